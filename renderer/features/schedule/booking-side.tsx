import { Button } from '@mantine/core'
import { type DayBook, dayBook, marginsOf } from '#renderer/data/queries/day-book'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { perinatalOn, visitFacts } from '#renderer/data/visit-facts'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { isCalledOff } from '#shared/domain/schedule/occupied-time'
import { type Objection, objectionsTo, type Surroundings } from '#shared/domain/schedule/plan-visit'
import { suggestStarts } from '#shared/domain/schedule/suggest-starts'
import { nearDayWords, timeRangeWords, timeWords } from '#shared/domain/schedule/time-words'
import {
  fitWindows,
  windowRemarkWords,
  windowsOn,
  windowWords,
} from '#shared/domain/schedule/window-fit'
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
  if (!day.success) return <aside className={classes.side} aria-label="About this visit" />
  const chart = household.parent ? household.charts.get(household.parent.id) : undefined
  return (
    <aside className={classes.side} aria-label="About this visit">
      {household.parent && (
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
  if (live.status !== 'ready') return null
  return (
    <>
      <TimeCheck {...props} book={live.value} />
      <RestOfDay {...props} book={live.value} />
    </>
  )
}

type WithBook = BookingSideProps & { readonly day: string; readonly book: DayBook }

function useSurroundings({ book, household, clock }: WithBook): Surroundings {
  return {
    visits: book.visits,
    margins: marginsOf(book.services),
    windows: household.parent?.home?.windows ?? [],
    now: clock.now,
  }
}

function TimeCheck(props: WithBook) {
  const { values, startAt, visit, clock, day, household } = props
  const session = useSession()
  const around = useSurroundings(props)
  if (!household.parent && around.windows.length === 0 && startAt === null) return null
  const asked = {
    serviceId: values.serviceId ?? '',
    therapistId: visit?.therapistId ?? session.staffId,
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
  const objections = objectionsTo({ ...asked, ...span }, around)
  return (
    <section className={classes.part} aria-live="polite">
      <h2 className={classes.partTitle}>This time</h2>
      <div className={classes.remarks}>
        {objections.length === 0 && (
          <div>
            <Status meaning="done">
              {fit.verdict === 'uncomfortable' ? 'Free, outside their best times' : 'Free'}
            </Status>
          </div>
        )}
        {objections.map((objection) => (
          <ObjectionWords key={objection.kind} objection={objection} {...props} />
        ))}
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

function ObjectionWords({ objection, clock, onUse }: WithBook & { readonly objection: Objection }) {
  if (objection.kind === 'window') {
    return (
      <div>
        <Status meaning="attention">Outside the times this home calls possible</Status>
      </div>
    )
  }
  const { nearestStartAt } = objection
  return (
    <div className={classes.objection}>
      <Status meaning="attention">At the same time as another visit</Status>
      {nearestStartAt ? (
        <>
          <p>The nearest free time is {timeWords(nearestStartAt, clock.timeZone)}.</p>
          <Button
            variant="default"
            size="sm"
            onClick={() => onUse(clockTimeOf(nearestStartAt, clock.timeZone))}
          >
            Use {timeWords(nearestStartAt, clock.timeZone)}
          </Button>
        </>
      ) : (
        <p className={classes.quiet}>There is no room for it on this day.</p>
      )}
    </div>
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

function RestOfDay({ book, day, clock, visit }: WithBook) {
  const { timeZone } = clock
  const from = startOfDay(day, timeZone)
  const to = startOfDay(addDays(day, 1), timeZone)
  const others = book.visits.filter(
    (one) => one.id !== visit?.id && one.startAt >= from && one.startAt < to && !isCalledOff(one),
  )
  return (
    <section className={classes.part}>
      <h2 className={classes.partTitle}>
        {others.length === 0 ? 'Nothing else that day' : 'Also that day'}
      </h2>
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
