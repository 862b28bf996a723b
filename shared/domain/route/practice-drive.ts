/** The order of `RouteScore` as one number: each part outweighs what the next can save on real days. */
export const weights = {
  unassigned: 1e6,
  quarterLate: 100,
  worst: 0.5,
  drive: 1,
  paid: 0.02,
  even: 2e-5,
}

/** A therapist somewhere on the way. */
export interface Drive {
  where: number
  clock: number
  /** When the day was set out on; NaN before. */
  left: number
  lateness: number
  worst: number
  cost: number
  isHungry: boolean
}

export const createDrive = (): Drive => ({
  where: 0,
  clock: 0,
  left: Number.NaN,
  lateness: 0,
  worst: 0,
  cost: 0,
  isHungry: false,
})

export function copyDrive(from: Drive, to: Drive): void {
  to.where = from.where
  to.clock = from.clock
  to.left = from.left
  to.lateness = from.lateness
  to.worst = from.worst
  to.cost = from.cost
  to.isHungry = from.isHungry
}

export function addLateness(now: Drive, late: number): void {
  now.lateness += late
  if (late > now.worst) now.worst = late
}

/** What is known of the price of a day that is not over: it only grows. */
export const weighed = ({ lateness, worst, cost }: Drive): number =>
  weights.quarterLate * lateness + weights.worst * worst + weights.drive * cost
