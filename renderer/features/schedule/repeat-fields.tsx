import type { Control } from 'react-hook-form'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { CheckboxGroup } from '#renderer/ui/fields/checkbox-group'
import { DateField } from '#renderer/ui/fields/date-field'
import { NumberField } from '#renderer/ui/fields/number-field'
import { RadioCards } from '#renderer/ui/fields/radio-cards'
import { SelectField } from '#renderer/ui/fields/select-field'
import { FieldRow, FormSection } from '#renderer/ui/forms/form-section'
import { ruleFrom, seriesDays } from '#shared/domain/schedule/series'
import { dayWords, weekdayName } from '#shared/domain/schedule/time-words'
import { weekdayOf } from '#shared/domain/time/calendar-day'
import { type BookingAnswer, type BookingValues, bookingSchema, repeatOf } from './booking-form'

interface RepeatFieldsProps {
  readonly control: Control<BookingValues, unknown, BookingAnswer>
  readonly values: BookingValues
  readonly clock: PracticeClock
}

const rhythms = [
  { value: '0', label: 'Once' },
  { value: '1', label: 'Every week' },
  { value: '2', label: 'Every 2 weeks' },
  { value: '3', label: 'Every 3 weeks' },
  { value: '4', label: 'Every 4 weeks' },
]

/** Whether the visit comes again: how often, on which days, until when. */
export function RepeatFields({ control, values, clock }: RepeatFieldsProps) {
  const bound = { control }
  const own = weekdayOf(
    values.day && /^\d{4}-\d\d-\d\d$/.test(values.day) ? values.day : clock.today,
  )
  return (
    <FormSection title="Again">
      <SelectField
        {...bound}
        name="repeatWeeks"
        label="How often"
        width="s"
        searchable={false}
        options={rhythms}
      />
      {values.repeatWeeks !== '0' && (
        <>
          <CheckboxGroup
            {...bound}
            name="repeatDays"
            label={`Also on, besides ${weekdayName(own)}`}
            optional
            options={[1, 2, 3, 4, 5, 6, 7]
              .filter((weekday) => weekday !== own)
              .map((weekday) => ({ value: String(weekday), label: weekdayName(weekday) }))}
          />
          <RadioCards
            {...bound}
            name="repeatEnds"
            label="Ends"
            columns={2}
            options={[
              { value: 'count', label: 'After so many visits' },
              { value: 'until', label: 'On a day' },
            ]}
          />
          <FieldRow>
            {values.repeatEnds === 'count' ? (
              <NumberField
                {...bound}
                name="repeatCount"
                label="Visits"
                min={2}
                max={104}
                width="xs"
              />
            ) : (
              <DateField {...bound} name="repeatUntil" label="Last day" today={clock.today} />
            )}
          </FieldRow>
          <SeriesWords values={values} clock={clock} />
        </>
      )}
    </FormSection>
  )
}

/** "6 visits, the last on Monday, January 4." */
function SeriesWords({ values, clock }: Omit<RepeatFieldsProps, 'control'>) {
  const answer = bookingSchema(clock.timeZone).safeParse(values)
  const repeat = answer.success ? repeatOf(answer.data) : null
  if (!answer.success || !repeat) return null
  const { day, startTime, durationMin } = answer.data
  const days = seriesDays(ruleFrom(day, startTime, durationMin, repeat))
  const last = days.at(-1)
  return (
    <p>
      {days.length} visits{last && `, the last on ${dayWords(last, clock.today)}`}.
    </p>
  )
}
