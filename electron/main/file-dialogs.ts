import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'
import { app, type BrowserWindow, dialog, type FileFilter } from 'electron'

export type FileKind =
  | 'backup'
  | 'pdf'
  | 'csv'
  | 'zip'
  | 'letter'
  | 'transfer'
  | 'calendar'
  | 'clients'
  | 'map'
  | 'lockedPage'
  | 'fhir'
  | 'answer'

const filters: Readonly<Record<FileKind, FileFilter>> = {
  backup: { name: 'Doorstep backup', extensions: ['doorstep'] },
  pdf: { name: 'PDF', extensions: ['pdf'] },
  csv: { name: 'Table (CSV)', extensions: ['csv'] },
  zip: { name: 'Zip file', extensions: ['zip'] },
  calendar: { name: 'Calendar (iCalendar)', extensions: ['ics'] },
  clients: {
    name: 'Clients (CSV or vCard)',
    extensions: ['csv', 'tsv', 'txt', 'vcf', 'vcard'],
  },
  transfer: { name: 'Doorstep laptop file', extensions: ['doorstep-laptop'] },
  map: { name: 'Map (PMTiles)', extensions: ['pmtiles'] },
  lockedPage: { name: 'Encrypted page', extensions: ['html'] },
  fhir: { name: 'FHIR document', extensions: ['json'] },
  answer: { name: 'Answer', extensions: ['txt', 'eml', 'html'] },
  letter: { name: 'Letter', extensions: ['pdf', 'jpg', 'jpeg', 'png'] },
}

export interface FileDialogs {
  /** The path a person chose for a new file, or null when they thought better of it. */
  askWhereToSave(kind: FileKind, suggestedName: string): Promise<string | null>
  askWhichToOpen(kind: FileKind): Promise<string | null>
}

/** The system's own dialogs: the only way a path enters the program. */
export function createFileDialogs(window: BrowserWindow): FileDialogs {
  return {
    async askWhereToSave(kind, suggestedName) {
      const answer = await dialog.showSaveDialog(window, {
        defaultPath: join(app.getPath('documents'), safeFileName(suggestedName)),
        filters: [filters[kind]],
        // The system's list of recent documents would show clients' names to whoever sits down next.
        properties: ['showOverwriteConfirmation', 'createDirectory', 'dontAddToRecent'],
      })
      if (answer.canceled || answer.filePath === '') return null
      return withExtension(answer.filePath, kind)
    },
    async askWhichToOpen(kind) {
      const answer = await dialog.showOpenDialog(window, {
        filters: [filters[kind]],
        properties: ['openFile', 'dontAddToRecent'],
      })
      return answer.canceled ? null : (answer.filePaths[0] ?? null)
    },
  }
}

/** A name every file system takes, that reads as what it is (no text-direction marks, no hidden dot). */
export function safeFileName(suggested: string): string {
  const plain = [...suggested.normalize('NFC').toWellFormed()]
    .map((character) => (isUnsafeInName(character) ? '-' : character))
    .join('')
    .replace(/^[.\s-]+|[.\s]+$/g, '')
    .slice(0, 100)
  return plain === '' ? 'Doorstep' : plain
}

function isUnsafeInName(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return (
    code < 0x20 ||
    (code >= 0x7f && code <= 0x9f) ||
    '\\/:*?"<>|'.includes(character) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069) ||
    code === 0xfeff
  )
}

/** Some dialogs do not add it. A file already there under the longer name was not agreed to. */
function withExtension(path: string, kind: FileKind): string {
  const [extension = ''] = filters[kind].extensions
  if (extname(path) !== '') return path
  const longer = `${path}.${extension}`
  return existsSync(longer) ? path : longer
}
