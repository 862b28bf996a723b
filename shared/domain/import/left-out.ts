import type { AccountTable } from '../money/accountant'
import { type Choices, usualChoice, type WeighedRow } from './plan-import'
import type { ImportTable } from './read-table'
import { repeatWords } from './words'

/**
 * The rows that stay out as they stood in the file, with the reason behind them: mended, the table can be
 * taken over again. Names of clients who are there already are not in it.
 */
export function leftOutTable(
  table: ImportTable,
  rows: readonly WeighedRow[],
  choices: Choices,
): AccountTable {
  const reasons = new Map(
    rows.flatMap((row) => {
      const why = reasonOf(row, choices)
      return why === null ? [] : [[row.row, why] as const]
    }),
  )
  const lines = table.rows.flatMap(({ row, cells, beyond }) => {
    const why = reasons.get(row)
    return why === undefined ? [] : [[...cells, `${row}`, why, ...beyond]]
  })
  return { headings: [...table.headings, 'Row', 'Why it stayed out'], lines, count: lines.length }
}

function reasonOf(row: WeighedRow, choices: Choices): string | null {
  if (!row.form) return row.problems.at(-1)?.words ?? 'It could not be read.'
  if ((choices.get(row.row) ?? usualChoice(row)) !== 'skip') return null
  if (!row.repeat) return 'Skipped.'
  const because = row.repeat.because.map((reason) => repeatWords[reason]).join(', ')
  return row.repeat.of.kind === 'row'
    ? `Skipped: like row ${row.repeat.of.row} (${because}).`
    : `Skipped: like a client (${because}).`
}
