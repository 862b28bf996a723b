import {
  combineLatest,
  distinctUntilChanged,
  map,
  type Observable,
  of,
  scan,
  switchMap,
} from 'rxjs'
import { isCalledOff } from '#shared/domain/schedule/occupied-time'
import { type Ledger, ledgerOf } from '#shared/domain/supplies/stock-ledger'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { Staff } from '#shared/schema/staff'
import type { StockRecord } from '#shared/schema/stock'
import type { Visit } from '#shared/schema/visit'
import type { Store } from '../store/store'
import { type Household, householdOf } from './clients'
import { follow } from './follow'
import { staffMember } from './practice'
import { watch } from './records'
import { visitsBetween } from './visits'

/** The book of things and what it adds up to. */
export interface StockBook {
  /** Latest first. */
  readonly records: readonly StockRecord[]
  readonly ledger: Ledger
}

export const bookOf = (records: readonly StockRecord[]): StockBook => ({
  records: records.toSorted((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id)),
  ledger: ledgerOf(records),
})

export const stockBook = (store: Store): Observable<StockBook> =>
  follow(store, 'stock').pipe(
    scan((known, { put, gone }) => {
      for (const record of put) known.set(record.id, record)
      for (const id of gone) known.delete(id)
      return known
    }, new Map<string, StockRecord>()),
    map((known) => bookOf([...known.values()])),
  )

/** What was written down for one visit: uses, warmth, cleaning. */
export const stockOfVisit = (store: Store, visitId: string): Observable<StockRecord[]> =>
  watch(store, 'stock', { where: { visitId } }).pipe(
    map((records) => records.toSorted((a, b) => a.at.localeCompare(b.at))),
  )

/** A therapist's day with everything its pack list is made of. */
export interface PackDay {
  /** Still to come, earliest first. */
  readonly visits: readonly Visit[]
  readonly households: ReadonlyMap<string, Household>
  readonly entries: ReadonlyMap<string, CatalogEntry>
  readonly staff: Staff | null
  readonly book: StockBook
}

/** Visits of one therapist that start within [fromAt, toAt) and are neither over nor called off. */
export function packDay(
  store: Store,
  staffId: string,
  fromAt: string,
  toAt: string,
): Observable<PackDay> {
  const visits$ = visitsBetween(store, fromAt, toAt).pipe(
    map((visits) =>
      visits.filter(
        (visit) =>
          visit.therapistId === staffId && !isCalledOff(visit) && visit.state !== 'finished',
      ),
    ),
  )
  const households$ = visits$.pipe(
    map((visits) => [...new Set(visits.map(({ clientId }) => clientId))].sort()),
    distinctUntilChanged((a, b) => a.join() === b.join()),
    switchMap((ids) =>
      ids.length === 0 ? of([]) : combineLatest(ids.map((id) => householdOf(store, id))),
    ),
    map((found) => new Map(found.flatMap((one) => (one ? [[one.parent.id, one] as const] : [])))),
  )
  return combineLatest([
    visits$,
    households$,
    watch(store, 'catalog').pipe(map((all) => new Map(all.map((one) => [one.id, one] as const)))),
    staffMember(store, staffId),
    stockBook(store),
  ]).pipe(
    map(([visits, households, entries, staff, book]) => ({
      ...{ visits, households, entries, staff, book },
    })),
  )
}

/** Visits by their ids (parted by spaces), as far as they are on this laptop; latest first. */
export const visitsByIds = (store: Store, ids: string): Observable<Visit[]> => {
  const found = store.collections.visits.findByIds(ids.split(' ').filter(Boolean))
    .$ as unknown as Observable<Map<string, { toJSON(): unknown }>>
  return found.pipe(
    map((visits) =>
      [...visits.values()]
        .map((one) => one.toJSON() as Visit)
        .toSorted((a, b) => b.startAt.localeCompare(a.startAt)),
    ),
  )
}
