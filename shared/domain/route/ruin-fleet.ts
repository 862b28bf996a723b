import type { FleetState } from './fleet-state'

/** Of the published method (Christiaens and Vanden Berghe 2020), for days of this size. */
const meanRemoved = 12
const longestString = 15
const splitRate = 0.5
const growSplitRate = 0.5

/** Takes strings of stops out of routes that pass near one stop. */
export class FleetRuin {
  /** Stops by nearness, a row a stop. */
  private readonly near: Int32Array
  private readonly isRuined: Uint8Array

  constructor(
    private readonly state: FleetState,
    private readonly dice: () => number,
  ) {
    this.near = nearness(state)
    this.isRuined = new Uint8Array(state.maxRoutes)
  }

  /** False when a route no longer keeps its windows: then the round must be taken back. */
  ruin(): boolean {
    const { state, dice, near, isRuined } = this
    const { size, routeOf, length } = state
    const present = size - 1 - state.absentCount
    if (present === 0) return true
    let used = 0
    for (let route = 0; route < state.maxRoutes; route++) {
      isRuined[route] = 0
      if ((length[route] as number) > 0) used++
    }
    const longest = Math.max(1, Math.min(longestString, present / used))
    const mostStrings = (4 * meanRemoved) / (1 + longest) - 1
    const strings = Math.floor(dice() * mostStrings + 1)
    const row = (1 + Math.floor(dice() * (size - 1))) * size
    let made = 0
    let fits = true
    for (let k = 0; k < size - 1 && made < strings; k++) {
      const stop = near[row + k] as number
      const route = routeOf[stop] as number
      if (route < 0 || (used > 1 && isRuined[route] === 1)) continue
      const most = Math.min(length[route] as number, longest)
      const count = Math.floor(dice() * most + 1)
      state.touch(route)
      isRuined[route] = 1
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
}

function nearness({ size, out, into }: FleetState): Int32Array {
  const near = new Int32Array(size * size)
  const away = new Float64Array(size)
  for (let stop = 0; stop < size; stop++) {
    for (let other = 0; other < size; other++) {
      away[other] = (out[stop * size + other] as number) + (into[stop * size + other] as number)
    }
    away[stop] = Number.NEGATIVE_INFINITY
    const others = Int32Array.from({ length: size - 1 }, (_, k) => k + 1)
    others.sort((a, b) => (away[a] as number) - (away[b] as number))
    near.set(others, stop * size)
  }
  return near
}
