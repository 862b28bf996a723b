import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, useWatch } from 'react-hook-form'
import { z } from 'zod'
import { noteEntry } from '#renderer/data/commands/take-answer'
import { useCommand } from '#renderer/data/use-command'
import { useFormDraft } from '#renderer/data/use-form-draft'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { DateField } from '#renderer/ui/fields/date-field'
import { MultiSelectField } from '#renderer/ui/fields/multi-select-field'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextArea } from '#renderer/ui/fields/text-area'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { FormActions } from '#renderer/ui/forms/form-actions'
import { announce } from '#renderer/ui/tell/announce'
import { clearanceScopeWords } from '#shared/domain/consents/words'
import { entryHowWords, entryKindWords } from '#shared/domain/share/words'
import { clearanceScopeSchema } from '#shared/schema/chart'
import { daySchema } from '#shared/schema/primitives'
import type { Summary } from '#shared/schema/summary'
import classes from './summaries.module.css'

const kinds = [
  ...(['acknowledged', 'clearance', 'notCleared', 'question', 'result', 'other'] as const),
  ...(['opened', 'closed'] as const),
] as const
const hows = ['phone', 'fax', 'mail', 'inPerson'] as const

const saidSchema = z.strictObject({
  kind: z.enum(kinds),
  how: z.enum(hows),
  from: z.string().max(120),
  on: daySchema.nullable(),
  words: z.string().max(2000),
  scopes: z.array(clearanceScopeSchema).max(10),
  until: daySchema.nullable(),
})
const noteSchema = saidSchema.superRefine((said, context) => {
  if (said.kind === 'clearance' && said.scopes.length === 0) {
    context.addIssue({ code: 'custom', path: ['scopes'], message: 'Say what is cleared.' })
  }
  if (said.kind === 'clearance' && said.from.trim() === '') {
    context.addIssue({ code: 'custom', path: ['from'], message: 'Say who cleared it.' })
  }
  const late = said.until !== null && said.on !== null && said.until < said.on
  if (late) context.addIssue({ code: 'custom', path: ['until'], message: 'That is before it.' })
})
type Said = z.infer<typeof saidSchema>
const isSaid = (values: unknown): values is Said => saidSchema.safeParse(values).success

const options = <K extends string>(values: readonly K[], words: Readonly<Record<K, string>>) =>
  values.map((value) => ({ value, label: words[value] }))

interface NoteAnswerFormProps {
  readonly summary: Summary
  readonly clock: PracticeClock
  readonly onClose: () => void
}

/** An answer that came by phone, fax or mail, in the therapist's words. */
export function NoteAnswerForm({ summary, clock, onClose }: NoteAnswerFormProps) {
  const blank: Said = {
    ...{ kind: 'acknowledged', how: 'phone', from: '', on: clock.today, words: '' },
    ...{ scopes: [], until: null },
  }
  const form = useForm<Said>({
    resolver: zodResolver(noteSchema),
    defaultValues: blank,
    shouldFocusError: false,
  })
  const draft = useFormDraft(`answer:${summary.id}`, form, isSaid)
  const { run, running } = useCommand(noteEntry)
  const kind = useWatch({ control: form.control, name: 'kind' })
  const isClearance = kind === 'clearance'
  const save = async (said: Said) => {
    const cleared = isClearance ? {} : { scopes: [], until: null }
    const done = await run({ summaryId: summary.id, said: { ...said, ...cleared } })
    if (!done.ok) return announce('This summary is not here any more.')
    await draft.discard()
    announce('Written down')
    onClose()
  }
  return (
    <div className={classes.inlineForm}>
      <Form form={form} onSubmit={save} label="What they said">
        <div className={classes.fields}>
          <SelectField
            control={form.control}
            name="kind"
            label="What they said"
            options={options(kinds, entryKindWords)}
          />
          <SelectField
            control={form.control}
            name="how"
            label="How it came"
            options={options(hows, entryHowWords)}
          />
          <TextField control={form.control} name="from" label="Who said it" />
          <DateField control={form.control} name="on" label="On" today={clock.today} />
          {isClearance && (
            <>
              <MultiSelectField
                control={form.control}
                name="scopes"
                label="What is cleared"
                options={Object.entries(clearanceScopeWords).map(([value, label]) => ({
                  value,
                  label,
                }))}
              />
              <DateField
                control={form.control}
                name="until"
                label="Until"
                help="Without a day it counts 90 days."
                today={clock.today}
                optional
              />
            </>
          )}
          <TextArea control={form.control} name="words" label="In their words" optional />
        </div>
        <FormActions submitLabel="Write it down" busy={running} onCancel={onClose} />
      </Form>
    </div>
  )
}
