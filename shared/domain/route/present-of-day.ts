import type { Visit } from '#shared/schema/visit'
import { minutesBetween } from '../time/calendar-day'
import type { DayPlaces, DayProblem } from './day-problem'
import type { TherapistPlan } from './problem'
import type { Present } from './replan'

export interface PresentOfDay extends Present {
  /** The home one is at or was at last; null before the first one. */
  readonly hereVisitId: string | null
  /** Already on the road to this one: it comes next. */
  readonly headingTo: string | null
}

const underWay = ['arrived', 'inSession', 'finished']

/** Where a therapist's day stands at `now`: when the next drive can begin, from where, and what is over. */
export function presentOfDay(
  visits: readonly Visit[],
  problem: DayProblem,
  places: DayPlaces,
  therapistId: string,
  now: string,
  hadLunch: boolean,
): PresentOfDay {
  const nowMin = Math.ceil(minutesBetween(problem.originAt, now))
  const mine = visits.filter((visit) => visit.therapistId === therapistId)
  const begun = mine.filter(({ state }) => underWay.includes(state))
  const last = begun.toSorted((a, b) => lastStepAt(a).localeCompare(lastStepAt(b))).at(-1)
  const heading = mine.find(({ state }) => state === 'travelling')
  const home = places.ofHome.get(therapistId) ?? null
  const place = last ? (places.ofVisit.get(last.id) ?? null) : home
  const freeMin = last ? freeAfter(last, problem, nowMin) : nowMin
  const target = heading ? (places.ofVisit.get(heading.id) ?? null) : null
  return {
    freeMin:
      heading && last?.state !== 'inSession'
        ? onTheRoadSince(heading, problem, nowMin, driveMin(problem, place, target))
        : freeMin,
    place,
    done: begun.map(({ id }) => id),
    hadLunch,
    hereVisitId: last?.id ?? null,
    headingTo: heading?.id ?? null,
  }
}

const lastStepAt = ({ timeline, startAt }: Visit): string => timeline.at(-1)?.at ?? startAt

const driveMin = (problem: DayProblem, from: number | null, to: number | null): number =>
  from === null || to === null ? 0 : (problem.driveMin[from]?.[to] ?? 0)

/** When packing up will be over, by the length of the service. */
function freeAfter(visit: Visit, problem: DayProblem, nowMin: number): number {
  const planned = problem.visits.find(({ id }) => id === visit.id)
  const packupMin = planned?.packupMin ?? 0
  const setupMin = planned?.setupMin ?? 0
  const sessionMin = minutesBetween(visit.startAt, visit.endAt)
  const left = visit.timeline.some(({ kind }) => kind === 'left')
  if (visit.state === 'finished') {
    const finishedAt = visit.timeline.findLast(({ kind }) => kind === 'finished')?.at
    if (left || !finishedAt) return nowMin
    return Math.max(nowMin, Math.ceil(minutesBetween(problem.originAt, finishedAt)) + packupMin)
  }
  if (visit.state === 'arrived') return nowMin + setupMin + Math.ceil(sessionMin) + packupMin
  const beganAt = visit.timeline.findLast(({ kind }) => kind === 'began')?.at ?? visit.startAt
  const end = Math.ceil(minutesBetween(problem.originAt, beganAt) + sessionMin)
  return Math.max(nowMin, end) + packupMin
}

/** Under way for a while already: the drive is counted from the departure, arriving now at the earliest. */
function onTheRoadSince(visit: Visit, problem: DayProblem, nowMin: number, drive: number): number {
  const departedAt = visit.timeline.findLast(({ kind }) => kind === 'departed')?.at
  if (!departedAt) return nowMin
  const departedMin = Math.floor(minutesBetween(problem.originAt, departedAt))
  return Math.min(nowMin, Math.max(departedMin, nowMin - drive))
}

/** The day as it is booked: what clients expect, in the order of their times. */
export function bookedPlan(
  visits: readonly Visit[],
  problem: DayProblem,
  therapistId: string,
): TherapistPlan {
  const stops = visits
    .filter((visit) => visit.therapistId === therapistId)
    .toSorted((a, b) => a.startAt.localeCompare(b.startAt) || a.id.localeCompare(b.id))
    .map((visit) => {
      const planned = problem.visits.find(({ id }) => id === visit.id)
      const setupMin = planned?.setupMin ?? 0
      const beginMin = Math.round(minutesBetween(problem.originAt, visit.startAt)) - setupMin
      const leaveMin = beginMin + setupMin + (planned?.sessionMin ?? 0) + (planned?.packupMin ?? 0)
      return {
        visitId: visit.id,
        arriveMin: beginMin,
        beginMin,
        leaveMin,
        driveMin: 0,
        lateMin: 0,
        lateForWishMin: 0,
      }
    })
  const departMin = stops[0]?.beginMin ?? 0
  return {
    therapistId,
    departMin,
    returnMin: stops.at(-1)?.leaveMin ?? departMin,
    driveMin: 0,
    stops,
  }
}

/** The rest of a day that has begun: nothing is planned before `present`, nor what is over. */
export function restFrom(
  problem: DayProblem,
  present: PresentOfDay,
  therapistId: string,
): DayProblem {
  const { freeMin, place, done, hadLunch, headingTo } = present
  const others = problem.visits.filter(({ id }) => !done.includes(id))
  return {
    ...problem,
    visits: others.map((visit) =>
      // A locked start that is over would leave the visit out; late is better, and said.
      visit.lockedStartMin !== null && visit.lockedStartMin < freeMin
        ? { ...visit, lockedStartMin: null }
        : visit,
    ),
    orders: [
      ...problem.orders.filter(({ after }) => after !== headingTo),
      ...(headingTo === null
        ? []
        : others.flatMap(({ id }) => (id === headingTo ? [] : [{ before: headingTo, after: id }]))),
    ],
    therapists: problem.therapists.map((therapist) => {
      const { hours } = therapist
      if (therapist.id !== therapistId || !hours) return therapist
      const hasBegun = done.length > 0 || headingTo !== null
      const fromMin = hasBegun ? freeMin : Math.max(hours.fromMin, freeMin)
      const toMin = Math.max(hours.toMin, fromMin)
      return {
        ...therapist,
        hours: { fromMin, toMin },
        startPlace: hasBegun ? place : therapist.startPlace,
        lunch: hadLunch ? null : therapist.lunch,
      }
    }),
  }
}

/** A practice's day of which a part is over: nobody leaves home before `now`. */
export function notBefore(problem: DayProblem, now: string): DayProblem {
  const nowMin = Math.ceil(minutesBetween(problem.originAt, now))
  return {
    ...problem,
    therapists: problem.therapists.map((therapist) => {
      const { hours } = therapist
      if (!hours || hours.fromMin >= nowMin) return therapist
      const fromMin = nowMin
      return { ...therapist, hours: fromMin < hours.toMin ? { ...hours, fromMin } : null }
    }),
  }
}
