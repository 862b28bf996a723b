import type { DayAnswer } from './day-answer'
import { dayModel, mayVisit } from './day-model'
import { driveInOrder } from './drive-in-order'
import { missesLunch, planDay, sumOfPriorities, therapistPlan } from './plan-day'
import {
  compareScores,
  lunchPriority,
  type RoutePlan,
  type RouteProblem,
  type RouteScore,
  type TherapistPlan,
} from './problem'
import {
  allSteps,
  type PracticeSearch,
  type PracticeSteps,
  searchPractice,
} from './search-practice'
import { provableVisits, solveDay } from './solve-day'

/**
 * A good plan for several therapists: ruin and recreate decides who visits whom, then each therapist's
 * order is solved exactly and what was left out is tried once more. One therapist's day of at most
 * `provableVisits` is proven instead. The same seed and number of rounds give the same plan.
 */
export const planPractice = (problem: RouteProblem, search: PracticeSearch): RoutePlan =>
  allSteps(planPracticeInSteps(problem, search))

/** The same, for who wants to see how far it is or to end it early. */
export function* planPracticeInSteps(
  problem: RouteProblem,
  search: PracticeSearch,
): PracticeSteps<RoutePlan> {
  const [only, second] = problem.therapists
  if (only && !second) {
    const proven = planDay(problem, only.id)
    if (proven) return proven
  }
  const solve = rememberDays(problem)
  const found = yield* searchPractice(problem, search)
  const [first, ...others] = found.map((visits) =>
    assemble(problem, fillIn(problem, visits, solve)),
  )
  return others.reduce(betterPlan, first as RoutePlan)
}

interface Solved {
  readonly visits: readonly number[]
  readonly answer: DayAnswer
}

type SolveDay = (person: number, visits: readonly number[]) => Solved | null

/** Good plans of one problem share most of their days. */
function rememberDays(problem: RouteProblem): SolveDay {
  const known = new Map<string, Solved | null>()
  return (person, visits) => {
    const key = `${person}:${visits.join()}`
    const before = known.get(key)
    if (before !== undefined) return before
    const day = solved(problem, person, visits)
    known.set(key, day)
    return day
  }
}

/** Each day solved exactly; then every visit left out is offered to everyone once more. */
function fillIn(
  problem: RouteProblem,
  routes: readonly (readonly number[])[],
  solve: SolveDay,
): readonly (Solved | null)[] {
  const days = routes.map((visits, person) => solve(person, visits))
  const absent = new Set(problem.visits.keys())
  for (const day of days) for (const visit of day ? doneIn(day) : []) absent.delete(visit)
  for (const visit of absent) {
    for (let person = 0; person < days.length; person++) {
      const day = days[person]
      const therapist = problem.therapists[person]
      const one = problem.visits[visit]
      if (!day || !therapist || !one || !mayVisit(one, therapist)) continue
      const longer = solve(person, [...doneIn(day), visit])
      if (longer === null || doneIn(longer).length <= doneIn(day).length) continue
      if (longer.answer.score.unassigned > day.answer.score.unassigned) continue
      days[person] = longer
      break
    }
  }
  return days
}

const doneIn = ({ visits, answer }: Solved): number[] =>
  answer.steps.flatMap((step) => (step.visit < 0 ? [] : [visits[step.visit] as number]))

/** Null for whoever has no hours. Days too long to prove keep their order; only waiting and lunch are settled. */
function solved(problem: RouteProblem, person: number, visits: readonly number[]): Solved | null {
  const therapist = problem.therapists[person]
  if (!therapist || therapist.hours === null) return null
  const records = visits.map((visit) => problem.visits[visit] as RouteProblem['visits'][number])
  const model = dayModel(problem, therapist, records)
  const isLong = visits.length > provableVisits
  return { visits, answer: isLong ? driveInOrder(model) : solveDay(model) }
}

function assemble(problem: RouteProblem, days: readonly (Solved | null)[]): RoutePlan {
  const plans: TherapistPlan[] = []
  const parts: RouteScore[] = []
  const lunchLeftOut: string[] = []
  const done = new Set<number>()
  days.forEach((day, person) => {
    const therapist = problem.therapists[person]
    if (!day || !therapist) return
    const kept = doneIn(day)
    for (const visit of kept) done.add(visit)
    const records = day.visits.map(
      (visit) => problem.visits[visit] as RouteProblem['visits'][number],
    )
    const plan = therapistPlan(problem, dayModel(problem, therapist, records), day.answer)
    plans.push(plan)
    parts.push(day.answer.score)
    if (missesLunch({ therapist }, plan)) lunchLeftOut.push(therapist.id)
  })
  const left = problem.visits.filter((_, index) => !done.has(index))
  const sum = (part: keyof RouteScore) => parts.reduce((all, score) => all + score[part], 0)
  const paid = parts.map(({ paidMin }) => paidMin)
  return {
    plans,
    unassigned: left.map(({ id }) => id),
    lunchLeftOut,
    score: {
      unassigned: sumOfPriorities(left) + lunchLeftOut.length * lunchPriority,
      lateness: sum('lateness'),
      worstLateness: Math.max(0, ...parts.map(({ worstLateness }) => worstLateness)),
      costMin: sum('costMin'),
      paidMin: sum('paidMin'),
      unevenMin: plans.length < 2 ? 0 : Math.max(...paid) - Math.min(...paid),
    },
    proven: false,
  }
}

/** The better of two plans of one problem. */
export const betterPlan = (a: RoutePlan, b: RoutePlan): RoutePlan =>
  compareScores(b.score, a.score) < 0 ? b : a
