import { firstValueFrom } from 'rxjs'
import { type MissingConsent, missingConsents } from '#shared/domain/consents/missing-consents'
import type { Consent } from '#shared/schema/consent'
import { visitConsents } from '../queries/visit-consents'
import type { Session } from '../session'

/**
 * What consent still lacks for this visit's session to begin at `at`: asked of the records as they are,
 * not of the screen. Empty when it may begin; a consent taken back later does not undo what was begun.
 */
export async function consentsLackingAt(
  { store }: Session,
  visitId: string,
  at: string,
): Promise<readonly MissingConsent[]> {
  const facts = await firstValueFrom(visitConsents(store, visitId))
  // Without a law of its own, a session is told of a missing signature and not held up by it.
  if (facts?.serviceKind !== 'breast') return []
  const consents = facts.consents.map((consent) => asOf(consent, at))
  return missingConsents({ ...facts, consents, now: at })
}

const asOf = (consent: Consent, at: string): Consent => ({
  ...consent,
  withdrawals: consent.withdrawals.filter((withdrawal) => withdrawal.at <= at),
})
