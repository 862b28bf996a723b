import type { TimeWindow } from '#shared/schema/client'
import type { Visit } from '#shared/schema/visit'
import {
  addDays,
  addMinutes,
  dayOf,
  type Instant,
  minutesBetween,
  startOfDay,
} from '../time/calendar-day'
import { findOverlaps, type MarginsByService } from './find-overlaps'
import { inTheHome, type Margins, noMargins, type Span } from './occupied-time'
import type { Place } from './travel-estimate'
import { checkTrips, type Trips } from './trip-check'
import { fitWindows } from './window-fit'
import { type ClosedSpan, closedDuring, type TherapistTime } from './working-time'

/** What stands against a time. A person may know better and go on. */
export type Objection =
  | { readonly kind: 'overlap'; readonly visitIds: readonly string[] }
  /** The drive before or after takes longer than there is between the visits. */
  | { readonly kind: 'travel'; readonly trips: Trips; readonly shortMin: number }
  /** In a break, time off, or held by something else. */
  | { readonly kind: 'timeOff'; readonly closed: ClosedSpan }
  /** Outside of the therapist's working hours. */
  | { readonly kind: 'hours' }
  /** Outside of every time the home calls possible. */
  | { readonly kind: 'window' }

/** What a time is held against. */
export interface Surroundings {
  /** The therapist's visits of the day and its neighbours. */
  readonly visits: readonly Visit[]
  readonly margins: MarginsByService
  /** The home's windows. */
  readonly windows: readonly TimeWindow[]
  readonly now: Instant
  /** By client id. */
  readonly places: ReadonlyMap<string, Place | null>
  readonly time: TherapistTime
}

export interface TimeWanted extends Span {
  readonly clientId: string
  readonly therapistId: string
  readonly serviceId: string
  readonly timeZone: string
  /** The visit that is being changed; it does not stand in its own way. */
  readonly visitId: string | null
}

export interface TimeCheck {
  /** The clash with another visit first. */
  readonly objections: readonly Objection[]
  readonly trips: Trips
  /** The nearest start on that day against which nothing stands; null without objections or room. */
  readonly nearestStartAt: Instant | null
}

const marginsFor = (wanted: TimeWanted, around: Surroundings): Margins =>
  around.margins.get(wanted.serviceId) ?? noMargins

/** Holds a time against everything that is known, and looks for the nearest one that works. */
export function checkTime(wanted: TimeWanted, around: Surroundings): TimeCheck {
  const trips = checkTrips({ ...wanted, margins: marginsFor(wanted, around) }, around)
  const objections = objectionsTo(wanted, around)
  const nearestStartAt = objections.length === 0 ? null : nearestStart(wanted, around)
  return { objections, trips, nearestStartAt }
}

export function objectionsTo(wanted: TimeWanted, around: Surroundings): readonly Objection[] {
  const margins = marginsFor(wanted, around)
  const asked = { ...wanted, margins }
  const found: Objection[] = []
  const overlaps = findOverlaps(asked, around.visits, around.margins)
  if (overlaps.length > 0) {
    found.push({ kind: 'overlap', visitIds: overlaps.map((visit) => visit.id) })
  }
  const trips = checkTrips(asked, around)
  const shortMin = Math.max(trips.before?.shortMin ?? 0, trips.after?.shortMin ?? 0)
  if (shortMin > 0) found.push({ kind: 'travel', trips, shortMin })
  found.push(...closures(inTheHome(wanted, margins), wanted.timeZone, around))
  if (fitWindows(around.windows, wanted, wanted.timeZone).verdict === 'unsuitable') {
    found.push({ kind: 'window' })
  }
  return found
}

function closures(home: Span, timeZone: string, around: Surroundings): Objection[] {
  const closed = closedDuring(home, around.time, timeZone)
  const first = closed[0]
  if (!first) return []
  return first.kind === 'hours' ? [{ kind: 'hours' }] : [{ kind: 'timeOff', closed: first }]
}

/** Starts are offered on five-minute marks, as people say them. */
const stepMin = 5

/** Of two equally near the later one: the therapist can wait, not hurry. */
function nearestStart(wanted: TimeWanted, around: Surroundings): Instant | null {
  const lengthMin = minutesBetween(wanted.startAt, wanted.endAt)
  const within = bookableSpan(wanted, marginsFor(wanted, around), around.now)
  const away = (startAt: Instant) => Math.abs(minutesBetween(wanted.startAt, startAt))
  const marks = marksWithin(within, lengthMin).toSorted(
    (a, b) => away(a) - away(b) || b.localeCompare(a),
  )
  const works = (startAt: Instant) =>
    objectionsTo({ ...wanted, startAt, endAt: addMinutes(startAt, lengthMin) }, around).length === 0
  return marks.find(works) ?? null
}

/** The day of the wish, kept to hours one may ring at a door unless the wish itself is outside of them. */
function bookableSpan(wanted: TimeWanted, margins: Margins, now: Instant): Span {
  const day = dayOf(wanted.startAt, wanted.timeZone)
  const midnight = startOfDay(day, wanted.timeZone)
  const nextMidnight = startOfDay(addDays(day, 1), wanted.timeZone)
  const earliest = [addMinutes(midnight, 7 * 60), wanted.startAt].toSorted()[0] ?? midnight
  const latest = [addMinutes(nextMidnight, -3 * 60), wanted.endAt].toSorted()[1] ?? nextMidnight
  const soonest = addMinutes(now, margins.setupMin)
  // A wish in the past is a visit written down afterwards: then the past is open too.
  const startAt = wanted.startAt >= now && soonest > earliest ? soonest : earliest
  return { startAt, endAt: latest }
}

function marksWithin(within: Span, lengthMin: number): Instant[] {
  const stepMs = stepMin * 60_000
  const first = Math.ceil(Date.parse(within.startAt) / stepMs) * stepMs
  const last = Date.parse(within.endAt) - lengthMin * 60_000
  const count = Math.max(0, Math.floor((last - first) / stepMs) + 1)
  return Array.from({ length: count }, (_, index) => new Date(first + index * stepMs).toISOString())
}

/** Sorted by nearness, the free start within a stretch that nothing stands against; null when none. */
export function firstStartThatWorks(
  wanted: Omit<TimeWanted, 'startAt' | 'endAt'> & { readonly durationMin: number },
  around: Surroundings,
  within: Span,
): Instant | null {
  const works = (startAt: Instant) =>
    objectionsTo({ ...wanted, startAt, endAt: addMinutes(startAt, wanted.durationMin) }, around)
      .length === 0
  return marksWithin(within, wanted.durationMin).find(works) ?? null
}
