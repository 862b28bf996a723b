/** One kind of vehicle from one depot, hard windows; all whole numbers in one unit. Stop 0 is the depot. */
export interface FleetProblem {
  /** From row to column; may differ by direction and break the triangle inequality. */
  readonly matrix: readonly (readonly number[])[]
  /** Arriving early waits, late is refused; that of stop 0 is when vehicles leave and are back. */
  readonly windows: readonly (readonly [number, number])[]
  readonly service: readonly number[]
  readonly vehicles: number
  /** Null: no limit. */
  readonly capacity: number | null
  readonly demand: readonly number[]
}

export interface FleetAnswer {
  /** Stops in driving order, the depot left out; no empty ones. */
  readonly routes: readonly (readonly number[])[]
  readonly left: readonly number[]
  readonly cost: number
  readonly iterations: number
}

/** Where the search ends: after so many rounds, or when the clock has run for so long. */
export type SearchLimit =
  | { readonly rounds: number }
  | { readonly budgetMs: number; readonly nowMs: () => number }

/** How far the search is, 0 to 1. */
export type Progress = () => number

/** Looks at the clock only now and then: a look costs as much as a round. */
export function createProgress(limit: SearchLimit, everyRounds: number): Progress {
  let round = -1
  if ('rounds' in limit) return () => ++round / limit.rounds
  const startedAt = limit.nowMs()
  let share = 0
  return () => {
    if (++round % everyRounds === 0) share = (limit.nowMs() - startedAt) / limit.budgetMs
    return share
  }
}

/** xorshift32: fast enough to be asked at every comparison. Answers 0 ≤ x < 1. */
export function createDice(seed: number): () => number {
  let state = (Math.imul(seed | 0, 0x9e3779b1) ^ 0x5bd1e995) | 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4294967296
  }
}
