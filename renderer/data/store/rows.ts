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
  /** Reads, decides and writes; what changed meanwhile is decided again. Durable when it resolves. */
  update(ids: readonly string[], decide: DecideRow<R>): Promise<void>
}

type Stored<R> = RxDocumentData<R> & {
  readonly _meta: { readonly lwt: number; readonly sync?: SyncState | null }
}

/** Ids of at most so many rows are read, sealed and written at once. */
const batchSize = 500

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
  ): Promise<readonly string[]> => {
    const stored = await find(ids)
    const lwt = now()
    const writes: BulkWriteRow<R>[] = []
    for (const id of ids) {
      const previous = stored.get(id)
      const next = decide(previous ? localRecord(previous) : null, id)
      if (next) writes.push(writeRow(previous, next, lwt))
    }
    if (writes.length === 0) return []
    const { error } = await storage.bulkWrite(writes, 'doorstep')
    const other = error.find(({ status }) => status !== 409)
    if (other) throw new Error(`A row was not written: ${other.status}`)
    return error.map(({ documentId }) => documentId)
  }

  return {
    async read(ids) {
      const stored = await find(ids)
      return new Map([...stored].map(([id, document]) => [id, localRecord(document)]))
    },
    async update(ids, decide) {
      for (let from = 0; from < ids.length; from += batchSize) {
        let open: readonly string[] = ids.slice(from, from + batchSize)
        while (open.length > 0) open = await updateBatch(open, decide)
      }
    },
  }
}

/** A stored document, as the storage or one of its events shows it. */
export function localRecord<R>(stored: RxDocumentData<R>): LocalRecord<R> {
  const { _deleted, _meta, _rev, _attachments, ...record } = stored as unknown as Stored<
    Record<string, unknown>
  >
  return { record: record as R, deleted: _deleted, sync: _meta.sync ?? null }
}
