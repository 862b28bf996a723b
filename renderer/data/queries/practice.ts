import { map, type Observable } from 'rxjs'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { Provider } from '#shared/schema/provider'
import type { Staff } from '#shared/schema/staff'
import type { Store } from '../store/store'
import { watch, watchOne } from './records'

const byName = <R extends { name: string }>(records: R[]): R[] =>
  records.toSorted((a, b) => a.name.localeCompare(b.name))

export const staffMember = (store: Store, id: string): Observable<Staff | null> =>
  watchOne(store, 'staff', id)

export const allStaff = (store: Store): Observable<Staff[]> =>
  watch(store, 'staff').pipe(map(byName))

export const allProviders = (store: Store): Observable<Provider[]> =>
  watch(store, 'providers').pipe(map(byName))

export const providerById = (store: Store, id: string): Observable<Provider | null> =>
  watchOne(store, 'providers', id)

/** Catalog entries of one kind, by name; those set aside (`active: false`) too. */
export const catalogOf = (store: Store, kind: CatalogEntry['kind']): Observable<CatalogEntry[]> =>
  watch(store, 'catalog', { where: { kind } }).pipe(map(byName))

export const catalogEntryById = (store: Store, id: string): Observable<CatalogEntry | null> =>
  watchOne(store, 'catalog', id)

/** The practice's own entry: name, address, paper, lock time. Null only while it is being set up. */
export const practiceEntry = (store: Store): Observable<CatalogEntry | null> =>
  catalogOf(store, 'practice').pipe(map((entries) => entries[0] ?? null))
