import { ok, type Result } from '#shared/result'
import { decodeFile, type Encoding } from './decode-file'
import type { Mapping } from './fields'
import { guessColumns } from './guess-columns'
import { type ImportTable, readTable, type Separator } from './read-table'
import { isVcard, readVcards } from './read-vcard'
import type { FileRefusal } from './words'

/** A file as it was understood: what was decided about it is shown, and a person may decide otherwise. */
export interface ReadFile {
  readonly kind: 'table' | 'cards'
  /** As it was decoded: to be read again by another separator, or after a restart. */
  readonly text: string
  readonly table: ImportTable
  readonly mapping: Mapping
  readonly encoding: Encoding
  readonly unseenTakenOut: number
  /** Of cards: those of groups and companies, left out. */
  readonly notPeople: number
}

/** Reads a file of clients from its bytes, whatever it is. */
export function readImportFile(
  bytes: Uint8Array<ArrayBuffer>,
  asked: { readonly encoding?: Encoding; readonly separator?: Separator } = {},
): Result<ReadFile, FileRefusal> {
  const decoded = decodeFile(bytes, asked.encoding)
  if (!decoded.ok) return { ok: false, refusal: { code: decoded.refusal } }
  const { text, encoding, unseenTakenOut } = decoded.value
  return readText(text, { encoding, unseenTakenOut }, asked.separator)
}

/** The same from text that was read before: a draft that a restart left behind. */
export function readText(
  text: string,
  { encoding, unseenTakenOut }: Pick<ReadFile, 'encoding' | 'unseenTakenOut'>,
  separator?: Separator,
): Result<ReadFile, FileRefusal> {
  const facts = { text, encoding, unseenTakenOut }
  if (isVcard(text)) {
    const cards = readVcards(text)
    if (!cards.ok) return cards
    return ok({ kind: 'cards', ...cards.value, ...facts })
  }
  const table = readTable(text, separator)
  if (!table.ok) return table
  const mapping = guessColumns(table.value)
  return ok({ kind: 'table', table: table.value, mapping, notPeople: 0, ...facts })
}
