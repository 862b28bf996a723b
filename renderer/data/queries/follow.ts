import { type MangoQuery, normalizeMangoQuery, prepareQuery, type RxCollection } from 'rxdb'
import { Observable } from 'rxjs'
import type { CollectionName, RecordOf } from '#shared/schema/collections'
import type { Store } from '../store/store'

/** What a reader of a whole collection learns: first everything, then what changed, as it is now. */
export interface Followed<Record> {
  readonly put: readonly Record[]
  readonly gone: readonly string[]
}

/**
 * Reads a collection once and then tells each change. For what is held in memory in a slimmer form: unlike a live query it keeps no record, and one change
 * costs one record, not the whole list again.
 */
export function follow<C extends CollectionName>(
  store: Store,
  name: C,
): Observable<Followed<RecordOf<C>>> {
  return new Observable((subscriber) => {
    const collection = store.collections[name] as unknown as RxCollection<RecordOf<C>>
    // Changes made during the first reading wait for its end: applied last, the latest state stands.
    let waiting: Followed<RecordOf<C>>[] | null = []
    const changes = collection.eventBulks$.subscribe(({ events, isLocal }) => {
      if (isLocal) return
      const put: RecordOf<C>[] = []
      const gone: string[] = []
      for (const event of events) {
        if (event.operation === 'DELETE') gone.push(event.documentId)
        else put.push(event.documentData as RecordOf<C>)
      }
      const change = { put, gone }
      if (waiting) waiting.push(change)
      else subscriber.next(change)
    })
    const read = async () => {
      const records = await readAll(collection)
      if (subscriber.closed) return
      subscriber.next({ put: records, gone: [] })
      for (const change of waiting ?? []) subscriber.next(change)
      waiting = null
    }
    read().catch((error: unknown) => subscriber.error(error))
    return () => changes.unsubscribe()
  })
}

/**
 * Straight from the storage: a query would keep a live document for each of thousands of records. All
 * at once: this storage walks through everything for every batch with a limit (20 times as slow).
 */
async function readAll<R extends { readonly id: string }>(
  collection: RxCollection<R>,
): Promise<R[]> {
  const query = { selector: { _deleted: { $eq: false } }, skip: 0 } as unknown as MangoQuery<R>
  const { jsonSchema } = collection.schema
  const prepared = prepareQuery(
    jsonSchema as never,
    normalizeMangoQuery(jsonSchema, query as never),
  )
  const { documents } = await collection.storageInstance.query(prepared as never)
  return documents as unknown as R[]
}
