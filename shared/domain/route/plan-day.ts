import { type DayAnswer, owesLunch } from './day-answer'
import { beginTimes, type DayModel, dayModel, mayVisit } from './day-model'
import type { PlannedStop, RoutePlan, RouteProblem, RouteVisit, TherapistPlan } from './problem'
import { provableVisits, solveDay } from './solve-day'

/**
 * The proven best day of one therapist. Null when more than `provableVisits` could be visited: then
 * `planPractice` finds a good day and proves nothing.
 */
export function planDay(problem: RouteProblem, therapistId: string): RoutePlan | null {
  const therapist = problem.therapists.find(({ id }) => id === therapistId)
  if (!therapist) throw new Error('The problem does not know this therapist')
  const able = problem.visits.filter((visit) => mayVisit(visit, therapist))
  if (able.length > provableVisits) return null
  if (therapist.hours === null) return emptyPlan(problem)
  const model = dayModel(problem, therapist, able)
  const answer = solveDay(model)
  const plan = therapistPlan(problem, model, answer)
  const visited = new Set(plan.stops.map(({ visitId }) => visitId))
  const left = problem.visits.filter(({ id }) => !visited.has(id))
  const unable = problem.visits.filter((visit) => !able.includes(visit))
  return {
    plans: [plan],
    unassigned: left.map(({ id }) => id),
    lunchLeftOut: missesLunch(model, plan) ? [therapist.id] : [],
    score: {
      ...answer.score,
      unassigned: answer.score.unassigned + sumOfPriorities(unable),
    },
    proven: true,
  }
}

export const sumOfPriorities = (visits: readonly RouteVisit[]): number =>
  visits.reduce((sum, { priority }) => sum + priority, 0)

export const missesLunch = (
  { therapist }: Pick<DayModel, 'therapist'>,
  plan: TherapistPlan,
): boolean =>
  owesLunch({ therapist }, plan.stops.length === 0, plan.returnMin) &&
  plan.stops.every(({ visitId }) => visitId !== null)

const emptyPlan = (problem: RouteProblem): RoutePlan => ({
  plans: [],
  unassigned: problem.visits.map(({ id }) => id),
  lunchLeftOut: [],
  score: {
    unassigned: sumOfPriorities(problem.visits),
    lateness: 0,
    worstLateness: 0,
    costMin: 0,
    paidMin: 0,
    unevenMin: 0,
  },
  proven: true,
})

export function therapistPlan(
  problem: RouteProblem,
  model: DayModel,
  { steps, departMin, returnMin }: DayAnswer,
): TherapistPlan {
  const stops = steps.map((step): PlannedStop => {
    const { arriveMin, beginMin, leaveMin, driveMin } = step
    const visit = model.visits[step.visit]
    const times = { arriveMin, beginMin, leaveMin, driveMin }
    if (!visit) return { visitId: null, ...times, lateMin: step.lateness / 4, lateForWishMin: 0 }
    const { hardLast, wishLast } = beginTimes(visit, problem)
    const over = (last: readonly number[]) =>
      last.length === 0 ? 0 : Math.max(0, beginMin - (last.at(-1) as number))
    return { visitId: visit.id, ...times, lateMin: over(hardLast), lateForWishMin: over(wishLast) }
  })
  const inside = stops.reduce((sum, stop) => sum + stop.driveMin, 0)
  const home = stops.length === 0 ? 0 : returnMin - (stops.at(-1)?.leaveMin ?? returnMin)
  return { therapistId: model.therapist.id, departMin, returnMin, driveMin: inside + home, stops }
}
