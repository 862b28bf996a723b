import type { Clearance } from '#shared/schema/chart'
import { addDays, type Day, daysBetween } from '../time/calendar-day'

/** Clinical rulebook T17: a clearance stands for 90 days unless the provider says otherwise. */
export const usualClearanceDays = 90
const soonDays = 14

export type ClearanceState =
  | { readonly kind: 'current' | 'endsSoon'; readonly until: Day; readonly daysLeft: number }
  | { readonly kind: 'expired'; readonly until: Day }

/** Whether a clearance stands on a day; without an end of its own it ends after the usual time. */
export function clearanceState(
  { givenOn, expiresOn }: Pick<Clearance, 'givenOn' | 'expiresOn'>,
  today: Day,
): ClearanceState {
  const until = expiresOn ?? addDays(givenOn, usualClearanceDays)
  const daysLeft = daysBetween(today, until)
  if (daysLeft < 0) return { kind: 'expired', until }
  return { kind: daysLeft <= soonDays ? 'endsSoon' : 'current', until, daysLeft }
}
