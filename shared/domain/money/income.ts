import type { ReceiptLineKind } from '#shared/schema/receipt'
import type { Day } from '../time/calendar-day'
import type { MoneyBook, ReceiptStanding } from './book'
import { type Cents, sumCents } from './cents'

/** What money came in for. Tax is owed on; `unassigned` was paid on what is void, or twice. */
export type IncomeKind = ReceiptLineKind | 'tax' | 'unassigned'
export const incomeKinds: readonly IncomeKind[] = [
  ...(['session', 'other', 'travel', 'package', 'tax', 'tip', 'unassigned'] as const),
]
export type ByKind = Readonly<Record<IncomeKind, Cents>>

export const incomeWords: Readonly<Record<IncomeKind, string>> = {
  session: 'Sessions',
  other: 'Other',
  travel: 'Travel fees',
  package: 'Packages',
  tax: 'Sales tax',
  tip: 'Tips',
  unassigned: 'To give back',
}

/** One movement of money, in or (below 0) out, told apart by what it was for. */
export interface MoneyMove {
  readonly id: string
  readonly day: Day
  readonly receiptId: string
  readonly kind: 'payment' | 'refund'
  readonly method: string
  readonly amountCents: Cents
  readonly byKind: ByKind
}

const nothing = (): Record<IncomeKind, Cents> => ({
  ...{ session: 0, other: 0, travel: 0, package: 0, tax: 0, tip: 0, unassigned: 0 },
})

/** What each kind of a receipt comes to; they add up to its total. */
export function chargedByKind({ receipt, voided }: ReceiptStanding): ByKind {
  const sums = nothing()
  if (voided) return sums
  for (const line of receipt.lines) {
    sums[line.kind] += line.netCents
    sums.tax += line.taxCents
  }
  return sums
}

/** What a sum paid covers: the session first, the tip last, and what is over belongs to nothing. */
function covered(charged: ByKind, paidCents: Cents): ByKind {
  const sums = nothing()
  let left = paidCents
  for (const kind of incomeKinds) {
    if (kind === 'unassigned') continue
    const part = Math.max(0, Math.min(left, charged[kind]))
    sums[kind] = part
    left -= part
  }
  sums.unassigned = left
  return sums
}

const minus = (a: ByKind, b: ByKind): ByKind => {
  const difference = nothing()
  for (const kind of incomeKinds) difference[kind] = a[kind] - b[kind]
  return difference
}

/**
 * Money in the order it moved: each payment covers what the ones before it left open, each refund takes
 * back from the end. So what all of them cover is what the receipt's balance says, to the cent. Visits
 * out of a package cover first and are no move of their own: their money came in with the package.
 */
export function movesOf(standing: ReceiptStanding): readonly MoneyMove[] {
  const charged = chargedByKind(standing)
  const ahead = sumCents(
    standing.payments.filter(({ act }) => act.packageId !== null).map(({ act }) => act.amountCents),
  )
  let paid = ahead
  let before = covered(charged, paid)
  const steps = [
    ...standing.payments
      .filter(({ act }) => act.packageId === null)
      .map(({ id, startAt, act }) => ({
        ...{ id, startAt, kind: 'payment' as const, day: act.paidOn, method: act.method },
        cents: act.amountCents,
      })),
    ...standing.refunds
      .filter(({ act }) => act.packageId === null)
      .map(({ id, startAt, act }) => ({
        ...{ id, startAt, kind: 'refund' as const, day: act.refundedOn, method: act.method },
        cents: -act.amountCents,
      })),
  ].sort((a, b) =>
    a.startAt === b.startAt ? (a.id < b.id ? -1 : 1) : a.startAt < b.startAt ? -1 : 1,
  )
  return steps.map(({ id, day, kind, method, cents }) => {
    paid += cents
    const after = covered(charged, paid)
    const byKind = minus(after, before)
    before = after
    return { id, day, kind, method, receiptId: standing.record.id, amountCents: cents, byKind }
  })
}

export interface IncomeMonth {
  /** `2026-11` */
  readonly month: string
  readonly byKind: ByKind
  /** All of it, refunds taken off. */
  readonly totalCents: Cents
  readonly payments: number
  readonly refunds: number
}

/** Money that came in, by the month it was paid (cash basis); twelve months, empty ones too. */
export function incomeMonths(book: MoneyBook, year: number): readonly IncomeMonth[] {
  const months = Array.from({ length: 12 }, (_, index) => ({
    month: `${year}-${String(index + 1).padStart(2, '0')}`,
    byKind: nothing(),
    ...{ totalCents: 0, payments: 0, refunds: 0 },
  }))
  for (const { day, kind, amountCents, byKind } of movesOfYear(book, year)) {
    const month = months[Number(day.slice(5, 7)) - 1]
    if (!month) continue
    for (const one of incomeKinds) month.byKind[one] += byKind[one]
    month.totalCents += amountCents
    if (kind === 'payment') month.payments++
    else month.refunds++
  }
  return months
}

export const movesOfYear = (book: MoneyBook, year: number): readonly MoneyMove[] =>
  book.receipts
    .flatMap(movesOf)
    .filter(({ day }) => day.startsWith(`${year}-`))
    .sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1))

/** What is still owed, and what waits to be given back. */
export const openSums = (
  book: MoneyBook,
): { readonly owedCents: Cents; readonly overCents: Cents } => ({
  owedCents: sumCents(book.receipts.map(({ owedCents }) => owedCents)),
  overCents: sumCents(book.receipts.map(({ overCents }) => overCents)),
})
