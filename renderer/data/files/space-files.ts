import type { PouchDatabase, StoredDocument } from 'pouchdb-core'

/** A file as it is kept and as it travels: sealed, and the same on every laptop. */
export interface SealedFile {
  readonly id: string
  readonly rev: string
  readonly keyId: string
  readonly sealed: Uint8Array
}

/** What is here of one id. A removed file leaves its name, so that its removal can travel. */
export interface FileRevision {
  readonly rev: string
  readonly removed: boolean
}

export interface FileChange extends FileRevision {
  readonly id: string
  /** Rises with every change of this laptop's database, whoever made it. */
  readonly seq: number
}

/** One space's sealed files on this laptop. What throws is the disk. */
export interface SpaceFiles {
  /** Null: no such file here. */
  read(id: string): Promise<SealedFile | null>
  /** Ids in their order. */
  ids(): Promise<string[]>
  /** What is not known here is left out. */
  revisions(ids: readonly string[]): Promise<Map<string, FileRevision>>
  /** Bytes of the sealed ones; what is not here is left out. */
  sizes(ids: readonly string[]): Promise<Map<string, number>>
  /** Kept under exactly these revisions. */
  keep(files: readonly SealedFile[]): Promise<void>
  /** False: no such file here. */
  remove(id: string): Promise<boolean>
  changesSince(seq: number): Promise<readonly FileChange[]>
  /** As the server takes it, for a write with `new_edits: false`; null when it is gone meanwhile. */
  forServer(id: string, rev: string): Promise<object | null>
  /** A small note beside the files, which goes when they go. */
  readNote(): Promise<unknown>
  keepNote(value: object): Promise<void>
  close(): Promise<void>
}

const attachment = 'sealed'
const octets = 'application/octet-stream'
const noteId = '_local/sync'

/** Files are written once: every laptop that has one has it under the same revision. */
export const firstRevision = (id: string): string => `1-${id.replaceAll('-', '')}`

/** `asData` makes what PouchDB takes as bytes: a Blob in a page, a Buffer in Node. */
export function openSpaceFiles(
  database: PouchDatabase,
  asData: (bytes: Uint8Array) => unknown,
): SpaceFiles {
  return {
    async read(id) {
      const found = await database.get(id, { attachments: true, binary: true }).catch(notFound)
      const data = found?._attachments?.[attachment]?.data
      if (!found || !data) return null
      const sealed = data instanceof Blob ? new Uint8Array(await data.arrayBuffer()) : data
      return { id, rev: found._rev, keyId: found.keyId, sealed }
    },
    // By rows: PouchDB's own count leaves out what came with an attachment.
    async ids() {
      const { rows } = await database.allDocs()
      return rows.flatMap(({ id }) => (id === undefined ? [] : [id]))
    },
    async revisions(ids) {
      const { rows } = await database.allDocs({ keys: ids })
      return new Map(
        rows.flatMap(({ id, value }) =>
          id && value ? [[id, { rev: value.rev, removed: value.deleted === true }]] : [],
        ),
      )
    },
    async sizes(ids) {
      const { rows } = await database.allDocs({ keys: ids, include_docs: true })
      return new Map(
        rows.flatMap(({ id, doc }) => {
          const length = doc?._attachments?.[attachment]?.length
          return id && length !== undefined ? [[id, length]] : []
        }),
      )
    },
    async keep(files) {
      const documents = files.map(({ id, rev, keyId, sealed }) => ({
        ...{ _id: id, _rev: rev, keyId, _revisions: asHistory(rev) },
        _attachments: { [attachment]: { content_type: octets, data: asData(sealed) } },
      }))
      const failed = (await database.bulkDocs(documents, { new_edits: false }))[0]
      if (failed) throw new Error(`A file was not kept: ${failed.message}`)
    },
    async remove(id) {
      const found = await database.get(id).catch(notFound)
      if (!found) return false
      await database.remove(id, found._rev)
      return true
    },
    async changesSince(since) {
      const { results } = await database.changes({ since })
      return results.flatMap(({ id, seq, changes, deleted }) => {
        const rev = changes[0]?.rev
        return rev ? [{ id, seq, rev, removed: deleted === true }] : []
      })
    },
    async forServer(id, rev) {
      // As base64, which is how JSON takes it.
      const options = { rev, revs: true, attachments: true }
      const found = await database.get(id, options).catch(notFound)
      if (!found) return null
      const {
        keyId,
        _attachments: files,
        ...rest
      } = found as StoredDocument & { _deleted?: boolean }
      if (rest._deleted) return rest
      const data = files?.[attachment]?.data
      return { ...rest, keyId, _attachments: { [attachment]: { content_type: octets, data } } }
    },
    readNote: async () =>
      ((await database.get(noteId).catch(notFound)) as { value?: unknown } | null)?.value ?? null,
    async keepNote(value) {
      const found = await database.get(noteId).catch(notFound)
      await database.put({ _id: noteId, ...(found ? { _rev: found._rev } : {}), value })
    },
    close: () => database.close(),
  }
}

function asHistory(rev: string) {
  const [start = '1', hash = ''] = rev.split('-')
  return { start: Number(start), ids: [hash] }
}

const statusOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined

function notFound(error: unknown): null {
  if (statusOf(error) === 404) return null
  throw error
}
