import type { Consent } from '../../schema/consent'
import { dayOf, type Instant } from '../time/calendar-day'

export type ConsentStanding = 'current' | 'expired' | 'withdrawn' | 'notYet'

type Given = Pick<Consent, 'startAt' | 'expiresOn' | 'withdrawals'>

/**
 * Whether a consent counts at this moment. Its last day counts to midnight in the client's zone. A
 * withdrawal ends it whatever time it bears: another laptop's clock may run ahead.
 */
export function consentStanding(
  { startAt, expiresOn, withdrawals }: Given,
  { now, timeZone }: { readonly now: Instant; readonly timeZone: string },
): ConsentStanding {
  if (withdrawals.length > 0) return 'withdrawn'
  if (expiresOn !== null && dayOf(now, timeZone) > expiresOn) return 'expired'
  return startAt > now ? 'notYet' : 'current'
}

/** Whether it counted at an instant that is past: it may have been taken back since. */
export function stoodAt(consent: Given, at: Instant, timeZone: string): boolean {
  const before = consent.withdrawals.filter((withdrawal) => withdrawal.at <= at)
  return consentStanding({ ...consent, withdrawals: before }, { now: at, timeZone }) === 'current'
}
