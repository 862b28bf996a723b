import {
  createDice,
  createProgress,
  type FleetAnswer,
  type FleetProblem,
  type SearchLimit,
} from './fleet'
import { FleetState } from './fleet-state'
import { FleetRecreate } from './recreate-fleet'
import { RoutePool } from './route-pool'
import { FleetRuin } from './ruin-fleet'

interface Descent {
  /** Share of the whole search at which it ends. */
  readonly until: number
  readonly from: 'nothing' | 'best'
  /** Start of the annealing in mean legs, and by how much it cools down. */
  readonly hotLegs: number
  readonly cooling: number
  /** See `FleetRecreate.openRate`: more of it ends with more and shorter routes. */
  readonly openRate: number
}

/**
 * Five times anew, because one unlucky descent ends far from the best, by turns with few and with many
 * routes; then on from the best end.
 */
const descents: readonly Descent[] = [
  ...[0.2, 0.5, 0.2, 0.5, 0.2].map((openRate, k) => ({
    ...{ until: (k + 1) * 0.16, from: 'nothing' as const },
    ...{ hotLegs: 0.8, cooling: 40, openRate },
  })),
  { until: 0.97, from: 'best', hotLegs: 0.21, cooling: 9, openRate: 0.2 },
  { until: 1, from: 'best', hotLegs: 0.03, cooling: 2, openRate: 0.2 },
]

/** Answers this much dearer than the best have routes worth pooling. */
const poolWithin = 1.02

/**
 * Ruin and recreate: strings of neighbouring stops are taken out, put back greedily with a blink now and
 * then, and kept by simulated annealing. After each descent the routes of all good answers so far are
 * combined anew. The same seed and number of rounds give the same answer.
 */
export function solveFleet(problem: FleetProblem, seed: number, limit: SearchLimit): FleetAnswer {
  return new FleetSearch(problem, seed).run(limit)
}

class FleetSearch {
  private readonly state: FleetState
  private readonly dice: () => number
  private readonly ruins: FleetRuin
  private readonly recreates: FleetRecreate
  private readonly pool: RoutePool
  /** How often a stop was in nobody's route: who often is weighs more. */
  private readonly absences: Float64Array
  private readonly meanLeg: number
  private current = 0
  private currentAbsent = 0
  private best: Omit<FleetAnswer, 'iterations'>

  constructor(problem: FleetProblem, seed: number) {
    this.state = new FleetState(problem)
    this.dice = createDice(seed)
    this.ruins = new FleetRuin(this.state, this.dice)
    this.recreates = new FleetRecreate(this.state, this.dice)
    this.pool = new RoutePool(this.state, this.dice)
    this.absences = new Float64Array(this.state.size).fill(1)
    this.best = { routes: [], left: this.state.left(), cost: 0 }
    this.startAnew()
    this.meanLeg = this.state.total / (this.state.size - 1 + this.best.routes.length)
  }

  run(limit: SearchLimit): FleetAnswer {
    const { state } = this
    const progress = createProgress(limit, 32)
    let rounds = 0
    let descent = descents[0] as Descent
    let began = 0
    let seen = -1
    let heat = 0
    this.recreates.openRate = descent.openRate
    for (let share = progress(); share < 1 && state.size > 2; share = progress()) {
      rounds++
      if (share !== seen) {
        seen = share
        if (share >= descent.until) {
          began = share
          descent = descents.find(({ until }) => share < until) as Descent
          this.begin(descent)
        }
        const done = (share - began) / (descent.until - began)
        heat = this.meanLeg * descent.hotLegs * descent.cooling ** -done
      }
      if (!this.round(heat)) state.takeBack()
    }
    return { ...this.best, iterations: rounds }
  }

  private begin({ from, openRate }: Descent): void {
    const { state } = this
    this.recreates.openRate = openRate
    // Who has not found room for everybody has not come to the end of the first descent.
    if (this.best.left.length > 0) return
    state.takeOver(this.best.routes)
    const combined = state.maxRoutes > 1 ? this.pool.recombine() : null
    if (combined) state.takeOver(combined)
    this.keep()
    if (from === 'nothing') this.startAnew()
  }

  private startAnew(): void {
    this.state.takeOver([])
    this.recreates.recreate(this.state.size, Number.POSITIVE_INFINITY)
    this.keep()
  }

  /** False when what it did is to be taken back. */
  private round(heat: number): boolean {
    const before = this.currentAbsent
    const weightBefore = before === 0 ? 0 : this.weightOfAbsent()
    if (!this.ruins.ruin()) return false
    if (before > 0) {
      this.recreates.recreate(before, Number.POSITIVE_INFINITY)
      if (!this.isFuller(before, weightBefore)) return false
    } else {
      // Adding a stop hardly ever makes a route shorter: what is too dear by now stays so.
      const most = this.current - heat * Math.log(this.dice())
      if (!this.recreates.recreate(0, most)) return false
    }
    this.keep()
    return true
  }

  /** Whether what is left out now is worth leaving out rather than what was. */
  private isFuller(before: number, weightBefore: number): boolean {
    const { absent, absentCount } = this.state
    if (absentCount < before) return true
    if (absentCount === before && this.weightOfAbsent() <= weightBefore) return true
    for (let k = 0; k < absentCount; k++) {
      const stop = absent[k] as number
      this.absences[stop] = (this.absences[stop] as number) + 1
    }
    return false
  }

  private weightOfAbsent(): number {
    const { absent, absentCount } = this.state
    let sum = 0
    for (let k = 0; k < absentCount; k++) sum += this.absences[absent[k] as number] as number
    return sum
  }

  private keep(): void {
    const { state, best } = this
    this.current = state.total
    this.currentAbsent = state.absentCount
    const more = this.currentAbsent - best.left.length
    if (state.maxRoutes > 1 && this.currentAbsent === 0 && this.current < best.cost * poolWithin)
      this.pool.addTouched()
    if (more < 0 || (more === 0 && this.current < best.cost)) {
      this.best = { routes: state.routes(), left: state.left(), cost: state.total }
    }
    state.mark()
  }
}
