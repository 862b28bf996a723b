import { ok, type Result, refused } from '#shared/result'
import type { Visit } from '#shared/schema/visit'

export type CalledOffState = Extract<Visit['state'], 'cancelled' | 'noShow'>

type Touch = Pick<Visit, 'updatedAt' | 'updatedBy'>

/** A session that began has happened and is finished instead; one called off already stays so. */
export const canBeCalledOff = (visit: Pick<Visit, 'state'>): boolean =>
  visit.state === 'planned' || visit.state === 'travelling' || visit.state === 'arrived'

/** Cancelled, or nobody opened: always with a reason in the therapist's words. */
export function callOffVisit(
  visit: Visit,
  to: CalledOffState,
  reason: string,
  touch: Touch,
): Result<Visit, 'begun' | 'noReason'> {
  if (!canBeCalledOff(visit)) return refused('begun')
  const stateReason = reason.trim()
  if (stateReason === '') return refused('noReason')
  return ok({ ...visit, ...touch, state: to, stateReason })
}

/** Takes calling off back, to the state the visit was in. */
export function reinstateVisit(
  visit: Visit,
  to: Visit['state'],
  touch: Touch,
): Result<Visit, 'notCalledOff'> {
  if (visit.state !== 'cancelled' && visit.state !== 'noShow') return refused('notCalledOff')
  return ok({ ...visit, ...touch, state: to, stateReason: '' })
}

/** A booking made by mistake leaves no trace; once anything happened it is called off instead. */
export const canBeRemoved = (visit: Pick<Visit, 'state' | 'timeline'>): boolean =>
  visit.timeline.length === 0 && (visit.state === 'planned' || visit.state === 'cancelled')
