import { bookOf, type MoneyBook } from '#shared/domain/money/book'
import { nextNumber } from '#shared/domain/money/numbers'
import { emptyLine, type PaymentFields } from '#shared/domain/money/receipt-form'
import { totalsOf } from '#shared/domain/money/receipt-totals'
import {
  giveBack,
  issueReceipt,
  payLater,
  type ReceiptContent,
  voidReceipt,
} from '#shared/domain/money/take-payment'
import type { Issuer, ReceiptLine, ReceiptRecord } from '#shared/schema/receipt'

export const uuid = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

export const today = '2026-11-20'
export const clientId = uuid(1)

export const issuer: Issuer = {
  practiceName: 'Lantern Home Massage',
  address: {
    ...{ street: '4 Lantern Row', unit: '', city: 'Lakeford', region: 'MN', postalCode: '00101' },
    country: 'US',
  },
  phone: '(555) 010-0142',
  email: '',
  taxId: '00-0000000',
  practiceNpi: '',
  therapistId: uuid(2),
  therapistName: 'Maya Lindgren',
  licenceTitle: 'LMT',
  licenceNumber: 'MT-04100',
  licenceState: 'MN',
  therapistNpi: '',
}

/** Ids and times that count up, so that a book reads the same each time. */
export function stamps(from = 100) {
  let count = from
  return () => {
    const at = new Date(Date.UTC(2026, 10, 20, 12, 0, count)).toISOString()
    return {
      ...{ id: uuid(++count), space: uuid(3), createdAt: at, updatedAt: at },
      ...{ createdBy: uuid(2), updatedBy: uuid(2) },
    }
  }
}

export const line = (
  id: number,
  kind: ReceiptLine['kind'],
  unitCents: number,
  more: Partial<ReceiptLine> = {},
) => ({
  ...emptyLine(uuid(id)),
  ...{ kind, unitCents, description: kind === 'session' ? 'Therapeutic massage' : kind },
  ...(kind === 'session' ? { servedOn: today, minutes: 60 } : {}),
  ...more,
})

export const paidBy = (more: Partial<PaymentFields> = {}): PaymentFields => ({
  ...{ how: 'now', method: 'cash', amountCents: null, reference: '', paidOn: today },
  packageId: '',
  ...more,
})

export const content = (more: Partial<ReceiptContent> = {}): ReceiptContent => ({
  ...totalsOf([line(10, 'session', 12_000)], null, 0),
  ...{ clientId, visitId: '', issuer, clientName: 'Maya Fernandez', clientBornOn: null },
  ...{ placeOfService: 'home', discount: null, taxMilliPercent: 0, replacesId: null, note: '' },
  payment: paidBy(),
  ...more,
})

/** One laptop's way with the book: issue, pay, give back, make void. */
export function desk(series = 'K7QF2') {
  const stamp = stamps(series === 'K7QF2' ? 100 : 100_000)
  const records: ReceiptRecord[] = []
  const book = (): MoneyBook => bookOf(records)
  const keep = (made: ReturnType<typeof payLater>) => {
    if (made.ok) records.push(made.value)
    return made.ok ? 'ok' : made.refusal
  }
  return {
    records,
    book,
    issue(more: Partial<ReceiptContent> = {}) {
      const number = nextNumber(
        series,
        records.flatMap(({ receipt }) => (receipt ? [receipt.number] : [])),
      )
      const made = issueReceipt(book(), content(more), number, today, stamp)
      if (!made.ok) return { id: '', refusal: made.refusal }
      records.push(...made.value)
      return { id: made.value[0]?.id ?? '', refusal: null }
    },
    pay: (receiptId: string, amountCents: number, reference = '') =>
      keep(
        payLater(
          book(),
          { receiptId, amountCents, method: 'cash', reference, paidOn: today },
          stamp,
        ),
      ),
    giveBack: (receiptId: string, amountCents: number, reason = 'Cancelled late') =>
      keep(
        giveBack(
          book(),
          { receiptId, amountCents, method: 'cash', reference: '', refundedOn: today, reason },
          stamp,
        ),
      ),
    makeVoid: (receiptId: string, reason = 'Wrong price') =>
      keep(voidReceipt(book(), { receiptId, reason, voidedOn: today }, stamp)),
    of: (id: string) => {
      const standing = book().byId.get(id)
      if (!standing) throw new Error('not in the book')
      return standing
    },
  }
}
