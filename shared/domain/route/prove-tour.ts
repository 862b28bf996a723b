import type { FleetAnswer, FleetProblem } from './fleet'
import { planDay } from './plan-day'
import type { RouteProblem } from './problem'
import { provableVisits } from './solve-day'

/**
 * The proven shortest tour of one vehicle with hard windows and at most `provableVisits` stops, by the same
 * search as a therapist's day. Null when no tour keeps every window.
 */
export function proveTour(problem: FleetProblem): FleetAnswer | null {
  const { matrix, windows, service, demand, capacity } = problem
  const count = matrix.length - 1
  if (count > provableVisits) throw new Error(`No more than ${provableVisits} stops can be proven`)
  if (capacity !== null && demand.reduce((sum, one) => sum + one, 0) > capacity) return null
  const [opens = 0, closes = 0] = windows[0] ?? []
  const day: RouteProblem = {
    driveMin: matrix,
    visits: Array.from({ length: count }, (_, index) => {
      const [fromMin = 0, toMin = 0] = windows[index + 1] ?? []
      return {
        id: String(index + 1),
        place: index + 1,
        setupMin: 0,
        sessionMin: 0,
        packupMin: service[index + 1] ?? 0,
        windows: [{ fromMin, toMin, strength: 'hard', label: '' }],
        skills: [],
        priority: 1,
        usualTherapistId: null,
        lockedTherapistId: null,
        lockedStartMin: null,
        promised: null,
      }
    }),
    therapists: [
      {
        id: 'tour',
        hours: { fromMin: opens + (service[0] ?? 0), toMin: closes },
        startPlace: 0,
        endPlace: 0,
        skills: [],
        lunch: null,
      },
    ],
    orders: [],
    latenessLimitMin: 0,
    discontinuityMin: 0,
    changeMin: 0,
  }
  const plan = planDay(day, 'tour')
  const stops = plan?.plans[0]?.stops.map(({ visitId }) => Number(visitId))
  if (!plan || !stops || plan.unassigned.length > 0) return null
  return { routes: [stops], left: [], cost: plan.score.costMin, iterations: 0 }
}
