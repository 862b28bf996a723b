import { combineLatest, distinctUntilChanged, map, type Observable, of, switchMap } from 'rxjs'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { Consent } from '#shared/schema/consent'
import type { Note } from '#shared/schema/note'
import type { Provider } from '#shared/schema/provider'
import type { Screening } from '#shared/schema/screening'
import type { Staff } from '#shared/schema/staff'
import type { Summary } from '#shared/schema/summary'
import type { Store } from '../store/store'
import { clientById, type Household, householdOf } from './clients'
import { consentsOf } from './consents'
import { gatesOfClient } from './door-gates'
import { allProviders, practiceEntry, staffMember } from './practice'
import { notesOfClient, summaryById } from './visits'

/** Everything a summary is written from, of one household. */
export interface SummarySheet {
  readonly summary: Summary
  readonly household: Household
  /** Signed ones of every person of the household, latest session first; addenda too. */
  readonly notes: readonly Note[]
  readonly providers: readonly Provider[]
  /** Door checks of every person of the household: their overrides stand on the page. */
  readonly gates: readonly Screening[]
  readonly therapist: Staff
  readonly practice: CatalogEntry
  /** Of the parent: the permissions to share among them. */
  readonly consents: readonly Consent[]
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
        permissionsOf(store, summary.clientId),
      ]).pipe(
        switchMap(([household, providers, therapist, practice, consents]) => {
          if (!household || !therapist || !practice) return of(null)
          return combineLatest([signedNotesOf(store, household), gatesOf(store, household)]).pipe(
            map(([notes, gates]) => ({
              ...{ summary, household, notes, gates, providers, therapist, practice, consents },
            })),
          )
        }),
      )
    }),
  )

/** Permissions are given by the parent; a summary about a baby asks for the parent's. */
const permissionsOf = (store: Store, clientId: string): Observable<Consent[]> =>
  clientById(store, clientId).pipe(
    map((client) => client?.parentId || clientId),
    distinctUntilChanged(),
    switchMap((parentId) => consentsOf(store, parentId)),
  )

const gatesOf = (
  store: Store,
  { parent, infants }: Pick<Household, 'parent' | 'infants'>,
): Observable<Screening[]> =>
  combineLatest([parent, ...infants].map(({ id }) => gatesOfClient(store, id))).pipe(
    map((gates) => gates.flat()),
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
