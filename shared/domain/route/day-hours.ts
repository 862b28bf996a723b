import type { DayPlan } from '#shared/schema/day-plan'
import type { Staff, Workday } from '#shared/schema/staff'
import type { Span } from '../schedule/occupied-time'
import { closedOn, therapistTime } from '../schedule/working-time'
import {
  addDays,
  type Day,
  instantAt,
  minutesBetween,
  startOfDay,
  weekdayOf,
} from '../time/calendar-day'
import type { RouteLunch } from './problem'

/** Taken where nobody said when they work: hours at which one may ring at a door. */
export const hoursNotTold = { startTime: '07:00', endTime: '21:00' } as const
/** A break is lunch when it is at least this long and touches these hours. */
const shortestLunchMin = 15
const lunchHours = { from: '10:30', to: '15:00' } as const
/** Lunch of the working hours may begin so much earlier or later when the day asks for it. */
const lunchPlayMin = 30

export interface DayHours {
  /** Minutes since the start of the day; null for a day without work. */
  readonly hours: { readonly fromMin: number; readonly toMin: number } | null
  /** No hours were ever told, or none on this weekday and the person plans all the same. */
  readonly assumed: boolean
  readonly lunch: RouteLunch | null
  /** Time off and breaks in between, in which no visit is planned. */
  readonly closed: readonly { readonly fromMin: number; readonly toMin: number }[]
}

/** When a person can be on the road on a day. `allTheSame`: also on a day without hours. */
export function dayHours(
  staff: Staff,
  day: Day,
  timeZone: string,
  lunchChoice: DayPlan['lunch'],
  allTheSame: boolean,
): DayHours {
  const origin = startOfDay(day, timeZone)
  const minuteOf = (instant: string) => Math.round(minutesBetween(origin, instant))
  const at = (clock: string) => minuteOf(instantAt(day, clock, timeZone))
  const time = therapistTime(staff)
  const workday = time.workdays.find(({ weekday }) => weekday === weekdayOf(day))
  const none = { hours: null, assumed: false, lunch: null, closed: [] }
  if (time.workdays.length > 0 && !workday && !allTheSame) return none
  const { startTime, endTime } = workday ?? hoursNotTold
  const lunchBreak = workday ? lunchOf(workday, lunchChoice) : null
  const closed = closedOn(day, time, timeZone)
    .filter(({ kind }) => kind !== 'hours')
    .filter((span) => !(lunchBreak && isBreak(span, lunchBreak, day, timeZone)))
    .map((span) => ({ fromMin: minuteOf(span.startAt), toMin: minuteOf(span.endAt) }))
    .toSorted((a, b) => a.fromMin - b.fromMin)
  const hours = allTheSame
    ? { fromMin: at(startTime), toMin: at(endTime) }
    : trimmed({ fromMin: at(startTime), toMin: at(endTime) }, closed)
  if (hours === null) return none
  return {
    hours,
    assumed: !workday,
    lunch: routeLunch(lunchChoice, lunchBreak, at),
    closed: allTheSame
      ? []
      : closed.filter(({ fromMin, toMin }) => fromMin < hours.toMin && toMin > hours.fromMin),
  }
}

type Break = Workday['breaks'][number]

function lunchOf({ breaks }: Workday, { choice }: DayPlan['lunch']): Break | null {
  if (choice === 'own') return breaks.find(({ name }) => /lunch/i.test(name)) ?? null
  const minutes = (one: Break) =>
    Number(one.endTime.slice(0, 2)) * 60 +
    Number(one.endTime.slice(3)) -
    Number(one.startTime.slice(0, 2)) * 60 -
    Number(one.startTime.slice(3))
  return (
    breaks
      .filter(
        (one) =>
          minutes(one) >= shortestLunchMin &&
          one.startTime < lunchHours.to &&
          one.endTime > lunchHours.from,
      )
      .toSorted((a, b) => minutes(b) - minutes(a))[0] ?? null
  )
}

const isBreak = (span: Span, one: Break, day: Day, timeZone: string): boolean =>
  span.startAt === instantAt(day, one.startTime, timeZone) &&
  span.endAt === instantAt(day, one.endTime, timeZone)

function routeLunch(
  { choice, fromTime, toTime, durationMin }: DayPlan['lunch'],
  lunchBreak: Break | null,
  at: (clock: string) => number,
): RouteLunch | null {
  if (choice === 'none') return null
  if (choice === 'own') {
    if (durationMin < 1) return null
    return { fromMin: at(fromTime), toMin: Math.max(at(fromTime), at(toTime)), durationMin }
  }
  if (!lunchBreak) return null
  const start = at(lunchBreak.startTime)
  return {
    fromMin: start - lunchPlayMin,
    toMin: start + lunchPlayMin,
    durationMin: at(lunchBreak.endTime) - start,
  }
}

/** The hours less what closes their edges; null when nothing is left. */
function trimmed(
  hours: { readonly fromMin: number; readonly toMin: number },
  closed: readonly { readonly fromMin: number; readonly toMin: number }[],
): { readonly fromMin: number; readonly toMin: number } | null {
  let { fromMin, toMin } = hours
  for (const span of closed) if (span.fromMin <= fromMin) fromMin = Math.max(fromMin, span.toMin)
  for (const span of closed.toReversed()) {
    if (span.toMin >= toMin) toMin = Math.min(toMin, span.fromMin)
  }
  return fromMin < toMin ? { fromMin, toMin } : null
}

/** Minutes of the day between which the practice's clock runs; 1,380 and 1,500 when it is changed. */
export const lengthOfDay = (day: Day, timeZone: string): number =>
  minutesBetween(startOfDay(day, timeZone), startOfDay(addDays(day, 1), timeZone))
