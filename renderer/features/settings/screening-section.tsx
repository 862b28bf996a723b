import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { saveCutOffs, saveResource } from '#renderer/data/commands/mood-rules'
import { allStaff } from '#renderer/data/queries/practice'
import { moodRules, resources } from '#renderer/data/queries/screenings'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { useLive } from '#renderer/data/use-live'
import { usePracticeClock } from '#renderer/data/use-practice-clock'
import { CheckboxField } from '#renderer/ui/fields/checkbox-field'
import { DateField } from '#renderer/ui/fields/date-field'
import { NumberField } from '#renderer/ui/fields/number-field'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { FormActions } from '#renderer/ui/forms/form-actions'
import { FieldRow, FormSection } from '#renderer/ui/forms/form-section'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import { Reading } from '#renderer/ui/tell/reading'
import { type KnownResource, useWords } from '#shared/domain/care-plan/resources'
import { dateWords } from '#shared/domain/clients/words'
import { cutOffRefusalWords } from '#shared/domain/clinical/mood/rules'
import { cutOffsFor } from '#shared/domain/clinical/mood/score'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { MoodRules } from '#shared/schema/mood-rules'
import { lineText, shortText } from '#shared/schema/primitives'
import { resourceSchema } from '#shared/schema/resource'
import { looksLike } from './looks-like'
import { SettingsSection } from './settings-section'

/** From which totals on the practice acts, and whom it names to its clients. */
export function ScreeningSection() {
  const rules = useLive(moodRules)
  const known = useLive(resources)
  const clock = usePracticeClock()
  if (!clock || rules.status !== 'ready' || !known.value) {
    return <Reading of={[clock, rules, known]} what="The rules of screening" page="Screening" />
  }
  return (
    <SettingsSection
      title="Screening"
      lead="Cut-offs of mood screens, and whom you name to clients. Item 10 of the EPDS has no cut-off: anything above 0 opens the safety steps."
    >
      <CutOffs
        key={rules.value?.cutOffs.length ?? 0}
        rules={rules.value}
        timeZone={clock.timeZone}
      />
      <Directory known={known.value} today={clock.today} />
    </SettingsSection>
  )
}

const cutOffForm = z.strictObject({
  language: shortText,
  epdsPossible: z.int('Enter a number.').min(1).max(30),
  epdsAssess: z.int('Enter a number.').min(1).max(30),
  phq2Positive: z.int('Enter a number.').min(1).max(6),
  why: lineText.trim().min(1, 'Say why in a few words: it stays beside the change.'),
})
type CutOffValues = z.infer<typeof cutOffForm>

function CutOffs({
  rules,
  timeZone,
}: {
  readonly rules: MoodRules | null
  readonly timeZone: string
}) {
  const { run, running } = useCommand(saveCutOffs)
  const staff = useLive(allStaff)
  const [refusal, setRefusal] = useState('')
  const usual = cutOffsFor(rules, '')
  const { epdsPossible, epdsAssess, phq2Positive } = usual
  const start: CutOffValues = { language: '', epdsPossible, epdsAssess, phq2Positive, why: '' }
  const form = useForm<CutOffValues>({
    resolver: zodResolver(cutOffForm),
    defaultValues: start,
    shouldFocusError: false,
  })
  const draft = useFormDraft('settings-cut-offs', form, looksLike(start))
  const { control } = form
  const save = async (values: CutOffValues) => {
    const done = await run(values)
    if (!done.ok) return setRefusal(cutOffRefusalWords[done.refusal])
    setRefusal('')
    await draft.discard()
    announce('Cut-offs changed')
  }
  return (
    <Form form={form} label="Cut-offs" onSubmit={save}>
      <FormSection
        title="Cut-offs"
        help="The usual ones are EPDS 10 and 13, PHQ-2 3. A validated translation may have others."
      >
        {refusal && (
          <p role="alert">
            <Status meaning="attention">{refusal}</Status>
          </p>
        )}
        <FieldRow>
          <NumberField
            control={control}
            name="epdsPossible"
            label="EPDS: offer more from"
            width="s"
          />
          <NumberField
            control={control}
            name="epdsAssess"
            label="EPDS: tell a provider from"
            width="s"
          />
          <NumberField
            control={control}
            name="phq2Positive"
            label="PHQ-2: offer more from"
            width="s"
          />
        </FieldRow>
        <FieldRow>
          <TextField
            control={control}
            name="language"
            label="Only in this language"
            help="Empty: in all without their own."
            optional
            width="s"
            maxLength={120}
          />
          <TextField control={control} name="why" label="Why" maxLength={300} />
        </FieldRow>
      </FormSection>
      <FormActions submitLabel="Change the cut-offs" busy={running} />
      {rules && rules.cutOffs.length > 0 && (
        <Rows label="Changes">
          {rules.cutOffs.toReversed().map((one) => (
            <Row
              key={one.id}
              title={`EPDS ${one.epdsPossible} and ${one.epdsAssess}, PHQ-2 ${one.phq2Positive}${one.language ? `, ${one.language}` : ''}`}
              detail={[
                dateWords(dayOf(one.changedAt, timeZone)),
                staff.value?.find(({ id }) => id === one.changedBy)?.name ?? '',
                one.why,
              ]
                .filter(Boolean)
                .join(' · ')}
            />
          ))}
        </Rows>
      )}
    </Form>
  )
}

function Directory({
  known,
  today,
}: {
  readonly known: readonly KnownResource[]
  readonly today: string
}) {
  const { newId } = useSession()
  const [editing, setEditing] = useState<KnownResource | null>(null)
  const add = (): KnownResource => ({
    ...{ id: newId(), name: '', use: 'support', phone: '', web: '', wordsEn: '', wordsEs: '' },
    ...{ verifiedOn: today, active: true, own: true, line: null },
  })
  if (editing) {
    return (
      <ResourceEditor
        key={editing.id}
        start={editing}
        today={today}
        onClose={() => setEditing(null)}
      />
    )
  }
  return (
    <FormSection
      title="Whom to turn to"
      help="Stands on self-care plans and beside the safety steps. Call each number yourself now and then."
    >
      <Rows label="Whom to turn to">
        {known.map((one) => (
          <Row
            key={one.id}
            title={one.name}
            detail={[useWords[one.use], one.phone, one.web].filter(Boolean).join(' · ')}
            trailing={
              one.active ? (
                <Status meaning={one.verifiedOn ? 'done' : 'attention'} plain>
                  {one.verifiedOn ? `Checked ${dateWords(one.verifiedOn)}` : 'Not checked yet'}
                </Status>
              ) : (
                <Status meaning="waiting" plain>
                  Set aside
                </Status>
              )
            }
            onOpen={() => setEditing(one)}
          />
        ))}
      </Rows>
      <Button variant="default" onClick={() => setEditing(add())}>
        Add a support group
      </Button>
    </FormSection>
  )
}

const resourceForm = resourceSchema.extend({
  name: shortText.trim().min(1, 'Enter a name.'),
  active: z.boolean(),
})
type ResourceValues = z.infer<typeof resourceForm>

function ResourceEditor(props: {
  readonly start: KnownResource
  readonly today: string
  readonly onClose: () => void
}) {
  const { id, own, line, ...start } = props.start
  const { run, running } = useCommand(saveResource)
  const form = useForm<ResourceValues>({
    resolver: zodResolver(resourceForm),
    defaultValues: start,
    shouldFocusError: false,
  })
  const draft = useFormDraft(`settings-resource:${id}`, form, looksLike(start))
  const { control } = form
  const save = async (values: ResourceValues) => {
    const done = await run({ ...values, id, own, line })
    if (!done.ok) return
    await draft.discard()
    announce('Kept')
    props.onClose()
  }
  const cancel = async () => {
    await draft.discard()
    props.onClose()
  }
  return (
    <Form form={form} label="Whom to turn to" onSubmit={save}>
      <FormSection title={start.name || 'A new entry'}>
        <TextField control={control} name="name" label="Name" maxLength={120} autoFocus />
        <FieldRow>
          <SelectField
            control={control}
            name="use"
            label="What for"
            options={Object.entries(useWords).map(([value, label]) => ({ value, label }))}
          />
          {line === null && (
            <TextField
              control={control}
              name="phone"
              label="Phone"
              optional
              width="s"
              maxLength={40}
            />
          )}
          <TextField control={control} name="web" label="Web address" optional maxLength={300} />
        </FieldRow>
        <TextField
          control={control}
          name="wordsEn"
          label="One line in English"
          optional
          maxLength={300}
        />
        <TextField
          control={control}
          name="wordsEs"
          label="One line in Spanish"
          optional
          maxLength={300}
        />
        {line === null ? (
          <DateField
            control={control}
            name="verifiedOn"
            label="You made sure of it on"
            today={props.today}
            max={props.today}
            optional
          />
        ) : (
          <p>
            Phone {start.phone}. The door check calls it too, so its number and the day you made
            sure of it are kept in one place: Settings, Clinical rules.
          </p>
        )}
        <CheckboxField control={control} name="active" label="Offered to clients" />
      </FormSection>
      <FormActions submitLabel="Save" busy={running} onCancel={() => void cancel()} />
    </Form>
  )
}
