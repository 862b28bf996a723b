import { combineLatest, map, type Observable } from 'rxjs'
import { type ConsentFacts, missingConsents } from '#shared/domain/consents/missing-consents'
import type { RecordFacts } from '#shared/domain/notes/record-check'
import { pagesAmong } from '#shared/domain/share/standing'
import type { Note } from '#shared/schema/note'
import type { Store } from '../store/store'
import { watch } from './records'
import { visitConsents } from './visit-consents'

/** What the check of a record asks beside the visit's own sheet. */
export interface RecordSurroundings {
  readonly consentFacts: Omit<ConsentFacts, 'now'> | null
  /** Of this person: referrals offered in the visit, and summaries begun since it. */
  readonly referralAt: readonly string[]
}

/** Follows what a whole record of one person of a visit hangs on; `of` is `visitId clientId`. */
export function recordSurroundings(store: Store, of: string): Observable<RecordSurroundings> {
  const [visitId = '', clientId = ''] = of.split(' ')
  return combineLatest([
    visitConsents(store, visitId),
    watch(store, 'screenings', { where: { clientId } }),
    watch(store, 'summaries', { where: { clientId } }),
  ]).pipe(
    map(([consentFacts, screenings, summaries]) => ({
      consentFacts,
      referralAt: [
        ...screenings.flatMap(({ triage }) => (triage?.offers ?? []).map(({ at }) => at)),
        ...pagesAmong(summaries).map(({ createdAt }) => createdAt),
      ],
    })),
  )
}

/** As the session began: what was signed later was not there yet. */
export function agreedFacts(
  { consentFacts, referralAt }: RecordSurroundings,
  note: Pick<Note, 'sessionAt'>,
): Pick<RecordFacts, 'missingConsents' | 'guardianSigned' | 'referralWritten'> {
  const consents = consentFacts?.consents ?? []
  return {
    missingConsents: consentFacts ? missingConsents({ ...consentFacts, now: note.sessionAt }) : [],
    guardianSigned: consents.some(
      ({ givenBy, withdrawals }) => givenBy.relation !== 'client' && withdrawals.length === 0,
    ),
    referralWritten: referralAt.some((at) => at >= note.sessionAt.slice(0, 10)),
  }
}
