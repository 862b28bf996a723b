import type { Visit } from '#shared/schema/visit'
import { type Day, dayOf, type Instant } from '../time/calendar-day'

export interface OrderedDay {
  /** The visit that is going on, else the next that can still be begun; null when none is left. */
  readonly next: Visit | null
  /** Planned after `next`, earliest first. */
  readonly later: readonly Visit[]
  /** Over today: finished, called off, or its time went by without a start. Earliest first. */
  readonly earlier: readonly Visit[]
  /** Begun on an earlier day and never finished. */
  readonly leftOpen: readonly Visit[]
}

const isUnderWay = (visit: Visit): boolean =>
  visit.state === 'travelling' || visit.state === 'arrived' || visit.state === 'inSession'

/** Planned, and its time went by without a start. */
export const wentByUnbegun = (visit: Visit, now: Instant): boolean =>
  visit.state === 'planned' && visit.endAt <= now

/**
 * One therapist's day as it stands at `now`. `visits` may hold neighbouring days: only those of
 * `today` are ordered, and those left open before it are named.
 */
export function orderDay(
  visits: readonly Visit[],
  today: Day,
  now: Instant,
  timeZone: string,
): OrderedDay {
  const byStart = visits.toSorted((a, b) => a.startAt.localeCompare(b.startAt))
  const ofToday = byStart.filter((visit) => dayOf(visit.startAt, timeZone) === today)
  const underWay = byStart.filter(isUnderWay)
  const current = underWay.findLast((visit) => visit.endAt > now || ofToday.includes(visit)) ?? null
  const comes = ofToday.find((visit) => visit.state === 'planned' && visit.endAt > now) ?? null
  const next = current ?? comes
  const later = ofToday.filter(
    (visit) =>
      visit !== next && (isUnderWay(visit) || (visit.state === 'planned' && visit.endAt > now)),
  )
  return {
    next,
    later,
    earlier: ofToday.filter((visit) => visit !== next && !later.includes(visit)),
    leftOpen: underWay.filter((visit) => visit !== next && dayOf(visit.startAt, timeZone) < today),
  }
}
