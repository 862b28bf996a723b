import { type DayAnswer, owesLunch, readDay } from './day-answer'
import { leastLateness, scoreByBeam, tightenOrder } from './day-bounds'
import type { DayLabels } from './day-labels'
import {
  type Beginning,
  type BeginTimes,
  beginningsAfter,
  createBeginnings,
  type DayModel,
} from './day-model'
import { type DayOutlook, leastLeftOut } from './day-outlook'
import type { RouteScore } from './problem'

/** One pass: the best day with no more than this left out and no more than this late, if there is one. */
export class DaySearch {
  private readonly size: number
  private readonly full: number
  private readonly head: Int32Array
  /** Whether no visit may be left out. */
  private readonly complete: boolean
  private readonly notAfter: Int32Array
  /** Such a day is known: nothing dearer is looked at. */
  private readonly known: RouteScore | null
  private used = 0
  private readonly out: [Beginning, Beginning] = createBeginnings()
  private bestLabel = -1
  private best: RouteScore | null = null

  constructor(
    private readonly model: DayModel,
    private readonly outlook: DayOutlook,
    private readonly labels: DayLabels,
    private readonly mostUnassigned: number,
    private readonly mostLateness: number,
  ) {
    const { count } = model
    this.size = count + 2
    this.full = (1 << (count + (model.therapist.lunch ? 1 : 0))) - 1
    this.head = new Int32Array((this.full + 1) * (count + 1)).fill(-1)
    this.complete = mostUnassigned < outlook.leastPriority
    this.notAfter = this.complete
      ? tightenOrder(model, outlook.shortest, mostLateness)
      : model.notAfter
    const tight = { ...model, notAfter: this.notAfter }
    const known = this.complete
      ? scoreByBeam(tight, outlook.missing, mostLateness, count < 10 ? 24 : 60)
      : null
    this.known = known !== null && known.unassigned <= mostUnassigned ? known : null
  }

  solve(): DayAnswer | null {
    const { model, head } = this
    const { count } = model
    this.addLabel(0, count, model.fromMin, 0, 0, 0, Number.NaN, -1, Number.NaN, model.fromMin)
    for (let mask = 0; mask <= this.full; mask++) {
      for (let last = 0; last <= count; last++) {
        for (
          let label = head[mask * (count + 1) + last] as number;
          label !== -1;
          label = this.labels.next[label] as number
        ) {
          this.extend(label, mask, last)
        }
      }
    }
    return this.best && readDay(model, this.labels, this.bestLabel, this.best)
  }

  private extend(label: number, mask: number, last: number): void {
    const { model, full } = this
    const { count, therapist } = model
    const lunchBit = 1 << count
    if (!this.complete || (mask | lunchBit) === (full | lunchBit)) this.close(label, mask, last)
    if (mask === full || this.isHopeless(label, mask, last)) return
    const time = this.labels.time[label] as number
    const { lunch } = therapist
    const lunchOpen = lunch !== null && (mask & lunchBit) === 0
    for (let visit = 0; visit < count; visit++) {
      if ((mask & (1 << visit)) !== 0) continue
      if ((mask & (this.notAfter[visit] as number)) !== 0) continue
      const arrive = time + (model.drive[last * this.size + visit] as number)
      this.tryVisit(label, mask, last, visit, arrive, Number.NaN, 0)
      // Lunch at the next door only differs where it would otherwise be waited for.
      if (lunchOpen && time < lunch.fromMin) {
        const lunchAt = Math.max(arrive, lunch.fromMin)
        const late = lunchAt > lunch.toMin ? (lunchAt - lunch.toMin) * 4 : 0
        const ready = lunchAt + lunch.durationMin
        this.tryVisit(label, mask | lunchBit, last, visit, ready, lunchAt, late)
      }
    }
    if (lunchOpen) {
      const lunchAt = Math.max(time, lunch.fromMin)
      const late = lunchAt > lunch.toMin ? (lunchAt - lunch.toMin) * 4 : 0
      const leave = lunchAt + lunch.durationMin
      this.offer(label, mask | lunchBit, last, leave, late, late, 0, lunchAt, lunchAt, lunchAt)
    }
  }

  private tryVisit(
    label: number,
    mask: number,
    last: number,
    visit: number,
    ready: number,
    lunchAt: number,
    lunchLate: number,
  ): void {
    const { model, out } = this
    const ways = beginningsAfter(model.times[visit] as BeginTimes, ready, out)
    const drive = model.drive[last * this.size + visit] as number
    const door = model.doorMin[visit] as number
    const other = model.otherTherapistMin[visit] as number
    for (let way = 0; way < ways; way++) {
      const { beginMin, lateness, chargeMin } = out[way] as Beginning
      const worst = lateness > lunchLate ? lateness : lunchLate
      const cost = drive + other + chargeMin
      const first = Number.isNaN(lunchAt) ? beginMin : lunchAt
      this.offer(
        label,
        mask | (1 << visit),
        visit,
        beginMin + door,
        lateness + lunchLate,
        worst,
        cost,
        lunchAt,
        beginMin,
        first - drive,
      )
    }
  }

  private offer(
    label: number,
    mask: number,
    last: number,
    leave: number,
    lateness: number,
    single: number,
    moreCost: number,
    lunchAt: number,
    begin: number,
    firstDepart: number,
  ): void {
    const { model, known } = this
    const { count } = model
    const home = this.outlook.shortest[last * this.size + count + 1] as number
    if (leave + home > model.toMin) return
    const late = (this.labels.late[label] as number) + lateness
    if (late > this.mostLateness) return
    const cost = (this.labels.cost[label] as number) + moreCost
    const before = this.labels.worst[label] as number
    const worst = single > before ? single : before
    const was = this.labels.depart[label] as number
    const depart = Number.isNaN(was) ? firstDepart : was
    if (this.complete) {
      const done = mask & ((1 << count) - 1)
      const rest = this.outlook.rest[done * (count + 1) + last] as number
      if (leave + rest + (this.outlook.doorRest[done] as number) > model.toMin) return
      if (known !== null && this.isDearer(known, late, worst, cost + rest)) return
    }
    if (this.isDominated(mask * (count + 1) + last, leave, late, worst, cost, depart)) return
    this.addLabel(mask, last, leave, late, worst, cost, depart, label, lunchAt, begin)
  }

  /** Only where both leave out as much: the known one may have gone without lunch. */
  private isDearer(known: RouteScore, late: number, worst: number, cost: number): boolean {
    if (known.unassigned > 0) return false
    if (late !== known.lateness) return late > known.lateness
    return worst > known.worstLateness || (worst === known.worstLateness && cost > known.costMin)
  }

  /** Also takes out of the list what the new label dominates. */
  private isDominated(
    state: number,
    time: number,
    late: number,
    worst: number,
    cost: number,
    depart: number,
  ): boolean {
    let previous = -1
    for (let one = this.head[state] as number; one !== -1; ) {
      const following = this.labels.next[one] as number
      const dTime = (this.labels.time[one] as number) - time
      const dLate = (this.labels.late[one] as number) - late
      const dWorst = (this.labels.worst[one] as number) - worst
      const dCost = (this.labels.cost[one] as number) - cost
      const mine = this.labels.depart[one] as number
      // Two labels of one place and past both have or both lack a departure.
      const dDepart = mine === depart || Number.isNaN(depart) ? 0 : depart - mine
      if (dTime <= 0 && isNoWorse(dLate, dWorst, dCost, dDepart)) return true
      if (dTime >= 0 && isNoWorse(-dLate, -dWorst, -dCost, -dDepart)) {
        if (previous === -1) this.head[state] = following
        else this.labels.next[previous] = following
      } else {
        previous = one
      }
      one = following
    }
    return false
  }

  /** Whether no day from here on leaves out and is late as little as asked for. */
  private isHopeless(label: number, mask: number, last: number): boolean {
    const { model, size, complete } = this
    const { need, shortest } = this.outlook
    const most = this.known?.unassigned === 0 ? this.known.lateness : this.mostLateness
    const time = this.labels.time[label] as number
    let spareMin = model.toMin - time
    let lateness = this.labels.late[label] as number
    const spareLate = most - lateness
    let least = 0
    for (let visit = 0; visit < model.count; visit++) {
      if ((mask & (1 << visit)) !== 0) continue
      const arrive = time + (shortest[last * size + visit] as number)
      const late = leastLateness(model.times[visit] as BeginTimes, arrive)
      if (
        late > spareLate ||
        late === Number.POSITIVE_INFINITY ||
        (mask & (this.notAfter[visit] as number)) !== 0
      ) {
        if (complete) return true
        least += model.priority[visit] as number
      } else {
        lateness += late
        spareMin -= need[visit] as number
      }
    }
    if (complete) return spareMin < 0 || lateness > most
    if (least > this.mostUnassigned) return true
    if (spareMin >= 0) return false
    const more = leastLeftOut(model, need, this.outlook.byWorth, mask, spareMin)
    return least + more > this.mostUnassigned
  }

  private close(label: number, mask: number, last: number): void {
    const { model } = this
    const lunchBit = 1 << model.count
    // Nobody sets out only for lunch.
    if (mask === lunchBit) return
    const home = model.drive[last * this.size + model.count + 1] as number
    const returnMin = (this.labels.time[label] as number) + (mask === 0 ? 0 : home)
    if (returnMin > model.toMin) return
    const done = owesLunch(model, mask === 0, returnMin) ? mask : mask | (lunchBit & this.full)
    const score: RouteScore = {
      unassigned: this.outlook.missing[done] as number,
      lateness: this.labels.late[label] as number,
      worstLateness: this.labels.worst[label] as number,
      costMin: (this.labels.cost[label] as number) + (mask === 0 ? 0 : home),
      paidMin: mask === 0 ? 0 : returnMin - (this.labels.depart[label] as number),
      unevenMin: 0,
    }
    if (score.unassigned > this.mostUnassigned) return
    if (this.best !== null && !isBetter(score, this.best)) return
    this.best = score
    this.bestLabel = label
  }

  private addLabel(
    mask: number,
    last: number,
    time: number,
    late: number,
    worst: number,
    cost: number,
    depart: number,
    parent: number,
    lunchAt: number,
    begin: number,
  ): void {
    const label = this.used++
    this.labels.reserve(this.used)
    const state = mask * (this.model.count + 1) + last
    this.labels.time[label] = time
    this.labels.late[label] = late
    this.labels.worst[label] = worst
    this.labels.cost[label] = cost
    this.labels.depart[label] = depart
    this.labels.parent[label] = parent
    this.labels.lunchAt[label] = lunchAt
    this.labels.begin[label] = begin
    this.labels.state[label] = state
    this.labels.next[label] = this.head[state] as number
    this.head[state] = label
  }
}

/** Differences of one label less another at no later time: whether no future makes it the worse one. */
const isNoWorse = (late: number, worst: number, cost: number, depart: number): boolean =>
  late < 0 || (late === 0 && worst <= 0 && (cost < 0 || (cost === 0 && depart <= 0)))

const isBetter = (a: RouteScore, b: RouteScore): boolean =>
  a.unassigned !== b.unassigned
    ? a.unassigned < b.unassigned
    : a.lateness !== b.lateness
      ? a.lateness < b.lateness
      : a.worstLateness !== b.worstLateness
        ? a.worstLateness < b.worstLateness
        : a.costMin !== b.costMin
          ? a.costMin < b.costMin
          : a.paidMin < b.paidMin
