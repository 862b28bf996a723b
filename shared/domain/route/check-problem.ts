import { doorMinutes } from './day-model'
import type { RouteProblem, RouteWindow } from './problem'

/** What is wrong with what was asked, before anything is planned; planning goes on as far as it can. */
export type ProblemRemark =
  | { readonly kind: 'noPlace'; readonly visitId: string }
  | { readonly kind: 'windowTooShort'; readonly visitId: string; readonly window: RouteWindow }
  | { readonly kind: 'farAway'; readonly visitId: string; readonly driveMin: number }
  | { readonly kind: 'noHours'; readonly therapistId: string }
  | { readonly kind: 'noHome'; readonly therapistId: string }
  | { readonly kind: 'ordersInCircle'; readonly visitIds: readonly string[] }

/** Farther than this from every start is more likely a wrong address than a visit, minutes. */
const farMin = 180

export function remarksOnProblem(problem: RouteProblem): readonly ProblemRemark[] {
  const remarks: ProblemRemark[] = []
  for (const therapist of problem.therapists) {
    const therapistId = therapist.id
    if (therapist.hours === null) remarks.push({ kind: 'noHours', therapistId })
    if (therapist.startPlace === null) remarks.push({ kind: 'noHome', therapistId })
  }
  for (const visit of problem.visits) {
    const visitId = visit.id
    const { place } = visit
    if (place === null) remarks.push({ kind: 'noPlace', visitId })
    else {
      const drives = problem.therapists.flatMap(({ startPlace }) =>
        startPlace === null ? [] : [problem.driveMin[startPlace]?.[place] ?? 0],
      )
      const driveMin = Math.min(...drives)
      if (drives.length > 0 && driveMin > farMin)
        remarks.push({ kind: 'farAway', visitId, driveMin })
    }
    for (const window of visit.windows) {
      if (window.toMin - window.fromMin < visit.sessionMin) {
        remarks.push({ kind: 'windowTooShort', visitId, window })
      }
    }
  }
  const circle = circleOf(problem)
  if (circle.length > 0) remarks.push({ kind: 'ordersInCircle', visitIds: circle })
  return remarks
}

/** Visits whose orders chase each other: together they cannot all be kept. */
function circleOf({ visits, orders }: RouteProblem): string[] {
  let left = visits.map(({ id }) => id)
  for (;;) {
    const free = left.filter(
      (id) => !orders.some(({ before, after }) => after === id && left.includes(before)),
    )
    if (free.length === 0) break
    left = left.filter((id) => !free.includes(id))
  }
  return left
}

/** Minutes at the doors alone, over all visits: more than the hours means somebody stays out. */
export const doorMinutesOfDay = ({ visits }: RouteProblem): number =>
  visits.reduce((sum, visit) => sum + doorMinutes(visit), 0)
