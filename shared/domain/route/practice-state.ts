import {
  type Beginning,
  type BeginTimes,
  beginningsAfter,
  beginTimes,
  createBeginnings,
  doorMinutes,
  mayVisit,
} from './day-model'
import { addLateness, copyDrive, createDrive, type Drive, weighed, weights } from './practice-drive'
import type { RouteProblem, RouteTherapist } from './problem'

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
  /** Whose route a visit is in; -1 when absent. */
  readonly personOf: Int32Array
  private routesTotal = 0
  private absentPriority = 0
  private markedTotal = 0
  private markedPriority = 0
  private readonly touched: number[] = []
  private readonly before: (Saved | null)[]
  private absentBefore: number[] = []
  private readonly out: [Beginning, Beginning] = createBeginnings()
  private readonly mustPrecede: readonly (readonly number[])[]
  private readonly therapists: readonly RouteTherapist[]
  private readonly keepsOrders: boolean
  private readonly now = createDrive()
  private readonly prefix = createDrive()
  foundDelta = 0
  foundPosition = -1

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
    this.keepsOrders = precede.every((later) => later.length === 0)
    this.routes = therapists.map(() => [])
    this.value = new Float64Array(this.people)
    this.version = new Int32Array(this.people)
    this.before = therapists.map(() => null)
    this.personOf = new Int32Array(this.count)
    for (let visit = 0; visit < this.count; visit++) this.leaveOut(visit)
    this.mark()
  }

  /** Every route and what is absent, as one number. */
  get total(): number {
    return this.routesTotal + weights.unassigned * this.absentPriority
  }

  mark(): void {
    for (const person of this.touched) this.before[person] = null
    this.touched.length = 0
    this.absentBefore = this.absent.slice()
    this.markedTotal = this.routesTotal
    this.markedPriority = this.absentPriority
  }

  takeBack(): void {
    for (const visit of this.absentBefore) this.personOf[visit] = -1
    for (const person of this.touched) {
      const saved = this.before[person]
      if (!saved) continue
      this.routes[person] = saved.route
      for (const visit of saved.route) this.personOf[visit] = person
      this.value[person] = saved.value
      this.version[person] = saved.version
      this.before[person] = null
    }
    this.touched.length = 0
    this.absent = this.absentBefore.slice()
    this.routesTotal = this.markedTotal
    this.absentPriority = this.markedPriority
  }

  /** Takes `count` visits out of a route; they are absent afterwards. */
  cut(person: number, start: number, count: number): void {
    const route = this.routes[person] as number[]
    const kept = route.toSpliced(start, count)
    for (let i = start; i < start + count; i++) this.leaveOut(route[i] as number)
    this.change(person, kept, this.judge(person, kept))
  }

  leaveOut(visit: number): void {
    this.absent.push(visit)
    this.absentPriority += this.priority[visit] as number
    this.personOf[visit] = -1
  }

  /** Puts an absent visit where `measure` found that it adds `delta`; the caller takes it off `absent`. */
  insert(visit: number, person: number, position: number, delta: number): void {
    const route = (this.routes[person] as number[]).toSpliced(position, 0, visit)
    this.personOf[visit] = person
    this.change(person, route, (this.value[person] as number) + delta)
  }

  private change(person: number, route: number[], value: number): void {
    const before = this.value[person] as number
    if (this.before[person] === null) {
      this.touched.push(person)
      this.before[person] = {
        route: this.routes[person] as number[],
        value: before,
        version: this.version[person] as number,
      }
    }
    this.routes[person] = route
    this.value[person] = value
    this.routesTotal += value - before
    this.version[person] = ++this.versions
  }

  /** All visits absent, for putting them back one by one. */
  takeAbsent(): readonly number[] {
    const waiting = this.absent
    this.absent = []
    this.absentPriority = 0
    return waiting
  }

  /** What driving this route costs, everything weighed in; infinite where hours or locks forbid it. */
  judge(person: number, route: readonly number[]): number {
    if (route.length === 0) return 0
    if (this.breaksOrder(route)) return Number.POSITIVE_INFINITY
    const { now } = this
    if (!this.setOut(person)) return Number.POSITIVE_INFINITY
    for (const visit of route) {
      if (!this.driveTo(person, visit, now)) return Number.POSITIVE_INFINITY
    }
    return this.driveHome(person, now)
  }

  /** Finds where `visit` adds least to the person's route: `foundDelta`, infinite when nowhere, and `foundPosition`. */
  measure(visit: number, person: number): void {
    const { now, prefix, keepsOrders } = this
    const route = this.routes[person] as readonly number[]
    const before = this.value[person] as number
    let best = Number.POSITIVE_INFINITY
    this.foundPosition = -1
    const canLeave = this.setOut(person)
    for (let position = 0; canLeave && position <= route.length; position++) {
      copyDrive(now, prefix)
      const isAllowed = keepsOrders || !this.breaksOrder(route.toSpliced(position, 0, visit))
      const value = isAllowed
        ? this.judgeRest(person, visit, route, position, best)
        : Number.POSITIVE_INFINITY
      if (value < best) {
        best = value
        this.foundPosition = position
      }
      copyDrive(prefix, now)
      const next = route[position]
      if (next !== undefined) this.driveTo(person, next, now)
    }
    this.foundDelta = best - before
  }

  private judgeRest(
    person: number,
    visit: number,
    route: readonly number[],
    position: number,
    below: number,
  ): number {
    const { now } = this
    if (!this.driveTo(person, visit, now)) return Number.POSITIVE_INFINITY
    for (let i = position; i < route.length; i++) {
      if (!this.driveTo(person, route[i] as number, now)) return Number.POSITIVE_INFINITY
      if (weighed(now) >= below) return Number.POSITIVE_INFINITY
    }
    return this.driveHome(person, now)
  }

  /** False for whoever has no hours. */
  private setOut(person: number): boolean {
    const { hours, lunch } = this.therapists[person] as RouteTherapist
    if (hours === null) return false
    const { now } = this
    now.where = this.count + 2 * person
    now.clock = hours.fromMin
    now.left = Number.NaN
    now.lateness = 0
    now.worst = 0
    now.cost = 0
    now.isHungry = lunch !== null
    return true
  }

  private driveTo(person: number, visit: number, now: Drive): boolean {
    const { out } = this
    const charge = this.charge[person * this.count + visit] as number
    if (charge === Number.POSITIVE_INFINITY) return false
    const leg = this.drive[now.where * this.width + visit] as number
    const door = this.door[visit] as number
    const times = this.times[visit] as BeginTimes
    let ready = now.clock + leg
    let ways = beginningsAfter(times, ready, out)
    if (ways === 0) return false
    const { lunch } = this.therapists[person] as RouteTherapist
    if (lunch !== null && now.isHungry) {
      const at = Math.max(ready, lunch.fromMin)
      const fitsInWait = at + lunch.durationMin <= out[0].beginMin && at <= lunch.toMin
      const isTooLateAfter = out[0].beginMin + door > lunch.toMin
      if (fitsInWait || isTooLateAfter) {
        const isAtDoor = now.clock < lunch.fromMin
        const begin = isAtDoor ? at : Math.max(now.clock, lunch.fromMin)
        addLateness(now, begin > lunch.toMin ? (begin - lunch.toMin) * 4 : 0)
        if (Number.isNaN(now.left)) now.left = isAtDoor ? begin - leg : begin
        ready = begin + lunch.durationMin + (isAtDoor ? 0 : leg)
        now.isHungry = false
        ways = beginningsAfter(times, ready, out)
        if (ways === 0) return false
      }
    }
    const way = ways === 2 && out[1].beginMin - out[0].beginMin <= 60 ? out[1] : out[0]
    if (Number.isNaN(now.left)) now.left = way.beginMin - leg
    addLateness(now, way.lateness)
    now.cost += leg + charge + way.chargeMin
    now.clock = way.beginMin + door
    now.where = visit
    return true
  }

  private driveHome(person: number, now: Drive): number {
    const { hours, lunch } = this.therapists[person] as RouteTherapist
    const home = this.drive[now.where * this.width + this.count + 2 * person + 1] as number
    if (hours === null) return Number.POSITIVE_INFINITY
    let missed = 0
    if (lunch !== null && now.isHungry && now.clock + home > lunch.toMin) {
      const begin = Math.max(now.clock, lunch.fromMin)
      if (begin + lunch.durationMin + home <= hours.toMin) {
        const late = begin > lunch.toMin ? (begin - lunch.toMin) * 4 : 0
        now.lateness += late
        now.clock = begin + lunch.durationMin
      } else missed = 0.5
    }
    if (now.clock + home > hours.toMin) return Number.POSITIVE_INFINITY
    const paid = now.clock + home - now.left
    now.cost += home
    return (
      weights.unassigned * missed + weighed(now) + weights.paid * paid + weights.even * paid * paid
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

interface Saved {
  readonly route: number[]
  readonly value: number
  readonly version: number
}
