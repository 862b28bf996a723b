import type { MileageSettings } from '#shared/schema/mileage-settings'
import type { PaymentMethod } from '#shared/schema/receipt'
import { decimal } from '../mileage/mileage-csv'
import { amountOf, type LoggedTrip } from '../mileage/totals'
import type { MoneyBook } from './book'
import { type Cents, proRata } from './cents'
import { figure, type Line, money } from './csv'
import {
  type IncomeMonth,
  incomeKinds,
  incomeMonths,
  incomeWords,
  type MoneyMove,
  movesOfYear,
} from './income'
import { numberWords } from './numbers'
import type { SuppliesMonth, SuppliesYear } from './supplies-cost'
import { methodWords } from './words'

/** One month as the accountant wants it. */
export interface AccountMonth extends IncomeMonth, Omit<SuppliesMonth, 'month'> {
  /** Tenths of the book's unit, business drives only. */
  readonly mileageTenths: number
  /** Hundredths of a cent, exactly. */
  readonly mileageHundredths: number
}

export interface AccountYear {
  readonly year: number
  readonly unit: MileageSettings['unit']
  readonly months: readonly AccountMonth[]
  readonly totals: Omit<AccountMonth, 'month'>
  readonly moves: readonly MoneyMove[]
}

export interface YearFacts {
  readonly book: MoneyBook
  readonly trips: readonly LoggedTrip[]
  readonly mileage: MileageSettings
  readonly supplies: SuppliesYear
  readonly year: number
}

/** Income by the day it was paid, business drives and supplies, month by month and in all. */
export function accountYear({ book, trips, mileage, supplies, year }: YearFacts): AccountYear {
  const driven = new Map<string, { tenths: number; hundredths: number }>()
  for (const trip of trips) {
    const { drive, day } = trip
    if (drive.voidedAt !== null || drive.purpose !== 'business' || drive.unit !== mileage.unit) {
      continue
    }
    const sum = driven.get(day.slice(0, 7)) ?? { tenths: 0, hundredths: 0 }
    sum.tenths += drive.distanceTenths
    sum.hundredths += amountOf(trip, mileage) ?? 0
    driven.set(day.slice(0, 7), sum)
  }
  const months = incomeMonths(book, year).map((income, index): AccountMonth => {
    const { tenths, hundredths } = driven.get(income.month) ?? { tenths: 0, hundredths: 0 }
    const { boughtCents = 0, usedCents = 0 } = supplies.months[index] ?? {}
    return {
      ...income,
      ...{ mileageTenths: tenths, mileageHundredths: hundredths, boughtCents, usedCents },
    }
  })
  return {
    ...{ year, unit: mileage.unit, months, totals: totalsOfMonths(months) },
    moves: movesOfYear(book, year),
  }
}

function totalsOfMonths(months: readonly AccountMonth[]): Omit<AccountMonth, 'month'> {
  const sum = (of: (month: AccountMonth) => number) =>
    months.reduce((total, month) => total + of(month), 0)
  return {
    byKind: Object.fromEntries(
      incomeKinds.map((kind) => [kind, sum(({ byKind }) => byKind[kind])]),
    ) as AccountMonth['byKind'],
    totalCents: sum(({ totalCents }) => totalCents),
    payments: sum(({ payments }) => payments),
    refunds: sum(({ refunds }) => refunds),
    mileageTenths: sum(({ mileageTenths }) => mileageTenths),
    mileageHundredths: sum(({ mileageHundredths }) => mileageHundredths),
    boughtCents: sum(({ boughtCents }) => boughtCents),
    usedCents: sum(({ usedCents }) => usedCents),
  }
}

export interface AccountTable {
  readonly headings: readonly string[]
  readonly lines: Iterable<Line>
  readonly count: number
}

/** A month a line. Mileage amounts have four decimals: exact, as the mileage book has them. */
export function monthsTable({ months, unit }: AccountYear): AccountTable {
  return {
    headings: [
      ...['Month', ...incomeKinds.map((kind) => incomeWords[kind]), 'Money in'],
      ...['Payments', 'Given back', `Business ${unit}`, 'Mileage amount'],
      ...['Supplies bought', 'Supplies used'],
    ],
    lines: months.map((month) => [
      figure(month.month),
      ...incomeKinds.map((kind) => money(month.byKind[kind])),
      money(month.totalCents),
      ...[figure(month.payments), figure(month.refunds)],
      figure(decimal(month.mileageTenths, 1)),
      figure(decimal(month.mileageHundredths, 4)),
      ...[money(month.boughtCents), money(month.usedCents)],
    ]),
    count: months.length,
  }
}

/** Every payment and refund a line, by day. Whose it was only where `nameOf` is given. */
export function movesTable(
  moves: readonly MoneyMove[],
  book: MoneyBook,
  nameOf?: (clientId: string) => string | null,
): AccountTable {
  return {
    headings: [
      ...['Date', 'Receipt', 'What', 'How', 'Reference', ...(nameOf ? ['Client'] : [])],
      ...[...incomeKinds.map((kind) => incomeWords[kind]), 'Amount'],
    ],
    lines: moveLines(moves, book, nameOf),
    count: moves.length,
  }
}

function* moveLines(
  moves: readonly MoneyMove[],
  book: MoneyBook,
  nameOf?: (clientId: string) => string | null,
): Generator<Line> {
  for (const move of moves) {
    const standing = book.byId.get(move.receiptId)
    const acts = [...(standing?.payments ?? []), ...(standing?.refunds ?? [])]
    yield [
      figure(move.day),
      standing ? numberWords(standing.receipt.number) : '',
      move.kind === 'payment' ? 'Payment' : 'Given back',
      methodWords[move.method as PaymentMethod],
      acts.find(({ id }) => id === move.id)?.act.reference ?? '',
      ...(nameOf ? [(standing && nameOf(standing.record.clientId)) ?? ''] : []),
      ...incomeKinds.map((kind) => money(move.byKind[kind])),
      money(move.amountCents),
    ]
  }
}

/** The mileage book counts in hundredths of a cent. */
export const hundredthsToCents = (hundredths: number): Cents => proRata(hundredths, 1, 100)
