import {
  type Beginning,
  type BeginTimes,
  beginningsAfter,
  createBeginnings,
  type DayModel,
  firstHardMinute,
} from './day-model'
import { compareScores, hardLateWeight, lunchPriority, type RouteScore } from './problem'

/** By set of what is done (lunch is the highest bit): priorities left out when nothing more is done. */
export function prioritiesMissing(model: DayModel): Float64Array {
  const bits = model.count + (model.therapist.lunch ? 1 : 0)
  const full = (1 << bits) - 1
  const missing = new Float64Array(full + 1)
  for (let mask = full - 1; mask >= 0; mask--) {
    const low = full & ~mask & -(full & ~mask)
    const bit = 31 - Math.clz32(low)
    const one = bit === model.count ? lunchPriority : (model.priority[bit] as number)
    missing[mask] = (missing[mask | low] as number) + one
  }
  return missing
}

/** Logged drives need not obey the triangle: the shortest way may lead past another door. */
export function shortestDrives(model: DayModel): Float64Array {
  const size = model.count + 2
  const shortest = Float64Array.from(model.drive)
  for (let via = 0; via < size; via++) {
    for (let from = 0; from < size; from++) {
      const half = shortest[from * size + via] as number
      for (let to = 0; to < size; to++) {
        const way = half + (shortest[via * size + to] as number)
        if (way < (shortest[from * size + to] as number)) shortest[from * size + to] = way
      }
    }
  }
  return shortest
}

/** Least lateness, quarter minutes, of whoever arrives then; infinite when that is no visit any more. */
export function leastLateness(times: BeginTimes, arriveMin: number): number {
  if (arriveMin > times.limitMin) return Number.POSITIVE_INFINITY
  const { hardLast, wishLast } = times
  let late = 0
  if (hardLast.length > 0) {
    const over = arriveMin - (hardLast[hardLast.length - 1] as number)
    if (over > 0) late += over * hardLateWeight
  }
  if (wishLast.length > 0) {
    const over = arriveMin - (wishLast[wishLast.length - 1] as number)
    if (over > 0) late += over
  }
  return late
}

/** `notAfter` of the model, and what the clock says: after `i` nobody is at `j` within that lateness. */
export function tightenOrder(
  model: DayModel,
  shortest: Float64Array,
  lateness: number,
): Int32Array {
  const { count } = model
  const size = count + 2
  const tight = Int32Array.from(model.notAfter)
  for (let i = 0; i < count; i++) {
    const times = model.times[i] as BeginTimes
    const begin = firstHardMinute(times, model.fromMin + (shortest[count * size + i] as number))
    const leave = begin + (model.doorMin[i] as number)
    for (let j = 0; j < count; j++) {
      if (i === j) continue
      const arrive = leave + (shortest[i * size + j] as number)
      if (leastLateness(model.times[j] as BeginTimes, arrive) > lateness) {
        tight[j] = (tight[j] as number) | (1 << i)
      }
    }
  }
  return tight
}

/** By set of visits done and the last of them: the least cost of all the rest, clock aside. */
export function leastCompletions(model: DayModel, notAfter: Int32Array): Float64Array {
  const { count, drive, otherTherapistMin } = model
  const size = count + 2
  const width = count + 1
  const full = (1 << count) - 1
  const least = new Float64Array((full + 1) * width).fill(Number.POSITIVE_INFINITY)
  for (let last = 0; last < count; last++) {
    least[full * width + last] = drive[last * size + count + 1] as number
  }
  for (let mask = full - 1; mask >= 0; mask--) {
    for (let visit = 0; visit < count; visit++) {
      if ((mask & (1 << visit)) !== 0 || (mask & (notAfter[visit] as number)) !== 0) continue
      const after = least[(mask | (1 << visit)) * width + visit] as number
      if (after === Number.POSITIVE_INFINITY) continue
      const rest = after + (otherTherapistMin[visit] as number)
      if (mask === 0) {
        const cost = (drive[count * size + visit] as number) + rest
        if (cost < (least[count] as number)) least[count] = cost
        continue
      }
      for (let left = mask; left !== 0; left &= left - 1) {
        const last = 31 - Math.clz32(left & -left)
        const cost = (drive[last * size + visit] as number) + rest
        if (cost < (least[mask * width + last] as number)) least[mask * width + last] = cost
      }
    }
  }
  return least
}

interface Partial {
  readonly mask: number
  readonly last: number
  readonly time: number
  readonly late: number
  readonly worst: number
  readonly cost: number
  readonly depart: number
}

/** A good day found by looking ahead narrowly: what the exact search need not look beyond. */
export function scoreByBeam(
  model: DayModel,
  missing: Float64Array,
  mostLateness: number,
  width: number,
): RouteScore {
  const { count, drive, therapist } = model
  const size = count + 2
  const steps = count + (therapist.lunch ? 1 : 0)
  let layer: Partial[] = [
    { mask: 0, last: count, time: model.fromMin, late: 0, worst: 0, cost: 0, depart: Number.NaN },
  ]
  let best: RouteScore | null = null
  for (let step = 0; step < steps; step++) {
    layer = narrowed(extendAll(model, layer, mostLateness), width)
    for (const one of layer) {
      const home = drive[one.last * size + count + 1] as number
      if (one.mask === 1 << count || one.time + home > model.toMin) continue
      const isBack = therapist.lunch !== null && one.time + home <= therapist.lunch.toMin
      const score = {
        unassigned: missing[isBack ? one.mask | (1 << count) : one.mask] as number,
        lateness: one.late,
        worstLateness: one.worst,
        costMin: one.cost + home,
        paidMin: one.time + home - one.depart,
        unevenMin: 0,
      }
      if (best === null || compareScores(score, best) < 0) best = score
    }
  }
  const nothing = { lateness: 0, worstLateness: 0, costMin: 0, paidMin: 0, unevenMin: 0 }
  return best ?? { unassigned: missing[0] as number, ...nothing }
}

function extendAll(model: DayModel, layer: readonly Partial[], mostLateness: number): Partial[] {
  const { count, drive, therapist } = model
  const size = count + 2
  const found = new Map<number, Partial>()
  const out = createBeginnings()
  const keep = (one: Partial) => {
    const home = drive[one.last * size + count + 1] as number
    if (one.late > mostLateness || one.time + home > model.toMin) return
    const state = one.mask * (count + 1) + one.last
    const known = found.get(state)
    if (!known || rank(one) < rank(known)) found.set(state, one)
  }
  for (const one of layer) {
    for (let visit = 0; visit < count; visit++) {
      if ((one.mask & ((1 << visit) | (model.notAfter[visit] as number))) !== 0) continue
      const leg = drive[one.last * size + visit] as number
      const times = model.times[visit] as BeginTimes
      const ways = beginningsAfter(times, one.time + leg, out)
      for (let way = 0; way < ways; way++) {
        const { beginMin, lateness, chargeMin } = out[way] as Beginning
        keep({
          mask: one.mask | (1 << visit),
          last: visit,
          time: beginMin + (model.doorMin[visit] as number),
          late: one.late + lateness,
          worst: Math.max(one.worst, lateness),
          cost: one.cost + leg + chargeMin + (model.otherTherapistMin[visit] as number),
          depart: Number.isNaN(one.depart) ? beginMin - leg : one.depart,
        })
      }
    }
    const { lunch } = therapist
    if (!lunch || (one.mask & (1 << count)) !== 0) continue
    const at = Math.max(one.time, lunch.fromMin)
    const late = at > lunch.toMin ? (at - lunch.toMin) * hardLateWeight : 0
    keep({
      ...one,
      mask: one.mask | (1 << count),
      time: at + lunch.durationMin,
      late: one.late + late,
      worst: Math.max(one.worst, late),
      depart: Number.isNaN(one.depart) ? at : one.depart,
    })
  }
  return [...found.values()]
}

const rank = (one: Partial) => one.late * 4 + one.time + one.cost / 2

/** Part by least time, part by least cost: who only saves minutes early pays for them late. */
function narrowed(layer: Partial[], width: number): Partial[] {
  if (layer.length <= width) return layer
  const fast = layer.toSorted((a, b) => a.late * 4 + a.time - (b.late * 4 + b.time))
  const cheap = layer.toSorted((a, b) => rank(a) + a.cost - (rank(b) + b.cost))
  return [...new Set([...fast.slice(0, width / 2), ...cheap.slice(0, width / 2)])]
}
