import { doorMinutes, mayVisit } from './day-model'
import { planDay } from './plan-day'
import { planPractice } from './plan-practice'
import type { RoutePlan, RouteProblem, RouteTherapist, RouteVisit } from './problem'
import { provableVisits } from './solve-day'

/** The first of these that fails, in this order. */
export type FailingReason =
  | { readonly kind: 'noPlace' }
  | { readonly kind: 'noHours' }
  | { readonly kind: 'lockedToOther'; readonly therapistId: string }
  | { readonly kind: 'lacksSkill'; readonly skill: string }
  /** There and back with the session is longer than the hours. */
  | { readonly kind: 'longerThanHours'; readonly needsMin: number }
  /** Alone in the day it would still miss its window or its locked time. */
  | { readonly kind: 'windowOutsideHours' }
  /** It fits alone, not beside the others. */
  | { readonly kind: 'dayIsFull' }

export type Relaxation =
  | { readonly kind: 'longerDay'; readonly therapistId: string; readonly minutes: number }
  /** Sum of how much later than their windows clients are seen then. */
  | { readonly kind: 'acceptLate'; readonly therapistId: string; readonly minutes: number }
  | { readonly kind: 'unlockTime'; readonly therapistId: string; readonly minutes: number }

export interface UnassignedReason {
  readonly visitId: string
  readonly reasons: readonly { readonly therapistId: string; readonly reason: FailingReason }[]
  /** The smallest that fits it in with nobody else left out; null when none of those tried does. */
  readonly relaxation: Relaxation | null
  /** False where no relaxation was looked for. */
  readonly relaxationSought: boolean
}

/** Longer than this beyond the hours nobody is asked to stay. */
const mostOvertimeMin = 180
const overtimeStepMin = 5

/** `relaxFirst`: relaxations are looked for that many visits only; each takes several plans. */
export function explainUnassigned(
  problem: RouteProblem,
  plan: RoutePlan,
  relaxFirst = Number.POSITIVE_INFINITY,
): readonly UnassignedReason[] {
  return plan.unassigned.map((visitId, index) => {
    const visit = problem.visits.find(({ id }) => id === visitId)
    if (!visit) throw new Error('The plan leaves out a visit that the problem does not know')
    const reasons = problem.therapists.map((therapist) => ({
      therapistId: therapist.id,
      reason: firstFailing(problem, therapist, visit),
    }))
    if (index >= relaxFirst) {
      return { visitId, reasons, relaxation: null, relaxationSought: false }
    }
    const candidates = problem.therapists
      .filter((therapist) => mayVisit(visit, therapist))
      .flatMap((therapist) => relaxations(problem, plan, therapist, visit))
    return {
      visitId,
      reasons,
      relaxation: candidates.toSorted((a, b) => a.minutes - b.minutes)[0] ?? null,
      relaxationSought: true,
    }
  })
}

function firstFailing(
  problem: RouteProblem,
  therapist: RouteTherapist,
  visit: RouteVisit,
): FailingReason {
  if (visit.place === null) return { kind: 'noPlace' }
  if (therapist.hours === null) return { kind: 'noHours' }
  const { lockedTherapistId } = visit
  if (lockedTherapistId !== null && lockedTherapistId !== therapist.id) {
    return { kind: 'lockedToOther', therapistId: lockedTherapistId }
  }
  const skill = visit.skills.find((one) => !therapist.skills.includes(one))
  if (skill !== undefined) return { kind: 'lacksSkill', skill }
  const drive = (from: number | null, to: number | null) =>
    from === null || to === null ? 0 : (problem.driveMin[from]?.[to] ?? 0)
  const needsMin =
    drive(therapist.startPlace, visit.place) +
    doorMinutes(visit) +
    drive(visit.place, therapist.endPlace)
  if (needsMin > therapist.hours.toMin - therapist.hours.fromMin) {
    return { kind: 'longerThanHours', needsMin }
  }
  const alone = planDay({ ...problem, visits: [visit] }, therapist.id)
  return alone?.unassigned.length === 0 ? { kind: 'dayIsFull' } : { kind: 'windowOutsideHours' }
}

function relaxations(
  problem: RouteProblem,
  plan: RoutePlan,
  therapist: RouteTherapist,
  visit: RouteVisit,
): Relaxation[] {
  const ids = new Set(
    plan.plans
      .find(({ therapistId }) => therapistId === therapist.id)
      ?.stops.map(({ visitId }) => visitId),
  )
  const visits = problem.visits.filter(({ id }) => id === visit.id || ids.has(id))
  const day: RouteProblem = { ...problem, visits, therapists: [therapist] }
  const found: Relaxation[] = []
  const late = wholeDay({ ...day, latenessLimitMin: null })
  if (problem.latenessLimitMin !== null && late) {
    found.push({ kind: 'acceptLate', therapistId: therapist.id, minutes: lateMinutes(late) })
  }
  if (visit.lockedStartMin !== null) {
    const unlocked = visits.map((one) => (one === visit ? { ...one, lockedStartMin: null } : one))
    const moved = wholeDay({ ...day, visits: unlocked })
    const stop = moved?.plans[0]?.stops.find(({ visitId }) => visitId === visit.id)
    if (stop) {
      const minutes = Math.abs(stop.beginMin + visit.setupMin - visit.lockedStartMin)
      found.push({ kind: 'unlockTime', therapistId: therapist.id, minutes })
    }
  }
  const overtime = leastOvertime(day, therapist)
  if (overtime !== null) {
    found.push({ kind: 'longerDay', therapistId: therapist.id, minutes: overtime })
  }
  return found
}

/** The plan if it leaves nobody out. */
function wholeDay(day: RouteProblem): RoutePlan | null {
  const therapist = day.therapists[0] as RouteTherapist
  const plan =
    day.visits.length <= provableVisits
      ? planDay(day, therapist.id)
      : planPractice(day, { seed: 1, limit: { rounds: 500 } })
  return plan && plan.unassigned.length === 0 ? plan : null
}

const lateMinutes = (plan: RoutePlan): number =>
  plan.plans.reduce(
    (sum, { stops }) => sum + stops.reduce((all, { lateMin }) => all + lateMin, 0),
    0,
  )

/** By halving: a longer day never fits less. */
function leastOvertime(day: RouteProblem, therapist: RouteTherapist): number | null {
  const { hours } = therapist
  if (!hours) return null
  const fits = (minutes: number) =>
    wholeDay({
      ...day,
      therapists: [{ ...therapist, hours: { ...hours, toMin: hours.toMin + minutes } }],
    }) !== null
  if (!fits(mostOvertimeMin)) return null
  let tooShort = 0
  let enough = mostOvertimeMin / overtimeStepMin
  while (enough - tooShort > 1) {
    const half = Math.floor((enough + tooShort) / 2)
    if (fits(half * overtimeStepMin)) enough = half
    else tooShort = half
  }
  return enough * overtimeStepMin
}
