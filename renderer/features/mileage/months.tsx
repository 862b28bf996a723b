import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { dateWords } from '#shared/domain/clients/words'
import {
  amountWords,
  distanceWords,
  driveTimes,
  knownWords,
  purposeWords,
} from '#shared/domain/mileage/drive-words'
import { amountOf, type DriveMonth, type LoggedTrip } from '#shared/domain/mileage/totals'
import { monthWords } from '#shared/domain/schedule/time-words'
import { driveTitle, type Known } from './drive-facts'
import classes from './mileage.module.css'

interface MonthsProps extends Known {
  readonly months: readonly DriveMonth[]
  readonly chosenId: string | null
  readonly onOpen: (id: string) => void
}

/** Month after month, the latest first; a drive opens beside it. */
export function Months({ months, chosenId, onOpen, ...known }: MonthsProps) {
  return months.map(({ month, trips, sums }) => (
    <Section
      key={month}
      title={monthWords(`${month}-01`)}
      actions={
        <span className={classes.monthSum} data-figures>
          {monthSums(sums, known.settings.unit)}
        </span>
      }
    >
      <Rows label={`Drives in ${monthWords(`${month}-01`)}`}>
        {trips.map((trip) => (
          <DriveRow
            key={trip.id}
            trip={trip}
            current={trip.id === chosenId}
            onOpen={() => onOpen(trip.id)}
            {...known}
          />
        ))}
      </Rows>
    </Section>
  ))
}

function monthSums(sums: DriveMonth['sums'], unit: Known['settings']['unit']): string {
  const business = distanceWords(sums.tenths[unit].business, unit)
  return `${business} business · ${amountWords(sums.amountHundredths)}`
}

interface DriveRowProps extends Known {
  readonly trip: LoggedTrip
  readonly current: boolean
  readonly onOpen: () => void
}

function DriveRow({ trip, current, onOpen, settings, clock, homes }: DriveRowProps) {
  const { drive } = trip
  const isVoid = drive.voidedAt !== null
  const amount = amountOf(trip, settings)
  const about = [
    driveTimes(trip.startAt, drive.endedAt, clock.timeZone),
    purposeWords[drive.purpose],
    knownWords[drive.known],
    drive.edits.length > 0 && !isVoid ? 'changed since' : '',
  ]
  return (
    <Row
      current={current}
      onOpen={onOpen}
      leading={<time dateTime={trip.day}>{dateWords(trip.day).replace(/, \d{4}$/, '')}</time>}
      title={<PersonName name={driveTitle(drive, homes)} />}
      detail={about.filter(Boolean).join(' · ')}
      trailing={
        isVoid ? (
          <Status meaning="waiting">Taken out</Status>
        ) : (
          <span className={classes.far} data-figures>
            <strong>{distanceWords(drive.distanceTenths, drive.unit)}</strong>
            <span>
              {drive.purpose !== 'business'
                ? ''
                : amount === null
                  ? 'no rate'
                  : amountWords(amount)}
            </span>
          </span>
        )
      }
    />
  )
}
