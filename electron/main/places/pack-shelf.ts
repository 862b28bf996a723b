import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { BasePack } from '#shared/ipc/places-contract'

/**
 * Base maps on this laptop's disk, offered to the page under random tokens and read by it in ranges. The
 * page never names a path; nothing here looks into a file: what is in it is for the page's own worker.
 */
export interface PackShelf {
  /** Throws the disk's error, also when `path` is not a regular file. The same path keeps its token. */
  offer(path: string): Promise<BasePack>
  pathOf(token: string): string | null
  /** Null for an unknown token, and for a file that cannot be read any more. Shorter at the file's end. */
  read(token: string, offset: number, length: number): Promise<Uint8Array<ArrayBuffer> | null>
  closeAll(): Promise<void>
}

interface Offered {
  readonly path: string
  readonly file: FileHandle
}

/** Tile and directory sizes that Doorstep takes are far below. */
export const longestRange = 4 * 1024 * 1024

export function createPackShelf(makeToken: () => string): PackShelf {
  const offered = new Map<string, Offered>()
  return {
    async offer(path) {
      const known = [...offered].find(([, one]) => one.path === path)
      if (known) {
        offered.delete(known[0])
        await known[1].file.close().catch(() => {})
      }
      const file = await open(path, 'r')
      const about = await file.stat()
      if (!about.isFile()) {
        await file.close()
        throw new Error('not a regular file')
      }
      const token = known?.[0] ?? makeToken()
      offered.set(token, { path, file })
      return { token, fileName: basename(path), sizeBytes: about.size }
    },
    pathOf: (token) => offered.get(token)?.path ?? null,
    async read(token, offset, length) {
      const file = offered.get(token)?.file
      if (!file) return null
      const chunk = new Uint8Array(Math.min(length, longestRange))
      let filled = 0
      try {
        while (filled < chunk.byteLength) {
          const left = chunk.byteLength - filled
          const { bytesRead } = await file.read(chunk, filled, left, offset + filled)
          if (bytesRead === 0) break
          filled += bytesRead
        }
      } catch {
        return null
      }
      return chunk.slice(0, filled)
    },
    async closeAll() {
      const files = [...offered.values()]
      offered.clear()
      await Promise.all(files.map(({ file }) => file.close().catch(() => {})))
    },
  }
}
