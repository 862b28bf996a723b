import { combineLatest, map, type Observable, of, switchMap } from 'rxjs'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { Note } from '#shared/schema/note'
import type { Provider } from '#shared/schema/provider'
import type { Staff } from '#shared/schema/staff'
import type { Summary } from '#shared/schema/summary'
import type { Store } from '../store/store'
import { type Household, householdOf } from './clients'
import { allProviders, practiceEntry, staffMember } from './practice'
import { notesOfClient, summaryById } from './visits'

/** Everything a summary is written from, of one household. */
export interface SummarySheet {
  readonly summary: Summary
  readonly household: Household
  /** Signed ones of every person of the household, latest session first; addenda too. */
  readonly notes: readonly Note[]
  readonly providers: readonly Provider[]
  readonly therapist: Staff
  readonly practice: CatalogEntry
}

/** Null when there is no such summary, or nobody any more whom it is about. */
export const summarySheet = (store: Store, summaryId: string): Observable<SummarySheet | null> =>
  summaryById(store, summaryId).pipe(
    switchMap((summary) => {
      if (!summary) return of(null)
      return combineLatest([
        householdOf(store, summary.clientId),
        allProviders(store),
        staffMember(store, summary.createdBy),
        practiceEntry(store),
      ]).pipe(
        switchMap(([household, providers, therapist, practice]) => {
          if (!household || !therapist || !practice) return of(null)
          return signedNotesOf(store, household).pipe(
            map((notes) => ({ summary, household, notes, providers, therapist, practice })),
          )
        }),
      )
    }),
  )

export const signedNotesOf = (
  store: Store,
  { parent, infants }: Pick<Household, 'parent' | 'infants'>,
): Observable<Note[]> =>
  combineLatest([parent, ...infants].map(({ id }) => notesOfClient(store, id))).pipe(
    map((notes) =>
      notes
        .flat()
        .filter(({ state }) => state === 'signed')
        .toSorted((a, b) => b.sessionAt.localeCompare(a.sessionAt)),
    ),
  )

/** What the first step of a new summary offers. */
export interface SummaryStart {
  readonly household: Household
  readonly notes: readonly Note[]
}

export const summaryStart = (store: Store, clientId: string): Observable<SummaryStart | null> =>
  clientId === ''
    ? of(null)
    : householdOf(store, clientId).pipe(
        switchMap((household) =>
          household
            ? signedNotesOf(store, household).pipe(map((notes) => ({ household, notes })))
            : of(null),
        ),
      )
