/// <reference path="./papaparse.d.ts" />
import papa, { type ParseStep } from 'papaparse'
import { ok, type Result, refused } from '#shared/result'

export type Separator = ',' | ';' | '\t' | '|'
export const separators: readonly Separator[] = [',', ';', '\t', '|']

/** A file as rows of cells, before anybody knows what they mean. */
export interface ImportTable {
  readonly headings: readonly string[]
  /** Each as wide as the headings. */
  readonly rows: readonly TableRow[]
  readonly separator: Separator
  /** Rows with fewer cells than headings: the last ones are empty. */
  readonly shortRows: number
}

export interface TableRow {
  /** As a person counts in a spreadsheet: the headings are row 1. */
  readonly row: number
  readonly cells: readonly string[]
  /** What stood beyond the last heading, and belongs to no column. */
  readonly beyond: readonly string[]
}

export type TableRefusal =
  | { readonly code: 'noRows' | 'tooManyColumns' | 'tooManyRows' }
  | { readonly code: 'openQuote' | 'longCell'; readonly row: number }

export const tableLimits = { columns: 200, rows: 20_000, cellLetters: 120_000 } as const

/**
 * Reads a table with a separator (RFC 4180 and what programs make of it): quoted cells with line ends,
 * rows of unequal length, empty lines, headings that are empty or stand twice. Nothing is looked up by a
 * heading's name, so a column may be called `__proto__`. Refuses as a whole what would be read wrongly
 * from some row on: half a table is worse than none.
 */
export function readTable(text: string, asked?: Separator): Result<ImportTable, TableRefusal> {
  const hint = /^sep=(.)\n/.exec(text)
  const body = hint ? text.slice(hint[0].length) : text
  const hinted = separators.find((one) => one === hint?.[1])
  const separator = asked ?? hinted ?? guessSeparator(body)
  return rowsOf(body, separator, hint ? 2 : 1)
}

function rowsOf(
  text: string,
  separator: Separator,
  firstRow: number,
): Result<ImportTable, TableRefusal> {
  let headings: readonly string[] | null = null
  let refusal: TableRefusal | null = null
  const rows: TableRow[] = []
  let row = firstRow - 1
  let shortRows = 0
  const take = ({ data, errors }: ParseStep): TableRefusal | null => {
    row++
    if (errors.some(({ code }) => code === 'MissingQuotes')) return { code: 'openQuote', row }
    if (data.some((cell) => cell.length > tableLimits.cellLetters)) return { code: 'longCell', row }
    if (data.every((cell) => cell.trim() === '')) return null
    if (headings === null) {
      headings = trimmedEnd(data).map((cell) => cell.trim())
      return headings.length > tableLimits.columns ? { code: 'tooManyColumns' } : null
    }
    if (rows.length >= tableLimits.rows) return { code: 'tooManyRows' }
    const width = headings.length
    if (data.length < width) shortRows++
    rows.push({
      row,
      cells: headings.map((_, at) => (data[at] ?? '').trim()),
      beyond: data.slice(width).flatMap((cell) => cell.trim() || []),
    })
    return null
  }
  papa.parse(text, {
    ...{ delimiter: separator, newline: '\n', quoteChar: '"' },
    step(result, parser) {
      refusal = take(result)
      if (refusal) parser.abort()
    },
  })
  if (refusal) return refused(refusal)
  if (headings === null || rows.length === 0) return refused({ code: 'noRows' })
  return ok({ headings, rows, separator, shortRows })
}

/** Spreadsheets write empty headings for columns that were touched once. */
function trimmedEnd(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '')
  return cells.slice(0, last + 1)
}

/**
 * The separator that parts the first lines into the same number of cells most often, more cells before
 * fewer; what stands within quotation marks does not count. A single column has none: a comma then.
 */
export function guessSeparator(text: string): Separator {
  const lines = firstLines(text, 20)
  const score = (separator: Separator): number => {
    const [first = 0, ...others] = lines.map((line) => line.split(separator).length - 1)
    if (first === 0) return 0
    const alike = others.filter((count) => count === first).length
    return (alike + 1) * Math.min(first, 12)
  }
  const best = separators
    .map((separator) => ({ separator, score: score(separator) }))
    .reduce((a, b) => (b.score > a.score ? b : a))
  return best.score > 0 ? best.separator : ','
}

/** The first lines without what is quoted; a quoted line end does not end a line. */
function firstLines(text: string, count: number): readonly string[] {
  const lines = ['']
  let quoted = false
  for (const letter of text.slice(0, 65_536)) {
    if (letter === '"') quoted = !quoted
    else if (quoted) continue
    else if (letter !== '\n') lines[lines.length - 1] += letter
    else if (lines.length === count) break
    else lines.push('')
  }
  return lines.filter((line) => line.trim() !== '')
}
