import type { FleetState } from './fleet-state'

/** Of the published method (Christiaens and Vanden Berghe 2020). */
const blinkRate = 0.01

const nowhere = 2 ** 31 - 1

/** Puts absent stops back where they add least, overlooking a place now and then. */
export class FleetRecreate {
  private readonly cachedVersion: Int32Array
  private readonly cachedDelta: Int32Array
  private readonly cachedPosition: Int32Array
  private readonly sortKey: Float64Array
  private readonly waiting: Int32Array
  /** In this share of rounds a new route looks cheaper than it is: no single stop pays for one, several do. */
  openRate = 0.2
  private openFactor = 1
  private foundDelta = 0
  private foundPosition = -1

  constructor(
    private readonly state: FleetState,
    private readonly dice: () => number,
  ) {
    const { size, maxRoutes } = state
    this.cachedVersion = new Int32Array(size * maxRoutes).fill(-1)
    this.cachedDelta = new Int32Array(size * maxRoutes)
    this.cachedPosition = new Int32Array(size * maxRoutes)
    this.sortKey = new Float64Array(size)
    this.waiting = new Int32Array(size)
  }

  /**
   * Gives up, with stops still absent, as soon as `mostAbsent` cannot be kept, and answers false when it
   * did or when the routes became dearer than `mostCost`.
   */
  recreate(mostAbsent: number, mostCost: number): boolean {
    const { state, waiting } = this
    this.openFactor = this.dice() < this.openRate ? this.dice() : 1
    this.sortAbsent()
    const count = state.absentCount
    for (let k = 0; k < count; k++) waiting[k] = state.absent[k] as number
    state.absentCount = 0
    for (let k = 0; k < count; k++) {
      const stop = waiting[k] as number
      if (!this.place(stop)) state.absent[state.absentCount++] = stop
      if (state.absentCount > mostAbsent || state.total > mostCost) {
        while (++k < count) state.absent[state.absentCount++] = waiting[k] as number
        return false
      }
    }
    return true
  }

  private place(stop: number): boolean {
    const { state, dice, cachedVersion, cachedDelta, cachedPosition } = this
    const { maxRoutes, length, load, version } = state
    const room = state.capacity - (state.demand[stop] as number)
    const row = stop * maxRoutes
    let bestSeeming = nowhere
    let bestDelta = nowhere
    let bestRoute = -1
    let bestPosition = -1
    let triedEmpty = false
    for (let route = 0; route < maxRoutes; route++) {
      if ((load[route] as number) > room) continue
      if ((length[route] as number) === 0) {
        if (triedEmpty) continue
        triedEmpty = true
      }
      const key = row + route
      if (cachedVersion[key] !== version[route]) {
        this.scan(stop, route, -1)
        cachedVersion[key] = version[route] as number
        cachedDelta[key] = this.foundDelta
        cachedPosition[key] = this.foundPosition
      }
      let delta = cachedDelta[key] as number
      let seeming = length[route] === 0 ? delta * this.openFactor : delta
      if (seeming >= bestSeeming) continue
      let position = cachedPosition[key] as number
      if (dice() < blinkRate) {
        this.scan(stop, route, position)
        delta = this.foundDelta
        position = this.foundPosition
        if (delta >= bestSeeming) continue
        seeming = delta
      }
      bestSeeming = seeming
      bestDelta = delta
      bestRoute = route
      bestPosition = position
    }
    if (bestRoute < 0) return false
    state.insert(stop, bestRoute, bestPosition, bestDelta)
    return true
  }

  /** The cheapest place in a route, `without` left out. */
  private scan(stop: number, route: number, without: number): void {
    const { state } = this
    const { size, out, into, departure, latest, stops, leg } = state
    const at = route * (size + 1)
    const row = stop * size
    const earliest = state.from[stop] as number
    const last = state.last[stop] as number
    const tooLate = state.lastDeparture[stop] as number
    const service = state.service[stop] as number
    const tooEarly = state.firstArrivalAfter[stop] as number
    const length = state.length[route] as number
    let bestDelta = nowhere
    let bestPosition = -1
    let where = 0
    for (let i = 0; i <= length; i++) {
      const leave = departure[where] as number
      if (leave > tooLate) break
      const next = stops[at + i] as number
      const limit = latest[next] as number
      if (limit >= tooEarly) {
        const there = into[row + where] as number
        const away = out[row + next] as number
        const skipped = next === 0 ? (state.homeLeg[route] as number) : (leg[next] as number)
        const delta = there + away - skipped
        if (delta < bestDelta) {
          const arrive = leave + there
          const begin = arrive < earliest ? earliest : arrive
          if (arrive <= last && begin + service + away <= limit && i !== without) {
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
    const { absent, absentCount, out, from, last, demand } = state
    // Random, demand, far, near; and by window: narrow, early, late. Weights of the published method.
    const draw = dice() * 17
    for (let k = 0; k < absentCount; k++) {
      const stop = absent[k] as number
      let key = 0
      if (draw < 4) key = dice()
      else if (draw < 8) key = -(demand[stop] as number)
      else if (draw < 10) key = -(out[stop] as number)
      else if (draw < 11) key = out[stop] as number
      else if (draw < 13) key = (last[stop] as number) - (from[stop] as number)
      else if (draw < 15) key = from[stop] as number
      else key = -(last[stop] as number)
      sortKey[stop] = key
    }
    for (let i = 1; i < absentCount; i++) {
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
