import {
  leastCompletions,
  leastLateness,
  prioritiesMissing,
  scoreByBeam,
  shortestDrives,
  tightenOrder,
} from './day-bounds'
import {
  type Beginning,
  type BeginTimes,
  beginningsAfter,
  createBeginnings,
  type DayModel,
} from './day-model'
import type { RouteScore } from './problem'

/** What the exact search is made for; it proves no more than this many visits. */
export const provableVisits = 14

export interface DayStep {
  /** Index of the visit in the model; -1 is lunch. */
  readonly visit: number
  readonly arriveMin: number
  readonly beginMin: number
  readonly leaveMin: number
  readonly driveMin: number
  readonly lateness: number
}

export interface DayAnswer {
  readonly steps: readonly DayStep[]
  readonly departMin: number
  readonly returnMin: number
  readonly score: RouteScore
}

/**
 * The best day by `compareScores`, and no other is better: dynamic programming over (what is done, where
 * one is) with Pareto labels (time, lateness, worst, cost, departure). What does not fit into the hours
 * stays out, least priority first. At most `provableVisits`; beyond that time and memory double each visit.
 */
export function solveDay(model: DayModel): DayAnswer {
  const outlook = lookOut(model)
  const columns = new Columns()
  // Asking for a perfect day first, then for one a little worse, is far less work than asking for any.
  for (const unassigned of outlook.sums) {
    const steps =
      unassigned < outlook.leastPriority ? latenessSteps : [0, 120, 960, Number.POSITIVE_INFINITY]
    for (const lateness of steps) {
      const found = new DaySearch(model, outlook, columns, unassigned, lateness).solve()
      if (found) return found
    }
  }
  throw new Error('An empty day is always possible')
}

/** Quarter minutes: on time, then one wish not waited for, and so on. */
const latenessSteps = [0, 60, 240, 600, 1_200, 2_400, 4_800, Number.POSITIVE_INFINITY]

/** What all passes of the search share. */
interface Outlook {
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

function lookOut(model: DayModel): Outlook {
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
function leastLeftOut(
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

/** Labels lie in columns, one number each. */
class Columns {
  private capacity = 1 << 12
  time = new Float64Array(this.capacity)
  late = new Float64Array(this.capacity)
  worst = new Float64Array(this.capacity)
  cost = new Float64Array(this.capacity)
  depart = new Float64Array(this.capacity)
  /** Where lunch was taken at the door before the visit: when it began; NaN else. */
  lunchAt = new Float64Array(this.capacity)
  begin = new Float64Array(this.capacity)
  next = new Int32Array(this.capacity)
  parent = new Int32Array(this.capacity)
  state = new Int32Array(this.capacity)

  reserve(count: number): void {
    if (count <= this.capacity) return
    this.capacity *= 2
    const wide = (column: Float64Array<ArrayBuffer>) => {
      const grown = new Float64Array(this.capacity)
      grown.set(column)
      return grown
    }
    const narrow = (column: Int32Array<ArrayBuffer>) => {
      const grown = new Int32Array(this.capacity)
      grown.set(column)
      return grown
    }
    this.time = wide(this.time)
    this.late = wide(this.late)
    this.worst = wide(this.worst)
    this.cost = wide(this.cost)
    this.depart = wide(this.depart)
    this.lunchAt = wide(this.lunchAt)
    this.begin = wide(this.begin)
    this.next = narrow(this.next)
    this.parent = narrow(this.parent)
    this.state = narrow(this.state)
  }
}

const lunchStep = -1

/** One pass: the best day with no more than this left out and no more than this late, if there is one. */
class DaySearch {
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
    private readonly outlook: Outlook,
    private readonly columns: Columns,
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
          label = this.columns.next[label] as number
        ) {
          this.extend(label, mask, last)
        }
      }
    }
    return this.answer()
  }

  private extend(label: number, mask: number, last: number): void {
    const { model, full } = this
    const { count, therapist } = model
    const lunchBit = 1 << count
    if (!this.complete || (mask | lunchBit) === (full | lunchBit)) this.close(label, mask, last)
    if (mask === full || this.isHopeless(label, mask, last)) return
    const time = this.columns.time[label] as number
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
    const late = (this.columns.late[label] as number) + lateness
    if (late > this.mostLateness) return
    const cost = (this.columns.cost[label] as number) + moreCost
    const before = this.columns.worst[label] as number
    const worst = single > before ? single : before
    const was = this.columns.depart[label] as number
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
      const following = this.columns.next[one] as number
      const dTime = (this.columns.time[one] as number) - time
      const dLate = (this.columns.late[one] as number) - late
      const dWorst = (this.columns.worst[one] as number) - worst
      const dCost = (this.columns.cost[one] as number) - cost
      const mine = this.columns.depart[one] as number
      // Two labels of one place and past both have or both lack a departure.
      const dDepart = mine === depart || Number.isNaN(depart) ? 0 : depart - mine
      if (dTime <= 0 && isNoWorse(dLate, dWorst, dCost, dDepart)) return true
      if (dTime >= 0 && isNoWorse(-dLate, -dWorst, -dCost, -dDepart)) {
        if (previous === -1) this.head[state] = following
        else this.columns.next[previous] = following
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
    const time = this.columns.time[label] as number
    let spareMin = model.toMin - time
    let lateness = this.columns.late[label] as number
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
    const returnMin = (this.columns.time[label] as number) + (mask === 0 ? 0 : home)
    if (returnMin > model.toMin) return
    const done = owesLunch(model, mask === 0, returnMin) ? mask : mask | (lunchBit & this.full)
    const score: RouteScore = {
      unassigned: this.outlook.missing[done] as number,
      lateness: this.columns.late[label] as number,
      worstLateness: this.columns.worst[label] as number,
      costMin: (this.columns.cost[label] as number) + (mask === 0 ? 0 : home),
      paidMin: mask === 0 ? 0 : returnMin - (this.columns.depart[label] as number),
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
    this.columns.reserve(this.used)
    const state = mask * (this.model.count + 1) + last
    this.columns.time[label] = time
    this.columns.late[label] = late
    this.columns.worst[label] = worst
    this.columns.cost[label] = cost
    this.columns.depart[label] = depart
    this.columns.parent[label] = parent
    this.columns.lunchAt[label] = lunchAt
    this.columns.begin[label] = begin
    this.columns.state[label] = state
    this.columns.next[label] = this.head[state] as number
    this.head[state] = label
  }

  private answer(): DayAnswer | null {
    const { model, best } = this
    if (best === null) return null
    const path: number[] = []
    for (
      let at = this.bestLabel;
      (this.columns.parent[at] as number) !== -1;
      at = this.columns.parent[at] as number
    ) {
      path.unshift(at)
    }
    const steps: DayStep[] = []
    let where = model.count
    let late = 0
    const depart =
      path.length === 0 ? model.fromMin : (this.columns.depart[this.bestLabel] as number)
    let clock = depart
    for (const label of path) {
      const last = (this.columns.state[label] as number) % (model.count + 1)
      const own = (this.columns.late[label] as number) - late
      late = this.columns.late[label] as number
      const made = this.stepsOf(label, where, last, clock, own)
      steps.push(...made)
      clock = made.at(-1)?.leaveMin ?? clock
      where = last
    }
    const home =
      path.length === 0 ? 0 : (model.drive[where * this.size + model.count + 1] as number)
    return { steps, departMin: depart, returnMin: clock + home, score: best }
  }

  private stepsOf(
    label: number,
    where: number,
    last: number,
    clock: number,
    own: number,
  ): DayStep[] {
    const { model } = this
    const lunch = model.therapist.lunch
    const lunchAt = this.columns.lunchAt[label] as number
    const leaveMin = this.columns.time[label] as number
    const lunchLate = lunch && lunchAt > lunch.toMin ? (lunchAt - lunch.toMin) * 4 : 0
    if (lunch && last === where) {
      return [
        {
          visit: lunchStep,
          arriveMin: clock,
          beginMin: lunchAt,
          leaveMin,
          driveMin: 0,
          lateness: lunchLate,
        },
      ]
    }
    const driveMin = model.drive[where * this.size + last] as number
    const arriveMin = clock + driveMin
    const steps: DayStep[] = []
    if (lunch && !Number.isNaN(lunchAt)) {
      steps.push({
        visit: lunchStep,
        arriveMin,
        beginMin: lunchAt,
        leaveMin: lunchAt + lunch.durationMin,
        driveMin,
        lateness: lunchLate,
      })
    }
    steps.push({
      visit: last,
      arriveMin: steps[0]?.leaveMin ?? arriveMin,
      beginMin: this.columns.begin[label] as number,
      leaveMin,
      driveMin: steps.length > 0 ? 0 : driveMin,
      lateness: own - (steps.length > 0 ? lunchLate : 0),
    })
    return steps
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

/** Who is back before lunch must begin eats at home. */
export const owesLunch = (
  { therapist }: Pick<DayModel, 'therapist'>,
  isEmpty: boolean,
  returnMin: number,
): boolean => therapist.lunch !== null && !isEmpty && returnMin > therapist.lunch.toMin

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
