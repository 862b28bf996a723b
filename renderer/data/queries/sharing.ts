import { combineLatest, distinctUntilChanged, map, type Observable, of, switchMap } from 'rxjs'
import { sharingAnswer } from '#shared/domain/consents/sharing-answer'
import { type EntryRecord, entriesOf } from '#shared/domain/share/standing'
import type { Client } from '#shared/schema/client'
import type { Consent } from '#shared/schema/consent'
import type { Provider } from '#shared/schema/provider'
import type { Summary } from '#shared/schema/summary'
import type { Store } from '../store/store'
import { clientById } from './clients'
import { allProviders } from './practice'
import { watch } from './records'
import { allSummaryRecords, summaryRecordsOfClient } from './visits'

/** What followed on one summary, as it happened. */
export const entriesOfSummary = (
  store: Store,
  clientId: string,
  summaryId: string,
): Observable<EntryRecord[]> =>
  summaryRecordsOfClient(store, clientId).pipe(map((records) => entriesOf(records, summaryId)))

/** Everything written to providers about a household. `personIds`: joined by commas. */
export function sharedAbout(
  store: Store,
  personIds: string,
): Observable<{ readonly records: readonly Summary[]; readonly providers: readonly Provider[] }> {
  const records$ = combineLatest(
    personIds.split(',').map((id) => summaryRecordsOfClient(store, id)),
  ).pipe(map((lists) => lists.flat()))
  return combineLatest([records$, allProviders(store)]).pipe(
    map(([records, providers]) => ({ records, providers })),
  )
}

/** Why a draft may not go: a permission that there was has ended. By the id of the draft. */
export type HeldDrafts = ReadonlyMap<string, 'withdrawn' | 'expired' | 'declined'>

/** Drafts that are held back since the client's answer about their recipient ended. */
export function heldDrafts(store: Store, now: string, timeZone: string): Observable<HeldDrafts> {
  return allSummaryRecords(store).pipe(
    map((records) => records.filter(({ state }) => state === 'draft')),
    switchMap((drafts) => {
      if (drafts.length === 0) return of(new Map())
      return combineLatest(drafts.map((draft) => whyHeld(store, draft, { now, timeZone }))).pipe(
        map((held) => new Map(held.flatMap((one) => (one ? [one] : [])))),
      )
    }),
  )
}

const whyHeld = (
  store: Store,
  { id, clientId, providerId }: Summary,
  when: { readonly now: string; readonly timeZone: string },
): Observable<readonly [string, 'withdrawn' | 'expired' | 'declined'] | null> =>
  parentOf(store, clientId).pipe(
    switchMap((parent) => {
      if (!parent) return of(null)
      return watch(store, 'consents', { where: { clientId: parent.id } }).pipe(
        map((consents: readonly Consent[]) => {
          const sharing = sharingAnswer(parent, consents, providerId, when)?.sharing
          const held = sharing === 'withdrawn' || sharing === 'expired' || sharing === 'declined'
          return held ? ([id, sharing] as const) : null
        }),
      )
    }),
  )

const parentOf = (store: Store, clientId: string): Observable<Client | null> =>
  clientById(store, clientId).pipe(
    map((client) => client?.parentId || clientId),
    distinctUntilChanged(),
    switchMap((parentId) => clientById(store, parentId)),
  )
