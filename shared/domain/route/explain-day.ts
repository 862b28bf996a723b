import { beginTimes } from './day-model'
import type {
  PlannedStop,
  RouteProblem,
  RouteTherapist,
  RouteVisit,
  RouteWindow,
  TherapistPlan,
} from './problem'

/** What a stop may not be later than, and what it waits for. */
export type Bind =
  | { readonly kind: 'window'; readonly window: RouteWindow }
  | { readonly kind: 'promised'; readonly fromMin: number; readonly toMin: number }
  | { readonly kind: 'lockedTime'; readonly startMin: number }
  | { readonly kind: 'lunch'; readonly fromMin: number; readonly toMin: number }
  | { readonly kind: 'hours'; readonly minute: number }
  /** Nothing of its own: what comes later binds. */
  | { readonly kind: 'laterStop'; readonly visitId: string | null }

export type WhyNotEarlier =
  /** Begins as soon as the drive from there is over. */
  | { readonly kind: 'afterPrevious'; readonly visitId: string | null }
  | { readonly kind: 'hoursBegin'; readonly minute: number }
  | { readonly kind: 'waits'; readonly forWhat: Bind }

export interface StopReason {
  readonly visitId: string | null
  readonly arriveMin: number
  readonly beginMin: number
  readonly waitMin: number
  /** So much later it could begin with nobody later than planned; 0 where it is late already. */
  readonly slackMin: number
  /** What sets the slack; null when nothing does. */
  readonly binding: Bind | null
  readonly whyNotEarlier: WhyNotEarlier
}

/** Why each stop of a therapist's plan stands when it does, in driving order. */
export function explainDay(problem: RouteProblem, plan: TherapistPlan): readonly StopReason[] {
  const therapist = problem.therapists.find(({ id }) => id === plan.therapistId)
  if (!therapist?.hours) throw new Error('A plan belongs to a therapist with hours')
  const visitOf = new Map(problem.visits.map((visit) => [visit.id, visit]))
  const visits = plan.stops.map(({ visitId }) => visitOf.get(visitId ?? '') ?? null)
  const reasons: StopReason[] = []
  let room = { slackMin: therapist.hours.toMin - plan.returnMin, waitMin: 0 }
  let from: Bind = { kind: 'hours', minute: therapist.hours.toMin }
  for (let i = plan.stops.length - 1; i >= 0; i--) {
    const stop = plan.stops[i] as PlannedStop
    const visit = visits[i] ?? null
    const own = visit ? ownLimit(problem, visit, stop) : lunchLimit(therapist, stop)
    const later = room.slackMin + room.waitMin
    const binding: Bind = own && own.slackMin <= later ? own.bind : from
    const slackMin = Math.max(0, own ? Math.min(own.slackMin, later) : later)
    const waitMin = stop.beginMin - stop.arriveMin
    const why = whyNotEarlier(problem, therapist, plan, i, visit)
    const { visitId, arriveMin, beginMin } = stop
    reasons.unshift({
      visitId,
      arriveMin,
      beginMin,
      waitMin,
      slackMin,
      binding,
      whyNotEarlier: why,
    })
    room = { slackMin, waitMin }
    from =
      binding.kind === 'hours' || binding.kind === 'laterStop'
        ? binding
        : { kind: 'laterStop', visitId }
  }
  return reasons
}

interface OwnLimit {
  readonly slackMin: number
  readonly bind: Bind
}

function ownLimit(problem: RouteProblem, visit: RouteVisit, stop: PlannedStop): OwnLimit | null {
  const start = stop.beginMin + visit.setupMin
  if (visit.lockedStartMin !== null) {
    return { slackMin: 0, bind: { kind: 'lockedTime', startMin: visit.lockedStartMin } }
  }
  const limits = visit.windows
    .filter((window) => window.strength === 'hard' || visit.promised === null)
    .map((window) => ({ bind: { kind: 'window', window } as Bind, ...rangeOf(visit, window) }))
  const { promised } = visit
  if (promised) {
    limits.push({
      bind: { kind: 'promised', ...promised },
      from: promised.fromMin,
      last: promised.toMin,
    })
  }
  const inside = limits.filter(({ from, last }) => from <= start && start <= last)
  const tightest = inside.toSorted((a, b) => a.last - b.last)[0]
  const { hardLast, wishLast } = beginTimes(visit, problem)
  const isOver = (last: readonly number[]) =>
    last.length > 0 && stop.beginMin > (last.at(-1) as number)
  if (isOver(hardLast) || isOver(wishLast)) {
    const missed = limits.filter(({ last }) => last < start).toSorted((a, b) => b.last - a.last)[0]
    return missed ? { slackMin: 0, bind: missed.bind } : null
  }
  return tightest ? { slackMin: tightest.last - start, bind: tightest.bind } : null
}

const rangeOf = (visit: RouteVisit, { fromMin, toMin }: RouteWindow) => ({
  from: fromMin,
  last: Math.max(fromMin, toMin - visit.sessionMin),
})

function lunchLimit({ lunch }: RouteTherapist, stop: PlannedStop): OwnLimit | null {
  if (!lunch) return null
  const bind: Bind = { kind: 'lunch', fromMin: lunch.fromMin, toMin: lunch.toMin }
  return { slackMin: Math.max(0, lunch.toMin - stop.beginMin), bind }
}

function whyNotEarlier(
  problem: RouteProblem,
  therapist: RouteTherapist,
  plan: TherapistPlan,
  index: number,
  visit: RouteVisit | null,
): WhyNotEarlier {
  const stop = plan.stops[index] as PlannedStop
  const startOfHours = therapist.hours?.fromMin ?? 0
  // The departure was moved to meet the first stop: without that it would wait at the door.
  const couldArrive = index === 0 ? startOfHours + stop.driveMin : stop.arriveMin
  if (stop.beginMin > couldArrive) {
    return { kind: 'waits', forWhat: waitedFor(problem, therapist, stop, visit) }
  }
  if (index === 0) return { kind: 'hoursBegin', minute: startOfHours }
  return { kind: 'afterPrevious', visitId: plan.stops[index - 1]?.visitId ?? null }
}

function waitedFor(
  problem: RouteProblem,
  { lunch }: RouteTherapist,
  stop: PlannedStop,
  visit: RouteVisit | null,
): Bind {
  if (!visit) return { kind: 'lunch', fromMin: lunch?.fromMin ?? 0, toMin: lunch?.toMin ?? 0 }
  const start = stop.beginMin + visit.setupMin
  if (visit.lockedStartMin !== null) return { kind: 'lockedTime', startMin: visit.lockedStartMin }
  if (visit.promised?.fromMin === start) return { kind: 'promised', ...visit.promised }
  const opening = visit.windows.find(({ fromMin }) => fromMin === start)
  if (opening) return { kind: 'window', window: opening }
  throw new Error(`Nothing opens when ${problem.visits.indexOf(visit)} begins`)
}
