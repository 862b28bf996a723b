import {
  type MangoQuery,
  normalizeMangoQuery,
  prepareQuery,
  type RxCollection,
  type RxDocumentData,
} from 'rxdb'
import { Subject } from 'rxjs'
import { z } from 'zod'
import type { CollectionName } from '#shared/schema/collections'
import { isPending, type LocalRecord } from '#shared/sync/decide'
import { localRecord } from '../store/rows'
import type { Store } from '../store/store'
import { openKeptState } from './kept-state'

interface Known {
  readonly id: string
  readonly space: string
}

export interface ChangedRecords {
  readonly space: string
  readonly collection: CollectionName
  readonly ids: readonly string[]
}

/** Which records the server does not have as they are here. Always complete: read at the start, then followed. */
export interface Pending {
  /** Of one space: collection and ids, oldest change first. */
  of(space: string): ReadonlyMap<CollectionName, ReadonlySet<string>>
  readonly has: (collection: CollectionName, id: string) => boolean
  /** As it was last seen, where that is still at hand: reading and opening it again is spared. */
  lastSeen(collection: CollectionName, id: string): LocalRecord<unknown> | undefined
  readonly count: () => number
  /** Records that have something new to send. */
  readonly changed$: Subject<ChangedRecords>
  /** A row that turned out not to be pending. */
  drop(space: string, name: CollectionName, id: string): void
  stop(): Promise<void>
}

/** Until when (the store's own time of writing) nothing was pending, by collection. */
const markSchema = z.record(z.string(), z.number())

/** More than a year of one therapist; some 50 MB, and only while they wait. */
const mostAtHand = 20_000

/** Removed before the server ever had it: nothing to tell. */
export const isToSend = ({ deleted, sync }: LocalRecord<unknown>): boolean =>
  isPending(sync) && !(deleted && sync === null)

export async function followPending(
  store: Store,
  hasSpace: (space: string) => boolean,
): Promise<Pending> {
  const mark = await openKeptState(store, 'pending', markSchema, {})
  const bySpace = new Map<string, Map<CollectionName, Set<string>>>()
  const newest: Record<string, number> = { ...mark.value() }
  const changed$ = new Subject<ChangedRecords>()
  const atHand = new Map<string, LocalRecord<unknown>>()
  const idsOf = (space: string, name: CollectionName) => {
    const collections = bySpace.get(space) ?? new Map<CollectionName, Set<string>>()
    bySpace.set(space, collections)
    const ids = collections.get(name) ?? new Set<string>()
    collections.set(name, ids)
    return ids
  }
  const count = () => {
    let sum = 0
    for (const collections of bySpace.values())
      for (const ids of collections.values()) sum += ids.size
    return sum
  }

  const take = (name: CollectionName, stored: RxDocumentData<Known>): string | null => {
    const local = localRecord<Known>(stored)
    const { id, space } = local.record
    newest[name] = Math.max(newest[name] ?? 0, stored._meta.lwt)
    if (!hasSpace(space)) return null
    const ids = idsOf(space, name)
    atHand.delete(`${name}/${id}`)
    if (!isToSend(local)) {
      ids.delete(id)
      return null
    }
    ids.add(id)
    if (atHand.size < mostAtHand) atHand.set(`${name}/${id}`, local)
    return space
  }

  // Nothing pending now: what was written until now need not be read at the next start.
  let keeping: ReturnType<typeof setTimeout> | null = null
  const keepMark = () => {
    if (keeping !== null) return
    keeping = setTimeout(() => {
      keeping = null
      if (count() === 0) void mark.set({ ...newest }).catch(() => undefined)
    }, 2000)
  }

  // What changes during the first reading is newer than what that reading finds.
  let changedMeanwhile: Set<string> | null = new Set()
  const subscriptions = store.names.map((name) => {
    const collection = store.collections[name] as unknown as RxCollection<Known>
    return collection.eventBulks$.subscribe(({ events, isLocal }) => {
      if (isLocal) return
      const spaces = new Map<string, string[]>()
      for (const { documentId, documentData } of events) {
        changedMeanwhile?.add(`${name}/${documentId}`)
        const space = take(name, documentData as RxDocumentData<Known>)
        if (space === null) continue
        const ids = spaces.get(space)
        if (ids) ids.push(documentId)
        else spaces.set(space, [documentId])
      }
      for (const [space, ids] of spaces) changed$.next({ space, collection: name, ids })
      keepMark()
    })
  })
  for (const name of store.names) {
    const collection = store.collections[name] as unknown as RxCollection<Known>
    for (const stored of await writtenSince(collection, mark.value()[name] ?? 0)) {
      if (!changedMeanwhile.has(`${name}/${(stored as unknown as Known).id}`)) take(name, stored)
    }
  }
  changedMeanwhile = null

  return {
    of: (space) => bySpace.get(space) ?? new Map(),
    has: (name, id) => [...bySpace.values()].some((of) => of.get(name)?.has(id)),
    count,
    changed$,
    lastSeen: (name, id) => atHand.get(`${name}/${id}`),
    drop(space, name, id) {
      idsOf(space, name).delete(id)
      atHand.delete(`${name}/${id}`)
    },
    async stop() {
      for (const subscription of subscriptions) subscription.unsubscribe()
      if (keeping !== null) clearTimeout(keeping)
      if (count() === 0) await mark.set({ ...newest }).catch(() => undefined)
    },
  }
}

/** All rows of a collection written at or after that time, removed ones included. At once: see `follow`. */
export async function writtenSince<R>(
  collection: RxCollection<R>,
  lwt: number,
): Promise<readonly RxDocumentData<R>[]> {
  const query = { selector: { '_meta.lwt': { $gte: lwt } }, skip: 0 } as unknown as MangoQuery<R>
  const { jsonSchema } = collection.schema
  const prepared = prepareQuery(
    jsonSchema as never,
    normalizeMangoQuery(jsonSchema, query as never),
  )
  const { documents } = await collection.storageInstance.query(prepared as never)
  return documents as unknown as RxDocumentData<R>[]
}
