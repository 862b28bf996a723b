import {
  type Beginning,
  type BeginTimes,
  beginningsAfter,
  beginTimes,
  createBeginnings,
  doorMinutes,
  mayVisit,
} from './day-model'
import type { RouteProblem, RouteTherapist } from './problem'

/** The order of `RouteScore` as one number: each part outweighs what the next can save on real days. */
const weights = { unassigned: 1e6, quarterLate: 100, worst: 0.5, drive: 1, paid: 0.02, even: 2e-5 }

/**
 * Who visits whom in which order, judged by driving through: days of a practice are short, and lunch,
 * wishes and lateness leave no simpler measure. Waiting for a wish and lunch follow a rule of thumb here;
 * the exact search settles both for each therapist afterwards.
 */
export class PracticeState {
  readonly count: number
  readonly people: number
  readonly times: readonly BeginTimes[]
  readonly door: Float64Array
  readonly priority: Float64Array
  /** Charged by therapist and visit; infinite for who may not visit. */
  readonly charge: Float64Array
  /** Drive minutes between the visits, then each therapist's start and end. */
  readonly drive: Float64Array
  readonly width: number
  readonly routes: number[][]
  readonly value: Float64Array
  readonly version: Int32Array
  absent: number[] = []
  private versions = 0
  private readonly before: (readonly [readonly number[], number, number] | null)[]
  private absentBefore: number[] = []
  private readonly out: [Beginning, Beginning] = createBeginnings()
  private readonly mustPrecede: readonly (readonly number[])[]
  private readonly therapists: readonly RouteTherapist[]

  constructor(problem: RouteProblem) {
    const { visits, therapists } = problem
    this.therapists = therapists
    this.count = visits.length
    this.people = therapists.length
    this.times = visits.map((visit) => beginTimes(visit, problem))
    this.door = Float64Array.from(visits, doorMinutes)
    this.priority = Float64Array.from(visits, ({ priority }) => priority)
    this.charge = new Float64Array(this.people * this.count)
    therapists.forEach((therapist, person) => {
      visits.forEach((visit, index) => {
        const other = visit.usualTherapistId !== null && visit.usualTherapistId !== therapist.id
        this.charge[person * this.count + index] = mayVisit(visit, therapist)
          ? other
            ? problem.discontinuityMin
            : 0
          : Number.POSITIVE_INFINITY
      })
    })
    const places = [
      ...visits.map(({ place }) => place),
      ...therapists.flatMap(({ startPlace, endPlace }) => [startPlace, endPlace]),
    ]
    this.width = places.length
    this.drive = Float64Array.from(
      places.flatMap((from) =>
        places.map((to) =>
          from === null || to === null ? 0 : (problem.driveMin[from]?.[to] ?? 0),
        ),
      ),
    )
    const indexOf = new Map(visits.map(({ id }, index) => [id, index]))
    const precede: number[][] = visits.map(() => [])
    for (const { before, after } of problem.orders) {
      const first = indexOf.get(before)
      const second = indexOf.get(after)
      if (first !== undefined && second !== undefined) precede[first]?.push(second)
    }
    this.mustPrecede = precede
    this.routes = therapists.map(() => [])
    this.value = new Float64Array(this.people)
    this.version = new Int32Array(this.people)
    this.before = therapists.map(() => null)
    this.absent = visits.map((_, index) => index)
    this.mark()
  }

  get total(): number {
    let sum = 0
    for (let person = 0; person < this.people; person++) sum += this.value[person] as number
    for (const visit of this.absent) sum += weights.unassigned * (this.priority[visit] as number)
    return sum
  }

  mark(): void {
    this.before.fill(null)
    this.absentBefore = this.absent.slice()
  }

  takeBack(): void {
    this.before.forEach((saved, person) => {
      if (saved === null) return
      this.routes[person] = [...saved[0]]
      this.value[person] = saved[1]
      this.version[person] = saved[2]
    })
    this.before.fill(null)
    this.absent = this.absentBefore.slice()
  }

  change(person: number, route: number[]): void {
    if (this.before[person] === null) {
      this.before[person] = [
        this.routes[person] as number[],
        this.value[person] as number,
        this.version[person] as number,
      ]
    }
    this.routes[person] = route
    this.value[person] = this.judge(person, route)
    this.version[person] = ++this.versions
  }

  /** What driving this route costs, everything weighed in; infinite where hours or locks forbid it. */
  judge(person: number, route: readonly number[]): number {
    const { count, width, drive, out } = this
    const { hours, lunch } = this.therapists[person] as RouteTherapist
    if (route.length === 0) return 0
    if (hours === null || this.breaksOrder(route)) return Number.POSITIVE_INFINITY
    let where = count + 2 * person
    let clock = hours.fromMin
    let left = Number.NaN
    let lateness = 0
    let worst = 0
    let cost = 0
    let hungry = lunch !== null
    for (const visit of route) {
      const charge = this.charge[person * count + visit] as number
      if (charge === Number.POSITIVE_INFINITY) return charge
      const leg = drive[where * width + visit] as number
      const door = this.door[visit] as number
      const times = this.times[visit] as BeginTimes
      let ready = clock + leg
      if (beginningsAfter(times, ready, out) === 0) return Number.POSITIVE_INFINITY
      const doorBefore = left
      if (lunch !== null && hungry) {
        const at = Math.max(ready, lunch.fromMin)
        const fitsInWait = at + lunch.durationMin <= out[0].beginMin && at <= lunch.toMin
        const isTooLateAfter = out[0].beginMin + door > lunch.toMin
        if (fitsInWait || isTooLateAfter) {
          const here = Math.max(clock, lunch.fromMin)
          const atDoor = clock < lunch.fromMin
          const begin = atDoor ? at : here
          const late = begin > lunch.toMin ? (begin - lunch.toMin) * 4 : 0
          lateness += late
          if (late > worst) worst = late
          if (Number.isNaN(left)) left = atDoor ? begin - leg : begin
          ready = begin + lunch.durationMin + (atDoor ? 0 : leg)
          hungry = false
          if (beginningsAfter(times, ready, out) === 0) return Number.POSITIVE_INFINITY
        }
      }
      const ways = beginningsAfter(times, ready, out)
      const way = ways === 2 && out[1].beginMin - out[0].beginMin <= 60 ? out[1] : out[0]
      if (Number.isNaN(doorBefore) && Number.isNaN(left)) left = way.beginMin - leg
      lateness += way.lateness
      if (way.lateness > worst) worst = way.lateness
      cost += leg + charge + way.chargeMin
      clock = way.beginMin + door
      where = visit
    }
    const home = drive[where * width + count + 2 * person + 1] as number
    let missed = 0
    if (lunch !== null && hungry && clock + home > lunch.toMin) {
      const begin = Math.max(clock, lunch.fromMin)
      if (begin + lunch.durationMin + home <= hours.toMin) {
        const late = begin > lunch.toMin ? (begin - lunch.toMin) * 4 : 0
        lateness += late
        clock = begin + lunch.durationMin
      } else missed = 0.5
    }
    if (clock + home > hours.toMin) return Number.POSITIVE_INFINITY
    const paid = clock + home - left
    return (
      weights.unassigned * missed +
      weights.quarterLate * lateness +
      weights.worst * worst +
      weights.drive * (cost + home) +
      weights.paid * paid +
      weights.even * paid * paid
    )
  }

  private breaksOrder(route: readonly number[]): boolean {
    for (let i = 1; i < route.length; i++) {
      const later = this.mustPrecede[route[i] as number] as readonly number[]
      if (later.length === 0) continue
      for (let j = 0; j < i; j++) if (later.includes(route[j] as number)) return true
    }
    return false
  }
}
