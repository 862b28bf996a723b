import { explainDay, type StopReason } from './explain-day'
import { explainUnassigned, type UnassignedReason } from './explain-unassigned'
import { orderPairs } from './order-pairs'
import { planDay } from './plan-day'
import { planPractice, planPracticeInSteps } from './plan-practice'
import { type OrderPrice, priceBetween } from './price-order'
import type { RoutePlan, RouteProblem, TherapistPlan } from './problem'
import { type Present, type Replan, replan } from './replan'
import type { PracticeSteps } from './search-practice'
import { provableVisits } from './solve-day'

/** What is asked of the search; plain values, so that it can be asked in a worker. */
export type RouteWork =
  | {
      readonly kind: 'day'
      readonly problem: RouteProblem
      readonly therapistId: string
      /** Orders that nobody chose: where one drives to already comes first. */
      readonly givenOrders: RouteProblem['orders']
      /** The visits as they are booked, in time; what is no better than that leaves them there. */
      readonly booked: readonly string[]
    }
  | {
      readonly kind: 'late'
      readonly problem: RouteProblem
      readonly booked: TherapistPlan
      readonly present: Present
    }
  | {
      readonly kind: 'practice'
      readonly problem: RouteProblem
      readonly seed: number
      readonly budgetMs: number
    }
  | { readonly kind: 'leftOut'; readonly problem: RouteProblem; readonly plan: RoutePlan }

export interface DayOutcome {
  readonly plan: RoutePlan
  /** Null for a therapist without hours. */
  readonly mine: TherapistPlan | null
  readonly reasons: readonly StopReason[]
  /** What the order that a person keeps costs beside the best one; null when none is kept. */
  readonly price: OrderPrice | null
}

export interface LateOutcome extends Replan {
  readonly ms: number
}

export interface PracticeOutcome {
  readonly plan: RoutePlan
  readonly reasons: readonly StopReason[]
  readonly ms: number
}

export interface RouteAnswers {
  readonly day: DayOutcome
  readonly late: LateOutcome
  readonly practice: PracticeOutcome
  readonly leftOut: readonly UnassignedReason[]
}

/** Days too long to prove are searched by so many rounds, not by the clock: the same again each time. */
const roundsWithoutProof = (visits: number): number =>
  visits <= 30 ? 1_000 : Math.max(60, Math.round(15_000 / visits))
const seedWithoutProof = 1

/** One therapist's best day: proven where it can be, else the best found. */
export const bestDay = (problem: RouteProblem, therapistId: string): RoutePlan => {
  const therapists = problem.therapists.filter(({ id }) => id === therapistId)
  const alone = { ...problem, therapists }
  const search = {
    seed: seedWithoutProof,
    limit: { rounds: roundsWithoutProof(problem.visits.length) },
  }
  return planDay(alone, therapistId) ?? planPractice(alone, search)
}

/** Under a minute of driving or of paid time is nothing to move families for. */
const worthMovingMin = 1

/** The best day; the booked order stays where no other is better. A day driven backwards often is as good. */
function bestOrBooked(
  problem: RouteProblem,
  therapistId: string,
  booked: readonly string[],
): RoutePlan {
  const best = bestDay(problem, therapistId)
  // A day too long to prove takes a whole search of its own.
  if (booked.length < 2 || !best.proven) return best
  const orders = [...problem.orders, ...orderPairs(booked)]
  const same = bestDay({ ...problem, orders }, therapistId)
  const [a, b] = [best.score, same.score]
  const isAsGood =
    b.unassigned <= a.unassigned &&
    b.lateness <= a.lateness &&
    b.worstLateness <= a.worstLateness &&
    b.costMin < a.costMin + worthMovingMin &&
    b.paidMin < a.paidMin + worthMovingMin
  return isAsGood ? same : best
}

/** A day with every reason; the orders in the problem are those that a person keeps. */
export function workOnDay(
  problem: RouteProblem,
  therapistId: string,
  givenOrders: RouteProblem['orders'] = [],
  booked: readonly string[] = [],
): DayOutcome {
  const isKept = problem.orders.length > givenOrders.length
  const plan = bestOrBooked(problem, therapistId, isKept ? [] : booked)
  const mine = plan.plans.find((one) => one.therapistId === therapistId) ?? null
  const reasons = mine ? explainDay(problem, mine) : []
  if (!isKept) return { plan, mine, reasons, price: null }
  const free = bestDay({ ...problem, orders: givenOrders }, therapistId)
  return { plan, mine, reasons, price: priceBetween(plan, free, therapistId) }
}

/** The relaxations of the first few are looked for; of the others it is said why they do not fit. */
const mostRelaxed = 6
/** Each takes many plans that cannot be proven. */
const mostRelaxedOfLongDays = 1

export function reasonsLeftOut(
  problem: RouteProblem,
  plan: RoutePlan,
): readonly UnassignedReason[] {
  const longest = Math.max(0, ...plan.plans.map(({ stops }) => stops.length))
  return explainUnassigned(
    problem,
    plan,
    longest >= provableVisits ? mostRelaxedOfLongDays : mostRelaxed,
  )
}

export const workLate = (
  problem: RouteProblem,
  booked: TherapistPlan,
  present: Present,
  clock: () => number,
): LateOutcome => {
  const begunAt = clock()
  const answer = replan(problem, booked, present)
  return { ...answer, ms: clock() - begunAt }
}

export interface PracticeWork {
  readonly seed: number
  readonly budgetMs: number
  readonly clock: () => number
}

/** The whole practice's day, step by step: whoever waits for it may end it with the best so far. */
export function* workOnPractice(
  problem: RouteProblem,
  work: PracticeWork,
): PracticeSteps<PracticeOutcome> {
  const begunAt = work.clock()
  const plan = yield* planPracticeInSteps(problem, {
    seed: work.seed,
    limit: { budgetMs: work.budgetMs, nowMs: work.clock },
  })
  return {
    plan,
    reasons: plan.plans.flatMap((one) => explainDay(problem, one)),
    ms: work.clock() - begunAt,
  }
}
