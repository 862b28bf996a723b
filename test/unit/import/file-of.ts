import { type ReadRow, readRow } from '#shared/domain/import/build-household'
import { dateFields, type Mapping } from '#shared/domain/import/fields'
import { orderOf, weighDates } from '#shared/domain/import/read-dates'
import { readImportFile } from '#shared/domain/import/read-file'

export const today = '2026-03-01'

export function idMaker() {
  let last = 0
  return () => `00000000-0000-4000-8000-${String(++last).padStart(12, '0')}`
}

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

/** The rows of a file as the program reads them, by the columns it guesses or by these. */
export function rowsOf(
  bytes: Uint8Array<ArrayBuffer> | string,
  asked: { readonly mapping?: Mapping } = {},
): readonly ReadRow[] {
  const file = readImportFile(typeof bytes === 'string' ? bytesOf(bytes) : bytes)
  if (!file.ok) throw new Error(`the file was refused: ${file.refusal.code}`)
  const { table } = file.value
  const mapping = asked.mapping ?? file.value.mapping
  const isDate = mapping.map((target) => (dateFields as readonly string[]).includes(target))
  const standing = orderOf(
    weighDates(table.rows.flatMap(({ cells }) => cells.filter((_, column) => isDate[column]))),
  )
  const order = standing.kind === 'known' ? standing.order : null
  const newId = idMaker()
  return table.rows.map((row) =>
    readRow(row, { headings: table.headings, mapping, order, today, newId }),
  )
}
