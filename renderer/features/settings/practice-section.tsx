import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { savePractice } from '#renderer/data/commands/save-practice'
import { practiceEntry } from '#renderer/data/queries/practice'
import { useCommand } from '#renderer/data/use-command'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { useLive } from '#renderer/data/use-live'
import { PhoneField } from '#renderer/ui/fields/phone-field'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { FormActions } from '#renderer/ui/forms/form-actions'
import { FieldRow, FormSection } from '#renderer/ui/forms/form-section'
import { Reading } from '#renderer/ui/tell/reading'
import { SavedMark } from '#renderer/ui/tell/saved-mark'
import { practiceDetailsSchema } from '#shared/domain/practice/new-practice'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import { AddressFields } from './address-fields'
import { looksLike } from './looks-like'
import { SettingsSection } from './settings-section'
import { useSavedMark } from './use-saved-mark'

// A select holds text; the record a number (1 = Monday).
const formSchema = practiceDetailsSchema.extend({ firstWeekday: z.enum(['1', '6', '7']) })
type Values = z.infer<typeof formSchema>

const weekdays = [
  { value: '7', label: 'Sunday' },
  { value: '1', label: 'Monday' },
  { value: '6', label: 'Saturday' },
]
const papers = [
  { value: 'Letter', label: 'Letter (8.5 × 11 in)' },
  { value: 'A4', label: 'A4 (210 × 297 mm)' },
]

export function PracticeSection() {
  const live = useLive(practiceEntry)
  return (
    <SettingsSection title="Practice" lead="Stands on summaries, receipts and printed sheets.">
      <Reading of={[live]} what="The practice’s details" />
      {live.value?.practice && <PracticeForm key={live.value.id} entry={live.value} />}
    </SettingsSection>
  )
}

function valuesOf({ name, practice }: CatalogEntry): Values {
  if (!practice) throw new Error('Not the practice’s entry')
  const weekday = String(practice.firstWeekday)
  const firstWeekday = weekday === '1' || weekday === '6' ? weekday : '7'
  return { ...practice, name, firstWeekday }
}

function PracticeForm({ entry }: { readonly entry: CatalogEntry }) {
  const { run, running } = useCommand(savePractice)
  const form = useForm<Values>({
    resolver: zodResolver(formSchema),
    defaultValues: valuesOf(entry),
    shouldFocusError: false,
  })
  const draft = useFormDraft(`settings-practice:${entry.id}`, form, looksLike(valuesOf(entry)))
  const [saved, setSaved] = useSavedMark(form)
  const { control } = form
  const save = async (values: Values) => {
    const details = { ...values, firstWeekday: Number(values.firstWeekday) }
    // The lock time is set in Security, maybe while this form was open.
    const lockAfterMin = entry.practice?.lockAfterMin ?? details.lockAfterMin
    const answer = await run({ id: entry.id, details: { ...details, lockAfterMin } })
    setSaved(answer.ok ? 'saved' : 'notSaved')
    if (answer.ok) await draft.clear()
  }
  const timeZones = Intl.supportedValuesOf('timeZone').map((zone) => ({
    value: zone,
    label: zone.replaceAll('_', ' '),
  }))
  return (
    <Form form={form} label="Practice" onSubmit={save}>
      <FormSection title="Name and contact">
        <TextField control={control} name="name" label="Practice name" width="l" maxLength={120} />
        <FieldRow>
          <PhoneField control={control} name="phone" label="Phone" width="s" optional />
          <TextField
            control={control}
            name="email"
            label="Email"
            type="email"
            maxLength={254}
            optional
          />
        </FieldRow>
      </FormSection>
      <FormSection title="Address" help="Where the practice gets its mail.">
        <AddressFields control={control} name="address" />
      </FormSection>
      <FormSection title="Calendar and paper">
        <FieldRow>
          <SelectField control={control} name="timeZone" label="Time zone" options={timeZones} />
          <SelectField
            control={control}
            name="firstWeekday"
            label="The week begins on"
            width="s"
            options={weekdays}
          />
        </FieldRow>
        <SelectField control={control} name="paper" label="Paper" options={papers} />
      </FormSection>
      <FormActions submitLabel="Save" busy={running} saved={<SavedMark state={saved} />} />
    </Form>
  )
}
