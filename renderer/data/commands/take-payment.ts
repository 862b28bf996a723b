import { firstValueFrom } from 'rxjs'
import type { MoneyBook } from '#shared/domain/money/book'
import { issuerOf } from '#shared/domain/money/draft-receipt'
import {
  type ActRefusal,
  giveBack,
  type IssueRefusal,
  issueReceipt,
  type PaymentInput,
  payLater,
  type ReceiptContent,
  type RefundInput,
  voidReceipt,
} from '#shared/domain/money/take-payment'
import { ok, type Result, refused } from '#shared/result'
import type { ReceiptRecord } from '#shared/schema/receipt'
import { practiceDay } from '../practice-day'
import { moneyOfClient } from '../queries/money'
import { practiceEntry } from '../queries/practice'
import { type Session, stamp } from '../session'
import { askRole } from './ask-role'
import { withNextNumber } from './receipt-numbers'

export interface Issuing extends Omit<ReceiptContent, 'issuer' | 'clientBornOn'> {
  /** Whose license it is issued under. */
  readonly therapistId: string
  readonly withBirthDate: boolean
  /** Who was treated: the parent or a child of the household. */
  readonly personId: string
}

export type IssuingRefusal = IssueRefusal | { readonly code: 'gone' }

/** Issues a receipt with its number and payments, in one step; answers with the receipt's id. */
export async function takePayment(
  session: Session,
  input: Issuing,
): Promise<Result<string, IssuingRefusal>> {
  const { store } = session
  const [client, person, staff, practice] = await Promise.all([
    store.read('clients', input.clientId),
    store.read('clients', input.personId),
    store.read('staff', input.therapistId),
    firstValueFrom(practiceEntry(store)),
  ])
  if (!client || !staff) return refused({ code: 'gone' })
  const { therapistId: _t, withBirthDate, personId: _p, ...rest } = input
  const content: ReceiptContent = {
    ...rest,
    issuer: issuerOf(practice, staff),
    clientBornOn: withBirthDate ? (person?.dateOfBirth ?? null) : null,
  }
  const today = await practiceDay(session)
  const receiptId = session.newId()
  let refusal: IssueRefusal | null = null
  const issued = await withNextNumber(session, receiptId, async (number) => {
    const ids = [receiptId]
    const book = await firstValueFrom(moneyOfClient(store, input.clientId))
    const made = issueReceipt(book, content, number, today, () =>
      stamp(session, client.space, ids.pop() ?? session.newId()),
    )
    if (!made.ok) {
      refusal = made.refusal
      return null
    }
    await store.insertMany('receipts', made.value)
    return receiptId
  })
  if (issued !== null) return ok(issued)
  return refused(refusal ?? { code: 'gone' })
}

type Decide = (
  book: MoneyBook,
  today: string,
  stamped: () => ReturnType<typeof stamp>,
) => Result<ReceiptRecord, ActRefusal>

/** One more act on a receipt, decided by the client's book as it stands now. */
async function act(
  session: Session,
  receiptId: string,
  decide: Decide,
  isTakingBack = false,
): Promise<Result<string, ActRefusal | 'notYours'>> {
  const { store } = session
  const record = await store.read('receipts', receiptId)
  if (!record) return refused('gone')
  if (isTakingBack) {
    const asked = await askRole(session, 'receipts', record.createdBy)
    if (!asked.ok) return asked
  }
  const book = await firstValueFrom(moneyOfClient(store, record.clientId))
  const made = decide(book, await practiceDay(session), () => stamp(session, record.space))
  if (!made.ok) return made
  await store.insert('receipts', made.value)
  return ok(made.value.id)
}

export const payReceipt = (session: Session, input: PaymentInput) =>
  act(session, input.receiptId, (book, _today, stamped) => payLater(book, input, stamped))

export const refundReceipt = (session: Session, input: RefundInput) =>
  act(session, input.receiptId, (book, _today, stamped) => giveBack(book, input, stamped), true)

export const makeReceiptVoid = (
  session: Session,
  input: { readonly receiptId: string; readonly reason: string },
) =>
  act(
    session,
    input.receiptId,
    (book, voidedOn, stamped) => voidReceipt(book, { ...input, voidedOn }, stamped),
    true,
  )
