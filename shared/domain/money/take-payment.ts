import { ok, type Result, refused } from '#shared/result'
import type {
  Issuer,
  Payment,
  PaymentMethod,
  Receipt,
  ReceiptNumber,
  ReceiptRecord,
  Refund,
} from '#shared/schema/receipt'
import type { Day } from '../time/calendar-day'
import { carriedCents, isUsable, type MoneyBook, type ReceiptStanding } from './book'
import type { Cents } from './cents'
import { type MissingFact, missingFrom } from './completeness'
import type { PaymentFields } from './receipt-form'
import type { ReceiptTotals } from './receipt-totals'
import { type ReferenceRefusal, referenceTrouble } from './reference'

type Stamp = Pick<
  ReceiptRecord,
  'id' | 'space' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'
>
type Part = Partial<
  Pick<ReceiptRecord, 'receipt' | 'payment' | 'refund' | 'void' | 'superbill' | 'letter'>
>

const parts = {
  ...{ receipt: null, payment: null, refund: null, void: null, superbill: null, letter: null },
} as const

/** A new line of the book of money, as of its stamp. */
export const moneyRecord = (
  stamp: Stamp,
  kind: ReceiptRecord['kind'],
  whose: { readonly clientId: string; readonly visitId?: string },
  part: Part,
): ReceiptRecord => ({
  ...stamp,
  ...{ kind, clientId: whose.clientId, visitId: whose.visitId ?? '', startAt: stamp.createdAt },
  ...parts,
  ...part,
})

/** What a receipt is made of, before it has a number. */
export interface ReceiptContent extends ReceiptTotals {
  readonly clientId: string
  readonly visitId: string
  readonly issuer: Issuer
  readonly clientName: string
  readonly clientBornOn: Day | null
  readonly placeOfService: Receipt['placeOfService']
  readonly discount: Receipt['discount']
  readonly taxMilliPercent: number
  readonly replacesId: string | null
  readonly note: string
  readonly payment: PaymentFields
}

export type IssueRefusal =
  | { readonly code: 'incomplete'; readonly missing: readonly MissingFact[] }
  | { readonly code: 'chargedAlready' | 'tooMuch' | 'noPackage' | 'notVoid' | ReferenceRefusal }

/**
 * Makes the receipt and its payments, to be written in one step. Refused while something that a receipt
 * must say is missing: a receipt without a license number never comes about. `stamp` gives each record
 * its id.
 */
export function issueReceipt(
  book: MoneyBook,
  content: ReceiptContent,
  number: ReceiptNumber,
  today: Day,
  stamp: () => Stamp,
): Result<readonly ReceiptRecord[], IssueRefusal> {
  const missing = missingFrom(content)
  if (missing.length > 0) return refused({ code: 'incomplete', missing })
  const { clientId, visitId, payment, replacesId, ...rest } = content
  const standing = (book.byVisit.get(visitId) ?? []).filter(({ voided }) => voided === null)
  if (visitId !== '' && standing.length > 0) return refused({ code: 'chargedAlready' })
  const before = replacesId === null ? null : (book.byId.get(replacesId) ?? null)
  if (replacesId !== null && (!before?.voided || before.replacedById)) {
    return refused({ code: 'notVoid' })
  }
  const carried = before ? carriedCents(before) : 0
  const paid = paymentsOf(book, content, Math.max(0, content.totalCents - carried), today)
  if (!paid.ok) return paid
  const receipt: Receipt = { ...rest, number, issuedOn: today, replacesId }
  const issued = moneyRecord(stamp(), 'receipt', { clientId, visitId }, { receipt })
  const payments = paid.value.map((one) =>
    moneyRecord(
      stamp(),
      'payment',
      { clientId },
      { payment: { ...one, receiptId: issued.id, amountCents: one.amountCents } },
    ),
  )
  return ok([issued, ...payments])
}

/** What is paid with the form: out of a package first, the rest by hand. */
function paymentsOf(
  book: MoneyBook,
  content: Pick<ReceiptContent, 'clientId' | 'payment' | 'lines'>,
  owedCents: Cents,
  today: Day,
): Result<readonly Omit<Payment, 'receiptId'>[], IssueRefusal> {
  const { payment } = content
  if (payment.how === 'later') return ok([])
  const trouble = referenceTrouble(payment.reference)
  if (trouble) return refused({ code: trouble })
  const paidOn = payment.paidOn ?? today
  const made: Omit<Payment, 'receiptId'>[] = []
  let open = owedCents
  if (payment.how === 'package') {
    const ahead = book.packages.find(({ id }) => id === payment.packageId)
    if (!ahead || ahead.clientId !== content.clientId || !isUsable(ahead, today)) {
      return refused({ code: 'noPackage' })
    }
    const amountCents = Math.min(open, ahead.nextCents)
    if (amountCents > 0) {
      made.push({ amountCents, method: 'package', reference: '', paidOn, packageId: ahead.id })
    }
    open -= amountCents
  }
  const amountCents = payment.amountCents ?? open
  if (amountCents > open) return refused({ code: 'tooMuch' })
  if (amountCents > 0) {
    const { method, reference } = payment
    made.push({ amountCents, method, reference: reference.trim(), paidOn, packageId: null })
  }
  return ok(made)
}

export interface PaymentInput {
  readonly receiptId: string
  readonly amountCents: Cents
  readonly method: Exclude<PaymentMethod, 'package'>
  readonly reference: string
  readonly paidOn: Day
}

export type ActRefusal =
  | 'gone'
  | 'void'
  | 'tooMuch'
  | 'nothing'
  | 'noReason'
  | 'packageUsed'
  | ReferenceRefusal

const found = (book: MoneyBook, receiptId: string): Result<ReceiptStanding, 'gone'> => {
  const standing = book.byId.get(receiptId)
  return standing ? ok(standing) : refused('gone')
}

/** A payment of what is still owed. */
export function payLater(
  book: MoneyBook,
  input: PaymentInput,
  stamp: () => Stamp,
): Result<ReceiptRecord, ActRefusal> {
  const asked = found(book, input.receiptId)
  if (!asked.ok) return asked
  const { voided, owedCents, record } = asked.value
  if (voided) return refused('void')
  if (input.amountCents <= 0) return refused('nothing')
  if (input.amountCents > owedCents) return refused('tooMuch')
  const trouble = referenceTrouble(input.reference)
  if (trouble) return refused(trouble)
  const payment: Payment = { ...input, reference: input.reference.trim(), packageId: null }
  return ok(moneyRecord(stamp(), 'payment', record, { payment }))
}

/** What one way of paying still has in a receipt: paid by it, and not given back by it. */
const heldOf = ({ payments, refunds }: ReceiptStanding, packageId: string | null): Cents => {
  let held = 0
  for (const { act } of payments) if (act.packageId === packageId) held += act.amountCents
  for (const { act } of refunds) if (act.packageId === packageId) held -= act.amountCents
  return held
}

/**
 * What can be given back in money; a visit out of a package goes back by voiding its receipt. Of a void
 * sale, the visits used meanwhile on another laptop are kept.
 */
export const refundableCents = (standing: ReceiptStanding): Cents =>
  standing.voided ? standing.overCents : Math.max(0, heldOf(standing, null))

export interface RefundInput extends Omit<PaymentInput, 'paidOn'> {
  readonly refundedOn: Day
  readonly reason: string
}

/** Gives money back. Of a package: no more than was paid over, and its visits still to come are worth. */
export function giveBack(
  book: MoneyBook,
  input: RefundInput,
  stamp: () => Stamp,
): Result<ReceiptRecord, ActRefusal> {
  const asked = found(book, input.receiptId)
  if (!asked.ok) return asked
  const ahead = book.packages.find(({ id }) => id === input.receiptId)
  const most = Math.min(
    refundableCents(asked.value),
    ahead ? Math.max(0, ahead.leftCents) + ahead.sale.overCents : Number.MAX_SAFE_INTEGER,
  )
  if (input.amountCents <= 0) return refused('nothing')
  if (input.amountCents > most) return refused('tooMuch')
  if (input.reason.trim() === '') return refused('noReason')
  const trouble = referenceTrouble(input.reference)
  if (trouble) return refused(trouble)
  const refund: Refund = {
    ...input,
    ...{ reference: input.reference.trim(), reason: input.reason.trim(), packageId: null },
  }
  return ok(moneyRecord(stamp(), 'refund', asked.value.record, { refund }))
}

/** Takes a receipt out of the sums; what was paid on it waits to be given back, or for a corrected one. */
export function voidReceipt(
  book: MoneyBook,
  input: { readonly receiptId: string; readonly reason: string; readonly voidedOn: Day },
  stamp: () => Stamp,
): Result<ReceiptRecord, ActRefusal> {
  const asked = found(book, input.receiptId)
  if (!asked.ok) return asked
  if (asked.value.voided) return refused('void')
  const reason = input.reason.trim()
  if (reason === '') return refused('noReason')
  const ahead = book.packages.find(({ id }) => id === input.receiptId)
  if (ahead && ahead.used > 0) return refused('packageUsed')
  return ok(moneyRecord(stamp(), 'void', asked.value.record, { void: { ...input, reason } }))
}
