/**
 * Money is whole cents everywhere. This file is the only place where anything is rounded: a part of an
 * amount is taken half up, and an amount that is shared out is shared so that its parts add up to it.
 */
export type Cents = number

/** Thousandths of a percent in a whole. */
export const wholeMilliPercent = 100_000

const checked = (value: number): Cents => {
  if (!Number.isSafeInteger(value)) throw new Error('not whole cents')
  return value
}

export const sumCents = (amounts: Iterable<Cents>): Cents => {
  let sum = 0
  for (const amount of amounts) sum = checked(sum + amount)
  return sum
}

/** Quantity and unit price are whole: nothing to round. */
export const times = (unitCents: Cents, quantity: number): Cents => checked(unitCents * quantity)

/** A percentage of an amount of 0 or more, to the cent, half a cent up. `6.875 %` is 6875. */
export function percentOf(amount: Cents, milliPercent: number): Cents {
  const exact = BigInt(checked(amount)) * BigInt(checked(milliPercent))
  return checked(Number((exact + BigInt(wholeMilliPercent / 2)) / BigInt(wholeMilliPercent)))
}

/** What `part` of `whole` comes to, of an amount for the whole; to the cent, half a cent away from 0. */
export function proRata(amount: Cents, part: number, whole: number): Cents {
  const exact = BigInt(checked(amount)) * BigInt(checked(part))
  const by = BigInt(checked(whole))
  const half = exact < 0n ? -by / 2n : by / 2n
  return checked(Number((exact + half) / by))
}

/**
 * Shares an amount of 0 or more out in proportion to `weights` (whole, 0 or more): each gets its whole
 * cents, and the cents left over go to the largest remainders, the earlier first. The parts always add
 * up to the amount. With nothing but weights of 0 everything goes to the first.
 */
export function shareOut(amount: Cents, weights: readonly number[]): Cents[] {
  if (weights.length === 0) {
    if (amount !== 0) throw new Error('nobody to share with')
    return []
  }
  const all = BigInt(sumCents(weights))
  if (all === 0n) return weights.map((_, index) => (index === 0 ? amount : 0))
  const exact = weights.map((weight) => BigInt(checked(amount)) * BigInt(weight))
  const shares = exact.map((part) => Number(part / all))
  let left = amount - sumCents(shares)
  const byRemainder = exact
    .map((part, index) => ({ index, remainder: part % all }))
    .sort((a, b) =>
      a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
    )
  for (const { index } of byRemainder) {
    if (left === 0) break
    shares[index] = (shares[index] as number) + 1
    left--
  }
  return shares
}

/** The next of `count` equal parts of an amount, of which `taken` were given out: all of them make it up. */
export const nextPart = (amount: Cents, count: number, taken: number): Cents =>
  shareOut(amount, new Array<number>(count).fill(1))[Math.min(taken, count - 1)] ?? 0

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })
/** `$1,204.50`; with a minus sign in front below 0. */
export const centsWords = (amount: Cents): string => dollars.format(amount / 100)

/** `1204.50`, for a table: never through a fraction. */
export function centsFigure(amount: Cents): string {
  const digits = String(Math.abs(checked(amount))).padStart(3, '0')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** `6.875 %` from 6875. */
export const percentWords = (milliPercent: number): string =>
  `${(milliPercent / 1000).toFixed(3).replace(/\.?0+$/, '')} %`
