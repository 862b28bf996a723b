/** Steps towards the prices that rule out most, and how many routes are then looked at. */
const priceSteps = 150
const mostLooks = 100_000

/**
 * The cheapest choice of routes that has every stop from 1 to `size - 1` once, with at most `mostRoutes`
 * routes: indices, or null when nothing cheaper than `below` was found. Lagrangian prices rule out routes,
 * a search in depth bounded by `mostLooks` picks among the rest; so it is not always the best.
 */
export function partitionRoutes(
  routes: readonly Int32Array[],
  costs: readonly number[],
  size: number,
  mostRoutes: number,
  below: number,
): readonly number[] | null {
  const worth = findWorth(routes, costs, size, mostRoutes, below)
  const reduced = Float64Array.from(routes, (stops, index) => {
    let rest = costs[index] as number
    for (const stop of stops) rest -= worth[stop] as number
    return rest
  })
  const order = [...routes.keys()].sort((a, b) => (reduced[a] as number) - (reduced[b] as number))
  const base = worth.reduce((sum, one) => sum + one, 0)
  return new Partition(routes, costs, reduced, size, below).search(order, base, mostRoutes)
}

/**
 * What visiting each stop is worth, by subgradient steps: for every choice of at most `mostRoutes` routes, the
 * worth of all stops and what the routes cost beyond the worth of theirs bounds the cost of every answer.
 */
function findWorth(
  routes: readonly Int32Array[],
  costs: readonly number[],
  size: number,
  mostRoutes: number,
  below: number,
): Float64Array {
  const worth = new Float64Array(size).fill(below / (size - 1))
  worth[0] = 0
  let best = worth
  let bestBound = Number.NEGATIVE_INFINITY
  const picks = new CheapestRoutes(routes, costs, mostRoutes)
  let pace = 1
  let sinceBetter = 0
  for (let step = 0; step < priceSteps; step++) {
    const missing = new Int32Array(size).fill(1)
    let bound = picks.pick(worth)
    for (let stop = 1; stop < size; stop++) bound += worth[stop] as number
    for (const index of picks.picked()) {
      for (const stop of routes[index] as Int32Array) (missing[stop] as number)--
    }
    if (bound > bestBound) {
      bestBound = bound
      best = worth.slice()
      sinceBetter = 0
    } else if (++sinceBetter === 5) {
      pace *= 0.7
      sinceBetter = 0
    }
    let square = 0
    for (let stop = 1; stop < size; stop++) square += (missing[stop] as number) ** 2
    if (square === 0 || bestBound > below - 1) break
    const length = (pace * (below - bound)) / square
    for (let stop = 1; stop < size; stop++) {
      worth[stop] = (worth[stop] as number) + length * (missing[stop] as number)
    }
  }
  return best
}

/** The routes that pay most at given prices, no more than the vehicles can drive. */
class CheapestRoutes {
  private readonly lowest: Float64Array
  private readonly indices: Int32Array
  private count = 0

  constructor(
    private readonly routes: readonly Int32Array[],
    private readonly costs: readonly number[],
    private readonly most: number,
  ) {
    this.lowest = new Float64Array(most)
    this.indices = new Int32Array(most)
  }

  picked(): Int32Array {
    return this.indices.subarray(0, this.count)
  }

  /** Answers what those that pay cost beyond the worth of their stops, all together: at most 0. */
  pick(worth: Float64Array): number {
    const { routes, costs, lowest, most } = this
    this.count = 0
    for (let index = 0; index < routes.length; index++) {
      const stops = routes[index] as Int32Array
      let reduced = costs[index] as number
      for (let i = 0; i < stops.length; i++) reduced -= worth[stops[i] as number] as number
      if (reduced >= 0) continue
      if (this.count < most || reduced < (lowest[most - 1] as number)) this.note(index, reduced)
    }
    let sum = 0
    for (let k = 0; k < this.count; k++) sum += lowest[k] as number
    return sum
  }

  private note(index: number, reduced: number): void {
    const { lowest, indices } = this
    let at = this.count === this.most ? this.count - 1 : this.count++
    for (; at > 0 && (lowest[at - 1] as number) > reduced; at--) {
      lowest[at] = lowest[at - 1] as number
      indices[at] = indices[at - 1] as number
    }
    lowest[at] = reduced
    indices[at] = index
  }
}

/** Picks routes that share no stop, in depth: first for the stop that fewest routes are left for. */
class Partition {
  private readonly through: Int32Array
  private readonly isCovered: Uint8Array
  private readonly chosen: number[] = []
  private looks = 0
  private best: readonly number[] | null = null

  constructor(
    private readonly routes: readonly Int32Array[],
    private readonly costs: readonly number[],
    private readonly reduced: Float64Array,
    private readonly size: number,
    private bestCost: number,
  ) {
    this.through = new Int32Array(size)
    this.isCovered = new Uint8Array(size)
  }

  /** `order`: by reduced cost. */
  search(order: readonly number[], base: number, mostRoutes: number): readonly number[] | null {
    this.choose(this.promising(order, base, mostRoutes), base, 0, mostRoutes)
    return this.best
  }

  /** `base`: the worth of all stops and the reduced costs of the chosen routes. */
  private choose(
    candidates: readonly number[],
    base: number,
    cost: number,
    mostRoutes: number,
  ): void {
    const pick = this.rarestStop(candidates)
    if (pick === 0) {
      if (cost >= this.bestCost) return
      this.bestCost = cost
      this.best = [...this.chosen]
      return
    }
    if (pick < 0 || mostRoutes === 0) return
    for (const index of candidates) {
      if (this.looks > mostLooks) return
      const stops = this.routes[index] as Int32Array
      if (!stops.includes(pick)) continue
      for (const stop of stops) this.isCovered[stop] = 1
      this.chosen.push(index)
      const next = base + (this.reduced[index] as number)
      this.choose(
        this.promising(candidates, next, mostRoutes - 1),
        next,
        cost + (this.costs[index] as number),
        mostRoutes - 1,
      )
      this.chosen.pop()
      for (const stop of stops) this.isCovered[stop] = 0
    }
  }

  /** The stop not yet covered that fewest candidates visit: 0 when there is none, -1 when one has nobody. */
  private rarestStop(candidates: readonly number[]): number {
    const { through } = this
    through.fill(0)
    for (const index of candidates) {
      for (const stop of this.routes[index] as Int32Array) (through[stop] as number)++
    }
    let rarest = 0
    for (let stop = 1; stop < this.size; stop++) {
      if (this.isCovered[stop] === 1) continue
      if (through[stop] === 0) return -1
      if (rarest === 0 || (through[stop] as number) < (through[rarest] as number)) rarest = stop
    }
    return rarest
  }

  /** The candidates that share no stop with the chosen and with which the bound stays below the best. */
  private promising(candidates: readonly number[], base: number, mostRoutes: number): number[] {
    const left: number[] = []
    this.looks += candidates.length
    let bound = base
    let last = 0
    for (const index of candidates) {
      const reduced = this.reduced[index] as number
      // The least that this one can add: where it takes the place of the last of those that pay.
      if (left.length < mostRoutes && reduced < 0) {
        last = 0
      } else if (bound - last + reduced > this.bestCost - 1 + 1e-6) break
      const stops = this.routes[index] as Int32Array
      let isFree = true
      for (let i = 0; isFree && i < stops.length; i++)
        isFree = this.isCovered[stops[i] as number] === 0
      if (!isFree) continue
      left.push(index)
      if (left.length <= mostRoutes && reduced < 0) {
        bound += reduced
        if (left.length === mostRoutes) last = reduced
      }
    }
    return bound > this.bestCost - 1 + 1e-6 ? [] : left
  }
}
