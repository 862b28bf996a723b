import { orderPairs } from './order-pairs'
import { planDay } from './plan-day'
import { planPractice } from './plan-practice'
import { type Lateness, latenessOf, planInOrder } from './price-order'
import type { RoutePlan, RouteProblem, TherapistPlan } from './problem'

/** Where the day stands now. */
export interface Present {
  /** When the therapist is free to drive: now, or when the session under way will be packed up. */
  readonly freeMin: number
  /** Null where it is not known: the next drive then counts nothing. */
  readonly place: number | null
  /** Visits over or called off; they are not planned again. */
  readonly done: readonly string[]
  readonly hadLunch: boolean
}

export interface Replan {
  readonly problem: RouteProblem
  readonly best: RoutePlan
  readonly keepOrder: RoutePlan
  readonly bestLateness: readonly Lateness[]
  /** Each client's lateness when nothing is changed about the order. */
  readonly keepOrderLateness: readonly Lateness[]
  /** Whether the best plan visits in the order that was promised. */
  readonly sameOrder: boolean
}

/** A session that starts up to this much after what was promised still keeps the promise, minutes. */
export const promiseToleranceMin = 5
/** The search settles a day too long to prove by so many rounds, not by the clock: it must be the same again. */
const roundsWithoutProof = 2_000

/**
 * The rest of one therapist's day from here: what was promised becomes a preferred window, each visit that
 * starts otherwise is charged `changeMin`, and keeping the order stands beside the best.
 */
export function replan(
  problem: RouteProblem,
  promisedPlan: TherapistPlan,
  present: Present,
): Replan {
  const rest = restOfDay(problem, promisedPlan, present)
  const { therapistId } = promisedPlan
  const order = promisedPlan.stops.flatMap(({ visitId }) =>
    visitId !== null && rest.visits.some(({ id }) => id === visitId) ? [visitId] : [],
  )
  const search = { seed: 1, limit: { rounds: roundsWithoutProof } }
  const inOrder = planInOrder(rest, therapistId, order)
  const best = planDay(rest, therapistId) ?? planPractice(rest, search)
  const keepOrder = inOrder ?? planPractice(withOrder(rest, order), search)
  const found = best.plans[0]?.stops.flatMap(({ visitId }) => visitId ?? []) ?? []
  return {
    problem: rest,
    best,
    keepOrder,
    bestLateness: latenessOf(best),
    keepOrderLateness: latenessOf(keepOrder),
    sameOrder: found.join() === order.filter((id) => found.includes(id)).join(),
  }
}

const withOrder = (problem: RouteProblem, order: readonly string[]): RouteProblem => ({
  ...problem,
  orders: orderPairs(order),
})

function restOfDay(problem: RouteProblem, plan: TherapistPlan, present: Present): RouteProblem {
  const therapist = problem.therapists.find(({ id }) => id === plan.therapistId)
  if (!therapist) throw new Error('The problem does not know this therapist')
  const starts = new Map(plan.stops.map(({ visitId, beginMin }) => [visitId, beginMin]))
  const visits = problem.visits
    .filter(({ id }) => starts.has(id) && !present.done.includes(id))
    .map((visit) => {
      const startMin = (starts.get(visit.id) as number) + visit.setupMin
      return {
        ...visit,
        // A locked start that can no longer be kept would leave the visit out; late is better, and said.
        lockedStartMin: null,
        promised: visit.promised ?? {
          fromMin: startMin,
          toMin: startMin + promiseToleranceMin,
        },
      }
    })
  const { hours, lunch } = therapist
  const from = {
    ...therapist,
    hours: hours && { fromMin: present.freeMin, toMin: Math.max(hours.toMin, present.freeMin) },
    startPlace: present.place,
    lunch: present.hadLunch ? null : lunch,
  }
  return { ...problem, visits, therapists: [from], latenessLimitMin: null }
}
