import { TextArea } from '#renderer/ui/fields/text-area'
import { TextField } from '#renderer/ui/fields/text-field'
import { FieldRow, FormSection } from '#renderer/ui/forms/form-section'
import type { HouseholdFormApi } from './household-form-api'
import { WarnedDate } from './warned-date'

interface ParentFieldsProps {
  readonly form: HouseholdFormApi
  readonly today: string
  readonly isNew: boolean
}

export function ParentFields({ form, today, isNew }: ParentFieldsProps) {
  const { control } = form
  return (
    <FormSection title="Parent">
      <FieldRow>
        <TextField
          control={control}
          name="name.given"
          label="First name"
          autoFocus={isNew}
          maxLength={120}
        />
        <TextField
          control={control}
          name="name.family"
          label="Last name"
          optional
          maxLength={120}
        />
      </FieldRow>
      <FieldRow>
        <TextField
          control={control}
          name="name.preferred"
          label="What to say at the door"
          optional
          maxLength={120}
        />
        <TextField
          control={control}
          name="pronouns"
          label="Pronouns"
          optional
          width="s"
          maxLength={40}
        />
        <TextField
          control={control}
          name="gender"
          label="Gender"
          optional
          width="s"
          maxLength={40}
        />
      </FieldRow>
      <WarnedDate form={form} at="parentBornOn" label="Date of birth" today={today} max={today} />
      <TextArea
        control={control}
        name="note"
        label="Keep in mind about this family"
        optional
        minRows={2}
      />
    </FormSection>
  )
}
