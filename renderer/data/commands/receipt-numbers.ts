import { firstValueFrom } from 'rxjs'
import { z } from 'zod'
import { drawSeries } from '#shared/domain/money/numbers'
import type { ReceiptNumber, ReceiptRecord } from '#shared/schema/receipt'
import { watch } from '../queries/records'
import type { Session } from '../session'
import type { Store } from '../store/store'

/**
 * This store's own row of numbers, kept beside the records and in no backup: a store that was restored
 * or wiped begins a new row, because numbers it has forgotten may stand on paper.
 */
const rowSchema = z.strictObject({
  series: z.string(),
  last: z.int(),
  /** The receipt that `last` was given to, until it is known to be on the disk. */
  openId: z.string().nullable(),
})
type Row = z.infer<typeof rowSchema>

const documentId = 'receipts:row'
const turns = new WeakMap<Store, Promise<unknown>>()

/**
 * Gives the next number to what `write` writes, one after another. The number is used up once its
 * receipt is on the disk, and not before: after a crash between the two it is given again, so the row has
 * no gap and no number twice. `write` answers null when nothing was written.
 */
export function withNextNumber<Value>(
  session: Session,
  receiptId: string,
  write: (number: ReceiptNumber) => Promise<Value | null>,
): Promise<Value | null> {
  const { store } = session
  const turn = (turns.get(store) ?? Promise.resolve())
    .catch(() => undefined)
    .then(() => give(session, receiptId, write))
  turns.set(store, turn)
  return turn
}

async function give<Value>(
  { store }: Session,
  receiptId: string,
  write: (number: ReceiptNumber) => Promise<Value | null>,
): Promise<Value | null> {
  const row = await settled(store, (await readRow(store)) ?? (await newRow(store)))
  const next: Row = { ...row, last: row.last + 1, openId: receiptId }
  await keepRow(store, next)
  const written = await write({ series: next.series, sequence: next.last })
  await keepRow(store, written === null ? row : { ...next, openId: null })
  return written
}

/** A number whose receipt never reached the disk is free. */
async function settled(store: Store, row: Row): Promise<Row> {
  if (row.openId === null) return row
  const there = (await store.read('receipts', row.openId)) !== null
  return { ...row, last: there ? row.last : row.last - 1, openId: null }
}

async function readRow(store: Store): Promise<Row | null> {
  const found = await store.database.getLocal<Row>(documentId)
  return found ? (rowSchema.safeParse(found.toJSON().data).data ?? null) : null
}

const keepRow = async (store: Store, row: Row) => {
  await store.database.upsertLocal(documentId, row)
}

async function newRow(store: Store): Promise<Row> {
  const known = await firstValueFrom(watch(store, 'receipts', { where: { kind: 'receipt' } }))
  const taken = new Set(known.map(({ receipt }: ReceiptRecord) => receipt?.number.series))
  const bytes = () => crypto.getRandomValues(new Uint8Array(16))
  return { series: drawSeries(bytes, (series) => taken.has(series)), last: 0, openId: null }
}
