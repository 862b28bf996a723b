import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { type Control, useFieldArray, useForm, useWatch } from 'react-hook-form'
import type { z } from 'zod'
import { saveStaff } from '#renderer/data/commands/save-staff'
import { staffMember } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { useLive } from '#renderer/data/use-live'
import { usePracticeClock } from '#renderer/data/use-practice-clock'
import { DateField } from '#renderer/ui/fields/date-field'
import { PhoneField } from '#renderer/ui/fields/phone-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { FormActions } from '#renderer/ui/forms/form-actions'
import { FieldRow, FormSection } from '#renderer/ui/forms/form-section'
import { PlaceField } from '#renderer/ui/place/place-field'
import { Reading } from '#renderer/ui/tell/reading'
import { SavedMark } from '#renderer/ui/tell/saved-mark'
import { useUndo } from '#renderer/ui/tell/undo'
import { staffDetailsSchema } from '#shared/domain/practice/new-practice'
import type { Day } from '#shared/domain/time/calendar-day'
import { addressSchema, emptyAddress } from '#shared/schema/primitives'
import type { Staff } from '#shared/schema/staff'
import { AddressFields } from './address-fields'
import { looksLike } from './looks-like'
import { ProfilePart } from './profile-part'
import classes from './settings.module.css'
import { SettingsSection } from './settings-section'
import { useSavedMark } from './use-saved-mark'

// In the form an address is always there; one with nothing in it is none.
const formSchema = staffDetailsSchema.extend({ homeBase: addressSchema })
type Values = z.infer<typeof formSchema>

export function YouSection() {
  const { staffId } = useSession()
  const live = useLive(staffMember, staffId)
  const person = live.value
  const clock = usePracticeClock()
  return (
    <SettingsSection
      title="You"
      lead={
        person?.role === 'office'
          ? 'How the others in the practice reach you.'
          : 'Stands under your notes and on summaries to providers.'
      }
    >
      <Reading of={[live, clock]} what="Your details" />
      {person && clock && <YouForm key={person.id} person={person} today={clock.today} />}
      {person && clock && person.role !== 'office' && (
        <ProfilePart key={`profile ${person.id}`} person={person} today={clock.today} />
      )}
    </SettingsSection>
  )
}

const valuesOf = ({
  name,
  licence,
  phone,
  email,
  homeBase,
  credentials,
  homeLocation,
}: Staff): Values => ({
  name,
  licence,
  phone,
  email,
  credentials,
  homeBase: homeBase ?? emptyAddress,
  homeLocation: homeLocation ?? null,
})

const isEmpty = ({ street, unit, city, region, postalCode }: Values['homeBase']) =>
  [street, unit, city, region, postalCode].every((part) => part.trim() === '')

interface YouFormProps {
  readonly person: Staff
  /** In the practice's zone: what a license is held against. */
  readonly today: Day
}

function YouForm({ person, today }: YouFormProps) {
  const session = useSession()
  const { run, running } = useCommand(saveStaff)
  const form = useForm<Values>({
    resolver: zodResolver(formSchema),
    defaultValues: valuesOf(person),
    shouldFocusError: false,
  })
  // A place that was taken off the map is kept in the draft as nothing, whatever stands in the record.
  const example = { ...valuesOf(person), homeLocation: null }
  const draft = useFormDraft(`settings-staff:${person.id}`, form, looksLike(example))
  const [saved, setSaved] = useSavedMark(form)
  const { control } = form
  const worksWithClients = person.role !== 'office'
  const save = async (values: Values) => {
    const homeBase = isEmpty(values.homeBase) ? null : values.homeBase
    const answer = await run({ id: person.id, details: { ...values, homeBase } })
    setSaved(answer.ok ? 'saved' : 'notSaved')
    if (answer.ok) await draft.clear()
  }
  return (
    <Form form={form} label="You" onSubmit={save}>
      <FormSection title={worksWithClients ? 'Name and licence' : 'Name'}>
        <TextField
          control={control}
          name="name"
          label="Your name"
          {...(worksWithClients ? { help: 'As it stands on your license.' } : {})}
          width="l"
          maxLength={120}
        />
        {worksWithClients && <Licence control={control} today={today} />}
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
      {worksWithClients && (
        <>
          <FormSection
            title="Credentials"
            help="Certifications and insurance, with the day they run out."
          >
            <Credentials control={control} newId={session.newId} today={today} />
          </FormSection>
          <FormSection
            title="Home base"
            help="Where your day starts and ends. Leave it empty if it varies."
          >
            <AddressFields control={control} name="homeBase" />
            <BasePlace control={control} />
          </FormSection>
        </>
      )}
      <FormActions submitLabel="Save" busy={running} saved={<SavedMark state={saved} />} />
    </Form>
  )
}

interface LicenceProps {
  readonly control: Control<Values>
  readonly today: Day
}

function Licence({ control, today }: LicenceProps) {
  return (
    <FieldRow>
      <TextField
        control={control}
        name="licence.title"
        label="Title"
        width="xs"
        maxLength={40}
        optional
      />
      <TextField
        control={control}
        name="licence.number"
        label="License number"
        width="s"
        maxLength={40}
        optional
      />
      <TextField
        control={control}
        name="licence.state"
        label="State"
        width="xs"
        maxLength={40}
        optional
      />
      <DateField
        control={control}
        name="licence.expiresOn"
        label="Expires on"
        width="s"
        today={today}
        optional
      />
    </FieldRow>
  )
}

function BasePlace({ control }: { readonly control: Control<Values> }) {
  const address = useWatch({ control, name: 'homeBase' })
  return <PlaceField control={control} name="homeLocation" address={address} known={null} />
}

interface CredentialsProps {
  readonly control: Control<Values>
  readonly newId: () => string
  readonly today: Day
}

function Credentials({ control, newId, today }: CredentialsProps) {
  const list = useFieldArray({ control, name: 'credentials', keyName: 'key' })
  const offerUndo = useUndo()
  const remove = (index: number) => {
    const { key: _key, ...removed } = list.fields[index] as (typeof list.fields)[number]
    list.remove(index)
    offerUndo({ message: 'Credential removed.', undo: () => list.insert(index, removed) })
  }
  return (
    <div>
      {list.fields.map((credential, index) => (
        <fieldset
          key={credential.key}
          className={classes.plain}
          aria-label={`Credential ${index + 1}`}
        >
          <div className={classes.credential}>
            <FieldRow>
              <TextField
                control={control}
                name={`credentials.${index}.name`}
                label="Name"
                width="m"
                maxLength={120}
              />
              <TextField
                control={control}
                name={`credentials.${index}.issuer`}
                label="Issued by"
                width="s"
                maxLength={120}
                optional
              />
            </FieldRow>
            <FieldRow>
              <DateField
                control={control}
                name={`credentials.${index}.expiresOn`}
                label="Expires on"
                width="s"
                today={today}
                optional
              />
            </FieldRow>
            <div>
              <Button
                variant="subtle"
                size="compact-md"
                leftSection={<IconTrash size={18} aria-hidden />}
                onClick={() => remove(index)}
              >
                Remove
              </Button>
            </div>
          </div>
        </fieldset>
      ))}
      <Button
        variant="default"
        leftSection={<IconPlus size={18} aria-hidden />}
        onClick={() => list.append({ id: newId(), name: '', issuer: '', expiresOn: null })}
      >
        Add a credential
      </Button>
    </div>
  )
}
