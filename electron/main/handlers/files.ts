import { basename } from 'node:path'
import { ok, refused } from '#shared/result'
import type { FileDialogs } from '../file-dialogs'
import type { FileShelf } from '../file-shelf'
import type { Handlers } from './handler'

export type FileChannel =
  | 'file.create'
  | 'file.append'
  | 'file.commit'
  | 'file.discard'
  | 'file.choose'
  | 'file.read'
  | 'file.release'

export function createFileHandlers(shelf: FileShelf, dialogs: FileDialogs): Handlers<FileChannel> {
  return {
    'file.create': async ({ kind, suggestedName }) => {
      const path = await dialogs.askWhereToSave(kind, suggestedName)
      if (path === null) return refused({ code: 'cancelled' })
      const handle = await shelf.startWriting(path).catch(() => null)
      return handle === null ? diskRefused : ok({ handle, fileName: basename(path) })
    },
    'file.append': async ({ handle, chunk }) => {
      const file = shelf.writing(handle)
      if (!file) return refused({ code: 'unknownHandle' })
      return file.append(chunk).then(
        () => ok(undefined),
        () => {
          shelf.takeWriting(handle)
          return diskRefused
        },
      )
    },
    'file.commit': async ({ handle }) => {
      const file = shelf.takeWriting(handle)
      if (!file) return refused({ code: 'unknownHandle' })
      return file.commit().then(
        () => ok(undefined),
        () => diskRefused,
      )
    },
    'file.discard': async ({ handle }) => {
      await shelf.takeWriting(handle)?.discard()
    },
    'file.choose': async ({ kind }) => {
      const path = await dialogs.askWhichToOpen(kind)
      if (path === null) return refused({ code: 'cancelled' })
      const file = await shelf.startReading(path).catch(() => null)
      return file === null ? diskRefused : ok({ ...file, fileName: basename(path) })
    },
    'file.read': async ({ handle, offset, length }) => {
      try {
        const chunk = await shelf.read(handle, offset, length)
        return chunk === null ? refused({ code: 'unknownHandle' }) : ok({ chunk })
      } catch {
        return diskRefused
      }
    },
    'file.release': ({ handle }) => shelf.release(handle),
  }
}

const diskRefused = refused({ code: 'disk' as const })
