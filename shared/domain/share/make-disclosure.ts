import type { Client } from '../../schema/client'
import type { Consent } from '../../schema/consent'
import type { Provider } from '../../schema/provider'
import type { Disclosure, SendMethod, Summary } from '../../schema/summary'
import { consentStanding } from '../consents/consent-standing'
import { sharingAnswer } from '../consents/sharing-answer'
import { purposeWords } from '../summary/words'
import type { Instant } from '../time/calendar-day'

export interface DisclosureSources {
  readonly summary: Pick<Summary, 'providerId' | 'parts' | 'purpose'>
  readonly parent: Pick<Client, 'id' | 'careTeam'>
  /** Of the parent. */
  readonly consents: readonly Consent[]
  readonly provider: Provider
  readonly when: { readonly now: Instant; readonly timeZone: string }
}

/** Treatment and coordination of care (clinical rulebook 8.2): what a summary is for when nothing else is said. */
export const usualPurpose = 'Coordination of care'

/**
 * What an accounting must tell of this sending (clinical rulebook 8.4), in the words of the day: the
 * recipient's name and place, what stood on it, why, and the permission it went by.
 */
export function makeDisclosure(
  { summary, parent, consents, provider, when }: DisclosureSources,
  { method, byFax }: { readonly method: SendMethod; readonly byFax: boolean },
): Disclosure {
  const answer = sharingAnswer(parent, consents, provider.id, when)
  const signed = consents.filter(
    (one) =>
      one.kind === 'sharing' &&
      one.clientId === parent.id &&
      one.sharing?.providerId === provider.id &&
      consentStanding(one, when) === 'current',
  )
  return {
    ...{ method, byFax },
    recipientName: [provider.name, provider.credentials].filter(Boolean).join(', ').slice(0, 120),
    recipientPlace: placeOf(provider, byFax),
    parts: [...summary.parts],
    purpose: summary.purpose ? purposeWords[summary.purpose] : usualPurpose,
    authority: signed.length > 0 ? 'signed' : 'said',
    consentIds: signed.map(({ id }) => id).slice(0, 20),
    agreedOn: answer?.sharingOn ?? null,
  }
}

function placeOf({ organisation, address, fax, phone, email }: Provider, byFax: boolean): string {
  const { street, unit, city, region, postalCode } = address
  const town = [city, [region, postalCode].filter(Boolean).join(' ')].filter(Boolean).join(', ')
  const where = [organisation, street, unit, town].filter(Boolean).join(', ')
  const reached = byFax && fax ? `fax ${fax}` : phone ? `phone ${phone}` : email
  return [where, reached].filter(Boolean).join('; ').slice(0, 1000)
}
