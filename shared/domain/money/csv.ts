import { csvText } from '../mileage/mileage-csv'
import { type Cents, centsFigure } from './cents'

/** Text is made harmless for spreadsheets; a figure is one that a program made. */
export type Cell = string | { readonly figure: string }
export type Line = readonly Cell[]

export const figure = (text: string | number): Cell => ({ figure: String(text) })
export const money = (amount: Cents): Cell => figure(centsFigure(amount))

/** What some spreadsheets read as the plain sign of a formula. */
const wideFormula = /^[\s\u200b\ufeff]*[＝＋－＠]/u

const cellText = (cell: Cell): string => {
  if (typeof cell !== 'string') return cell.figure
  // A text with a NUL ends there in some programs, and the rest of the line is lost.
  const text = cell.replaceAll('\u0000', ' ').toWellFormed()
  return csvText(wideFormula.test(text) ? `'${text}` : text)
}

export const csvLine = (line: Line): string => `${line.map(cellText).join(',')}\r\n`

export interface CsvChunk {
  readonly text: string
  /** Lines written so far, the headings not counted. */
  readonly lines: number
}

/**
 * A table as CSV (RFC 4180, CRLF), piece by piece, so that a long one can show how far it is and be
 * stopped. Begins with the mark by which spreadsheets know UTF-8.
 */
export function* csvChunks(
  headings: readonly string[],
  lines: Iterable<Line>,
  linesPerChunk = 2000,
): Generator<CsvChunk> {
  let text = `\ufeff${csvLine(headings)}`
  let count = 0
  for (const line of lines) {
    text += csvLine(line)
    count++
    if (count % linesPerChunk === 0) {
      yield { text, lines: count }
      text = ''
    }
  }
  if (text !== '') yield { text, lines: count }
}
