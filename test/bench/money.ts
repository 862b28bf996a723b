import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { movesTable } from '#shared/domain/money/accountant'
import { bookOf } from '#shared/domain/money/book'
import { csvChunks } from '#shared/domain/money/csv'
import { movesOfYear } from '#shared/domain/money/income'
import { totalsOf } from '#shared/domain/money/receipt-totals'
import { moneyRecord } from '#shared/domain/money/take-payment'
import type { Receipt, ReceiptRecord } from '#shared/schema/receipt'
import { content, line, stamps, today } from '../unit/money/made-up-money'
import { type Figure, median } from './figure'

const rows = 100_000
const rounds = 3

/** So many receipts, each paid once, with a text that must be made harmless in every line. */
function paidReceipts(count: number): ReceiptRecord[] {
  const stamp = stamps()
  const {
    clientId,
    visitId: _v,
    payment: _p,
    ...rest
  } = content(
    totalsOf([line(1, 'session', 12_000), line(2, 'travel', 1500), line(3, 'tip', 700)], null, 0),
  )
  return Array.from({ length: count }, (_, index) => {
    const number = { series: 'K7QF2', sequence: index + 1 }
    const receipt: Receipt = { ...rest, number, issuedOn: today }
    const issued = moneyRecord(stamp(), 'receipt', { clientId }, { receipt })
    const payment = {
      ...{ receiptId: issued.id, amountCents: 14_200, method: 'check' as const },
      ...{ reference: `Check ${index}`, paidOn: today, packageId: null },
    }
    return [issued, moneyRecord(stamp(), 'payment', { clientId }, { payment })]
  }).flat()
}

/** Writes to a file as the app does: piece by piece, waiting for each to be taken. */
async function write(path: string, pieces: Iterable<string>): Promise<void> {
  const file = createWriteStream(path)
  for (const piece of pieces) {
    if (!file.write(piece))
      await new Promise<void>((drained) => file.once('drain', () => drained()))
  }
  await new Promise<void>((done) => file.end(() => done()))
}

const timed = async (work: () => unknown): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** The book of 100,000 receipts, and its payments as a table with every name and reference defused. */
export async function benchMoney(): Promise<Figure[]> {
  const records = paidReceipts(rows)
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-bench-money-'))
  const reading: number[] = []
  const ours: number[] = []
  const peer: number[] = []
  try {
    for (let round = 0; round < rounds; round++) {
      reading.push(await timed(() => bookOf(records)))
      const book = bookOf(records)
      const path = join(folder, `payments-${round}.csv`)
      ours.push(
        await timed(() => {
          const table = movesTable(movesOfYear(book, 2026), book, () => '=HYPERLINK("http://x")')
          if (table.count !== rows) throw new Error(`${table.count} rows`)
          const chunks = csvChunks(table.headings, table.lines)
          return write(
            path,
            [...chunks].map(({ text }) => text),
          )
        }),
      )
      peer.push(
        await timed(() =>
          write(
            path,
            records.filter(({ payment }) => payment).map((record) => `${JSON.stringify(record)}\n`),
          ),
        ),
      )
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const common = { name: 'money', unit: 'ms', measure: 'ours' } as const
  return [
    {
      ...{ ...common, figure: '100,000 payments to a CSV file, formulas defused', target: 5000 },
      ...{ ours: median(ours), peer: median(peer), peerIs: 'the same records as bare JSON lines' },
    },
    {
      ...{ ...common, figure: '200,000 records added up to the book of money', target: 5000 },
      ...{ ours: median(reading), peer: null, peerIs: '' },
    },
  ]
}
