import type { ReceiptNumber } from '#shared/schema/receipt'

/**
 * Receipts are numbered without a gap and without asking anybody: each laptop counts under five letters
 * and digits of its own, drawn once for its store. Two laptops that never heard of each other can so
 * never give one number twice, and each row is complete in itself: `K7QF2-0001`, `K7QF2-0002`.
 */
const signs = '23456789BCDFGHJKMNPQRTVWXZ'
const seriesLength = 5

/**
 * Draws a row of numbers that nobody uses. `bytes` are random; vowels and look-alikes are left out, so
 * that no word comes about and none is misread. A store that was wiped or restored draws anew: it may
 * have forgotten numbers that stand on paper.
 */
export function drawSeries(
  bytes: () => Uint8Array,
  isTaken: (series: string) => boolean,
): ReceiptNumber['series'] {
  for (;;) {
    // What does not divide evenly is drawn again: each sign is as likely as any other.
    const even = [...bytes()].filter((byte) => byte < 256 - (256 % signs.length))
    const series = even.map((byte) => signs[byte % signs.length]).slice(0, seriesLength)
    if (series.length === seriesLength && !isTaken(series.join(''))) return series.join('')
  }
}

/** The number after the last one given in a row; `known` may hold numbers of other rows. */
export function nextNumber(series: string, known: Iterable<ReceiptNumber>): ReceiptNumber {
  let last = 0
  for (const number of known) {
    if (number.series === series) last = Math.max(last, number.sequence)
  }
  return { series, sequence: last + 1 }
}

/** `K7QF2-0001` */
export const numberWords = ({ series, sequence }: ReceiptNumber): string =>
  `${series}-${String(sequence).padStart(4, '0')}`

/** One row as it is known on this laptop. */
export interface NumberRow {
  readonly series: string
  readonly last: number
  /** Numbers that are not here: on a laptop that was not synced yet, or lost. */
  readonly missing: readonly number[]
  /** Numbers given twice; there should never be one. */
  readonly twice: readonly number[]
}

/** What the accountant asks: are the numbers complete? Rows by their name. */
export function numberRows(known: Iterable<ReceiptNumber>): NumberRow[] {
  const rows = new Map<string, number[]>()
  for (const { series, sequence } of known) {
    const row = rows.get(series)
    if (row) row.push(sequence)
    else rows.set(series, [sequence])
  }
  return [...rows]
    .map(([series, sequences]) => rowOf(series, sequences))
    .sort((a, b) => (a.series < b.series ? -1 : 1))
}

function rowOf(series: string, sequences: readonly number[]): NumberRow {
  const sorted = sequences.toSorted((a, b) => a - b)
  const missing: number[] = []
  const twice: number[] = []
  let expected = 1
  for (const sequence of sorted) {
    if (sequence === expected - 1) twice.push(sequence)
    for (; expected < sequence; expected++) missing.push(expected)
    expected = Math.max(expected, sequence + 1)
  }
  return { series, last: expected - 1, missing, twice: [...new Set(twice)] }
}
