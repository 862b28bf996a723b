import { leastCompletions, leastLateness, prioritiesMissing, shortestDrives } from './day-bounds'
import type { DayModel } from './day-model'

/** What all passes of the search share. */
export interface DayOutlook {
  readonly missing: Float64Array
  /** What could be left out in all, least first; from what the hours surely have no room for. */
  readonly sums: readonly number[]
  readonly shortest: Float64Array
  /** Least minutes each visit takes, its drive included. */
  readonly need: Float64Array
  /** Least priority for the most minutes first. */
  readonly byWorth: readonly number[]
  readonly leastPriority: number
  /** Everybody driven to first: no day with all of them is less late. */
  readonly leastLate: number
  /** By what is done and where: the least cost of all the rest, and what of its time is not driving. */
  readonly rest: Float64Array
  readonly doorRest: Float64Array
}

export function lookOut(model: DayModel): DayOutlook {
  const missing = prioritiesMissing(model)
  const need = leastNeeds(model)
  const worth = (visit: number) => (model.priority[visit] as number) / (need[visit] as number)
  const byWorth = [...model.visits.keys()].toSorted((a, b) => worth(a) - worth(b))
  const spare = need.reduce((rest, minutes) => rest - minutes, model.toMin - model.fromMin)
  const least = leastLeftOut(model, need, byWorth, 0, spare)
  const sums = [...new Set(missing), 0].filter((sum) => sum >= least).toSorted((a, b) => a - b)
  const shortest = shortestDrives(model)
  const size = model.count + 2
  return {
    missing,
    sums,
    shortest,
    leastLate: model.times.reduce((sum, times, visit) => {
      const arrive = model.fromMin + (shortest[model.count * size + visit] as number)
      return sum + leastLateness(times, arrive)
    }, 0),
    need,
    byWorth,
    leastPriority: Math.min(...model.priority),
    rest: leastCompletions(model, model.notAfter),
    doorRest: doorsLeft(model),
  }
}

/** By set of visits done: minutes at the doors of the others, less what the cost of the rest charges for them. */
function doorsLeft({ count, doorMin, otherTherapistMin }: DayModel): Float64Array {
  const full = (1 << count) - 1
  const left = new Float64Array(full + 1)
  for (let mask = full - 1; mask >= 0; mask--) {
    const low = full & ~mask & -(full & ~mask)
    const visit = 31 - Math.clz32(low)
    const own = (doorMin[visit] as number) - (otherTherapistMin[visit] as number)
    left[mask] = (left[mask | low] as number) + own
  }
  return left
}

/** Priorities that cannot fit when minutes are short by `-spareMin`: the cheapest to leave out, in parts. */
export function leastLeftOut(
  model: DayModel,
  needs: Float64Array,
  byWorth: readonly number[],
  mask: number,
  spareMin: number,
): number {
  let short = -spareMin
  let left = 0
  for (const visit of byWorth) {
    if (short <= 0) break
    if ((mask & (1 << visit)) !== 0) continue
    const need = needs[visit] as number
    left += (need > short ? short / need : 1) * (model.priority[visit] as number)
    short -= need
  }
  // Sums of parts may come out a hair too large.
  return left - 1e-9
}

function leastNeeds({ count, drive, doorMin }: DayModel): Float64Array {
  const size = count + 2
  return doorMin.map((door, to) => {
    let least = Number.POSITIVE_INFINITY
    for (let from = 0; from <= count; from++) {
      if (from !== to) least = Math.min(least, drive[from * size + to] as number)
    }
    return door + least
  })
}
