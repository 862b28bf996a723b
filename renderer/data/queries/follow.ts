import { type MangoQuery, normalizeMangoQuery, prepareQuery, type RxCollection } from 'rxdb'
import { Observable } from 'rxjs'
import type { CollectionName, RecordOf } from '#shared/schema/collections'
import type { Store } from '../store/store'

/** What a reader of a whole collection learns: records as they are now, and ids that are gone. */
export interface Followed<Record> {
  readonly put: readonly Record[]
  readonly gone: readonly string[]
  /** False while the first reading goes on. */
  readonly whole: boolean
}

const batchSize = 500

/**
 * Reads a collection once, in batches that let the screen breathe, and then tells each change. For
 * what is held in memory in a slimmer form: unlike a live query it keeps no record, and one change
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
      const change = { put, gone, whole: true }
      if (waiting) waiting.push(change)
      else subscriber.next(change)
    })
    const read = async () => {
      let after = ''
      for (;;) {
        const records = await readBatch(collection, after)
        if (subscriber.closed) return
        const last = records.at(-1)
        if (last) subscriber.next({ put: records, gone: [], whole: false })
        if (!last || records.length < batchSize) break
        after = last.id
      }
      subscriber.next({ put: [], gone: [], whole: true })
      for (const change of waiting ?? []) subscriber.next(change)
      waiting = null
    }
    read().catch((error: unknown) => subscriber.error(error))
    return () => changes.unsubscribe()
  })
}

/** Straight from the storage: a query would keep a live document for each of thousands of records. */
async function readBatch<R extends { readonly id: string }>(
  collection: RxCollection<R>,
  after: string,
): Promise<R[]> {
  const query = {
    selector: { id: { $gt: after }, _deleted: { $eq: false } },
    sort: [{ id: 'asc' }],
    limit: batchSize,
    skip: 0,
  } as unknown as MangoQuery<R>
  const { jsonSchema } = collection.schema
  const prepared = prepareQuery(
    jsonSchema as never,
    normalizeMangoQuery(jsonSchema, query as never),
  )
  const { documents } = await collection.storageInstance.query(prepared as never)
  return documents as unknown as R[]
}
