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
} from '../time/calendar-day'
import { checkTime, type Surroundings, type TimeCheck } from './check-time'
import { fitWindows } from './window-fit'

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
  | ({ readonly kind: 'objections' } & TimeCheck)
  /** It was to be booked all the same, and nobody said why. */
  | { readonly kind: 'noReason' }
  | { readonly kind: 'noLength' }

/**
 * A new visit, or what stands against its time. `overruling`: why the person books it all the same,
 * having seen that; null when nobody decided so. The reason stays with the visit.
 */
export function planVisit(
  wanted: VisitWanted,
  around: Surroundings,
  stamp: Stamp,
  overruling: string | null,
): Result<Visit, PlanRefusal> {
  if (wanted.durationMin < 1) return refused({ kind: 'noLength' })
  const { durationMin, ...rest } = wanted
  const endAt = addMinutes(wanted.startAt, durationMin)
  const check = checkTime({ ...wanted, endAt, visitId: stamp.id }, around)
  const against = check.objections.map((objection) => objection.kind)
  const reason = overruling?.trim() ?? ''
  if (against.length > 0 && overruling === null) return refused({ kind: 'objections', ...check })
  if (against.length > 0 && reason === '') return refused({ kind: 'noReason' })
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
    overruled: against.length > 0 ? { objections: against, reason } : null,
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
  overruling: string | null,
): Result<Visit, PlanRefusal | { readonly kind: 'begun' }> {
  if (!canBeMoved(visit)) return refused({ kind: 'begun' })
  const planned = planVisit(wanted, around, { ...visit, ...touch }, overruling)
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

/** The same visit at another start, as long as before unless told; its window is chosen again. */
export function moveVisit(
  visit: Visit,
  startAt: Instant,
  windows: readonly TimeWindow[],
  touch: Touch,
  durationMin = minutesBetween(visit.startAt, visit.endAt),
): Result<Visit, 'begun'> {
  if (!canBeMoved(visit)) return refused('begun')
  const endAt = addMinutes(startAt, durationMin)
  const { chosen } = fitWindows(windows, { startAt, endAt }, visit.timeZone)
  return ok({ ...visit, ...touch, startAt, endAt, window: chosen })
}
