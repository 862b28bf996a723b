import { createDice, createProgress, type SearchLimit } from './fleet'
import { PracticeState } from './practice-state'
import type { RouteProblem } from './problem'

export interface PracticeSearch {
  readonly seed: number
  readonly limit: SearchLimit
}

/** Work that tells now and then the share done, 0 to 1; answered with `false` it ends with the best so far. */
export type PracticeSteps<Answer> = Generator<number, Answer, boolean | undefined>

/** All steps at once, without ending early. */
export function allSteps<Answer>(steps: PracticeSteps<Answer>): Answer {
  for (;;) {
    const step = steps.next(true)
    if (step.done) return step.value
  }
}

/** In minutes of driving: where the annealing starts and ends. */
const hot = 20
const cold = 0.5
const mostStrings = 4
const longestString = 6
/** Of several therapists: each anew, for a share of the whole search. */
const mostDescents = 2
/** Of each descent of several therapists its last best ones are answered. */
const endsKept = 4
const blinkRate = 0.02

/** By therapist the visits, as indices of the problem, in order. */
export type Visits = readonly (readonly number[])[]

/**
 * Who visits whom in which order, by ruin and recreate: the last best ones of each descent. What
 * waiting and lunch cost is only estimated here, so the caller must judge which is best.
 */
export function* searchPractice(
  problem: RouteProblem,
  search: PracticeSearch,
): PracticeSteps<readonly Visits[]> {
  return yield* new PracticeRuin(problem, search).run()
}

class PracticeRuin {
  private readonly state: PracticeState
  private readonly dice: () => number
  private readonly near: readonly (readonly number[])[]
  private readonly cachedVersion: Int32Array
  private readonly cachedDelta: Float64Array
  private readonly cachedPosition: Int32Array
  private readonly sortKey: Float64Array

  constructor(
    problem: RouteProblem,
    private readonly search: PracticeSearch,
  ) {
    this.state = new PracticeState(problem)
    this.dice = createDice(search.seed)
    const { count, people, width, drive } = this.state
    this.near = Array.from({ length: count }, (_, visit) =>
      Array.from({ length: count }, (_, other) => other).sort(
        (a, b) =>
          (a === visit ? -1 : (drive[visit * width + a] as number)) -
          (b === visit ? -1 : (drive[visit * width + b] as number)),
      ),
    )
    this.cachedVersion = new Int32Array(count * people).fill(-1)
    this.cachedDelta = new Float64Array(count * people)
    this.cachedPosition = new Int32Array(count * people)
    this.sortKey = new Float64Array(count)
  }

  *run(): PracticeSteps<Visits[]> {
    const { state, dice, search } = this
    const progress = createProgress(search.limit, 8)
    const isAlone = state.people === 1
    const descents = isAlone ? 1 : mostDescents
    const kept = isAlone ? 1 : endsKept
    const found: Visits[] = []
    let ended = 0
    this.startAnew()
    let best = state.total
    let bests: Visits[] = [[...state.routes]]
    let rounds = 0
    for (let share = progress(); share < 1 && state.count > 1; share = progress()) {
      if (++rounds % 256 === 0 && (yield share) === false) break
      if (share * descents >= ended + 1) {
        ended++
        found.push(...bests)
        this.startAnew()
        best = state.total
        bests = [[...state.routes]]
      }
      const cooled = (hot / cold) ** -(share * descents - ended)
      const below = state.total - hot * cooled * Math.log(dice())
      this.ruin()
      if (!this.recreate(below)) {
        state.takeBack()
        continue
      }
      state.mark()
      if (state.total < best) {
        best = state.total
        bests = [...bests, [...state.routes]].slice(-kept)
      }
    }
    return [...found, ...bests]
  }

  private startAnew(): void {
    const { state } = this
    for (let person = 0; person < state.people; person++) {
      state.cut(person, 0, (state.routes[person] as readonly number[]).length)
    }
    this.recreate(Number.POSITIVE_INFINITY)
    state.mark()
  }

  private ruin(): void {
    const { state, dice, near } = this
    const strings = 1 + Math.floor(dice() * mostStrings)
    const seed = Math.floor(dice() * state.count)
    const ruined: number[] = []
    for (const visit of near[seed] as readonly number[]) {
      if (ruined.length >= strings) return
      const person = state.personOf[visit] as number
      if (person < 0 || ruined.includes(person)) continue
      ruined.push(person)
      const route = state.routes[person] as readonly number[]
      const count = 1 + Math.floor(dice() * Math.min(route.length, longestString))
      const position = route.indexOf(visit)
      const least = Math.max(0, position - count + 1)
      const most = Math.min(position, route.length - count)
      state.cut(person, least + Math.floor(dice() * (most - least + 1)), count)
    }
  }

  /** Gives up and answers false as soon as everything together is not below `below`. */
  private recreate(below: number): boolean {
    const { state } = this
    for (const visit of this.sorted(state.takeAbsent())) {
      if (!this.place(visit)) state.leaveOut(visit)
      // Another visit hardly ever makes a day cheaper: what is too dear by now stays so.
      if (state.total >= below) return false
    }
    return true
  }

  private place(visit: number): boolean {
    const { state, dice } = this
    const { people, count } = state
    let bestDelta = Number.POSITIVE_INFINITY
    let bestPerson = -1
    let bestPosition = -1
    for (let person = 0; person < people; person++) {
      if (state.charge[person * count + visit] === Number.POSITIVE_INFINITY) continue
      const key = visit * people + person
      if (this.cachedVersion[key] !== state.version[person]) {
        state.measure(visit, person)
        this.cachedVersion[key] = state.version[person] as number
        this.cachedDelta[key] = state.foundDelta
        this.cachedPosition[key] = state.foundPosition
      }
      if ((this.cachedDelta[key] as number) >= bestDelta || dice() < blinkRate) continue
      bestDelta = this.cachedDelta[key] as number
      bestPerson = person
      bestPosition = this.cachedPosition[key] as number
    }
    if (bestPerson < 0) return false
    state.insert(visit, bestPerson, bestPosition, bestDelta)
    return true
  }

  /** By chance, long, narrow or early first; who matters more before all. */
  private sorted(visits: readonly number[]): number[] {
    const { state, dice, sortKey } = this
    const draw = Math.floor(dice() * 4)
    for (const visit of visits) {
      const { hardFrom, hardLast } = state.times[visit] as (typeof state.times)[number]
      const first = hardFrom[0] ?? 0
      const last = hardLast.at(-1) ?? 3000
      const key =
        draw === 0
          ? dice()
          : draw === 1
            ? -(state.door[visit] as number)
            : draw === 2
              ? last - first
              : last
      sortKey[visit] = key - 1e5 * (state.priority[visit] as number)
    }
    return visits.toSorted((a, b) => (sortKey[a] as number) - (sortKey[b] as number))
  }
}
