import type { FleetProblem } from '#shared/domain/route/fleet'

export interface CheckedAnswer {
  readonly faults: readonly string[]
  readonly cost: number
  /** The latest return. */
  readonly makespan: number
}

/** Drives every route by hand; shares no code with the search. */
export function checkFleetAnswer(
  { matrix, windows, service, vehicles, capacity, demand }: FleetProblem,
  routes: readonly (readonly number[])[],
): CheckedAnswer {
  const faults: string[] = []
  const visits = new Map<number, number>()
  let cost = 0
  let makespan = 0
  const [opens = 0, closes = 0] = windows[0] ?? []
  if (routes.length > vehicles) faults.push(`${routes.length} vehicles of ${vehicles}`)
  for (const route of routes) {
    let load = 0
    let clock = opens + (service[0] ?? 0)
    let where = 0
    for (const stop of route) {
      const [from, to] = windows[stop] ?? [Number.NaN, Number.NaN]
      const leg = matrix[where]?.[stop] ?? Number.NaN
      visits.set(stop, (visits.get(stop) ?? 0) + 1)
      cost += leg
      clock = Math.max(clock + leg, from)
      if (!(clock <= to)) faults.push(`stop ${stop} at ${clock}, closed from ${to}`)
      clock += service[stop] ?? Number.NaN
      load += demand[stop] ?? 0
      where = stop
    }
    const home = matrix[where]?.[0] ?? Number.NaN
    cost += home
    clock += home
    if (!(clock <= closes)) faults.push(`back at ${clock}, closed from ${closes}`)
    if (capacity !== null && load > capacity) faults.push(`a load of ${load}`)
    makespan = Math.max(makespan, clock)
  }
  for (let stop = 1; stop < matrix.length; stop++) {
    if (visits.get(stop) !== 1) faults.push(`stop ${stop} visited ${visits.get(stop) ?? 0} times`)
  }
  return { faults, cost, makespan }
}
