import type { MangoQuery, RxDocument } from 'rxdb'
import { map, type Observable } from 'rxjs'
import type { CollectionName, RecordOf } from '#shared/schema/collections'
import type { Store } from '../store/store'

type Comparable = string | number
/** Only fields in the clear can be searched: a condition on a sealed field would silently find nothing. */
type Conditions<Field extends string> = {
  readonly [F in Field]?: Comparable | { readonly $gte?: Comparable; readonly $lt?: Comparable }
}
interface ClearFields {
  staff: 'id' | 'space' | 'updatedAt'
  providers: 'id' | 'space' | 'updatedAt'
  catalog: 'id' | 'space' | 'kind' | 'updatedAt'
  clients: 'id' | 'space' | 'parentId' | 'updatedAt'
  charts: 'id' | 'space' | 'clientId' | 'updatedAt'
  visits: 'id' | 'space' | 'startAt' | 'clientId' | 'updatedAt'
  notes: 'id' | 'space' | 'visitId' | 'clientId' | 'sessionAt' | 'state' | 'updatedAt'
  screenings: 'id' | 'space' | 'visitId' | 'clientId' | 'kind' | 'startAt' | 'updatedAt'
  consents: 'id' | 'space' | 'visitId' | 'clientId' | 'startAt' | 'updatedAt'
  trips: 'id' | 'space' | 'kind' | 'startAt' | 'updatedAt'
  stock: 'id' | 'space' | 'kind' | 'visitId' | 'updatedAt'
  summaries: 'id' | 'space' | 'clientId' | 'updatedAt'
  receipts: 'id' | 'space' | 'clientId' | 'visitId' | 'kind' | 'startAt' | 'updatedAt'
}

export interface Find<C extends CollectionName> {
  readonly where?: Conditions<ClearFields[C]>
  readonly sort?: readonly { readonly [F in ClearFields[C]]?: 'asc' | 'desc' }[]
  readonly limit?: number
}

/** Follows the records of one collection that match; plain records, newest state first to arrive. */
export function watch<C extends CollectionName>(
  store: Store,
  collection: C,
  find: Find<C> = {},
): Observable<RecordOf<C>[]> {
  const query = {
    selector: find.where ?? {},
    ...(find.sort ? { sort: find.sort } : {}),
    ...(find.limit ? { limit: find.limit } : {}),
  } as unknown as MangoQuery<RecordOf<C>>
  const found = store.collections[collection].find(query as never).$ as unknown as Observable<
    RxDocument<RecordOf<C>>[]
  >
  return found.pipe(
    map((documents) => documents.map((document) => document.toJSON() as RecordOf<C>)),
  )
}

/** Follows one record; null when there is none. */
export function watchOne<C extends CollectionName>(
  store: Store,
  collection: C,
  id: string,
): Observable<RecordOf<C> | null> {
  const found = store.collections[collection].findOne(id).$ as unknown as Observable<RxDocument<
    RecordOf<C>
  > | null>
  return found.pipe(map((document) => (document ? (document.toJSON() as RecordOf<C>) : null)))
}
