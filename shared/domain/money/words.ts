import type { PaymentMethod, PlaceOfService, ReceiptLineKind } from '#shared/schema/receipt'
import type { ReceiptStanding } from './book'

export const methodWords: Readonly<Record<PaymentMethod, string>> = {
  cash: 'Cash',
  check: 'Check',
  card: 'Card, taken elsewhere',
  benefitCard: 'HSA or FSA card, taken elsewhere',
  bankTransfer: 'Bank transfer',
  app: 'Payment app',
  package: 'Package',
  other: 'Other',
}

export const lineKindWords: Readonly<Record<ReceiptLineKind, string>> = {
  session: 'Session',
  travel: 'Travel fee',
  other: 'Other',
  package: 'Package, paid ahead',
  tip: 'Tip',
}

export const placeWords: Readonly<Record<PlaceOfService, string>> = {
  home: 'Client’s home (12)',
  office: 'Office (11)',
  other: 'Other place (99)',
}

/** Where a receipt stands; each meaning comes with its icon. */
export function standingWords(standing: ReceiptStanding): {
  readonly meaning: 'done' | 'waiting' | 'attention'
  readonly word: string
} {
  const { voided, owedCents, overCents, paidCents, refundedCents, replacedById } = standing
  if (overCents > 0) return { meaning: 'attention', word: 'To give back' }
  if (voided) return { meaning: 'waiting', word: replacedById ? 'Void, replaced' : 'Void' }
  if (owedCents > 0) {
    return { meaning: 'attention', word: paidCents > 0 ? 'Partly paid' : 'Unpaid' }
  }
  if (refundedCents > 0) return { meaning: 'done', word: 'Paid, some given back' }
  return { meaning: 'done', word: 'Paid' }
}

const shortMonth = new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' })
/** `Nov` from `2026-11`. */
export const shortMonthWords = (month: string): string =>
  shortMonth.format(Date.parse(`${month}-01T00:00:00.000Z`))
