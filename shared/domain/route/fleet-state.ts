import type { FleetProblem } from './fleet'

/**
 * Routes in flat arrays with what makes an insertion O(1) to judge: the earliest departure from each stop
 * and the latest arrival at it that keeps the rest of its route. A change can be taken back route by route.
 */
export class FleetState {
  readonly size: number
  readonly drive: Int32Array
  readonly from: Int32Array
  readonly last: Int32Array
  readonly service: Int32Array
  readonly demand: Int32Array
  /** The latest departure from anywhere that can still reach the stop. */
  readonly lastDeparture: Int32Array
  /** The earliest that driving on from the stop can end. */
  readonly firstArrivalAfter: Int32Array
  readonly capacity: number
  readonly maxRoutes: number
  /** Route by route, `size` wide. */
  readonly stops: Int32Array
  readonly length: Int32Array
  readonly load: Int32Array
  readonly cost: Int32Array
  /** Changes whenever the route does and comes back when the change is taken back. */
  readonly version: Int32Array
  readonly routeOf: Int32Array
  readonly positionOf: Int32Array
  readonly departure: Int32Array
  readonly latest: Int32Array
  absent: number[] = []
  total = 0
  private versions = 0
  private readonly savedStops: Int32Array
  private readonly savedLength: Int32Array
  private readonly savedVersion: Int32Array
  private readonly isSaved: Uint8Array
  private readonly saved: number[] = []
  private savedAbsent: number[] = []
  private savedTotal = 0

  constructor(problem: FleetProblem) {
    const size = problem.matrix.length
    this.size = size
    this.drive = Int32Array.from(problem.matrix.flat())
    this.from = Int32Array.from(problem.windows, ([from]) => from)
    this.last = Int32Array.from(problem.windows, ([, last]) => last)
    this.service = Int32Array.from(problem.service)
    this.demand = Int32Array.from(problem.demand)
    this.capacity = problem.capacity ?? 2 ** 31 - 1
    this.maxRoutes = Math.max(1, Math.min(problem.vehicles, size - 1))
    this.stops = new Int32Array(this.maxRoutes * size)
    this.length = new Int32Array(this.maxRoutes)
    this.load = new Int32Array(this.maxRoutes)
    this.cost = new Int32Array(this.maxRoutes)
    this.version = new Int32Array(this.maxRoutes)
    this.routeOf = new Int32Array(size).fill(-1)
    this.positionOf = new Int32Array(size)
    this.departure = new Int32Array(size)
    this.latest = new Int32Array(size)
    this.savedStops = new Int32Array(this.maxRoutes * size)
    this.savedLength = new Int32Array(this.maxRoutes)
    this.savedVersion = new Int32Array(this.maxRoutes)
    this.isSaved = new Uint8Array(this.maxRoutes)
    this.lastDeparture = new Int32Array(size)
    for (let to = 0; to < size; to++) {
      let least = 2 ** 31 - 1
      for (let at = 0; at < size; at++) {
        if (at !== to) least = Math.min(least, this.drive[at * size + to] as number)
      }
      this.lastDeparture[to] = (this.last[to] as number) - least
    }
    this.firstArrivalAfter = new Int32Array(size)
    for (let at = 0; at < size; at++) {
      let least = 2 ** 31 - 1
      for (let to = 0; to < size; to++) {
        if (at !== to) least = Math.min(least, this.drive[at * size + to] as number)
      }
      this.firstArrivalAfter[at] = (this.from[at] as number) + (this.service[at] as number) + least
    }
    this.departure[0] = (this.from[0] as number) + (this.service[0] as number)
    for (let stop = 1; stop < size; stop++) this.absent.push(stop)
    this.mark()
  }

  /** From here on changes can be taken back. */
  mark(): void {
    for (const route of this.saved) this.isSaved[route] = 0
    this.saved.length = 0
    this.savedAbsent = this.absent.slice()
    this.savedTotal = this.total
  }

  takeBack(): void {
    const { size } = this
    for (const route of this.saved) {
      const at = route * size
      for (let i = 0; i < (this.length[route] as number); i++) {
        this.routeOf[this.stops[at + i] as number] = -1
      }
    }
    for (const route of this.saved) {
      const at = route * size
      const length = this.savedLength[route] as number
      this.length[route] = length
      for (let i = 0; i < length; i++) this.stops[at + i] = this.savedStops[at + i] as number
      this.version[route] = this.savedVersion[route] as number
      this.refresh(route)
      this.isSaved[route] = 0
    }
    this.saved.length = 0
    this.absent = this.savedAbsent.slice()
    this.total = this.savedTotal
  }

  /** Before a route is changed. */
  touch(route: number): void {
    if (this.isSaved[route] === 0) {
      this.isSaved[route] = 1
      this.saved.push(route)
      const at = route * this.size
      const length = this.length[route] as number
      this.savedLength[route] = length
      this.savedVersion[route] = this.version[route] as number
      for (let i = 0; i < length; i++) this.savedStops[at + i] = this.stops[at + i] as number
    }
    this.version[route] = ++this.versions
  }

  /** Only where the insertion is known to fit and to add `delta`. */
  insert(stop: number, route: number, position: number, delta: number): void {
    this.touch(route)
    const { size, drive, from, last, service, stops, departure, latest, positionOf } = this
    const at = route * size
    const length = this.length[route] as number
    for (let i = length; i > position; i--) {
      const moved = stops[at + i - 1] as number
      stops[at + i] = moved
      positionOf[moved] = i
    }
    stops[at + position] = stop
    positionOf[stop] = position
    this.routeOf[stop] = route
    this.length[route] = length + 1
    this.load[route] = (this.load[route] as number) + (this.demand[stop] as number)
    this.cost[route] = (this.cost[route] as number) + delta
    this.total += delta
    // Beyond the first unchanged time everything stays as it was.
    let where = position === 0 ? 0 : (stops[at + position - 1] as number)
    for (let i = position; i <= length; i++) {
      const one = stops[at + i] as number
      let clock = (departure[where] as number) + (drive[where * size + one] as number)
      if (clock < (from[one] as number)) clock = from[one] as number
      clock += service[one] as number
      if (i > position && clock === departure[one]) break
      departure[one] = clock
      where = one
    }
    let next = position === length ? 0 : (stops[at + position + 1] as number)
    let limit = next === 0 ? (last[0] as number) : (latest[next] as number)
    for (let i = position; i >= 0; i--) {
      const one = stops[at + i] as number
      limit -= (drive[one * size + next] as number) + (service[one] as number)
      if (limit > (last[one] as number)) limit = last[one] as number
      if (i < position && limit === latest[one]) break
      latest[one] = limit
      next = one
    }
  }

  /** Takes `count` stops out from `position` on; they are absent afterwards. */
  cut(route: number, position: number, count: number): void {
    const at = route * this.size
    const length = this.length[route] as number
    for (let i = position; i < position + count; i++) {
      const stop = this.stops[at + i] as number
      this.routeOf[stop] = -1
      this.absent.push(stop)
    }
    for (let i = position; i + count < length; i++) {
      this.stops[at + i] = this.stops[at + i + count] as number
    }
    this.length[route] = length - count
  }

  /** After cutting: a route stays in time without some of its stops only where the triangle holds. */
  settle(route: number): boolean {
    const before = this.cost[route] as number
    const fits = this.refresh(route)
    this.total += (this.cost[route] as number) - before
    return fits
  }

  /** Recomputes one route from its stops; false when it does not keep its windows. */
  refresh(route: number): boolean {
    const { size, drive, from, last, service, stops, departure, latest } = this
    const at = route * size
    const length = this.length[route] as number
    let clock = departure[0] as number
    let where = 0
    let cost = 0
    let load = 0
    let fits = true
    for (let i = 0; i < length; i++) {
      const stop = stops[at + i] as number
      const leg = drive[where * size + stop] as number
      cost += leg
      clock += leg
      if (clock < (from[stop] as number)) clock = from[stop] as number
      else if (clock > (last[stop] as number)) fits = false
      clock += service[stop] as number
      departure[stop] = clock
      this.routeOf[stop] = route
      this.positionOf[stop] = i
      load += this.demand[stop] as number
      where = stop
    }
    if (length > 0) {
      const leg = drive[where * size] as number
      cost += leg
      if (clock + leg > (last[0] as number)) fits = false
    }
    this.cost[route] = cost
    this.load[route] = load
    let limit = last[0] as number
    let next = 0
    for (let i = length - 1; i >= 0; i--) {
      const stop = stops[at + i] as number
      limit -= (drive[stop * size + next] as number) + (service[stop] as number)
      if (limit > (last[stop] as number)) limit = last[stop] as number
      latest[stop] = limit
      next = stop
    }
    return fits
  }

  routes(): number[][] {
    const found: number[][] = []
    for (let route = 0; route < this.maxRoutes; route++) {
      const at = route * this.size
      const length = this.length[route] as number
      if (length > 0) found.push([...this.stops.subarray(at, at + length)])
    }
    return found
  }

  /** Takes over these routes; what they leave out is absent. */
  takeOver(routes: readonly (readonly number[])[]): void {
    this.routeOf.fill(-1)
    this.length.fill(0)
    this.cost.fill(0)
    this.load.fill(0)
    this.total = 0
    routes.forEach((stops, route) => {
      this.stops.set(stops, route * this.size)
      this.length[route] = stops.length
      this.refresh(route)
      this.total += this.cost[route] as number
    })
    for (let route = 0; route < this.maxRoutes; route++) this.version[route] = ++this.versions
    this.absent = []
    for (let stop = 1; stop < this.size; stop++) {
      if (this.routeOf[stop] === -1) this.absent.push(stop)
    }
    this.saved.length = 0
    this.isSaved.fill(0)
    this.mark()
  }
}
