import { largestFileBytes } from '#shared/domain/import/decode-file'
import {
  type ImportDraft,
  importDraftSchema,
  importTextSchema,
  largestKeptText,
} from '#shared/domain/import/journal'
import type { ReadFile } from '#shared/domain/import/read-file'
import { ok, type Result, refused } from '#shared/result'
import type { Session } from '../session'

export interface ChosenFile {
  readonly fileName: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

const pieceBytes = 4 * 1024 * 1024

/** Asks which file, and reads it when it is not larger than a list of clients can be. */
export async function chooseImportFile(): Promise<
  Result<ChosenFile, 'cancelled' | 'disk' | 'tooLarge' | 'empty'>
> {
  const { call } = window.doorstep
  const chosen = await call('file.choose', { kind: 'clients' })
  if (!chosen.ok) return refused(chosen.refusal.code === 'cancelled' ? 'cancelled' : 'disk')
  const { handle, size, fileName } = chosen.value
  try {
    if (size > largestFileBytes) return refused('tooLarge')
    if (size === 0) return refused('empty')
    const bytes = new Uint8Array(size)
    for (let offset = 0; offset < size; offset += pieceBytes) {
      const length = Math.min(pieceBytes, size - offset)
      const read = await call('file.read', { handle, offset, length })
      if (!read.ok || read.value.chunk.length !== length) return refused('disk')
      bytes.set(read.value.chunk, offset)
    }
    return ok({ fileName, bytes })
  } finally {
    await call('file.release', { handle })
  }
}

const textKey = 'import-file'
const answersKey = 'import-answers'

export interface KeptText {
  readonly fileName: string
  readonly text: string
  readonly encoding: ReadFile['encoding']
  readonly unseenTakenOut: number
}

/** Keeps the words of the file with the answers, sealed, until the import is begun or given up. */
export async function keepImportText({ store }: Session, kept: KeptText): Promise<boolean> {
  if (kept.text.length > largestKeptText) {
    await store.clearDraft(textKey)
    return false
  }
  await store.saveDraft(textKey, { ...kept })
  return true
}

export const keepImportAnswers = ({ store }: Session, answers: ImportDraft): Promise<void> =>
  store.saveDraft(answersKey, answers)

export async function readImportDraft({
  store,
}: Session): Promise<{ readonly text: KeptText; readonly answers: ImportDraft | null } | null> {
  const [text, answers] = await Promise.all([store.readDraft(textKey), store.readDraft(answersKey)])
  const kept = importTextSchema.safeParse(text)
  if (!kept.success) return null
  const parsed = importDraftSchema.safeParse(answers)
  return { text: kept.data as KeptText, answers: parsed.success ? parsed.data : null }
}

export async function dropImportDraft({ store }: Session): Promise<void> {
  await store.clearDraft(textKey)
  await store.clearDraft(answersKey)
}
