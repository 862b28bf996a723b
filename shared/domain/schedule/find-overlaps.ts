import type { Visit } from '#shared/schema/visit'
import { addMinutes, type Instant, minutesBetween } from '../time/calendar-day'
import {
  inTheHome,
  isCalledOff,
  type Margins,
  noMargins,
  type Span,
  spansMeet,
} from './occupied-time'

export type MarginsByService = ReadonlyMap<string, Margins>

export interface TimeAsked extends Span {
  readonly therapistId: string
  readonly margins: Margins
  /** The visit that is being moved; it does not stand in its own way. */
  readonly visitId: string | null
}

const inTheWay = (asked: TimeAsked, visits: readonly Visit[]): Visit[] =>
  visits.filter(
    (visit) =>
      visit.id !== asked.visitId && visit.therapistId === asked.therapistId && !isCalledOff(visit),
  )

const occupied = (visit: Visit, margins: MarginsByService): Span =>
  inTheHome(visit, margins.get(visit.serviceId) ?? noMargins)

/** The therapist's other visits that would be going on, set-up and pack-up counted; earliest first. */
export function findOverlaps(
  asked: TimeAsked,
  visits: readonly Visit[],
  margins: MarginsByService,
): readonly Visit[] {
  const wanted = inTheHome(asked, asked.margins)
  return inTheWay(asked, visits)
    .filter((visit) => spansMeet(wanted, occupied(visit, margins)))
    .toSorted((a, b) => a.startAt.localeCompare(b.startAt))
}

/** Starts are offered on five-minute marks, as people say them. */
const stepMin = 5

/**
 * The free start nearest to the one asked for, within `within` (usually the same day, from now on);
 * null when the day has no room. Of two equally near the later one: the therapist can wait, not hurry.
 */
export function nearestFreeStart(
  asked: TimeAsked,
  visits: readonly Visit[],
  margins: MarginsByService,
  within: Span,
): Instant | null {
  const lengthMin = minutesBetween(asked.startAt, asked.endAt)
  const others = inTheWay(asked, visits).map((visit) => occupied(visit, margins))
  const fits = (startAt: Instant): boolean => {
    const endAt = addMinutes(startAt, lengthMin)
    if (startAt < within.startAt || endAt > within.endAt) return false
    const wanted = inTheHome({ startAt, endAt }, asked.margins)
    return others.every((other) => !spansMeet(wanted, other))
  }
  if (fits(asked.startAt)) return asked.startAt
  const away = (startAt: Instant) => Math.abs(minutesBetween(asked.startAt, startAt))
  return (
    marksWithin(within)
      .filter(fits)
      .toSorted((a, b) => away(a) - away(b) || b.localeCompare(a))[0] ?? null
  )
}

function marksWithin(within: Span): Instant[] {
  const stepMs = stepMin * 60_000
  const first = Math.ceil(Date.parse(within.startAt) / stepMs) * stepMs
  const count = Math.max(0, Math.ceil((Date.parse(within.endAt) - first) / stepMs))
  return Array.from({ length: count }, (_, index) => new Date(first + index * stepMs).toISOString())
}
