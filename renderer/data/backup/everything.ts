import type { RxCollection, RxDocument } from 'rxdb'
import type { BackupEntry } from '#shared/crypto/backup-frames'
import { dataVersion } from '#shared/data-version'
import { aboutEntry, draftEntry } from '#shared/domain/backup/backup-contents'
import type { OpenedVault } from '#shared/ipc/contract'
import { type CollectionName, collectionNames } from '#shared/schema/collections'
import { listFileIds, readFile } from '../files/files'
import type { Store } from '../store/store'
import { listDrafts } from './drafts'

const batchSize = 500

export interface Contents {
  readonly records: Readonly<Record<CollectionName, number>>
  readonly drafts: number
  readonly files: number
}

/** A file that is listed and does not open: a backup without it would only look whole. */
export class FileNotReadable extends Error {}

interface Named {
  readonly id: string
  readonly updatedAt: string
}

const named = (store: Store, name: CollectionName) =>
  store.collections[name] as unknown as RxCollection<Named>

/**
 * The records of one collection in the order of their last change, then by id, a batch at a time; each of
 * them once, also when it is changed meanwhile. By id alone there is no index: each batch would read
 * everything.
 */
export async function* recordsOf(store: Store, name: CollectionName): AsyncGenerator<unknown[]> {
  const told = new Set<string>()
  let [from, knownOfFrom] = ['', 0]
  for (;;) {
    const limit = batchSize + knownOfFrom
    const selector = { updatedAt: { $gte: from } }
    const sort = [{ updatedAt: 'asc' as const }, { id: 'asc' as const }]
    const documents: RxDocument<Named>[] = await named(store, name)
      .find({ selector, sort, limit } as never)
      .exec()
    const fresh = documents.filter(({ id }) => !told.has(id))
    for (const { id } of fresh) told.add(id)
    if (fresh.length > 0) yield fresh.map((document) => document.toJSON())
    const last = documents.at(-1)
    if (!last || documents.length < limit) return
    from = last.updatedAt
    knownOfFrom = documents.filter(({ updatedAt }) => updatedAt === from).length
  }
}

export async function* filesOf({ keyring }: Store, opened: OpenedVault) {
  for (const { id: space } of opened.spaces) {
    for (const id of (await listFileIds(space)).sort()) {
      const file = await readFile(keyring, space, id)
      if (!file.ok) {
        // Removed since it was listed: then it is not part of this backup.
        if (file.refusal === 'missing') continue
        throw new FileNotReadable()
      }
      yield { space, id, ...file.value }
    }
  }
}

/** How much there is of everything; the measure of progress and of a whole restore. */
export async function countEverything(store: Store, opened: OpenedVault): Promise<Contents> {
  const counts = await Promise.all(
    collectionNames.map(async (name) => [name, await named(store, name).count().exec()] as const),
  )
  const files = await Promise.all(
    opened.spaces.map(async ({ id }) => (await listFileIds(id)).length),
  )
  return {
    records: Object.fromEntries(counts) as Contents['records'],
    drafts: (await listDrafts(store)).length,
    files: files.reduce((sum, count) => sum + count, 0),
  }
}

/**
 * Every entry of a backup. What refers to others is read before what it refers to, so that a record
 * written meanwhile never points at one that was left out.
 */
export async function* everything(
  store: Store,
  opened: OpenedVault,
  now: string,
): AsyncGenerator<BackupEntry> {
  yield aboutEntry(now, dataVersion)
  for (const draft of await listDrafts(store)) yield draftEntry(draft)
  for (const collection of collectionNames.toReversed()) {
    for await (const batch of recordsOf(store, collection)) {
      for (const record of batch) yield { kind: 'record', collection, record }
    }
  }
  for await (const { bytes, ...meta } of filesOf(store, opened)) yield { kind: 'file', meta, bytes }
}
