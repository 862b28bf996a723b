import { basename } from 'node:path'
import { ok, refused } from '#shared/result'
import type { DocumentShelf } from '../document-shelf'
import type { FileDialogs } from '../file-dialogs'
import type { FileShelf } from '../file-shelf'
import type { Printing } from '../printing'
import type { Handlers } from './handler'

export type DocumentChannel =
  | 'document.put'
  | 'document.savePdf'
  | 'document.pdf'
  | 'document.print'
  | 'document.release'

const unknownDocument = refused({ code: 'unknownDocument' as const })

export function createDocumentHandlers(
  shelf: DocumentShelf,
  printing: Printing,
  dialogs: FileDialogs,
  files: Pick<FileShelf, 'writeWhole'>,
): Handlers<DocumentChannel> {
  return {
    'document.put': ({ html }) => shelf.put(html),
    'document.savePdf': async ({ token, suggestedName, paper }) => {
      if (shelf.find(token) === undefined) return unknownDocument
      const path = await dialogs.askWhereToSave('pdf', suggestedName)
      if (path === null) return refused({ code: 'cancelled' })
      // The practice may have been locked while the dialog stood open.
      if (shelf.find(token) === undefined) return unknownDocument
      const { pdf, pages } = await printing.pdf(token, paper)
      try {
        await files.writeWhole(path, pdf)
      } catch {
        return refused({ code: 'disk' })
      }
      return ok({ fileName: basename(path), pages })
    },
    'document.pdf': async ({ token, paper }) =>
      shelf.find(token) === undefined ? unknownDocument : ok(await printing.pdf(token, paper)),
    'document.print': async ({ token }) => {
      if (shelf.find(token) === undefined) return unknownDocument
      const outcome = await printing.print(token)
      return outcome === 'printed' ? ok(undefined) : refused({ code: outcome })
    },
    'document.release': ({ token }) => shelf.release(token),
  }
}
