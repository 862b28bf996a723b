import type { Control } from 'react-hook-form'
import { type ClientDirectory, fullName } from '#renderer/data/queries/client-directory'
import { visitsOfClient } from '#renderer/data/queries/visits'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { CheckboxGroup } from '#renderer/ui/fields/checkbox-group'
import { DateField } from '#renderer/ui/fields/date-field'
import { NumberField } from '#renderer/ui/fields/number-field'
import { RadioCards } from '#renderer/ui/fields/radio-cards'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextArea } from '#renderer/ui/fields/text-area'
import { TimeField } from '#renderer/ui/fields/time-field'
import { FieldRow, FormSection } from '#renderer/ui/forms/form-section'
import { Status } from '#renderer/ui/show/status'
import { minutesWords, timeWords } from '#shared/domain/schedule/time-words'
import { lengthRemark } from '#shared/domain/schedule/usual-length'
import { addMinutes } from '#shared/domain/time/calendar-day'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { Visit } from '#shared/schema/visit'
import { type BookingAnswer, type BookingValues, comesTwice, startOfBooking } from './booking-form'
import { ClientField } from './client-field'
import { RepeatFields } from './repeat-fields'
import type { ChosenHousehold } from './use-household'

interface BookingFieldsProps {
  readonly control: Control<BookingValues, unknown, BookingAnswer>
  readonly values: BookingValues
  readonly visit: Visit | null
  readonly household: ChosenHousehold
  readonly clock: PracticeClock
  readonly directory: ClientDirectory
  readonly services: readonly CatalogEntry[]
}

export function BookingFields(props: BookingFieldsProps) {
  const { control, values, visit, household, clock } = props
  const bound = { control }
  return (
    <>
      <FormSection title="Who">
        <ClientField
          {...bound}
          name="clientId"
          label="Client"
          directory={props.directory}
          disabled={visit !== null}
          autoFocus={visit === null && values.clientId === null}
        />
        <SelectField
          {...bound}
          name="serviceId"
          label="Service"
          width="l"
          options={serviceOptions(props.services, values.serviceId)}
        />
        {household.infants.length > 0 && (
          <CheckboxGroup
            {...bound}
            name="infantIds"
            label="Who takes part besides the parent"
            optional
            options={household.infants.map((infant) => ({
              value: infant.id,
              label: fullName(infant.name) || 'Baby',
            }))}
          />
        )}
      </FormSection>
      <FormSection title="When">
        <FieldRow>
          <DateField {...bound} name="day" label="Day" today={clock.today} />
          <TimeField {...bound} name="startTime" label="Session starts" stepMin={15} />
          <NumberField
            {...bound}
            name="durationMin"
            label="Takes"
            unit="min"
            min={5}
            max={480}
            step={5}
            width="xs"
          />
        </FieldRow>
        {comesTwice(values, clock.timeZone) && (
          <RadioCards
            {...bound}
            name="ofTwo"
            label="The clocks go back that night and this time comes twice. Which one?"
            columns={2}
            options={[
              { value: 'first', label: 'The first', help: 'Before the clocks go back' },
              { value: 'second', label: 'The second', help: 'After the clocks went back' },
            ]}
          />
        )}
        <EndWords {...props} />
        <LengthRemark {...props} />
        {visit?.series && (
          <RadioCards
            {...bound}
            name="scope"
            label="This visit is one of a series. What is changed?"
            columns={2}
            options={[
              { value: 'this', label: 'Only this visit' },
              { value: 'following', label: 'This and the following' },
            ]}
          />
        )}
      </FormSection>
      {visit === null && <RepeatFields {...props} />}
      <FormSection title="Plan">
        <TextArea
          {...bound}
          name="plan"
          label="What is planned"
          help="For you: goals of this visit, what to bring up, what to watch."
          optional
          width="full"
          minRows={3}
          maxLength={120_000}
        />
      </FormSection>
    </>
  )
}

/** A length that is unusual for the kind of session: said, never refused. */
function LengthRemark({ values, services, visit }: BookingFieldsProps) {
  const visits = useLive(visitsOfClient, values.clientId ?? '')
  const service = services.find(({ id }) => id === values.serviceId)?.service
  if (!service || !values.durationMin || !visits.value) return null
  const held = visits.value.filter(({ id, state }) => id !== visit?.id && state !== 'cancelled')
  const words = lengthRemark(service.serviceKind, values.durationMin, held.length === 0)
  return words === null ? null : (
    <Status meaning="waiting" plain>
      {words}
    </Status>
  )
}

/** "Ends 11:15 AM. In the home from 9:50 to 11:30 AM with set-up and pack-up." */
function EndWords({ values, services, clock }: BookingFieldsProps) {
  const startAt = startOfBooking(values, clock.timeZone)
  const service = services.find((entry) => entry.id === values.serviceId)?.service
  if (startAt === null || !values.durationMin) return null
  const endAt = addMinutes(startAt, values.durationMin)
  const at = (instant: string) => timeWords(instant, clock.timeZone)
  return (
    <p>
      Ends {at(endAt)}.{' '}
      {service && service.setupMin + service.packupMin > 0 && (
        <>
          In the home {at(addMinutes(startAt, -service.setupMin))} –{' '}
          {at(addMinutes(endAt, service.packupMin))}: {minutesWords(service.setupMin)} to set up,{' '}
          {minutesWords(service.packupMin)} to pack up.
        </>
      )}
    </p>
  )
}

const serviceOptions = (services: readonly CatalogEntry[], chosenId: string | null) =>
  services
    .filter((entry) => entry.service && (entry.active || entry.id === chosenId))
    .map((entry) => ({
      value: entry.id,
      label: `${entry.name}, ${minutesWords(entry.service?.durationMin ?? 0)}`,
    }))
