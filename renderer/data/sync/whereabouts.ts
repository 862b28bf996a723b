import type { RxCollection } from 'rxdb'
import { combineLatest, distinctUntilChanged, map, Observable } from 'rxjs'
import { spoils } from '#shared/domain/sync/badge-words'
import type { CollectionName } from '#shared/schema/collections'
import { isPending } from '#shared/sync/decide'
import { localRecord } from '../store/rows'
import type { Store } from '../store/store'
import type { QuarantinedRow, SyncStatus, Whereabouts } from './status'

/** Where one record is, followed; nothing is told of one that is not here. */
export const whereabouts = (
  store: Store,
  status$: Observable<SyncStatus>,
  collection: CollectionName,
  recordId: string,
): Observable<Whereabouts> =>
  combineLatest([
    whereStored(store, collection, recordId),
    status$.pipe(map(({ quarantine }) => isSpoiled(quarantine, collection, recordId))),
  ]).pipe(
    // What stands in its place there is not this record.
    map(([where, spoiled]) => (spoiled && where === 'onServer' ? 'changedSince' : where)),
    distinctUntilChanged(),
  )

const isSpoiled = (
  setAside: readonly QuarantinedRow[],
  name: CollectionName,
  id: string,
): boolean =>
  setAside.some(
    ({ direction, collection, recordId, reason }) =>
      direction === 'fromServer' && collection === name && recordId === id && spoils(reason),
  )

function whereStored(
  store: Store,
  name: CollectionName,
  recordId: string,
): Observable<Whereabouts> {
  return new Observable((subscriber) => {
    const collection = store.collections[name] as unknown as RxCollection<{ id: string }>
    let told: Whereabouts | null = null
    const tell = (where: Whereabouts) => {
      if (where !== told) subscriber.next(where)
      told = where
    }
    let changed = false
    const subscription = collection.eventBulks$.subscribe(({ events, isLocal }) => {
      if (isLocal) return
      const event = events.findLast(({ documentId }) => documentId === recordId)
      if (!event) return
      changed = true
      tell(whereIs(localRecord(event.documentData as never).sync))
    })
    void store
      .rows(name)
      .read([recordId])
      .then((rows) => {
        const row = rows.get(recordId)
        if (row && !changed) tell(whereIs(row.sync))
      })
    return () => subscription.unsubscribe()
  })
}

const whereIs = (sync: ReturnType<typeof localRecord>['sync']): Whereabouts => {
  if (sync === null) return 'thisLaptopOnly'
  return isPending(sync) ? 'changedSince' : 'onServer'
}
