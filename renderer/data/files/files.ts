import type { FilesDatabase } from 'pouchdb-core'
import { Subject } from 'rxjs'
import { SealedDataDamaged } from '#shared/crypto/aes-gcm'
import { plain } from '#shared/crypto/bytes'
import { type OpenFile, openFile, sealFile } from '#shared/crypto/sealed-file'
import { ok, type Result, refused } from '#shared/result'
import type { Keyring } from '../store/keyring'

/** The largest file taken in: a scan of many pages is under it, a video is not. */
export const largestFileBytes = 25 * 1024 * 1024

export type PutFileRefusal = 'tooLarge' | 'noRoom'
export type ReadFileRefusal = 'missing' | 'damaged'

const attachment = 'sealed'

/** The space whose files have become more or fewer. */
export const filesChanged$ = new Subject<string>()
const open = new Map<string, Promise<FilesDatabase>>()

/** PouchDB comes with the first file, not with the program. */
function databaseOf(space: string): Promise<FilesDatabase> {
  const known = open.get(space)
  if (known) return known
  const database = Promise.all([import('pouchdb-core'), import('pouchdb-adapter-idb')]).then(
    ([{ default: PouchDB }, { default: idb }]) =>
      new (PouchDB.plugin(idb))(`files-${space}`, { adapter: 'idb', auto_compaction: true }),
  )
  open.set(space, database)
  database.catch(() => open.delete(space))
  return database
}

/** The name under which a space's files have a key of their own. */
const collection = 'files'

/** Keeps a file, encrypted with its name and type. `id` is a new random one. */
export async function putFile(
  keyring: Keyring,
  space: string,
  id: string,
  file: OpenFile,
): Promise<Result<undefined, PutFileRefusal>> {
  if (file.bytes.byteLength > largestFileBytes) return refused('tooLarge')
  const { keyId, key } = await keyring.forWriting(collection, space)
  const sealed = await sealFile(key, space, id, file)
  const data = new Blob([sealed], { type: 'application/octet-stream' })
  try {
    const database = await databaseOf(space)
    await database.put({
      _id: id,
      keyId,
      _attachments: { [attachment]: { content_type: 'application/octet-stream', data } },
    })
  } catch (error) {
    // 409: a bug of the caller. Everything else a put can meet is the disk.
    if (statusOf(error) === 409) throw error
    return refused('noRoom')
  }
  filesChanged$.next(space)
  return ok(undefined)
}

export async function readFile(
  keyring: Keyring,
  space: string,
  id: string,
): Promise<Result<OpenFile, ReadFileRefusal>> {
  const database = await databaseOf(space)
  const found = await database.get(id, { attachments: true, binary: true }).catch(notFound)
  const blob = found?._attachments?.[attachment]?.data
  if (!blob) return refused('missing')
  // Each file says which of the space's keys it is under.
  const key = await keyring.forReading(collection, found.keyId).catch(() => null)
  if (key === null) return refused('damaged')
  try {
    return ok(await openFile(key, space, id, plain(new Uint8Array(await blob.arrayBuffer()))))
  } catch (error) {
    if (error instanceof SealedDataDamaged) return refused('damaged')
    throw error
  }
}

export async function removeFile(space: string, id: string): Promise<Result<undefined, 'missing'>> {
  const database = await databaseOf(space)
  const found = await database.get(id).catch(notFound)
  if (!found) return refused('missing')
  await database.remove(id, found._rev)
  filesChanged$.next(space)
  return ok(undefined)
}

/** Ids in their order. Counted by rows: PouchDB's own count leaves out what came with an attachment. */
export async function listFileIds(space: string): Promise<string[]> {
  // A space without files has no database; asking PouchDB would make one.
  const databases = await indexedDB.databases()
  if (!databases.some(({ name }) => name === `_pouch_files-${space}`)) return []
  const database = await databaseOf(space)
  const { rows } = await database.allDocs()
  return rows.map(({ id }) => id)
}

/** Before the databases under them are deleted. */
export async function closeFiles(): Promise<void> {
  const all = [...open.values()]
  open.clear()
  await Promise.allSettled(all.map(async (database) => (await database).close()))
}

const statusOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined

function notFound(error: unknown): null {
  if (statusOf(error) === 404) return null
  throw error
}
