import {
  type MangoQuery,
  normalizeMangoQuery,
  now,
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
import { type KeptState, openKeptState } from './kept-state'

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
  /** Of one space: collection and ids with their time of writing, oldest change first. */
  of(space: string): ReadonlyMap<CollectionName, ReadonlyMap<string, number>>
  readonly has: (collection: CollectionName, id: string) => boolean
  readonly hasId: (space: string, id: string) => boolean
  /** As it was last seen, where that is still at hand: reading and opening it again is spared. */
  lastSeen(collection: CollectionName, id: string): LocalRecord<unknown> | undefined
  readonly count: () => number
  /** Records that have something new to send. */
  readonly changed$: Subject<ChangedRecords>
  /** Records that waited and do no longer: sent, made equal from there, or removed before they were. */
  readonly settled$: Subject<ChangedRecords>
  /** A row that turned out not to be pending. */
  drop(space: string, name: CollectionName, id: string): void
  /** Rows read by somebody who looked at everything: what is missing here is taken up. */
  missed(name: CollectionName, rows: readonly RxDocumentData<Known>[]): void
  stop(): Promise<void>
}

/**
 * What a start need not look at. Everything written before `readFrom` (the store's own time of writing)
 * is on the server or named in `waiting`; so a start reads what is new, however much there is in all.
 */
const markSchema = z.strictObject({
  readFrom: z.number(),
  waiting: z.record(z.string(), z.array(z.string())),
})
type Mark = z.infer<typeof markSchema>
const nothingKnown: Mark = { readFrom: 0, waiting: {} }

/** A write gets its time before it is sealed and on the disk; none takes this long. */
const underwayMs = 5000
const keepEveryMs = 2000

/** More than a year of one therapist; some 50 MB, and only while they wait. */
const mostAtHand = 20_000

/** Removed before the server ever had it: nothing to tell. */
export const isToSend = ({ deleted, sync }: LocalRecord<unknown>): boolean =>
  isPending(sync) && !(deleted && sync === null)

export async function followPending(
  store: Store,
  hasSpace: (space: string) => boolean,
): Promise<Pending> {
  const mark = await openMark(store)
  // Also of spaces that are not synced (yet): they are known when they are.
  const bySpace = new Map<string, Map<CollectionName, Map<string, number>>>()
  const changed$ = new Subject<ChangedRecords>()
  const settled$ = new Subject<ChangedRecords>()
  const atHand = new Map<string, LocalRecord<unknown>>()
  const idsOf = (space: string, name: CollectionName) => {
    const collections = bySpace.get(space) ?? new Map<CollectionName, Map<string, number>>()
    bySpace.set(space, collections)
    const ids = collections.get(name) ?? new Map<string, number>()
    collections.set(name, ids)
    return ids
  }
  const count = () => {
    let sum = 0
    for (const [space, collections] of bySpace) {
      if (hasSpace(space)) for (const ids of collections.values()) sum += ids.size
    }
    return sum
  }

  const take = (
    name: CollectionName,
    stored: RxDocumentData<Known>,
  ): { readonly space: string; readonly of: typeof changed$ } | null => {
    const local = localRecord<Known>(stored)
    const { id, space } = local.record
    const ids = idsOf(space, name)
    atHand.delete(`${name}/${id}`)
    if (!isToSend(local)) {
      return ids.delete(id) ? { space, of: settled$ } : null
    }
    ids.set(id, stored._meta.lwt)
    if (!hasSpace(space)) return null
    if (atHand.size < mostAtHand) atHand.set(`${name}/${id}`, local)
    return { space, of: changed$ }
  }

  let keeping: ReturnType<typeof setTimeout> | null = null
  const keepMark = () => mark.set(markOf(bySpace, now() - underwayMs)).catch(() => undefined)
  const keepMarkSoon = () => {
    keeping ??= setTimeout(() => {
      keeping = null
      void keepMark()
    }, keepEveryMs)
  }

  // What changes during the first reading is newer than what that reading finds.
  let changedMeanwhile: Set<string> | null = new Set()
  const subscriptions = store.names.map((name) => {
    const collection = store.collections[name] as unknown as RxCollection<Known>
    return collection.eventBulks$.subscribe(({ events, isLocal }) => {
      if (isLocal) return
      const heard = new Map([changed$, settled$].map((of) => [of, new Map<string, string[]>()]))
      let isLate = false
      for (const { documentId, documentData } of events) {
        changedMeanwhile?.add(`${name}/${documentId}`)
        const stored = documentData as RxDocumentData<Known>
        const taken = take(name, stored)
        if (!taken) continue
        isLate ||= taken.of === changed$ && stored._meta.lwt < mark.value().readFrom
        const spaces = heard.get(taken.of)
        const ids = spaces?.get(taken.space)
        if (ids) ids.push(documentId)
        else spaces?.set(taken.space, [documentId])
      }
      for (const [of, spaces] of heard) {
        for (const [space, ids] of spaces) of.next({ space, collection: name, ids })
      }
      // Before that reading is done, much that waits is not known yet.
      if (changedMeanwhile) return
      // It was on its way to the disk for longer than is thought possible: no start would look at it.
      if (isLate) void keepMark()
      else keepMarkSoon()
    })
  })
  const { waiting } = mark.value()
  await dropFutureMark(mark)
  const { readFrom } = mark.value()
  for (const name of store.names) {
    const collection = store.collections[name] as unknown as RxCollection<Known>
    const named = readFrom === 0 ? [] : await withIds(collection, waiting[name] ?? [])
    for (const stored of [...named, ...(await writtenSince(collection, readFrom))]) {
      if (!changedMeanwhile.has(`${name}/${stored.id}`)) take(name, stored)
    }
  }
  changedMeanwhile = null
  keepMarkSoon()

  return {
    of: (space) => bySpace.get(space) ?? new Map(),
    has: (name, id) => [...bySpace.values()].some((of) => of.get(name)?.has(id)),
    hasId: (space, id) => [...(bySpace.get(space)?.values() ?? [])].some((ids) => ids.has(id)),
    count,
    changed$,
    settled$,
    lastSeen: (name, id) => atHand.get(`${name}/${id}`),
    drop(space, name, id) {
      atHand.delete(`${name}/${id}`)
      if (!idsOf(space, name).delete(id)) return
      settled$.next({ space, collection: name, ids: [id] })
    },
    missed(name, rows) {
      for (const stored of rows) {
        const { record, deleted, sync } = localRecord<Known>(stored)
        const ids = idsOf(record.space, name)
        // Only its name: by now it may have changed, and is read again before it is sent.
        if (isToSend({ record, deleted, sync }) && !ids.has(record.id)) {
          ids.set(record.id, stored._meta.lwt)
          changed$.next({ space: record.space, collection: name, ids: [record.id] })
          keepMarkSoon()
        }
      }
    },
    async stop() {
      for (const subscription of subscriptions) subscription.unsubscribe()
      if (keeping !== null) clearTimeout(keeping)
      await keepMark()
    },
  }
}

/**
 * The clock was set back: what is written from now on is older than that mark, and would not be looked
 * at once the clock has passed it. Taken off the disk before anything is written.
 */
async function dropFutureMark(mark: KeptState<Mark>): Promise<void> {
  if (mark.value().readFrom > now()) await mark.set(nothingKnown).catch(() => undefined)
}

/** Where nothing follows what waits, because there is no server: see `dropFutureMark`. */
export async function checkMark(store: Store): Promise<void> {
  await dropFutureMark(await openMark(store))
}

const openMark = (store: Store) => openKeptState(store, 'unsent', markSchema, nothingKnown)

/**
 * What is known now, for the next start; nothing that is still being written is older than `settledMs`.
 * At most so many are named, the oldest; it reads from the next one.
 */
export function markOf(
  bySpace: ReadonlyMap<string, ReadonlyMap<CollectionName, ReadonlyMap<string, number>>>,
  settledMs: number,
  mostNamed = 5000,
): Mark {
  const all: { readonly name: CollectionName; readonly id: string; readonly lwt: number }[] = []
  for (const collections of bySpace.values()) {
    for (const [name, ids] of collections) for (const [id, lwt] of ids) all.push({ name, id, lwt })
  }
  if (all.length > mostNamed) all.sort((a, b) => a.lwt - b.lwt)
  const waiting: Record<string, string[]> = {}
  for (const { name, id } of all.slice(0, mostNamed)) {
    waiting[name] ??= []
    waiting[name].push(id)
  }
  return { readFrom: Math.max(0, Math.min(settledMs, all[mostNamed]?.lwt ?? settledMs)), waiting }
}

/** Rows by their ids, removed ones included. */
async function withIds<R>(
  collection: RxCollection<R>,
  ids: readonly string[],
): Promise<readonly RxDocumentData<R>[]> {
  if (ids.length === 0) return []
  return (await collection.storageInstance.findDocumentsById([...ids], true)) as RxDocumentData<R>[]
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
