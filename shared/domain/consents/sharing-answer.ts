import type { CareTeamMember, Client } from '../../schema/client'
import type { Consent } from '../../schema/consent'
import type { SummaryPart } from '../../schema/summary'
import { type Day, dayOf, type Instant } from '../time/calendar-day'
import { consentStanding } from './consent-standing'

/** Whether a provider may read of a family, and what. */
export interface SharingAnswer {
  readonly sharing: CareTeamMember['sharing'] | 'expired' | 'withdrawn'
  /** What was agreed to; absent or null: asked before categories were, and not limited. */
  readonly parts?: readonly SummaryPart[] | null
  readonly until?: Day | null
  /** The day of the answer. */
  readonly sharingOn: Day | null
}

/**
 * The client's answer about one provider. A signed permission counts above the answer that the care team
 * keeps: while it runs it says what may go, and once it has ended or was taken back nothing may, whatever
 * was ticked there. Without one, the care team's answer counts as it always did; a "no" there always
 * stands. The care team is the parent's; it answers for the babies too.
 */
export function sharingAnswer(
  parent: Pick<Client, 'id' | 'careTeam'>,
  consents: readonly Consent[],
  providerId: string,
  when: { readonly now: Instant; readonly timeZone: string },
): SharingAnswer | null {
  const asked = parent.careTeam.find((member) => member.providerId === providerId) ?? null
  if (asked?.sharing === 'declined') return { sharing: 'declined', sharingOn: asked.sharingOn }
  const signed = consents
    .filter(
      (one) =>
        one.kind === 'sharing' &&
        one.clientId === parent.id &&
        one.sharing?.providerId === providerId,
    )
    .toSorted((a, b) => b.startAt.localeCompare(a.startAt) || a.id.localeCompare(b.id))
  if (signed.length === 0) {
    return asked && { sharing: asked.sharing, sharingOn: asked.sharingOn }
  }
  // Two that run side by side (one for labs, one for notes) count together.
  const current = signed.filter((one) => consentStanding(one, when) === 'current')
  if (current.length > 0) {
    const parts = [...new Set(current.flatMap((one) => one.sharing?.parts ?? []))]
    const sharingOn = dayOf(current[0]?.startAt ?? when.now, when.timeZone)
    return { sharing: 'agreed', parts, until: current[0]?.expiresOn ?? null, sharingOn }
  }
  const last = signed[0] && consentStanding(signed[0], when)
  const sharing = last === 'withdrawn' || last === 'expired' ? last : 'notAsked'
  return { sharing, sharingOn: null }
}
