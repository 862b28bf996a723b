import { dayModel, mayVisit } from './day-model'
import { createDice, createProgress, type SearchLimit } from './fleet'
import { missesLunch, planDay, sumOfPriorities, therapistPlan } from './plan-day'
import { PracticeState } from './practice-state'
import {
  compareScores,
  lunchPriority,
  type RoutePlan,
  type RouteProblem,
  type RouteScore,
  type TherapistPlan,
} from './problem'
import { type DayAnswer, provableVisits, solveDay } from './solve-day'

export interface PracticeSearch {
  readonly seed: number
  readonly limit: SearchLimit
  /** Called now and then with the share done, 0 to 1; answering `false` ends the search with the best so far. */
  readonly onProgress?: (share: number) => boolean
}

/**
 * A good plan for several therapists: ruin and recreate decides who visits whom, then each therapist's
 * order is solved exactly and what was left out is tried once more. One therapist's day of at most
 * `provableVisits` is proven instead. The same seed and number of rounds give the same plan.
 */
export function planPractice(problem: RouteProblem, search: PracticeSearch): RoutePlan {
  const [only, second] = problem.therapists
  if (only && !second) {
    const proven = planDay(problem, only.id)
    if (proven) return proven
  }
  const found = new PracticeRuin(problem, search).run()
  return assemble(problem, fillIn(problem, found))
}

class PracticeRuin {
  private readonly state: PracticeState
  private readonly dice: () => number
  private readonly near: readonly (readonly number[])[]
  private readonly cachedVersion: Int32Array
  private readonly cachedDelta: Float64Array
  private readonly cachedPosition: Int32Array

  constructor(
    problem: RouteProblem,
    private readonly search: PracticeSearch,
  ) {
    this.state = new PracticeState(problem)
    this.dice = createDice(search.seed)
    const { count, width, drive } = this.state
    this.near = Array.from({ length: count }, (_, visit) =>
      Array.from({ length: count }, (_, other) => other).sort(
        (a, b) =>
          (a === visit ? -1 : (drive[visit * width + a] as number)) -
          (b === visit ? -1 : (drive[visit * width + b] as number)),
      ),
    )
    const pairs = this.state.count * this.state.people
    this.cachedVersion = new Int32Array(pairs).fill(-1)
    this.cachedDelta = new Float64Array(pairs)
    this.cachedPosition = new Int32Array(pairs)
  }

  run(): readonly (readonly number[])[] {
    const { state, dice, search } = this
    const progress = createProgress(search.limit, 8)
    this.recreate()
    state.mark()
    let current = state.total
    let best = current
    let bestRoutes = state.routes.map((route) => [...route])
    const hot = 20
    const cold = 0.3
    let rounds = 0
    for (let share = progress(); share < 1 && state.count > 1; share = progress()) {
      if (++rounds % 256 === 0 && search.onProgress?.(share) === false) break
      this.ruin()
      this.recreate()
      const total = state.total
      if (total >= current - hot * (cold / hot) ** share * Math.log(dice())) {
        state.takeBack()
        continue
      }
      current = total
      state.mark()
      if (total < best) {
        best = total
        bestRoutes = state.routes.map((route) => [...route])
      }
    }
    return bestRoutes
  }

  private ruin(): void {
    const { state, dice, near } = this
    const strings = 1 + Math.floor(dice() * 4)
    const seed = Math.floor(dice() * state.count)
    const ruined = new Set<number>()
    for (const visit of near[seed] as readonly number[]) {
      if (ruined.size >= strings) return
      const person = state.routes.findIndex((route) => route.includes(visit))
      if (person < 0 || ruined.has(person)) continue
      ruined.add(person)
      const route = state.routes[person] as number[]
      const count = 1 + Math.floor(dice() * Math.min(route.length, 6))
      const position = route.indexOf(visit)
      const least = Math.max(0, position - count + 1)
      const most = Math.min(position, route.length - count)
      const start = least + Math.floor(dice() * (most - least + 1))
      state.absent.push(...route.slice(start, start + count))
      state.change(person, [...route.slice(0, start), ...route.slice(start + count)])
    }
  }

  private recreate(): void {
    const { state, dice } = this
    const waiting = this.sorted(state.absent)
    state.absent = []
    for (const visit of waiting) {
      let bestDelta = Number.POSITIVE_INFINITY
      let bestPerson = -1
      let bestPosition = -1
      for (let person = 0; person < state.people; person++) {
        const key = visit * state.people + person
        if (state.charge[person * state.count + visit] === Number.POSITIVE_INFINITY) continue
        if (this.cachedVersion[key] !== state.version[person]) this.measure(visit, person)
        if ((this.cachedDelta[key] as number) >= bestDelta || dice() < 0.02) continue
        bestDelta = this.cachedDelta[key] as number
        bestPerson = person
        bestPosition = this.cachedPosition[key] as number
      }
      if (bestPerson < 0) state.absent.push(visit)
      else {
        const route = state.routes[bestPerson] as number[]
        state.change(bestPerson, route.toSpliced(bestPosition, 0, visit))
      }
    }
  }

  private measure(visit: number, person: number): void {
    const { state } = this
    const route = state.routes[person] as number[]
    const now = state.value[person] as number
    let best = Number.POSITIVE_INFINITY
    let at = -1
    const tried = [visit, ...route]
    for (let position = 0; position <= route.length; position++) {
      if (position > 0) {
        tried[position - 1] = tried[position] as number
        tried[position] = visit
      }
      const delta = state.judge(person, tried) - now
      if (delta < best) {
        best = delta
        at = position
      }
    }
    const key = visit * state.people + person
    this.cachedVersion[key] = state.version[person] as number
    this.cachedDelta[key] = best
    this.cachedPosition[key] = at
  }

  private sorted(visits: readonly number[]): number[] {
    const { state, dice } = this
    const draw = Math.floor(dice() * 4)
    const keys = new Map(
      visits.map((visit) => {
        const { hardFrom, hardLast } = state.times[visit] as (typeof state.times)[number]
        const first = hardFrom[0] ?? 0
        const last = hardLast.at(-1) ?? 3000
        const key = [dice(), -(state.door[visit] as number), last - first, last][draw] as number
        return [visit, key - 1e5 * (state.priority[visit] as number)] as const
      }),
    )
    return [...visits].sort((a, b) => (keys.get(a) as number) - (keys.get(b) as number))
  }
}

interface Solved {
  readonly visits: readonly number[]
  readonly answer: DayAnswer
}

/** Each day solved exactly; then every visit left out is offered to everyone once more. */
function fillIn(
  problem: RouteProblem,
  routes: readonly (readonly number[])[],
): readonly (Solved | null)[] {
  const days = routes.map((visits, person) => solved(problem, person, visits))
  const absent = new Set(problem.visits.keys())
  for (const day of days) for (const visit of day ? doneIn(day) : []) absent.delete(visit)
  for (const visit of absent) {
    for (let person = 0; person < days.length; person++) {
      const day = days[person]
      const therapist = problem.therapists[person]
      const one = problem.visits[visit]
      if (!day || !therapist || !one || !mayVisit(one, therapist)) continue
      const longer = solved(problem, person, [...doneIn(day), visit])
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
  const isLong = visits.length > provableVisits
  const orders = isLong
    ? records.slice(1).map((after, i) => ({ before: records[i]?.id ?? '', after: after.id }))
    : problem.orders
  const model = dayModel({ ...problem, orders }, therapist, records)
  return { visits, answer: solveDay(model) }
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
