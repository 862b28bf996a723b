import { combineLatest, map, type Observable } from 'rxjs'
import {
  agreedScope,
  type ConsentFacts,
  missingConsents,
} from '#shared/domain/consents/missing-consents'
import type { RecordFacts } from '#shared/domain/notes/record-finding'
import { pagesAmong } from '#shared/domain/share/standing'
import type { Consent } from '#shared/schema/consent'
import type { Note } from '#shared/schema/note'
import type { Store } from '../store/store'
import { consentsOf } from './consents'
import { watch } from './records'
import { visitConsents } from './visit-consents'
import type { VisitSheet } from './visit-sheet'

/** What the check of a record asks beside the visit's own sheet. */
export interface RecordSurroundings {
  /** Of the parent of the home; of another family of a group, its own. */
  readonly consentFacts: Omit<ConsentFacts, 'now'> | null
  /** Of this person alone: another family of a group signs for itself. */
  readonly consents: readonly Consent[]
  /** Of this person: referrals offered in the visit, and summaries begun since it. */
  readonly referralAt: readonly string[]
}

/**
 * Follows what a whole record of one person of a visit hangs on; `of` is `visitId clientId`, and once more the
 * client's id where they are another family of a group.
 */
export function recordSurroundings(store: Store, of: string): Observable<RecordSurroundings> {
  const [visitId = '', clientId = '', guestId] = of.split(' ')
  return combineLatest([
    visitConsents(store, visitId, guestId),
    consentsOf(store, clientId),
    watch(store, 'screenings', { where: { clientId } }),
    watch(store, 'summaries', { where: { clientId } }),
  ]).pipe(
    map(([consentFacts, consents, screenings, summaries]) => ({
      ...{ consentFacts, consents },
      referralAt: [
        ...screenings.flatMap(({ triage }) => (triage?.offers ?? []).map(({ at }) => at)),
        ...pagesAmong(summaries).map(({ createdAt }) => createdAt),
      ],
    })),
  )
}

/** As the session began: what was signed later was not there yet. */
export function agreedFacts(
  { consentFacts, consents, referralAt }: RecordSurroundings,
  note: Pick<Note, 'sessionAt'>,
): Pick<RecordFacts, 'missingConsents' | 'agreedTo' | 'guardianSigned' | 'referralWritten'> {
  const asBegun = consentFacts && { ...consentFacts, now: note.sessionAt }
  return {
    missingConsents: asBegun ? missingConsents(asBegun) : [],
    agreedTo: asBegun ? agreedScope(asBegun) : null,
    guardianSigned: consents.some(
      ({ givenBy, withdrawals }) => givenBy.relation !== 'client' && withdrawals.length === 0,
    ),
    referralWritten: referralAt.some((at) => at >= note.sessionAt.slice(0, 10)),
  }
}

/** Whom a note is about and who is the parent there; the parents of a group's other families are their own. */
export function peopleOfNote(
  { household, groupFamilies }: Pick<VisitSheet, 'household' | 'groupFamilies'>,
  { clientId }: Pick<Note, 'clientId'>,
): Pick<RecordFacts, 'person' | 'parent'> {
  const guest = groupFamilies.find(({ id }) => id === clientId)
  if (guest) return { person: guest, parent: guest }
  const people = household ? [household.parent, ...household.infants] : []
  const person = people.find(({ id }) => id === clientId) ?? null
  return { person, parent: household?.parent ?? null }
}
