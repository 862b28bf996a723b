import {
  type BulkWriteRow,
  createRevision,
  now,
  type RxCollection,
  type RxDocumentData,
  type RxStorageInstance,
} from 'rxdb'
import type { LocalRecord } from '#shared/sync/decide'
import type { SyncState } from '#shared/sync/version'

/**
 * What becomes of a row, decided from how it stands now (removed ones included); null leaves it. Called
 * again with the newer state when somebody else was faster.
 */
export type DecideRow<R> = (local: LocalRecord<R> | null, id: string) => LocalRecord<R> | null

/**
 * The rows under a collection: records with what is remembered of them on the server, in one document
 * and so written in one step. RxDB's own insert drops what stands in `_meta`, so rows are written to the
 * storage that the collection itself listens to: its queries follow.
 */
export interface Rows<R> {
  read(ids: readonly string[]): Promise<Map<string, LocalRecord<R>>>
  /**
   * Reads, decides and writes; what changed meanwhile is decided again. Durable when it resolves.
   * `beforeWrite` runs each time between deciding and writing. `known` are records as `read` or
   * `localRecord` answered them: they are not read again unless they have changed. With `asNew` all are
   * taken for new without reading; those that are there after all are read and decided again.
   */
  update(
    ids: readonly string[],
    decide: DecideRow<R>,
    options?: {
      readonly beforeWrite?: () => Promise<void>
      readonly known?: ReadonlyMap<string, LocalRecord<R>>
      readonly asNew?: boolean
    },
  ): Promise<void>
}

type Stored<R> = RxDocumentData<R> & {
  readonly _meta: { readonly lwt: number; readonly sync?: SyncState | null }
}

type Standing<R> = (ids: readonly string[]) => Promise<ReadonlyMap<string, LocalRecord<R>>>

/** Ids of at most so many rows are read, sealed and written at once. */
const batchSize = 1000

/** What a record was made from that came out of the storage. */
const storedOf = new WeakMap<object, Stored<unknown>>()

export function rowsOf<R extends { readonly id: string }>(collection: RxCollection<R>): Rows<R> {
  const storage = collection.storageInstance.originalStorageInstance as RxStorageInstance<
    R,
    unknown,
    unknown
  >
  const { token } = collection.database

  const find = async (ids: readonly string[]) => {
    const found = (await storage.findDocumentsById([...ids], true)) as Stored<R>[]
    return new Map(found.map((stored) => [stored.id as string, stored]))
  }

  /** How the rows stand: as they are known where they are, and read where not. */
  const stand = async (
    ids: readonly string[],
    known: ReadonlyMap<string, LocalRecord<R>> | undefined,
  ): Promise<Map<string, LocalRecord<R>>> => {
    if (!known) return readRows(ids)
    const unknown = ids.filter((id) => !storedOf.has(known.get(id) ?? {}))
    const read = unknown.length > 0 ? await readRows(unknown) : []
    return new Map([...known, ...read])
  }
  const readRows = async (ids: readonly string[]) =>
    new Map([...(await find(ids))].map(([id, stored]) => [id, localRecord(stored)]))

  const writeRow = (
    previous: Stored<R> | undefined,
    next: LocalRecord<R>,
    lwt: number,
  ): BulkWriteRow<R> => {
    const document = {
      ...next.record,
      _deleted: next.deleted,
      _attachments: {},
      _meta: next.sync === null ? { lwt } : { lwt, sync: next.sync },
      _rev: createRevision(token, previous),
    } as unknown as RxDocumentData<R>
    return previous ? { previous, document } : { document }
  }

  /** The ids that somebody else wrote in between. */
  const updateBatch = async (
    ids: readonly string[],
    decide: DecideRow<R>,
    beforeWrite: (() => Promise<void>) | undefined,
    standing: Standing<R>,
  ): Promise<readonly string[]> => {
    const rows = await standing(ids)
    const lwt = now()
    const writes: BulkWriteRow<R>[] = []
    for (const id of ids) {
      const local = rows.get(id) ?? null
      const next = decide(local, id)
      if (next)
        writes.push(writeRow(local ? (storedOf.get(local) as Stored<R>) : undefined, next, lwt))
    }
    await beforeWrite?.()
    if (writes.length === 0) return []
    const { error } = await storage.bulkWrite(writes, 'doorstep')
    const other = error.find(({ status }) => status !== 409)
    if (other) throw new Error(`A row was not written: ${other.status}`)
    return error.map(({ documentId }) => documentId)
  }

  return {
    read: readRows,
    async update(ids, decide, { beforeWrite, known, asNew = false } = {}) {
      for (let from = 0; from < ids.length; from += batchSize) {
        let open: readonly string[] = ids.slice(from, from + batchSize)
        let standing: Standing<R> = asNew ? async () => new Map() : (some) => stand(some, known)
        while (open.length > 0) {
          open = await updateBatch(open, decide, beforeWrite, standing)
          standing = readRows
        }
      }
    },
  }
}

/** A stored document, as the storage or one of its events shows it. */
export function localRecord<R>(stored: RxDocumentData<R>): LocalRecord<R> {
  const { _deleted, _meta, _rev, _attachments, ...record } = stored as unknown as Stored<
    Record<string, unknown>
  >
  const local = { record: record as R, deleted: _deleted, sync: _meta.sync ?? null }
  storedOf.set(local, stored as Stored<unknown>)
  return local
}
