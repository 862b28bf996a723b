import type { FleetProblem } from './fleet'

const unlimited = 2 ** 31 - 1

/**
 * Routes in flat arrays with what makes an insertion O(1) to judge: the earliest departure from each stop
 * and the latest arrival at it that keeps the rest of its route. A change can be taken back route by route.
 */
export class FleetState {
  readonly size: number
  /** From row to column. */
  readonly out: Int32Array
  /** To row from column: what leads into one stop lies together. The same array where both ways take as long. */
  readonly into: Int32Array
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
  /** Route by route, `size + 1` wide; the depot (0) ends each. */
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
  /** The leg that ends at the stop, and by route the leg home. */
  readonly leg: Int32Array
  readonly homeLeg: Int32Array
  /** The first `absentCount` are in no route. */
  readonly absent: Int32Array
  absentCount = 0
  total = 0
  /** Routes changed since `mark`: the first `touchedCount`. */
  readonly touched: Int32Array
  touchedCount = 0
  private versions = 0
  private readonly savedStops: Int32Array
  private readonly savedLength: Int32Array
  private readonly savedVersion: Int32Array
  private readonly isTouched: Uint8Array
  private readonly savedAbsent: Int32Array
  private savedAbsentCount = 0
  private savedTotal = 0

  constructor(problem: FleetProblem) {
    const { matrix } = problem
    const size = matrix.length
    this.size = size
    this.out = Int32Array.from(matrix.flat())
    const isSymmetric = matrix.every((row, a) => row.every((leg, b) => leg === matrix[b]?.[a]))
    this.into = isSymmetric
      ? this.out
      : Int32Array.from(matrix.flatMap((_, to) => matrix.map((row) => row[to] as number)))
    this.from = Int32Array.from(problem.windows, ([from]) => from)
    this.last = Int32Array.from(problem.windows, ([, last]) => last)
    this.service = Int32Array.from(problem.service)
    this.demand = Int32Array.from(problem.demand)
    this.capacity = problem.capacity ?? unlimited
    this.maxRoutes = Math.max(1, Math.min(problem.vehicles, size - 1))
    this.stops = new Int32Array(this.maxRoutes * (size + 1))
    this.length = new Int32Array(this.maxRoutes)
    this.load = new Int32Array(this.maxRoutes)
    this.cost = new Int32Array(this.maxRoutes)
    this.version = new Int32Array(this.maxRoutes)
    this.routeOf = new Int32Array(size).fill(-1)
    this.positionOf = new Int32Array(size)
    this.departure = new Int32Array(size)
    this.latest = new Int32Array(size)
    this.leg = new Int32Array(size)
    this.homeLeg = new Int32Array(this.maxRoutes)
    this.absent = new Int32Array(size)
    this.touched = new Int32Array(this.maxRoutes)
    this.savedStops = new Int32Array(this.stops.length)
    this.savedLength = new Int32Array(this.maxRoutes)
    this.savedVersion = new Int32Array(this.maxRoutes)
    this.isTouched = new Uint8Array(this.maxRoutes)
    this.savedAbsent = new Int32Array(size)
    this.lastDeparture = this.last.map((last, to) => last - least(this.into, size, to))
    this.firstArrivalAfter = this.from.map(
      (from, at) => from + (this.service[at] as number) + least(this.out, size, at),
    )
    this.departure[0] = (this.from[0] as number) + (this.service[0] as number)
    this.latest[0] = this.last[0] as number
    for (let stop = 1; stop < size; stop++) this.absent[this.absentCount++] = stop
    this.mark()
  }

  /** From here on changes can be taken back. */
  mark(): void {
    for (let k = 0; k < this.touchedCount; k++) this.isTouched[this.touched[k] as number] = 0
    this.touchedCount = 0
    for (let k = 0; k < this.absentCount; k++) this.savedAbsent[k] = this.absent[k] as number
    this.savedAbsentCount = this.absentCount
    this.savedTotal = this.total
  }

  takeBack(): void {
    const { size, stops, savedStops, touched, touchedCount } = this
    for (let k = 0; k < this.savedAbsentCount; k++) {
      this.absent[k] = this.savedAbsent[k] as number
      this.routeOf[this.absent[k] as number] = -1
    }
    this.absentCount = this.savedAbsentCount
    for (let k = 0; k < touchedCount; k++) {
      const route = touched[k] as number
      const at = route * (size + 1)
      const length = this.savedLength[route] as number
      this.length[route] = length
      for (let i = 0; i <= length; i++) stops[at + i] = savedStops[at + i] as number
      this.version[route] = this.savedVersion[route] as number
      this.refresh(route)
      this.isTouched[route] = 0
    }
    this.touchedCount = 0
    this.total = this.savedTotal
  }

  /** Before a route is changed. */
  touch(route: number): void {
    if (this.isTouched[route] === 0) {
      const { stops, savedStops } = this
      this.isTouched[route] = 1
      this.touched[this.touchedCount++] = route
      const at = route * (this.size + 1)
      const length = this.length[route] as number
      this.savedLength[route] = length
      this.savedVersion[route] = this.version[route] as number
      for (let i = 0; i <= length; i++) savedStops[at + i] = stops[at + i] as number
    }
    this.version[route] = ++this.versions
  }

  /** Only where the insertion is known to fit and to add `delta`. */
  insert(stop: number, route: number, position: number, delta: number): void {
    this.touch(route)
    const { size, out, from, last, service, stops, departure, latest, positionOf } = this
    const at = route * (size + 1)
    const length = this.length[route] as number
    stops[at + length + 1] = 0
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
    const before = position === 0 ? 0 : (stops[at + position - 1] as number)
    const after = stops[at + position + 1] as number
    this.leg[stop] = out[before * size + stop] as number
    if (after === 0) this.homeLeg[route] = out[stop * size] as number
    else this.leg[after] = out[stop * size + after] as number
    // Beyond the first unchanged time everything stays as it was.
    let where = before
    for (let i = position; i <= length; i++) {
      const one = stops[at + i] as number
      let clock = (departure[where] as number) + (this.leg[one] as number)
      if (clock < (from[one] as number)) clock = from[one] as number
      clock += service[one] as number
      if (i > position && clock === departure[one]) break
      departure[one] = clock
      where = one
    }
    let next = after
    for (let i = position; i >= 0; i--) {
      const one = stops[at + i] as number
      let limit =
        (latest[next] as number) - (out[one * size + next] as number) - (service[one] as number)
      if (limit > (last[one] as number)) limit = last[one] as number
      if (i < position && limit === latest[one]) break
      latest[one] = limit
      next = one
    }
  }

  /** Takes `count` stops out from `position` on; they are absent afterwards. `settle` must follow. */
  cut(route: number, position: number, count: number): void {
    const { stops, absent, routeOf } = this
    const at = route * (this.size + 1)
    const length = this.length[route] as number
    for (let i = position; i < position + count; i++) {
      const stop = stops[at + i] as number
      routeOf[stop] = -1
      absent[this.absentCount++] = stop
    }
    for (let i = position; i + count <= length; i++) stops[at + i] = stops[at + i + count] as number
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
  private refresh(route: number): boolean {
    const { size, out, from, last, service, stops, departure, latest, demand, leg } = this
    const at = route * (size + 1)
    const length = this.length[route] as number
    let clock = departure[0] as number
    let where = 0
    let cost = 0
    let load = 0
    let fits = true
    for (let i = 0; i < length; i++) {
      const stop = stops[at + i] as number
      const drive = out[where * size + stop] as number
      leg[stop] = drive
      cost += drive
      clock += drive
      if (clock < (from[stop] as number)) clock = from[stop] as number
      else if (clock > (last[stop] as number)) fits = false
      clock += service[stop] as number
      departure[stop] = clock
      this.routeOf[stop] = route
      this.positionOf[stop] = i
      load += demand[stop] as number
      where = stop
    }
    const home = length > 0 ? (out[where * size] as number) : 0
    if (clock + home > (last[0] as number)) fits = false
    this.homeLeg[route] = home
    this.cost[route] = cost + home
    this.load[route] = load
    let limit = last[0] as number
    let back = home
    for (let i = length - 1; i >= 0; i--) {
      const stop = stops[at + i] as number
      limit -= back + (service[stop] as number)
      if (limit > (last[stop] as number)) limit = last[stop] as number
      latest[stop] = limit
      back = leg[stop] as number
    }
    return fits
  }

  stopsOf(route: number): Int32Array {
    const at = route * (this.size + 1)
    return this.stops.subarray(at, at + (this.length[route] as number))
  }

  routes(): number[][] {
    const found: number[][] = []
    for (let route = 0; route < this.maxRoutes; route++) {
      if ((this.length[route] as number) > 0) found.push([...this.stopsOf(route)])
    }
    return found
  }

  left(): number[] {
    return [...this.absent.subarray(0, this.absentCount)]
  }

  /** Takes over these routes; what they leave out is absent. */
  takeOver(routes: readonly (readonly number[])[]): void {
    this.routeOf.fill(-1)
    this.total = 0
    for (let route = 0; route < this.maxRoutes; route++) {
      const stops = routes[route] ?? []
      const at = route * (this.size + 1)
      this.stops.set(stops, at)
      this.stops[at + stops.length] = 0
      this.length[route] = stops.length
      this.refresh(route)
      this.total += this.cost[route] as number
      this.version[route] = ++this.versions
    }
    this.absentCount = 0
    for (let stop = 1; stop < this.size; stop++) {
      if (this.routeOf[stop] === -1) this.absent[this.absentCount++] = stop
    }
    this.mark()
  }
}

/** The shortest leg of a row, the stop itself left out. */
function least(legs: Int32Array, size: number, row: number): number {
  let shortest = unlimited
  for (let other = 0; other < size; other++) {
    if (other !== row) shortest = Math.min(shortest, legs[row * size + other] as number)
  }
  return shortest
}
