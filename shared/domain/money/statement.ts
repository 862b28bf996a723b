import type { Day } from '../time/calendar-day'
import type { MoneyBook, ReceiptStanding } from './book'
import { type Cents, sumCents } from './cents'
import { chargedByKind } from './income'

/** One session on a yearly statement. */
export interface StatementLine {
  readonly receipt: ReceiptStanding
  readonly servedOn: Day
  readonly description: string
  readonly minutes: number | null
  /** After the discount, with tax. */
  readonly chargedCents: Cents
  readonly travelCents: Cents
  /** Paid for session and travel; of the tip nothing counts here. */
  readonly paidCents: Cents
}

export interface Statement {
  readonly year: number
  readonly lines: readonly StatementLine[]
  readonly chargedCents: Cents
  readonly travelCents: Cents
  readonly paidCents: Cents
  /** Left out: tips, and packages whose visits are listed as they are used. */
  readonly tipCents: Cents
}

/**
 * A client's sessions of a year by their date of service, for a spending account. Void receipts, tips and
 * sales of visits not yet held are left out (clinical rulebook 10): a visit out of a package is listed
 * when it was held.
 */
export function statementOf(book: MoneyBook, clientId: string, year: number): Statement {
  const own = book.receipts.filter(
    ({ record, voided }) => record.clientId === clientId && voided === null,
  )
  const lines = own.flatMap((receipt) => linesOf(receipt, year))
  lines.sort((a, b) => (a.servedOn < b.servedOn ? -1 : a.servedOn > b.servedOn ? 1 : 0))
  const ofYear = new Set(lines.map(({ receipt }) => receipt))
  return {
    ...{ year, lines },
    chargedCents: sumCents(lines.map(({ chargedCents }) => chargedCents)),
    travelCents: sumCents(lines.map(({ travelCents }) => travelCents)),
    paidCents: sumCents(lines.map(({ paidCents }) => paidCents)),
    tipCents: sumCents([...ofYear].map(({ receipt }) => receipt.tipCents)),
  }
}

function linesOf(receipt: ReceiptStanding, year: number): StatementLine[] {
  const sessions = receipt.receipt.lines.filter(
    ({ kind, servedOn }) => kind === 'session' && servedOn?.startsWith(`${year}-`),
  )
  const travel = sumCents(
    receipt.receipt.lines
      .filter(({ kind }) => kind === 'travel')
      .map(({ netCents, taxCents }) => netCents + taxCents),
  )
  const { tip } = chargedByKind(receipt)
  // What was paid covers the session first and the tip last; what was given back is not paid.
  const kept = Math.max(0, receipt.paidCents - receipt.refundedCents)
  let left = Math.min(kept, receipt.receipt.totalCents - tip)
  return sessions.map((line, index) => {
    const chargedCents = line.netCents + line.taxCents
    const travelCents = index === 0 ? travel : 0
    const paidCents = Math.min(left, chargedCents + travelCents)
    left -= paidCents
    const { description, minutes } = line
    const servedOn = line.servedOn ?? ''
    return { receipt, servedOn, description, minutes, chargedCents, travelCents, paidCents }
  })
}

/** Years in which a client had a session on a receipt, latest first. */
export function yearsOf(book: MoneyBook, clientId: string): readonly number[] {
  const years = new Set<number>()
  for (const { record, receipt, voided } of book.receipts) {
    if (record.clientId !== clientId || voided) continue
    for (const { servedOn } of receipt.lines) if (servedOn) years.add(Number(servedOn.slice(0, 4)))
  }
  return [...years].sort((a, b) => b - a)
}
