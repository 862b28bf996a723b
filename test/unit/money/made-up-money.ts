import { emptyLine, type PaymentFields } from '#shared/domain/money/receipt-form'
import { totalsOf } from '#shared/domain/money/receipt-totals'
import type { ReceiptContent } from '#shared/domain/money/take-payment'
import type { Issuer, ReceiptLine } from '#shared/schema/receipt'

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
