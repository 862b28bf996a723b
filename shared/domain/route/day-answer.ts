import type { DayLabels } from './day-labels'
import type { DayModel } from './day-model'
import type { RouteScore } from './problem'

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

/** Who is back before lunch must begin eats at home. */
export const owesLunch = (
  { therapist }: Pick<DayModel, 'therapist'>,
  isEmpty: boolean,
  returnMin: number,
): boolean => therapist.lunch !== null && !isEmpty && returnMin > therapist.lunch.toMin

const lunchStep = -1

/** The day that ends with this label of the search. */
export function readDay(
  model: DayModel,
  labels: DayLabels,
  end: number,
  score: RouteScore,
): DayAnswer {
  const path: number[] = []
  for (let at = end; (labels.parent[at] as number) !== -1; at = labels.parent[at] as number) {
    path.unshift(at)
  }
  const steps: DayStep[] = []
  let where = model.count
  let late = 0
  const depart = path.length === 0 ? model.fromMin : (labels.depart[end] as number)
  let clock = depart
  for (const label of path) {
    const last = (labels.state[label] as number) % (model.count + 1)
    const own = (labels.late[label] as number) - late
    late = labels.late[label] as number
    const made = stepsOf(model, labels, label, where, last, clock, own)
    steps.push(...made)
    clock = made.at(-1)?.leaveMin ?? clock
    where = last
  }
  const home =
    path.length === 0 ? 0 : (model.drive[where * (model.count + 2) + model.count + 1] as number)
  return { steps, departMin: depart, returnMin: clock + home, score }
}

function stepsOf(
  model: DayModel,
  labels: DayLabels,
  label: number,
  where: number,
  last: number,
  clock: number,
  own: number,
): DayStep[] {
  const { lunch } = model.therapist
  const lunchAt = labels.lunchAt[label] as number
  const leaveMin = labels.time[label] as number
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
  const driveMin = model.drive[where * (model.count + 2) + last] as number
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
    beginMin: labels.begin[label] as number,
    leaveMin,
    driveMin: steps.length > 0 ? 0 : driveMin,
    lateness: own - (steps.length > 0 ? lunchLate : 0),
  })
  return steps
}
