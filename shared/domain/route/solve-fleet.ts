import {
  createDice,
  createProgress,
  type FleetAnswer,
  type FleetProblem,
  type SearchLimit,
} from './fleet'
import { FleetState } from './fleet-state'

/** Of the published method (Christiaens and Vanden Berghe 2020), for days of this size. */
const meanRemoved = 12
const longestString = 15
const blinkRate = 0.01
const splitRate = 0.5
const growSplitRate = 0.5
/** Start of the annealing in mean legs, and how far it cools down. */
const hotLegs = 0.7
const cooling = 30
/** After this share it starts once more from the best, not quite as hot: one unlucky descent is not the end. */
const secondWindAt = 0.55
const secondWindFrom = 0.35

/**
 * Ruin and recreate: strings of neighbouring stops are taken out, put back greedily with a blink now and
 * then, and kept by simulated annealing. The same seed and number of rounds give the same answer.
 */
export function solveFleet(problem: FleetProblem, seed: number, limit: SearchLimit): FleetAnswer {
  return new FleetSearch(problem, seed).run(limit)
}

class FleetSearch {
  private readonly state: FleetState
  private readonly dice: () => number
  /** Stops by nearness, a row a stop. */
  private readonly near: Int32Array
  private readonly cachedVersion: Int32Array
  private readonly cachedDelta: Int32Array
  private readonly cachedPosition: Int32Array
  private readonly absences: Float64Array
  private readonly sortKey: Float64Array
  private readonly ruined: Uint8Array
  private foundDelta = 0
  private foundPosition = -1

  constructor(problem: FleetProblem, seed: number) {
    this.state = new FleetState(problem)
    this.dice = createDice(seed)
    const { size, maxRoutes } = this.state
    this.near = nearness(problem)
    this.cachedVersion = new Int32Array(size * maxRoutes).fill(-1)
    this.cachedDelta = new Int32Array(size * maxRoutes)
    this.cachedPosition = new Int32Array(size * maxRoutes)
    this.absences = new Float64Array(size).fill(1)
    this.sortKey = new Float64Array(size)
    this.ruined = new Uint8Array(maxRoutes)
  }

  run(limit: SearchLimit): FleetAnswer {
    const { state, dice } = this
    const progress = createProgress(limit, 16)
    this.recreate()
    state.mark()
    let bestRoutes = state.routes()
    let bestCost = state.total
    let bestLeft = state.absent.slice()
    let current = state.total
    let currentAbsent = state.absent.length
    const hot = this.startTemperature()
    const cold = hot / cooling
    let rounds = 0
    let isSecond = false
    for (let share = progress(); share < 1 && state.size > 2; share = progress()) {
      rounds++
      if (!isSecond && share >= secondWindAt) {
        isSecond = true
        state.takeOver(bestRoutes)
        current = state.total
        currentAbsent = state.absent.length
      }
      const warmth = isSecond
        ? secondWindFrom + ((1 - secondWindFrom) * (share - secondWindAt)) / (1 - secondWindAt)
        : share / secondWindAt
      const fits = this.ruin()
      if (!fits) {
        state.takeBack()
        continue
      }
      this.recreate()
      const accepted =
        currentAbsent > 0 || state.absent.length > 0
          ? this.isFuller(currentAbsent)
          : state.total < current - hot * (cold / hot) ** warmth * Math.log(dice())
      if (!accepted) {
        for (const stop of state.absent) this.absences[stop] = (this.absences[stop] as number) + 1
        state.takeBack()
        continue
      }
      current = state.total
      currentAbsent = state.absent.length
      state.mark()
      if (
        currentAbsent < bestLeft.length ||
        (currentAbsent === bestLeft.length && current < bestCost)
      ) {
        bestCost = current
        bestRoutes = state.routes()
        bestLeft = state.absent.slice()
      }
    }
    return { routes: bestRoutes, left: bestLeft, cost: bestCost, iterations: rounds }
  }

  /** Whether what is left out now is worth leaving out rather than what was; who was out often weighs more. */
  private isFuller(before: number): boolean {
    const { state } = this
    if (state.absent.length < before) return true
    if (state.absent.length === 0) return true
    if (before === 0) return false
    return this.weightOf(state.absent) <= this.savedWeight
  }

  private savedWeight = Number.POSITIVE_INFINITY
  private weightOf(stops: readonly number[]): number {
    let sum = 0
    for (const stop of stops) sum += this.absences[stop] as number
    return sum
  }

  private startTemperature(): number {
    const { state } = this
    const legs = state.size - 1 + state.routes().length
    return (hotLegs * state.total) / legs
  }

  private ruin(): boolean {
    const { state, dice, near, ruined } = this
    const { size } = state
    this.savedWeight = this.weightOf(state.absent)
    const present = size - 1 - state.absent.length
    if (present === 0) return true
    let used = 0
    for (let route = 0; route < state.maxRoutes; route++) {
      ruined[route] = 0
      if ((state.length[route] as number) > 0) used++
    }
    const longest = Math.max(1, Math.min(longestString, present / used))
    const mostStrings = (4 * meanRemoved) / (1 + longest) - 1
    const strings = Math.floor(dice() * mostStrings + 1)
    const seed = 1 + Math.floor(dice() * (size - 1))
    let made = 0
    let fits = true
    const once = used > 1
    for (let k = 0; k < size - 1 && made < strings; k++) {
      const stop = near[seed * size + k] as number
      const route = state.routeOf[stop] as number
      if (route < 0 || (once && ruined[route] === 1)) continue
      const most = Math.min(state.length[route] as number, longest)
      const count = Math.floor(dice() * most + 1)
      state.touch(route)
      ruined[route] = 1
      this.cutString(route, state.positionOf[stop] as number, count)
      if (!state.settle(route)) fits = false
      made++
    }
    return fits
  }

  private cutString(route: number, position: number, count: number): void {
    const { state, dice } = this
    const length = state.length[route] as number
    if (count > 1 && count < length && dice() < splitRate) {
      let kept = 1
      while (count + kept < length && dice() < growSplitRate) kept++
      const span = count + kept
      const least = Math.max(0, position - span + 1)
      const most = Math.min(position, length - span)
      const start = least + Math.floor(dice() * (most - least + 1))
      const head = Math.floor(dice() * (count + 1))
      if (count - head > 0) state.cut(route, start + head + kept, count - head)
      if (head > 0) state.cut(route, start, head)
      return
    }
    const least = Math.max(0, position - count + 1)
    const most = Math.min(position, length - count)
    state.cut(route, least + Math.floor(dice() * (most - least + 1)), count)
  }

  private recreate(): void {
    const { state, dice } = this
    this.sortAbsent()
    const waiting = state.absent
    state.absent = []
    for (const stop of waiting) {
      let bestDelta = 2 ** 31 - 1
      let bestRoute = -1
      let bestPosition = -1
      let triedEmpty = false
      for (let route = 0; route < state.maxRoutes; route++) {
        if ((state.length[route] as number) === 0) {
          if (triedEmpty) continue
          triedEmpty = true
        }
        if ((state.load[route] as number) + (state.demand[stop] as number) > state.capacity)
          continue
        this.lookUp(stop, route)
        if (this.foundPosition < 0 || this.foundDelta >= bestDelta) continue
        if (dice() < blinkRate) {
          this.scan(stop, route, this.foundPosition)
          if (this.foundPosition < 0 || this.foundDelta >= bestDelta) continue
        }
        bestDelta = this.foundDelta
        bestRoute = route
        bestPosition = this.foundPosition
      }
      if (bestRoute < 0) state.absent.push(stop)
      else state.insert(stop, bestRoute, bestPosition, bestDelta)
    }
  }

  /** The cheapest place in a route, remembered until the route changes. */
  private lookUp(stop: number, route: number): void {
    const key = stop * this.state.maxRoutes + route
    const version = this.state.version[route] as number
    if (this.cachedVersion[key] === version) {
      this.foundDelta = this.cachedDelta[key] as number
      this.foundPosition = this.cachedPosition[key] as number
      return
    }
    this.scan(stop, route, -1)
    this.cachedVersion[key] = version
    this.cachedDelta[key] = this.foundDelta
    this.cachedPosition[key] = this.foundPosition
  }

  private scan(stop: number, route: number, without: number): void {
    const { size, drive, departure, latest, stops } = this.state
    const at = route * size
    const length = this.state.length[route] as number
    const earliest = this.state.from[stop] as number
    const last = this.state.last[stop] as number
    const tooLate = this.state.lastDeparture[stop] as number
    const service = this.state.service[stop] as number
    const dayEnd = this.state.last[0] as number
    const tooEarly = this.state.firstArrivalAfter[stop] as number
    const row = stop * size
    let bestDelta = 2 ** 31 - 1
    let bestPosition = -1
    let where = 0
    for (let i = 0; i <= length; i++) {
      const leave = departure[where] as number
      if (leave > tooLate) break
      const next = i < length ? (stops[at + i] as number) : 0
      const limit = i < length ? (latest[next] as number) : dayEnd
      if (limit < tooEarly) {
        where = next
        continue
      }
      const into = drive[where * size + stop] as number
      let clock = leave + into
      if (clock <= last) {
        if (clock < earliest) clock = earliest
        const out = drive[row + next] as number
        if (clock + service + out <= limit) {
          const skipped = length === 0 ? 0 : (drive[where * size + next] as number)
          const delta = into + out - skipped
          if (delta < bestDelta && i !== without) {
            bestDelta = delta
            bestPosition = i
          }
        }
      }
      where = next
    }
    this.foundDelta = bestDelta
    this.foundPosition = bestPosition
  }

  private sortAbsent(): void {
    const { state, dice, sortKey } = this
    const { absent, drive, size } = state
    // Random, demand, far, near; and by window: narrow, early, late. Weights of the published method.
    const draw = dice() * 17
    for (const stop of absent) {
      const away = drive[stop] as number
      const first = state.from[stop] as number
      const last = state.last[stop] as number
      let key = 0
      if (draw < 4) key = dice()
      else if (draw < 8) key = -(state.demand[stop] as number)
      else if (draw < 10) key = -away
      else if (draw < 11) key = away
      else if (draw < 13) key = last - first
      else if (draw < 15) key = first
      else key = -last
      sortKey[stop] = key
    }
    void size
    for (let i = 1; i < absent.length; i++) {
      const stop = absent[i] as number
      const key = sortKey[stop] as number
      let j = i - 1
      while (j >= 0 && (sortKey[absent[j] as number] as number) > key) {
        absent[j + 1] = absent[j] as number
        j--
      }
      absent[j + 1] = stop
    }
  }
}

function nearness({ matrix }: FleetProblem): Int32Array {
  const size = matrix.length
  const near = new Int32Array(size * size)
  for (let stop = 0; stop < size; stop++) {
    const away = (other: number) =>
      (matrix[stop]?.[other] as number) + (matrix[other]?.[stop] as number)
    const others = Array.from({ length: size - 1 }, (_, k) => k + 1)
    others.sort((a, b) => (a === stop ? -1 : b === stop ? 1 : away(a) - away(b)))
    near.set(others, stop * size)
  }
  return near
}
