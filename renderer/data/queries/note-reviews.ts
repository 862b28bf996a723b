import { map, type Observable, of, switchMap } from 'rxjs'
import { isReview, type ReviewRecord, reviewsWaiting } from '#shared/domain/caseload/note-reviews'
import type { Client } from '#shared/schema/client'
import type { Store } from '../store/store'
import { clientsByIds } from './day-book'
import { watch } from './records'

/** What is said about the notes of one visit. */
export const reviewsOfVisit = (store: Store, visitId: string): Observable<ReviewRecord[]> =>
  watch(store, 'screenings', { where: { visitId } }).pipe(
    map((records) => records.filter(isReview)),
  )

export interface WaitingReviews {
  readonly waiting: readonly ReviewRecord[]
  readonly people: ReadonlyMap<string, Client>
}

/** Comments on notes that wait for a person, with the clients they are about. */
export const reviewsFor = (store: Store, staffId: string): Observable<WaitingReviews> =>
  watch(store, 'screenings', { where: { kind: 'review' } }).pipe(
    map((records) => reviewsWaiting(records, staffId)),
    switchMap((waiting) => {
      if (waiting.length === 0) return of({ waiting, people: new Map() })
      const ids = [...new Set(waiting.map(({ clientId }) => clientId))]
      return clientsByIds(store, ids).pipe(map((people) => ({ waiting, people })))
    }),
  )
