import type { FleetState } from './fleet-state'
import { partitionRoutes } from './partition-routes'

/** More would take longer to combine than they are worth. */
const mostRoutes = 20_000

/** Routes that good answers were made of, each set of stops in its cheapest order seen. */
export class RoutePool {
  private readonly marks: Float64Array
  private readonly indexOf = new Map<number, number>()
  private readonly routes: Int32Array[] = []
  private readonly costs: number[] = []

  constructor(
    private readonly state: FleetState,
    dice: () => number,
  ) {
    // Sums of 45 random bits name a set of stops: two of thousands are not the same by chance.
    this.marks = Float64Array.from(
      { length: state.size },
      () => Math.floor(dice() * 2 ** 32) * 2 ** 13 + Math.floor(dice() * 2 ** 13),
    )
  }

  /** The routes changed since the last mark. */
  addTouched(): void {
    const { touched, touchedCount } = this.state
    for (let k = 0; k < touchedCount; k++) this.add(touched[k] as number)
  }

  private add(route: number): void {
    const { state } = this
    const stops = state.stopsOf(route)
    if (stops.length === 0) return
    const cost = state.cost[route] as number
    let name = 0
    for (let i = 0; i < stops.length; i++) name += this.marks[stops[i] as number] as number
    const known = this.indexOf.get(name)
    if (known === undefined) {
      if (this.routes.length === mostRoutes) return
      this.indexOf.set(name, this.routes.length)
      this.routes.push(stops.slice())
      this.costs.push(cost)
    } else if (cost < (this.costs[known] as number)) {
      this.routes[known] = stops.slice()
      this.costs[known] = cost
    }
  }

  /** Pooled routes that visit everyone once for less than the present ones do; null when none were found. */
  recombine(): number[][] | null {
    const { size, maxRoutes, total } = this.state
    for (let route = 0; route < maxRoutes; route++) this.add(route)
    const found = partitionRoutes(this.routes, this.costs, size, maxRoutes, total)
    return found?.map((index) => [...(this.routes[index] as Int32Array)]) ?? null
  }
}
