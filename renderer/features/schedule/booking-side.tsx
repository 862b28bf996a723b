import { Button } from '@mantine/core'
import { type DayBook, dayBook, surroundingsOf } from '#renderer/data/queries/day-book'
import { staffMember } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useHeld } from '#renderer/data/use-held'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { perinatalOn, visitFacts } from '#renderer/data/visit-facts'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { checkTime, type Surroundings, type TimeCheck } from '#shared/domain/schedule/check-time'
import {
  closedWords,
  nearestWords,
  objectionWords,
  tripWords,
} from '#shared/domain/schedule/objection-words'
import { isCalledOff } from '#shared/domain/schedule/occupied-time'
import { suggestStarts } from '#shared/domain/schedule/suggest-starts'
import { nearDayWords, timeRangeWords, timeWords } from '#shared/domain/schedule/time-words'
import type { Trip } from '#shared/domain/schedule/trip-check'
import {
  fitWindows,
  windowRemarkWords,
  windowsOn,
  windowWords,
} from '#shared/domain/schedule/window-fit'
import { closedOn, type TherapistTime, therapistTime } from '#shared/domain/schedule/working-time'
import {
  addDays,
  addMinutes,
  clockTimeOf,
  startOfDay,
  weekdayOf,
} from '#shared/domain/time/calendar-day'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import { daySchema } from '#shared/schema/primitives'
import type { Visit } from '#shared/schema/visit'
import { BirthFacts } from './birth-facts'
import classes from './booking.module.css'
import type { BookingValues } from './booking-form'
import type { ChosenHousehold } from './use-household'

interface BookingSideProps {
  readonly values: BookingValues
  readonly startAt: string | null
  readonly visit: Visit | null
  readonly household: ChosenHousehold
  readonly service: CatalogEntry | null
  readonly clock: PracticeClock
  readonly onUse: (startTime: string) => void
}

/** Beside the form: who this is on that day, when the home suits, and what else the day holds. */
export function BookingSide(props: BookingSideProps) {
  const { values, household, clock } = props
  const day = daySchema.safeParse(values.day)
  const holds = useHeld()
  if (!day.success) return <aside className={classes.side} aria-label="About this visit" />
  const chart = household.parent ? household.charts.get(household.parent.id) : undefined
  return (
    <aside className={classes.side} aria-label="About this visit">
      {household.parent && holds('charts', household.parent.space) && (
        <section className={classes.part}>
          <h2 className={classes.partTitle}>
            {perinatalOn(chart, day.data) || 'Birth dates not recorded'}
          </h2>
          <p className={classes.quiet}>{nearDayWords(day.data, clock.today)}</p>
          <BirthFacts chart={chart} />
        </section>
      )}
      <TimeOnDay {...props} day={day.data} />
    </aside>
  )
}

function TimeOnDay(props: BookingSideProps & { readonly day: string }) {
  const { clock, day } = props
  const { timeZone } = clock
  // The neighbouring days too: a visit may run over midnight.
  const live = useLive(
    dayBook,
    startOfDay(addDays(day, -1), timeZone),
    startOfDay(addDays(day, 2), timeZone),
  )
  const session = useSession()
  const therapistId =
    props.visit?.therapistId ?? props.household.parent?.therapistId ?? session.staffId
  const staff = useLive(staffMember, therapistId)
  if (live.status !== 'ready' || staff.status !== 'ready') return null
  // Two therapists are at two doors at one time.
  const visits = live.value.visits.filter((visit) => visit.therapistId === therapistId)
  const book = { ...live.value, visits }
  const known = { ...props, book, time: therapistTime(staff.value) }
  return (
    <>
      <ThisTime {...known} />
      <RestOfDay {...known} />
    </>
  )
}

type WithBook = BookingSideProps & {
  readonly day: string
  readonly book: DayBook
  readonly time: TherapistTime
}

function ThisTime(props: WithBook) {
  const { values, startAt, visit, clock, day, household, book, time } = props
  const session = useSession()
  const around: Surroundings = surroundingsOf(book, household.parent, time, clock.now)
  if (!household.parent && around.windows.length === 0 && startAt === null) return null
  const asked = {
    clientId: values.clientId ?? '',
    serviceId: values.serviceId ?? '',
    therapistId: visit?.therapistId ?? household.parent?.therapistId ?? session.staffId,
    timeZone: clock.timeZone,
    visitId: visit?.id ?? null,
  }
  if (startAt === null || !values.durationMin) {
    const free = values.durationMin
      ? suggestStarts({ ...asked, day, durationMin: values.durationMin }, around)
      : []
    return <WindowsAhead {...props} free={free} />
  }
  const span = { startAt, endAt: addMinutes(startAt, values.durationMin) }
  const fit = fitWindows(around.windows, span, clock.timeZone)
  const check = checkTime({ ...asked, ...span }, around)
  return (
    <section className={classes.part} aria-live="polite">
      <h2 className={classes.partTitle}>This time</h2>
      <div className={classes.remarks}>
        {check.objections.length === 0 && (
          <div>
            <Status meaning="done">
              {fit.verdict === 'uncomfortable' ? 'Free, outside their best times' : 'Free'}
            </Status>
          </div>
        )}
        <Against check={check} {...props} />
        <TripRemark label="From" trip={check.trips.before} {...props} />
        <TripRemark label="To" trip={check.trips.after} {...props} />
        {startAt < clock.now && <p className={classes.quiet}>This time is already past.</p>}
        {fit.remarks.map((remark) => (
          <p key={remark.window.id}>{windowRemarkWords(remark)}</p>
        ))}
        {fit.remarks.length === 0 && fit.verdict !== 'free' && (
          <p>This home has no times on that weekday.</p>
        )}
      </div>
    </section>
  )
}

/** What stands against the time, and the nearest one that works. */
function Against({ check, clock, onUse }: WithBook & { readonly check: TimeCheck }) {
  const { objections, nearestStartAt } = check
  if (objections.length === 0) return null
  return (
    <div className={classes.objection}>
      {objections.map((objection) => (
        <Status key={objection.kind} meaning="attention">
          {objectionWords(objection, clock.timeZone)}
        </Status>
      ))}
      {nearestStartAt ? (
        <>
          <p>{nearestWords(nearestStartAt, clock.timeZone)}</p>
          <Button
            variant="default"
            size="sm"
            onClick={() => onUse(clockTimeOf(nearestStartAt, clock.timeZone))}
          >
            Use {timeWords(nearestStartAt, clock.timeZone)}
          </Button>
        </>
      ) : (
        <p className={classes.quiet}>No other time works on this day.</p>
      )}
    </div>
  )
}

interface TripRemarkProps {
  readonly label: 'From' | 'To'
  readonly trip: Trip | null
  readonly book: DayBook
  readonly clock: PracticeClock
}

function TripRemark({ label, trip, book, clock }: TripRemarkProps) {
  const visit = trip && book.visits.find((one) => one.id === trip.visitId)
  if (!trip || !visit) return null
  return (
    <p>
      {label} <PersonName name={visitFacts(visit, book, clock.timeZone).name} />: {tripWords(trip)}
    </p>
  )
}

function WindowsAhead({
  household,
  day,
  clock,
  free,
  onUse,
}: WithBook & { readonly free: readonly string[] }) {
  const windows = household.parent?.home?.windows ?? []
  const onDay = windowsOn(windows, weekdayOf(day))
  if (windows.length === 0 && free.length === 0) return null
  return (
    <section className={classes.part}>
      <h2 className={classes.partTitle}>Times that suit</h2>
      <div className={classes.remarks}>
        {onDay.map((window) => (
          <p key={window.id}>
            {windowWords(window)}
            {window.strength === 'hard' && ': only then'}
          </p>
        ))}
        {windows.length > 0 && onDay.length === 0 && <p>This home has no times on that weekday.</p>}
        {free.length > 0 && (
          <div className={classes.free}>
            {free.map((startAt) => (
              <Button
                key={startAt}
                variant="default"
                size="sm"
                onClick={() => onUse(clockTimeOf(startAt, clock.timeZone))}
              >
                {timeWords(startAt, clock.timeZone)}
              </Button>
            ))}
          </div>
        )}
      </div>
    </section>
  )
}

function RestOfDay({ book, day, clock, visit, time }: WithBook) {
  const { timeZone } = clock
  const from = startOfDay(day, timeZone)
  const to = startOfDay(addDays(day, 1), timeZone)
  const others = book.visits.filter(
    (one) => one.id !== visit?.id && one.startAt >= from && one.startAt < to && !isCalledOff(one),
  )
  const closed = closedOn(day, time, timeZone).filter(({ kind }) => kind !== 'hours')
  return (
    <section className={classes.part}>
      <h2 className={classes.partTitle}>
        {others.length === 0 ? 'Nothing else that day' : 'Also that day'}
      </h2>
      {closed.map((span) => (
        <p key={`${span.kind} ${span.startAt}`} className={classes.quiet}>
          {closedWords(span, timeZone)}
        </p>
      ))}
      {others.length > 0 && (
        <ol className={classes.others}>
          {others.map((one) => (
            <li key={one.id} className={classes.other}>
              <span className={classes.otherTime}>
                {timeRangeWords(one.startAt, one.endAt, timeZone)}
              </span>
              <PersonName name={visitFacts(one, book, timeZone).name} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
