import { firstValueFrom } from 'rxjs'
import { changeLetter, letterOn } from '#shared/domain/money/letters'
import {
  makeSuperbill,
  type SuperbillForm,
  type SuperbillRefusal,
} from '#shared/domain/money/superbills'
import { moneyRecord } from '#shared/domain/money/take-payment'
import { ok, type Result, refused } from '#shared/result'
import type { Letter } from '#shared/schema/receipt'
import { moneyOfClient } from '../queries/money'
import { type Session, stamp, touch } from '../session'

export interface SavingLetter {
  readonly clientId: string
  /** The letter as the form began with it; null for a new one. */
  readonly known: { readonly id: string; readonly before: Letter } | null
  readonly letter: Letter
}

/** Writes a letter of need down, or changes what was typed anew in it; answers with its id. */
export async function saveLetter(
  session: Session,
  { clientId, known, letter }: SavingLetter,
): Promise<Result<string, 'gone'>> {
  const { store } = session
  if (known) {
    const { id, before } = known
    const changed = await store.change<'receipts', 'gone'>('receipts', id, (record) =>
      record.letter
        ? ok({
            ...{ ...record, ...touch(session) },
            letter: changeLetter(record.letter, before, letter),
          })
        : refused('gone'),
    )
    return changed.ok ? ok(id) : refused('gone')
  }
  const client = await store.read('clients', clientId)
  if (!client) return refused('gone')
  const record = moneyRecord(stamp(session, client.space), 'letter', { clientId }, { letter })
  await store.insert('receipts', record)
  return ok(record.id)
}

/** Sets a letter aside, so that nothing more is told about it; null brings it back. */
export async function endLetter(
  session: Session,
  { id, endedOn }: { readonly id: string; readonly endedOn: string | null },
): Promise<Result<null, 'gone'>> {
  const changed = await session.store.change<'receipts', 'gone'>('receipts', id, (record) =>
    record.letter
      ? ok({ ...record, ...touch(session), letter: { ...record.letter, endedOn } })
      : refused('gone'),
  )
  return changed.ok ? ok(null) : refused('gone')
}

export async function saveSuperbill(
  session: Session,
  input: { readonly receiptId: string; readonly values: SuperbillForm; readonly today: string },
): Promise<Result<string, SuperbillRefusal | 'gone'>> {
  const { store } = session
  const record = await store.read('receipts', input.receiptId)
  if (!record?.receipt) return refused('gone')
  const book = await firstValueFrom(moneyOfClient(store, record.clientId))
  const servedOn = record.receipt.lines.find((line) => line.servedOn)?.servedOn
  const made = makeSuperbill(input.values, {
    ...{ receiptId: record.id, receipt: record.receipt, today: input.today },
    isVoid: (book.byId.get(record.id)?.voided ?? null) !== null,
    letterId: servedOn ? (letterOn(book.letters, record.clientId, servedOn)?.id ?? null) : null,
  })
  if (!made.ok) return made
  const superbill = moneyRecord(stamp(session, record.space), 'superbill', record, {
    superbill: made.value,
  })
  await store.insert('receipts', { ...superbill, visitId: '' })
  return ok(superbill.id)
}
