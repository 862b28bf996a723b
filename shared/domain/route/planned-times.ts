import { ok, type Result, refused } from '#shared/result'
import type { DayPlan } from '#shared/schema/day-plan'
import type { Visit } from '#shared/schema/visit'
import { canBeMoved } from '../schedule/plan-visit'
import { fitWindows } from '../schedule/window-fit'
import { addMinutes, minutesBetween } from '../time/calendar-day'
import { type DayProblem, instantOfMinute } from './day-problem'
import type { RoutePlan } from './problem'

/** Where a plan puts a visit. */
export interface PlannedTime {
  readonly visitId: string
  readonly therapistId: string
  readonly startAt: string
}

/** The start of each session of a plan. */
export const plannedTimes = (plan: RoutePlan, problem: DayProblem): readonly PlannedTime[] =>
  plan.plans.flatMap(({ therapistId, stops }) =>
    stops.flatMap(({ visitId, beginMin }) => {
      const visit = problem.visits.find(({ id }) => id === visitId)
      if (visitId === null || !visit) return []
      const startAt = instantOfMinute(problem, beginMin + visit.setupMin)
      return [{ visitId, therapistId, startAt }]
    }),
  )

/** Less than this is no change worth writing or telling, minutes. */
export const sameTimeMin = 1

export const isMoved = (visit: Visit, { startAt, therapistId }: PlannedTime): boolean =>
  visit.therapistId !== therapistId ||
  Math.abs(minutesBetween(visit.startAt, startAt)) >= sameTimeMin

export type PlannedRefusal =
  | 'begun'
  /** The home says never outside of its window, and the planned session is. */
  | 'window'
  /** The client was told another time, and nobody decided to move it. */
  | 'promised'

interface Setting {
  /** The home's windows. */
  readonly windows: Parameters<typeof fitWindows>[0]
  readonly promises: DayPlan['promises']
  readonly movePromised: boolean
  readonly touch: Pick<Visit, 'updatedAt' | 'updatedBy'>
}

/** A visit at its planned time; hard windows are kept, and what was promised unless a person says otherwise. */
export function takePlannedTime(
  visit: Visit,
  planned: PlannedTime,
  { windows, promises, movePromised, touch }: Setting,
): Result<Visit, PlannedRefusal> {
  if (!canBeMoved(visit)) return refused('begun')
  const { startAt, therapistId } = planned
  const endAt = addMinutes(startAt, minutesBetween(visit.startAt, visit.endAt))
  const { chosen, verdict } = fitWindows(windows, { startAt, endAt }, visit.timeZone)
  if (verdict === 'unsuitable' && startAt !== visit.startAt) return refused('window')
  const promise = promises.find(({ visitId }) => visitId === visit.id)
  if (promise && !movePromised && breaksPromise(promise.startAt, startAt)) {
    return refused('promised')
  }
  return ok({ ...visit, ...touch, therapistId, startAt, endAt, window: chosen })
}

/** A session up to this many minutes after what was said still keeps the promise. */
const promiseToleranceMin = 5

export function breaksPromise(promisedAt: string, startAt: string): boolean {
  const late = minutesBetween(promisedAt, startAt)
  return late < 0 || late > promiseToleranceMin
}
