import { combineLatest, map, type Observable } from 'rxjs'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { Consent } from '#shared/schema/consent'
import type { Store } from '../store/store'
import { catalogOf } from './practice'
import { watch, watchOne } from './records'

const newestFirst = (consents: readonly Consent[]): Consent[] =>
  consents.toSorted((a, b) => b.startAt.localeCompare(a.startAt) || a.id.localeCompare(b.id))

/** All that a person ever agreed to, newest first; withdrawn ones too. */
export const consentsOf = (store: Store, clientId: string): Observable<Consent[]> =>
  watch(store, 'consents', { where: { clientId } }).pipe(map(newestFirst))

/** Of several people of a household; `ids` joined by commas. */
export const consentsOfPeople = (store: Store, ids: string): Observable<Consent[]> =>
  combineLatest(ids.split(',').map((id) => consentsOf(store, id))).pipe(
    map((found) => newestFirst(found.flat())),
  )

export const consentById = (store: Store, id: string): Observable<Consent | null> =>
  watchOne(store, 'consents', id)

/** The forms that clients read and sign. */
export const practiceForms = (store: Store): Observable<CatalogEntry[]> => catalogOf(store, 'form')
