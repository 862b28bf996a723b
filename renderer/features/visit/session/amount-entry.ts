/** A number while it is typed. */
export interface AmountEntry {
  readonly text: string
  /** What stood there before the first key. */
  readonly before: number | null
  /** What is written down by now. */
  readonly taken: number | null
  /** What is typed is no number, or was refused: `before` stands. */
  readonly refused: boolean
}

/** A comma is a point; undefined: no number, or not a whole one where only whole ones are. */
export function readAmount(text: string, decimals: number): number | null | undefined {
  const plain = text.trim().replace(',', '.')
  if (plain === '') return null
  const number = Number(plain)
  return Number.isFinite(number) && (decimals > 0 || Number.isInteger(number)) ? number : undefined
}

/**
 * The next key. `write` answers false when it refuses. Then what stood before the first key is written
 * again: a digit of a refused number is nobody's answer.
 */
export function typeAmount(
  { before, taken }: Pick<AmountEntry, 'before' | 'taken'>,
  text: string,
  decimals: number,
  write: (value: number | null) => unknown,
): AmountEntry {
  const value = readAmount(text, decimals)
  if (value !== undefined && write(value) !== false) {
    return { text, before, taken: value, refused: false }
  }
  if (taken !== before) {
    write(before)
    // Asked once more, so that the reason is what is said last.
    if (value !== undefined) write(value)
  }
  return { text, before, taken: before, refused: text.trim() !== '' }
}
