import type { DayPlan, LunchChoice } from '#shared/schema/day-plan'
import { type Day, instantAt } from '../time/calendar-day'

/** As many as one record holds. */
const mostVisits = 200

export const usualLunch: LunchChoice = {
  choice: 'asHours',
  fromTime: '11:30',
  toTime: '13:30',
  durationMin: 30,
}

/** A day about which nobody has decided anything. */
export const openDay: DayPlan = {
  order: [],
  lockedTimes: [],
  lockedTherapists: [],
  promises: [],
  startFrom: 'homeBase',
  endAt: 'homeBase',
  lunch: usualLunch,
}

/** One thing that a person decides about a day. */
export type DayDecision =
  /** These keep this order; an empty one leaves the order to the search. */
  | { readonly kind: 'keepOrder'; readonly visitIds: readonly string[] }
  | { readonly kind: 'freeInOrder'; readonly visitId: string }
  | { readonly kind: 'lockTime'; readonly visitId: string; readonly startAt: string | null }
  | {
      readonly kind: 'lockTherapist'
      readonly visitId: string
      readonly therapistId: string | null
    }
  | { readonly kind: 'promise'; readonly visitId: string; readonly startAt: string | null }
  | { readonly kind: 'startFrom'; readonly startFrom: DayPlan['startFrom'] }
  | { readonly kind: 'endAt'; readonly endAt: DayPlan['endAt'] }
  | { readonly kind: 'lunch'; readonly lunch: LunchChoice }

/** The decisions after one more. `now`: when a client was told a time. */
export function decideOnDay(plan: DayPlan, decision: DayDecision, now: string): DayPlan {
  switch (decision.kind) {
    case 'keepOrder':
      return { ...plan, order: [...new Set(decision.visitIds)].slice(0, mostVisits) }
    case 'freeInOrder':
      return { ...plan, order: plan.order.filter((id) => id !== decision.visitId) }
    case 'lockTime': {
      const { visitId, startAt } = decision
      const lock = startAt === null ? [] : [{ visitId, startAt }]
      return { ...plan, lockedTimes: withOne(plan.lockedTimes, visitId, lock) }
    }
    case 'lockTherapist': {
      const { visitId, therapistId } = decision
      const lock = therapistId === null ? [] : [{ visitId, therapistId }]
      return { ...plan, lockedTherapists: withOne(plan.lockedTherapists, visitId, lock) }
    }
    case 'promise': {
      const { visitId, startAt } = decision
      const promise = startAt === null ? [] : [{ visitId, startAt, toldAt: now }]
      return { ...plan, promises: withOne(plan.promises, visitId, promise) }
    }
    case 'startFrom':
      return { ...plan, startFrom: decision.startFrom }
    case 'endAt':
      return { ...plan, endAt: decision.endAt }
    case 'lunch':
      return { ...plan, lunch: decision.lunch }
  }
}

/** In the order of the visits' ids, so that two laptops that locked the same write the same. */
const withOne = <L extends { readonly visitId: string }>(
  list: readonly L[],
  visitId: string,
  one: readonly L[],
): L[] =>
  [...list.filter((entry) => entry.visitId !== visitId), ...one]
    .toSorted((a, b) => a.visitId.localeCompare(b.visitId))
    .slice(0, mostVisits)

/** The day's order with one visit carried so many places up (below 0) or down; the same where it cannot go. */
export function carried(
  order: readonly string[],
  visitId: string,
  places: number,
): readonly string[] {
  const from = order.indexOf(visitId)
  const to = Math.max(0, Math.min(order.length - 1, from + places))
  if (from < 0 || from === to) return order
  const rest = order.filter((id) => id !== visitId)
  return rest.toSpliced(to, 0, visitId)
}

/** When `trips` of a day's plan begin: midnight of the practice, so that two laptops write the same. */
export const planStartAt = (day: Day, timeZone: string): string => instantAt(day, '00:00', timeZone)
