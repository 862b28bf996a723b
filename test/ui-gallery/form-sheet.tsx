import { useForm } from 'react-hook-form'
import { CheckboxField } from '#renderer/ui/fields/checkbox-field'
import { CheckboxGroup } from '#renderer/ui/fields/checkbox-group'
import { DateField } from '#renderer/ui/fields/date-field'
import { DateTimeField } from '#renderer/ui/fields/date-time-field'
import { MoneyField } from '#renderer/ui/fields/money-field'
import { MultiSelectField } from '#renderer/ui/fields/multi-select-field'
import { NumberField } from '#renderer/ui/fields/number-field'
import { PassphraseField } from '#renderer/ui/fields/passphrase-field'
import { PhoneField } from '#renderer/ui/fields/phone-field'
import { RadioCards } from '#renderer/ui/fields/radio-cards'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TagsField } from '#renderer/ui/fields/tags-field'
import { TextArea } from '#renderer/ui/fields/text-area'
import { TextField } from '#renderer/ui/fields/text-field'
import { TimeField } from '#renderer/ui/fields/time-field'
import { Form } from '#renderer/ui/forms/form'
import { FormActions } from '#renderer/ui/forms/form-actions'
import { FieldRow, FormSection } from '#renderer/ui/forms/form-section'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { SavedMark } from '#renderer/ui/tell/saved-mark'

const today = '2026-11-21'
const services = ['Prenatal massage', 'Postnatal massage', 'Infant massage'].map((label) => ({
  value: label,
  label,
}))

export function FormSheet() {
  const form = useForm({
    shouldFocusError: false,
    defaultValues: {
      name: 'Amélie Oduya',
      phone: '',
      email: '',
      born: '2026-11-04' as string | null,
      at: '09:30' as string | null,
      visit: '2026-11-24T09:30' as string | null,
      lengthMin: 60 as number | null,
      weightG: null as number | null,
      feeCents: 12_500 as number | null,
      service: null as string | null,
      areas: ['Prenatal massage'],
      allergies: ['Tree nuts'],
      birth: 'vaginal' as string | null,
      scents: ['none'],
      consent: false,
      passphrase: 'short one',
      notes: 'Knock, do not ring: the bell wakes the baby.',
    },
  })
  const { control } = form
  return (
    <PageFrame title="New client" width="read" lead="Only the name is needed to begin.">
      <Form
        form={form}
        label="New client"
        onSubmit={() => {
          form.setError('phone', { message: 'Write a telephone number' })
          form.setError('service', { message: 'Choose a service' })
          form.setError('birth', { message: 'Choose how the baby was born' })
        }}
      >
        <FormSection title="Parent" help="As the family says it.">
          <TextField control={control} name="name" label="Name" />
          <FieldRow>
            <PhoneField control={control} name="phone" label="Phone" />
            <TextField control={control} name="email" label="Email" type="email" optional />
          </FieldRow>
          <RadioCards
            control={control}
            name="birth"
            label="Birth"
            columns={2}
            options={[
              { value: 'vaginal', label: 'Vaginal' },
              { value: 'cesarean', label: 'Cesarean', help: 'Scar work waits for clearance' },
            ]}
          />
          <TagsField
            control={control}
            name="allergies"
            label="Allergies"
            help="One after another, with Enter."
            optional
          />
          <CheckboxGroup
            control={control}
            name="scents"
            label="Scents"
            options={[
              { value: 'none', label: 'None, please' },
              { value: 'lavender', label: 'Lavender', help: 'Not near the baby' },
            ]}
          />
        </FormSection>
        <FormSection title="Visit">
          <FieldRow>
            <DateField control={control} name="born" label="Born on" today={today} />
            <TimeField control={control} name="at" label="Nap until" />
          </FieldRow>
          <DateTimeField control={control} name="visit" label="Visit" today={today} />
          <FieldRow>
            <NumberField control={control} name="lengthMin" label="Length" unit="min" width="xs" />
            <NumberField control={control} name="weightG" label="Weight" unit="g" optional />
            <MoneyField control={control} name="feeCents" label="Fee" width="xs" />
          </FieldRow>
          <SelectField control={control} name="service" label="Service" options={services} />
          <MultiSelectField control={control} name="areas" label="Also" options={services} />
          <TextArea control={control} name="notes" label="At the door" maxLength={60} />
          <CheckboxField
            control={control}
            name="consent"
            label="Consent was read aloud and agreed to"
            help="Both parents where both are at home."
          />
          <PassphraseField
            control={control}
            name="passphrase"
            label="Passphrase"
            measure={async () => ({ score: 1, enough: false, hint: 'Add another word or two.' })}
          />
        </FormSection>
        <FormActions
          submitLabel="Save client"
          onCancel={() => form.reset()}
          saved={<SavedMark state="saved" />}
        />
      </Form>
    </PageFrame>
  )
}
