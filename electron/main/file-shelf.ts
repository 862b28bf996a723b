import { type FileHandle, open } from 'node:fs/promises'
import { startFile, type UnfinishedFile, writeWholeFile } from './whole-file'

/**
 * The files the page has open, under random handles: the page never names a path. Everything is closed
 * when the practice is locked or its window goes.
 */
export interface FileShelf {
  /** Throws the disk's error. */
  startWriting(path: string): Promise<string>
  /** In one go, with nothing on the shelf. Throws the disk's error. */
  writeWhole(path: string, bytes: Uint8Array): Promise<void>
  writing(handle: string): UnfinishedFile | undefined
  /** Takes it off the shelf; what happens to it is the caller's. */
  takeWriting(handle: string): UnfinishedFile | undefined
  /** Throws the disk's error, also when `path` is not a regular file. */
  startReading(path: string): Promise<{ handle: string; size: number }>
  /** Null for an unknown handle. Shorter than `length` only at the end of the file. */
  read(handle: string, offset: number, length: number): Promise<Uint8Array<ArrayBuffer> | null>
  release(handle: string): Promise<void>
  closeAll(): Promise<void>
}

export function createFileShelf(makeHandle: () => string, userData: string): FileShelf {
  const written = new Map<string, UnfinishedFile>()
  const readable = new Map<string, FileHandle>()

  const takeWriting = (handle: string) => {
    const file = written.get(handle)
    written.delete(handle)
    return file
  }
  const release = async (handle: string) => {
    const file = readable.get(handle)
    readable.delete(handle)
    await file?.close().catch(() => {})
  }

  return {
    async startWriting(path) {
      const file = await startFile(path, userData)
      const handle = makeHandle()
      written.set(handle, file)
      return handle
    },
    writeWhole: (path, bytes) => writeWholeFile(path, bytes, userData),
    writing: (handle) => written.get(handle),
    takeWriting,
    async startReading(path) {
      const file = await open(path, 'r')
      const about = await file.stat()
      if (!about.isFile()) {
        await file.close()
        throw new Error('not a regular file')
      }
      const handle = makeHandle()
      readable.set(handle, file)
      return { handle, size: about.size }
    },
    async read(handle, offset, length) {
      const file = readable.get(handle)
      return file ? readRange(file, offset, length) : null
    },
    release,
    async closeAll() {
      const unfinished = [...written.keys()].map((handle) => takeWriting(handle)?.discard())
      await Promise.all([...unfinished, ...[...readable.keys()].map(release)])
    },
  }
}

async function readRange(
  file: FileHandle,
  offset: number,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const left = Math.max(0, (await file.stat()).size - offset)
  const chunk = new Uint8Array(Math.min(length, left))
  let filled = 0
  while (filled < chunk.byteLength) {
    const { bytesRead } = await file.read(chunk, filled, chunk.byteLength - filled, offset + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return chunk.subarray(0, filled)
}
