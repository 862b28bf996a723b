import { useWatch } from 'react-hook-form'
import { staffMember } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import { CheckboxField } from '#renderer/ui/fields/checkbox-field'
import { PhoneField } from '#renderer/ui/fields/phone-field'
import { RadioCards } from '#renderer/ui/fields/radio-cards'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextArea } from '#renderer/ui/fields/text-area'
import { TextField } from '#renderer/ui/fields/text-field'
import { FieldRow, FormSection } from '#renderer/ui/forms/form-section'
import { PlaceField } from '#renderer/ui/place/place-field'
import { preferredContactWords } from '#shared/domain/clients/words'
import type { HouseholdFormApi } from './household-form-api'
import { optionsOf } from './options'

interface FieldsProps {
  readonly form: HouseholdFormApi
}

export function ContactFields({ form: { control } }: FieldsProps) {
  return (
    <FormSection title="Contact">
      <FieldRow>
        <PhoneField control={control} name="contact.phone" label="Phone" optional width="s" />
        <TextField control={control} name="contact.email" label="Email" optional type="email" />
      </FieldRow>
      <RadioCards
        control={control}
        name="contact.safeToText"
        label="Is it safe to text this phone?"
        help="Somebody else may read it. Ask every parent."
        columns={3}
        options={[
          { value: 'notAsked', label: 'Not asked yet' },
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No, do not text' },
        ]}
        width="full"
      />
      <FieldRow>
        <SelectField
          control={control}
          name="contact.preferred"
          label="Prefers"
          options={optionsOf(preferredContactWords)}
          width="s"
        />
        <TextField control={control} name="contact.language" label="Language" optional width="s" />
      </FieldRow>
      <CheckboxField
        control={control}
        name="contact.interpreterNeeded"
        label="An interpreter is needed"
      />
      <FieldRow>
        <TextField
          control={control}
          name="contact.emergencyName"
          label="Whom to call in an emergency"
          optional
        />
        <PhoneField
          control={control}
          name="contact.emergencyPhone"
          label="Their phone"
          optional
          width="s"
        />
      </FieldRow>
    </FormSection>
  )
}

function HomePlace({ control }: Pick<HouseholdFormApi, 'control'>) {
  const { staffId } = useSession()
  const address = useWatch({ control, name: 'address' })
  const base = useLive(staffMember, staffId).value?.homeLocation
  const known = base ? { name: 'your home base', place: base } : null
  return <PlaceField control={control} name="location" address={address} known={known} />
}

export function AccessFields({ form: { control } }: FieldsProps) {
  return (
    <FormSection title="Address and how to get in" help="You will read this in the driveway.">
      <FieldRow>
        <TextField
          control={control}
          name="address.street"
          label="Street"
          optional
          maxLength={300}
        />
        <TextField control={control} name="address.unit" label="Unit" optional width="xs" />
      </FieldRow>
      <FieldRow>
        <TextField control={control} name="address.city" label="City" optional width="s" />
        <TextField control={control} name="address.region" label="State" optional width="xs" />
        <TextField
          control={control}
          name="address.postalCode"
          label="ZIP"
          optional
          width="xs"
          maxLength={20}
        />
      </FieldRow>
      <HomePlace control={control} />
      <FieldRow>
        <TextField control={control} name="access.gateCode" label="Gate code" optional width="s" />
        <TextField control={control} name="access.parking" label="Parking" optional />
      </FieldRow>
      <CheckboxField
        control={control}
        name="access.quietEntry"
        label="Quiet entry: do not ring or knock loudly"
      />
      <FieldRow>
        <TextField control={control} name="access.entrance" label="Entrance" optional />
        <TextField control={control} name="access.stairs" label="Stairs" optional />
      </FieldRow>
      <FieldRow>
        <TextField control={control} name="access.pets" label="Pets" optional />
        <TextField control={control} name="access.othersAtHome" label="Others at home" optional />
      </FieldRow>
      <TextArea
        control={control}
        name="access.note"
        label="Anything else about the way in"
        optional
        minRows={2}
      />
    </FormSection>
  )
}
