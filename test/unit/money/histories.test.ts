import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bookOf, isUsable, type MoneyBook } from '#shared/domain/money/book'
import { nextPart, percentOf, proRata, shareOut, sumCents } from '#shared/domain/money/cents'
import { incomeKinds, incomeMonths, openSums } from '#shared/domain/money/income'
import { nextNumber, numberRows } from '#shared/domain/money/numbers'
import { addsUp, type PricedLine, totalsOf } from '#shared/domain/money/receipt-totals'
import {
  giveBack,
  issueReceipt,
  payLater,
  refundableCents,
  voidReceipt,
} from '#shared/domain/money/take-payment'
import type { Discount, ReceiptRecord } from '#shared/schema/receipt'
import { receiptRecordSchema } from '#shared/schema/receipt'
import { content, line, paidBy, stamps, today, uuid } from './made-up-money'

const amount = fc.integer({ min: 0, max: 40_000 })

describe('cents', () => {
  it('are shared out to the last one, and nobody is a whole cent off their part', () => {
    fc.assert(
      fc.property(amount, fc.array(amount, { minLength: 1, maxLength: 12 }), (sum, weights) => {
        const parts = shareOut(sum, weights)
        expect(sumCents(parts)).toBe(sum)
        const all = sumCents(weights)
        for (const [index, part] of parts.entries()) {
          expect(Number.isInteger(part) && part >= 0).toBe(true)
          if (all > 0) {
            expect(Math.abs(part - (sum * (weights[index] ?? 0)) / all)).toBeLessThan(1)
          }
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('are rounded half up in one place, without a fraction on the way', () => {
    expect([percentOf(1, 50_000), percentOf(12_534, 6875), percentOf(0, 6875)]).toEqual([1, 862, 0])
    expect([proRata(1800, 30_000, 500_000), proRata(5, -1, 2), proRata(5, 1, 2)]).toEqual([
      108, -3, 3,
    ])
    const parts = [0, 1, 2].map((taken) => nextPart(10_000, 3, taken))
    expect(sumCents(parts)).toBe(10_000)
    expect(() => sumCents([0.5])).toThrow()
  })
})

/** A step of a history; numbers choose among what there is when it is taken. */
interface Step {
  readonly on: 0 | 1
  readonly what: 'session' | 'sell' | 'use' | 'pay' | 'refund' | 'void' | 'replace' | 'sync'
  readonly which: number
  readonly cents: number
  readonly tip: number
  readonly tax: number
  readonly discount: Discount | null
}

const step: fc.Arbitrary<Step> = fc.record({
  on: fc.constantFrom(0, 1),
  what: fc.constantFrom(
    ...(['session', 'sell', 'use', 'use', 'pay', 'refund', 'void', 'replace', 'sync'] as const),
  ),
  which: fc.nat(30),
  cents: amount,
  tip: fc.constantFrom(0, 0, 500, 777),
  tax: fc.constantFrom(0, 6875, 8250, 33_333),
  discount: fc.oneof(
    fc.constant(null),
    fc.record({
      kind: fc.constantFrom('amount' as const, 'percent' as const),
      value: fc.integer({ min: 0, max: 60_000 }),
      reason: fc.constant(''),
    }),
  ),
})

/** Two laptops, each with what it knows; and a drawer that counts every coin as it is handed over. */
function twoLaptops() {
  const known: [ReceiptRecord[], ReceiptRecord[]] = [[], []]
  const stamp = [stamps(1000), stamps(500_000)] as const
  const series = ['K7QF2', 'B3XH9'] as const
  let drawer = 0
  let ids = 10_000_000

  const write = (on: 0 | 1, made: readonly ReceiptRecord[]) => {
    for (const record of made) {
      receiptRecordSchema.parse(record)
      known[on].push(record)
      if (record.payment?.packageId === null) drawer += record.payment.amountCents
      if (record.refund?.packageId === null) drawer -= record.refund.amountCents
    }
  }
  const issue = (
    book: MoneyBook,
    { on, tip, tax, discount }: Step,
    lines: readonly PricedLine[],
    more: Parameters<typeof content>[0],
  ) => {
    const tipped = tip > 0 ? [...lines, line(++ids, 'tip', tip)] : lines
    const numbers = known[on].flatMap(({ receipt }) => (receipt ? [receipt.number] : []))
    const totals = totalsOf(tipped, discount, tax)
    const whole = content({ ...totals, discount, taxMilliPercent: tax, ...more })
    const made = issueReceipt(book, whole, nextNumber(series[on], numbers), today, stamp[on])
    if (made.ok) write(on, made.value)
  }
  const one = (on: 0 | 1, made: ReturnType<typeof payLater>) => {
    if (made.ok) write(on, [made.value])
  }
  return {
    known,
    drawer: () => drawer,
    take(next: Step) {
      const { on, what, which, cents } = next
      const book = bookOf(known[on])
      const at = book.receipts[which % Math.max(1, book.receipts.length)]
      const receiptId = at?.record.id ?? uuid(0)
      const paid = { receiptId, method: 'cash', reference: '' } as const
      const how = cents % 3 === 0 ? ('later' as const) : ('now' as const)
      if (what === 'session') {
        const lines = [
          line(++ids, 'session', cents, { taxable: cents % 2 === 0 }),
          line(++ids, 'travel', 1500),
        ]
        issue(book, next, lines, { payment: paidBy({ how }) })
      } else if (what === 'sell') {
        const sold = { visits: 1 + (which % 7), expiresOn: null }
        issue(book, next, [line(++ids, 'package', cents, { sold, taxable: cents % 2 === 0 })], {
          payment: paidBy({ how }),
        })
      } else if (what === 'use') {
        const usable = book.packages.filter((each) => isUsable(each, today))
        const ahead = usable[which % Math.max(1, usable.length)]
        if (!ahead) return
        issue(book, { ...next, discount: null }, [line(++ids, 'session', ahead.nextCents)], {
          payment: paidBy({ how: 'package', packageId: ahead.id }),
        })
      } else if (what === 'pay') {
        one(on, payLater(book, { ...paid, amountCents: cents, paidOn: today }, stamp[on]))
      } else if (what === 'refund') {
        const back = { ...paid, refundedOn: today, reason: 'Ill', amountCents: 0 }
        const most = at ? refundableCents(at) : 0
        one(on, giveBack(book, { ...back, amountCents: Math.min(cents, most) }, stamp[on]))
      } else if (what === 'void') {
        one(on, voidReceipt(book, { receiptId, reason: 'Wrong', voidedOn: today }, stamp[on]))
      } else if (what === 'replace') {
        const before = book.receipts.find(({ voided, replacedById }) => voided && !replacedById)
        if (!before) return
        // In place of a sale or of a session, one or the other; no tip is given on a sale.
        const sold = { visits: 1 + (which % 7), expiresOn: null }
        const sells = which % 2 === 1
        const anew = sells
          ? line(++ids, 'package', cents, { sold, taxable: cents % 4 === 0 })
          : line(++ids, 'session', cents)
        issue(book, sells ? { ...next, tip: 0 } : next, [anew], {
          replacesId: before.record.id,
          payment: paidBy({ how }),
        })
      } else {
        const both = new Map([...known[0], ...known[1]].map((record) => [record.id, record]))
        known[0] = [...both.values()]
        known[1] = [...both.values()].reverse()
      }
    },
  }
}

const paidIn = (records: readonly ReceiptRecord[]) =>
  sumCents(records.map(({ payment }) => payment?.amountCents ?? 0))
const givenBack = (records: readonly ReceiptRecord[]) =>
  sumCents(records.map(({ refund }) => refund?.amountCents ?? 0))

function everyCentIsThere(book: MoneyBook, records: readonly ReceiptRecord[], drawer: number) {
  for (const { receipt, voided, paidCents, owedCents, backBeforeCents } of book.receipts) {
    expect(addsUp(receipt)).toBe(true)
    if (!voided) {
      const paid = paidCents - backBeforeCents
      expect(receipt.totalCents - paid).toBe(owedCents - Math.max(0, paid - receipt.totalCents))
    }
  }
  // Every payment and every refund counts on one receipt, and on no other.
  expect(sumCents(book.receipts.map(({ paidCents }) => paidCents))).toBe(paidIn(records))
  expect(sumCents(book.receipts.map((each) => each.refundedCents))).toBe(givenBack(records))
  // What the months say came in is what lies in the drawer, by kind and in all.
  const months = incomeMonths(book, 2026)
  expect(sumCents(months.map(({ totalCents }) => totalCents))).toBe(drawer)
  const kinds = months.flatMap(({ byKind }) => incomeKinds.map((kind) => byKind[kind]))
  expect(sumCents(kinds)).toBe(drawer)
  // What is charged is what was paid and kept, what is owed, and what is over.
  const standing = book.receipts.filter(({ voided }) => voided === null)
  const paid = standing.map((each) => each.paidCents - each.backBeforeCents)
  const over = standing.map(({ receipt }, index) =>
    Math.max(0, (paid[index] ?? 0) - receipt.totalCents),
  )
  expect(sumCents(standing.map(({ receipt }) => receipt.totalCents))).toBe(
    sumCents(paid) + openSums(book).owedCents - sumCents(over),
  )
  // What lies in a sale, or is still to be paid of it, is used, left, over, or its tip.
  for (const { id, sale, valueCents, leftCents } of book.packages) {
    const ofIt = standing.flatMap(({ payments }) => payments.filter((one) => one.act.packageId))
    const names = new Set([id, ...replacedBy(book, id)])
    const drawn = sumCents(
      ofIt.filter(({ act }) => names.has(act.packageId ?? '')).map(({ act }) => act.amountCents),
    )
    const kept = sale.paidCents - sale.refundedCents
    const unpaid = Math.max(0, sale.receipt.totalCents - sale.paidCents)
    const beside = sale.receipt.totalCents - valueCents
    expect(kept + unpaid).toBe(drawn + leftCents + sale.overCents + beside)
  }
}

/** The void sales in whose place one stands. */
const replacedBy = (book: MoneyBook, id: string): string[] =>
  book.receipts
    .filter(({ replacedById }) => replacedById === id)
    .flatMap(({ record }) => [record.id, ...replacedBy(book, record.id)])

const runs = process.env.DOORSTEP_LONG ? 10_000 : 250

describe('money', () => {
  it('never loses or makes a cent, on two laptops that meet now and then', {
    timeout: 600_000,
  }, () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
        const laptops = twoLaptops()
        for (const next of steps) laptops.take(next)
        const both = new Map(laptops.known.flat().map((record) => [record.id, record] as const))
        const records = [...both.values()]
        const book = bookOf(records)
        everyCentIsThere(book, records, laptops.drawer())
        // Both read the same book, whichever came first.
        expect(bookOf(records.toReversed())).toEqual(book)
        for (const { missing, twice } of numberRows(
          book.receipts.map(({ receipt }) => receipt.number),
        )) {
          expect([missing, twice]).toEqual([[], []])
        }
      }),
      { numRuns: runs },
    )
  })

  it('is never over-used or over-paid by one laptop alone', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
        const laptops = twoLaptops()
        for (const next of steps) laptops.take({ ...next, on: 0 })
        const book = bookOf(laptops.known[0])
        everyCentIsThere(book, laptops.known[0], laptops.drawer())
        for (const { left, leftCents, used, visits } of book.packages) {
          expect(leftCents).toBeGreaterThanOrEqual(0)
          expect(used + left).toBe(visits)
        }
        for (const { voided, overCents, record, receipt, twiceOf } of book.receipts) {
          expect(twiceOf).toBeNull()
          if (!voided && receipt.replacesId === null)
            expect([record.id, overCents]).toEqual([record.id, 0])
        }
      }),
      { numRuns: Math.ceil(runs / 2) },
    )
  })
})
