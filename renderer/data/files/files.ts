import { Subject } from 'rxjs'
import { type OpenFile, openFile, sealFile } from '#shared/crypto/sealed-file'
import { ok, type Result, refused } from '#shared/result'
import type { Keyring } from '../store/keyring'
import { firstRevision, openSpaceFiles, type SpaceFiles } from './space-files'

/** The largest file taken in: a scan of many pages is under it, a video is not. */
export const largestFileBytes = 25 * 1024 * 1024

export type PutFileRefusal = 'tooLarge' | 'noRoom'
export type ReadFileRefusal = 'missing' | 'damaged'

/** A person's work added or removed a file. */
export const filesChanged$ = new Subject<{
  readonly space: string
  readonly id: string
  readonly change: 'put' | 'removed'
}>()
/** The id of a file that has come from another laptop. */
export const fileArrived$ = new Subject<string>()

const open = new Map<string, Promise<SpaceFiles>>()

/** PouchDB comes with the first file, not with the program. */
export function filesOf(space: string): Promise<SpaceFiles> {
  const known = open.get(space)
  if (known) return known
  const files = Promise.all([import('pouchdb-core'), import('pouchdb-adapter-idb')]).then(
    ([{ default: PouchDB }, { default: idb }]) =>
      openSpaceFiles(
        new (PouchDB.plugin(idb))(`files-${space}`, { adapter: 'idb', auto_compaction: true }),
        (bytes) => new Blob([bytes as BlobPart], { type: 'application/octet-stream' }),
      ),
  )
  open.set(space, files)
  files.catch(() => open.delete(space))
  return files
}

/** A space without files has no database; asking PouchDB would make one. */
export async function hasFiles(space: string): Promise<boolean> {
  if (open.has(space)) return true
  const databases = await indexedDB.databases()
  return databases.some(({ name }) => name === `_pouch_files-${space}`)
}

/** The name under which a space's files have a key of their own. */
export const filesCollection = 'files'

/** Keeps a file, encrypted with its name and type. `id` is a new random one. */
export async function putFile(
  keyring: Keyring,
  space: string,
  id: string,
  file: OpenFile,
): Promise<Result<undefined, PutFileRefusal>> {
  if (file.bytes.byteLength > largestFileBytes) return refused('tooLarge')
  const { keyId, key } = await keyring.forWriting(filesCollection, space)
  const sealed = await sealFile(key, space, id, file)
  const files = await filesOf(space).catch(() => null)
  if (!files) return refused('noRoom')
  if ((await files.revisions([id])).size > 0) throw new Error('A file is written once')
  try {
    await files.keep([{ id, rev: firstRevision(id), keyId, sealed }])
  } catch {
    // What a write can meet is the disk.
    return refused('noRoom')
  }
  filesChanged$.next({ space, id, change: 'put' })
  return ok(undefined)
}

export async function readFile(
  keyring: Keyring,
  space: string,
  id: string,
): Promise<Result<OpenFile, ReadFileRefusal>> {
  const found = await (await filesOf(space)).read(id)
  if (!found) return refused('missing')
  const opened = await openSealed(keyring, space, id, found)
  return opened.ok ? opened : refused('damaged')
}

/** Whether a sealed file is one of this practice's, under its own name; what it says, if so. */
export async function openSealed(
  keyring: Pick<Keyring, 'forReading'>,
  space: string,
  id: string,
  { keyId, sealed }: { readonly keyId: string; readonly sealed: Uint8Array },
): Promise<Result<OpenFile, 'noKey' | 'damaged'>> {
  // Each file says which of the space's keys it is under.
  const key = await keyring.forReading(filesCollection, keyId).catch(() => null)
  if (key === null) return refused('noKey')
  try {
    return ok(await openFile(key, space, id, sealed))
  } catch {
    // Not sealed for this place; or sealed by a member, and no file in it.
    return refused('damaged')
  }
}

export async function removeFile(space: string, id: string): Promise<Result<undefined, 'missing'>> {
  if (!(await (await filesOf(space)).remove(id))) return refused('missing')
  filesChanged$.next({ space, id, change: 'removed' })
  return ok(undefined)
}

/** Ids in their order. */
export async function listFileIds(space: string): Promise<string[]> {
  return (await hasFiles(space)) ? (await filesOf(space)).ids() : []
}

/** Before the databases under them are deleted. */
export async function closeFiles(): Promise<void> {
  const all = [...open.values()]
  open.clear()
  await Promise.allSettled(all.map(async (files) => (await files).close()))
}
