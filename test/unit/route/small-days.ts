import type { RouteProblem, RouteTherapist, RouteVisit } from '#shared/domain/route/problem'

export const visitOf = (id: string, place: number, more: Partial<RouteVisit> = {}): RouteVisit => ({
  id,
  place,
  setupMin: 5,
  sessionMin: 60,
  packupMin: 5,
  windows: [],
  skills: [],
  priority: 1,
  usualTherapistId: null,
  lockedTherapistId: null,
  lockedStartMin: null,
  promised: null,
  ...more,
})

export const rosa: RouteTherapist = {
  id: 'rosa',
  hours: { fromMin: 480, toMin: 1_020 },
  startPlace: 0,
  endPlace: 0,
  skills: [],
  lunch: null,
}

/** Home and doors along one street, ten minutes from one to the next. */
export const street = (
  visits: readonly RouteVisit[],
  more: Partial<RouteProblem> = {},
): RouteProblem => ({
  driveMin: Array.from({ length: visits.length + 1 }, (_, a) =>
    Array.from({ length: visits.length + 1 }, (_, b) => Math.abs(a - b) * 10),
  ),
  visits,
  therapists: [rosa],
  orders: [],
  latenessLimitMin: null,
  discontinuityMin: 15,
  changeMin: 4,
  ...more,
})

export const nap = (fromMin: number, toMin: number) =>
  ({ fromMin, toMin, strength: 'hard', label: 'Nap' }) as const
