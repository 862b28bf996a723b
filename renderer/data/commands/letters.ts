import { attachLetter } from '#shared/domain/clients/attach-letter'
import {
  type LetterRefusal,
  type LetterType,
  largestLetterBytes,
  letterType,
} from '#shared/domain/clients/letter-type'
import { ok, type Result, refused } from '#shared/result'
import { putFile, readFile, removeFile } from '../files/files'
import { type Session, touch } from '../session'

/**
 * - cancelled: no file was chosen
 * - disk: it could not be read
 * - noRoom: the encrypted copy could not be kept
 * - full: the clearance has twenty earlier letters
 * - broken: it begins like a letter, and cannot be shown
 */
export type AddLetterRefusal =
  | LetterRefusal
  | 'cancelled'
  | 'disk'
  | 'noRoom'
  | 'gone'
  | 'full'
  | 'broken'

const readBytes = 4 * 1024 * 1024

interface AddingLetter {
  readonly chartId: string
  readonly clearanceId: string
  /** Whether the screen can draw it: a scan that broke off is told of now, while the paper is at hand. */
  readonly canBeShown: (letter: Pick<OpenLetter, 'type' | 'bytes'>) => Promise<boolean>
}

/**
 * Asks for a scan or a photograph of a letter, keeps it encrypted and shows it with the clearance. The
 * file first: broken off in between, a copy lies unused, and no clearance shows what is not there.
 */
export async function addLetter(
  session: Session,
  { chartId, clearanceId, canBeShown }: AddingLetter,
): Promise<Result<null, AddLetterRefusal>> {
  const chart = await session.store.read('charts', chartId)
  if (!chart) return refused('gone')
  const chosen = await chooseLetter()
  if (!chosen.ok) return chosen
  if (!(await canBeShown(chosen.value))) return refused('broken')
  const fileId = session.newId()
  const kept = await putFile(session.store.keyring, chart.space, fileId, chosen.value)
  if (!kept.ok) return refused(kept.refusal)
  const changed = await session.store.change<'charts', 'gone' | 'full'>(
    'charts',
    chartId,
    (current) => attachLetter(current, { clearanceId, fileId }, touch(session)),
  )
  if (changed.ok) return ok(null)
  await removeFile(chart.space, fileId)
  return refused(changed.refusal === 'full' ? 'full' : 'gone')
}

/**
 * Lets a clearance show one of its earlier letters again, or none (null). No letter is thrown away: what stood
 * there is among the earlier ones.
 */
export async function showLetter(
  session: Session,
  {
    chartId,
    ...shown
  }: {
    readonly chartId: string
    readonly clearanceId: string
    readonly fileId: string | null
  },
): Promise<Result<null, 'gone' | 'full'>> {
  const changed = await session.store.change<'charts', 'gone' | 'full'>(
    'charts',
    chartId,
    (chart) => attachLetter(chart, shown, touch(session)),
  )
  if (changed.ok) return ok(null)
  return refused(changed.refusal === 'full' ? 'full' : 'gone')
}

export interface OpenLetter {
  readonly name: string
  readonly type: LetterType
  readonly bytes: Uint8Array<ArrayBuffer>
}

async function chooseLetter(): Promise<Result<OpenLetter, LetterRefusal | 'cancelled' | 'disk'>> {
  const { call } = window.doorstep
  const file = await call('file.choose', { kind: 'letter' })
  if (!file.ok) return refused(file.refusal.code === 'cancelled' ? 'cancelled' : 'disk')
  const { handle, size } = file.value
  try {
    // Not read first and refused then: a video would fill the memory.
    if (size > largestLetterBytes) return refused('tooLarge')
    const bytes = new Uint8Array(size)
    for (let offset = 0; offset < size; offset += readBytes) {
      const length = Math.min(readBytes, size - offset)
      const part = await call('file.read', { handle, offset, length })
      if (!part.ok) return refused('disk')
      bytes.set(part.value.chunk, offset)
    }
    const type = letterType(bytes)
    // The name a scanner gave may hold the client's: it is not kept.
    return type.ok ? ok({ name: 'Letter', type: type.value, bytes }) : type
  } finally {
    await call('file.release', { handle })
  }
}

/** The letter of a clearance, opened in memory. */
export async function readLetter(
  session: Session,
  { space, fileId }: { readonly space: string; readonly fileId: string },
): Promise<Result<OpenLetter, 'missing' | 'damaged'>> {
  const file = await readFile(session.store.keyring, space, fileId)
  if (!file.ok) return file
  const bytes = new Uint8Array(file.value.bytes)
  // What came from another laptop is looked at again before anything draws it.
  const type = letterType(bytes)
  return type.ok ? ok({ name: file.value.name, type: type.value, bytes }) : refused('damaged')
}
