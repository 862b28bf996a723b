import {
  earlyAsLateMin,
  hardLateWeight,
  preferredLateWeight,
  type RouteProblem,
  type RouteTherapist,
  type RouteVisit,
} from './problem'

/** When a visit may begin, as minutes at which setting up begins; empty lists mean any time. */
export interface BeginTimes {
  readonly hardFrom: readonly number[]
  readonly hardLast: readonly number[]
  readonly wishFrom: readonly number[]
  readonly wishLast: readonly number[]
  /** Beginning later than this is no visit. */
  readonly limitMin: number
  /** Charged when it begins outside of what was promised. */
  readonly changeMin: number
}

const byStart = (a: readonly [number, number], b: readonly [number, number]) => a[0] - b[0]

export function beginTimes(visit: RouteVisit, problem: RouteProblem): BeginTimes {
  const { setupMin, sessionMin, lockedStartMin, promised } = visit
  // A window shorter than the session still says when to begin; `unfitWindows` tells the person.
  const range = (from: number, to: number): readonly [number, number] => [
    from - setupMin,
    Math.max(from, to - sessionMin) - setupMin,
  ]
  const of = (strength: 'hard' | 'preferred') =>
    visit.windows
      .filter((window) => window.strength === strength)
      .map((window) => range(window.fromMin, window.toMin))
      .toSorted(byStart)
  const locked = lockedStartMin === null ? null : lockedStartMin - setupMin
  const hard = locked === null ? of('hard') : [[locked, locked] as const]
  const wish = promised
    ? [[promised.fromMin - setupMin, promised.toMin - setupMin] as const]
    : locked === null
      ? of('preferred')
      : []
  const lastHard = Math.max(...hard.map(([, last]) => last))
  const late = locked === null ? (problem.latenessLimitMin ?? Number.POSITIVE_INFINITY) : 0
  return {
    hardFrom: hard.map(([from]) => from),
    hardLast: hard.map(([, last]) => last),
    wishFrom: wish.map(([from]) => from),
    wishLast: wish.map(([, last]) => last),
    limitMin: hard.length === 0 ? Number.POSITIVE_INFINITY : lastHard + late,
    changeMin: promised ? problem.changeMin : 0,
  }
}

/** A way to begin a visit after arriving; several where waiting for a wish is a choice. */
export interface Beginning {
  beginMin: number
  /** Quarter minutes, hard and wished for together: it is one client's. */
  lateness: number
  /** Drive minutes charged for a broken promise. */
  chargeMin: number
}

export const createBeginnings = (): [Beginning, Beginning] => [
  { beginMin: 0, lateness: 0, chargeMin: 0 },
  { beginMin: 0, lateness: 0, chargeMin: 0 },
]

/** The first hard minute from `minute` on; `minute` itself when every hard window is over. */
export function firstHardMinute(times: BeginTimes, minute: number): number {
  const { hardFrom, hardLast } = times
  for (let k = 0; k < hardFrom.length; k++) {
    if (minute <= (hardLast[k] as number)) return Math.max(minute, hardFrom[k] as number)
  }
  return minute
}

/**
 * Writes the ways to begin into `out`, answers how many (0: too late). Arriving earlier is never worse:
 * the exact search rests on it, so a charge for being early may not grow with how early it is.
 */
export function beginningsAfter(
  times: BeginTimes,
  arriveMin: number,
  out: [Beginning, Beginning],
): number {
  const { hardLast, wishFrom, wishLast } = times
  const begin = firstHardMinute(times, arriveMin)
  if (begin > times.limitMin) return 0
  const first = out[0]
  first.beginMin = begin
  first.chargeMin = 0
  const count = hardLast.length
  const lastHard = count === 0 ? Number.POSITIVE_INFINITY : (hardLast[count - 1] as number)
  const lateness = begin > lastHard ? (begin - lastHard) * hardLateWeight : 0
  first.lateness = lateness
  if (wishFrom.length === 0) return 1
  for (let k = 0; k < wishFrom.length; k++) {
    if (begin > (wishLast[k] as number)) continue
    const wished = firstHardMinute(times, Math.max(begin, wishFrom[k] as number))
    if (wished > (wishLast[k] as number) || (wished > lastHard && wished > begin)) continue
    if (wished === begin) return 1
    first.lateness = lateness + earlyAsLateMin * preferredLateWeight
    first.chargeMin = times.changeMin
    const second = out[1]
    second.beginMin = wished
    second.lateness = 0
    second.chargeMin = 0
    return 2
  }
  const over = begin - (wishLast[wishLast.length - 1] as number)
  first.lateness = lateness + Math.max(0, over) * preferredLateWeight
  first.chargeMin = times.changeMin
  return 1
}

/** One therapist's day with everything looked up: the last two rows of `drive` are its start and end. */
export interface DayModel {
  readonly visits: readonly RouteVisit[]
  readonly therapist: RouteTherapist
  readonly count: number
  readonly drive: Float64Array
  readonly doorMin: Float64Array
  readonly times: readonly BeginTimes[]
  readonly priority: Float64Array
  /** Charged for the visit whoever the day belongs to is not its usual therapist. */
  readonly otherTherapistMin: Float64Array
  /** Bits of what must not have been visited yet. */
  readonly notAfter: Int32Array
  readonly fromMin: number
  readonly toMin: number
}

/** Whether the therapist may visit at all, times aside. */
export const mayVisit = (visit: RouteVisit, therapist: RouteTherapist): boolean =>
  visit.place !== null &&
  therapist.hours !== null &&
  (visit.lockedTherapistId === null || visit.lockedTherapistId === therapist.id) &&
  visit.skills.every((skill) => therapist.skills.includes(skill))

export const doorMinutes = (visit: RouteVisit): number =>
  visit.setupMin + visit.sessionMin + visit.packupMin

/** `visits` are of those that `mayVisit` this therapist; bits need no more than 30 of them. */
export function dayModel(
  problem: RouteProblem,
  therapist: RouteTherapist,
  visits: readonly RouteVisit[],
): DayModel {
  const count = visits.length
  const places = [...visits.map((visit) => visit.place), therapist.startPlace, therapist.endPlace]
  const size = count + 2
  const drive = new Float64Array(size * size)
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      const from = places[a] ?? null
      const to = places[b] ?? null
      drive[a * size + b] = from === null || to === null ? 0 : (problem.driveMin[from]?.[to] ?? 0)
    }
  }
  const indexOf = new Map(visits.map((visit, index) => [visit.id, index]))
  const notAfter = new Int32Array(count)
  for (const { before, after } of problem.orders) {
    const first = indexOf.get(before)
    const second = indexOf.get(after)
    if (first !== undefined && second !== undefined) {
      notAfter[first] = (notAfter[first] as number) | (1 << second)
    }
  }
  const { hours } = therapist
  if (hours === null) throw new Error('A therapist without hours has no day to plan')
  return {
    visits,
    therapist,
    count,
    drive,
    doorMin: Float64Array.from(visits, doorMinutes),
    times: visits.map((visit) => beginTimes(visit, problem)),
    priority: Float64Array.from(visits, (visit) => visit.priority),
    otherTherapistMin: Float64Array.from(visits, (visit) =>
      visit.usualTherapistId === null || visit.usualTherapistId === therapist.id
        ? 0
        : problem.discontinuityMin,
    ),
    notAfter,
    fromMin: hours.fromMin,
    toMin: hours.toMin,
  }
}
