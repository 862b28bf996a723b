import { randomBytes } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { forgetUnfinished, noteUnfinished, removeUnfinished } from './unfinished-files'

export interface UnfinishedFile {
  append(chunk: Uint8Array): Promise<void>
  /**
   * Flushes and puts the file under its name. After a throw the old file is as it was: once it is renamed it
   * is there, so a folder that cannot be flushed is no failure.
   */
  commit(): Promise<void>
  discard(): Promise<void>
}

/**
 * A file that appears under `path` whole or not at all: written beside it, flushed, renamed. Calls are
 * carried out in the order they are made. Every error is the disk's and carries Node's `code`; the
 * temporary file is gone then. `userData`: for a file in a person's own folder, where it is noted that a
 * part lies there.
 */
export async function startFile(path: string, userData?: string): Promise<UnfinishedFile> {
  // Not derived from the chosen name: that may hold a client's name, and a kill leaves this one behind.
  const temporary = join(dirname(path), `.doorstep-${randomBytes(8).toString('hex')}.part`)
  if (userData) await noteUnfinished(userData, temporary)
  const remove = async () => {
    if (userData) await removeUnfinished(userData, temporary)
    else await rm(temporary, { force: true }).catch(() => {})
  }
  const file = await open(temporary, 'wx', 0o600).catch(async (error) => {
    await remove()
    throw error
  })
  let last: Promise<unknown> = Promise.resolve()
  let ended = false

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const next = last.then(work)
    last = next.catch(() => {})
    return next
  }
  const drop = async () => {
    if (ended) return
    ended = true
    await file.close().catch(() => {})
    await remove()
  }
  const orDrop = (work: () => Promise<void>) =>
    inTurn(async () => {
      if (ended) throw new Error('the file was given up')
      try {
        await work()
      } catch (error) {
        await drop()
        throw error
      }
    })

  return {
    append: (chunk) => orDrop(() => writeAll(file, chunk)),
    commit: () =>
      orDrop(async () => {
        await file.sync()
        await file.close()
        await rename(temporary, path)
        ended = true
        if (userData) await forgetUnfinished(userData, temporary)
        await syncFolder(dirname(path)).catch(() => {})
      }),
    discard: () => inTurn(drop),
  }
}

export async function writeWholeFile(
  path: string,
  bytes: Uint8Array,
  userData?: string,
): Promise<void> {
  const file = await startFile(path, userData)
  await file.append(bytes)
  await file.commit()
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.byteLength; ) {
    const { bytesWritten } = await file.write(chunk, at)
    at += bytesWritten
  }
}

/** The rename itself is on disk only when the folder is. Windows has no such call and does not need it. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
