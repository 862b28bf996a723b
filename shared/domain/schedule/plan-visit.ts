import { ok, type Result, refused } from '#shared/result'
import type { TimeWindow } from '#shared/schema/client'
import type { ChecklistLine, Visit } from '#shared/schema/visit'
import {
  addDays,
  addMinutes,
  clockTimeOf,
  dayOf,
  type Instant,
  instantAt,
  minutesBetween,
  startOfDay,
} from '../time/calendar-day'
import { findOverlaps, type MarginsByService, nearestFreeStart } from './find-overlaps'
import { type Margins, noMargins, type Span } from './occupied-time'
import { fitWindows } from './window-fit'

/** What stands against a time. A person may know better and go on. */
export type Objection =
  | {
      readonly kind: 'overlap'
      readonly visitIds: readonly string[]
      /** The nearest free start on the same day, or null when the day has no room. */
      readonly nearestStartAt: Instant | null
    }
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
}

interface TimeWanted extends Span {
  readonly therapistId: string
  readonly serviceId: string
  readonly timeZone: string
  readonly visitId: string | null
}

/** Everything that stands against a time, the clash with another visit first. */
export function objectionsTo(wanted: TimeWanted, around: Surroundings): readonly Objection[] {
  const asked = { ...wanted, margins: around.margins.get(wanted.serviceId) ?? noMargins }
  const overlaps = findOverlaps(asked, around.visits, around.margins)
  const found: Objection[] = []
  if (overlaps.length > 0) {
    found.push({
      kind: 'overlap',
      visitIds: overlaps.map((visit) => visit.id),
      nearestStartAt: nearestFreeStart(
        asked,
        around.visits,
        around.margins,
        bookableSpan(wanted, asked.margins, around.now),
      ),
    })
  }
  if (fitWindows(around.windows, wanted, wanted.timeZone).verdict === 'unsuitable') {
    found.push({ kind: 'window' })
  }
  return found
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

export interface VisitWanted {
  readonly clientId: string
  readonly infantIds: readonly string[]
  readonly therapistId: string
  readonly serviceId: string
  readonly startAt: Instant
  readonly durationMin: number
  readonly timeZone: string
  readonly plan: string
  readonly checklist: readonly ChecklistLine[]
}

type Stamp = Pick<Visit, 'id' | 'space' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'>
type Touch = Pick<Visit, 'updatedAt' | 'updatedBy'>

export type PlanRefusal =
  | { readonly kind: 'objections'; readonly objections: readonly Objection[] }
  | { readonly kind: 'noLength' }

/** A new visit, or what stands against its time unless `knowingly` says that the person has seen it. */
export function planVisit(
  wanted: VisitWanted,
  around: Surroundings,
  stamp: Stamp,
  knowingly: boolean,
): Result<Visit, PlanRefusal> {
  if (wanted.durationMin < 1) return refused({ kind: 'noLength' })
  const { durationMin, ...rest } = wanted
  const endAt = addMinutes(wanted.startAt, durationMin)
  const objections = objectionsTo({ ...wanted, endAt, visitId: stamp.id }, around)
  if (objections.length > 0 && !knowingly) return refused({ kind: 'objections', objections })
  return ok({
    ...stamp,
    ...rest,
    infantIds: [...wanted.infantIds],
    checklist: [...wanted.checklist],
    endAt,
    state: 'planned',
    stateReason: '',
    window: fitWindows(around.windows, { startAt: wanted.startAt, endAt }, wanted.timeZone).chosen,
    timeline: [],
  })
}

/** Only what has not begun can be given another time; what happened stays where it happened. */
export const canBeMoved = (visit: Pick<Visit, 'state'>): boolean => visit.state === 'planned'

/** Another time, service or plan for a visit that has not begun; ticks already made are kept. */
export function replanVisit(
  visit: Visit,
  wanted: VisitWanted,
  around: Surroundings,
  touch: Touch,
  knowingly: boolean,
): Result<Visit, PlanRefusal | { readonly kind: 'begun' }> {
  if (!canBeMoved(visit)) return refused({ kind: 'begun' })
  const planned = planVisit(wanted, around, { ...visit, ...touch }, knowingly)
  if (!planned.ok) return planned
  const sameService = wanted.serviceId === visit.serviceId
  return ok({
    ...planned.value,
    checklist: sameService ? visit.checklist : keepTicks(visit.checklist, wanted.checklist),
    timeline: visit.timeline,
  })
}

const sameLine = (a: ChecklistLine, b: ChecklistLine): boolean =>
  a.phase === b.phase && (a.itemId !== null ? a.itemId === b.itemId : a.label === b.label)

/** The new service's list, with the ticks of the old one; a ticked line it does not know stays. */
export function keepTicks(
  old: readonly ChecklistLine[],
  fresh: readonly ChecklistLine[],
): ChecklistLine[] {
  const taken = fresh.map((line) => {
    const before = old.find((one) => one.tickedAt !== null && sameLine(one, line))
    return before ? { ...line, tickedAt: before.tickedAt, tickedBy: before.tickedBy } : line
  })
  const stays = old.filter(
    (one) => one.tickedAt !== null && !fresh.some((line) => sameLine(one, line)),
  )
  return [...taken, ...stays]
}

/** Another start: named, or so much later (negative: earlier) by the clock or by whole days. */
export type Shift =
  | { readonly startAt: Instant }
  | { readonly byMin: number }
  /** To the same time by the clock on another day. */
  | { readonly byDays: number; readonly timeZone: string }

export function shiftedStart(startAt: Instant, shift: Shift): Instant {
  if ('startAt' in shift) return shift.startAt
  if ('byMin' in shift) return addMinutes(startAt, shift.byMin)
  const { byDays, timeZone } = shift
  const day = addDays(dayOf(startAt, timeZone), byDays)
  return instantAt(day, clockTimeOf(startAt, timeZone), timeZone)
}

/** The same visit at another start, as long as before; its window is chosen again. */
export function moveVisit(
  visit: Visit,
  startAt: Instant,
  windows: readonly TimeWindow[],
  touch: Touch,
): Result<Visit, 'begun'> {
  if (!canBeMoved(visit)) return refused('begun')
  const endAt = addMinutes(startAt, minutesBetween(visit.startAt, visit.endAt))
  const { chosen } = fitWindows(windows, { startAt, endAt }, visit.timeZone)
  return ok({ ...visit, ...touch, startAt, endAt, window: chosen })
}
