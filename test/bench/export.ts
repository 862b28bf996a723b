import { copyJson } from '#shared/domain/export/client-copy'
import { copyPage } from '#shared/domain/export/copy-page'
import { copyTables, tableText } from '#shared/domain/export/csv-tables'
import { makeCopy } from '#shared/domain/export/make-copy'
import { csvChunks } from '#shared/domain/money/csv'
import { madeUpPractice, sourcesOf } from '../unit/export/copy-sources'
import { type Figure, median } from './figure'

const rows = 100_000
const rounds = 5

const timed = (work: () => unknown): number => {
  const began = performance.now()
  work()
  return performance.now() - began
}

/** A table of 100,000 hostile lines, and the whole copy of the client with the most notes. */
export async function benchExport(): Promise<Figure[]> {
  const held = madeUpPractice()
  const most = held.clients
    .map(({ id }) => ({ id, count: held.notes.filter(({ clientId }) => clientId === id).length }))
    .toSorted((a, b) => b.count - a.count)[0]
  if (!most) throw new Error('nobody')
  const sources = sourcesOf(held, most.id)
  const lines = Array.from({ length: rows }, (_, index) => [
    ...[`=SUM(A${index})`, '+1', '-1', '@x', `plain ${index}`, 'with, comma', 'with "quotes"'],
  ])
  const table: number[] = []
  const plain: number[] = []
  const copy: number[] = []
  const json: number[] = []
  for (let round = 0; round < rounds; round++) {
    let written = 0
    table.push(
      timed(() => {
        for (const { text } of csvChunks(['a', 'b', 'c', 'd', 'e', 'f', 'g'], lines)) {
          written += text.length
        }
      }),
    )
    if (written < rows) throw new Error('nothing was written')
    plain.push(timed(() => lines.map((line) => JSON.stringify(line)).join('\n')))
    copy.push(
      timed(() => {
        const made = makeCopy(sources)
        if (!made) throw new Error('nobody')
        copyPage(made, 'Letter')
        copyJson(made)
        copyTables(made).map(tableText)
      }),
    )
    json.push(timed(() => JSON.stringify(sources)))
  }
  const common = { name: 'export', unit: 'ms', measure: 'ours' } as const
  return [
    {
      ...{ ...common, figure: '100,000 rows as CSV, formulas defused', target: 5000 },
      ...{ ours: median(table), peer: median(plain), peerIs: 'the same rows as bare JSON lines' },
    },
    {
      ...{ ...common, figure: 'copy of one client: page, tables and JSON', target: 300 },
      ...{ ours: median(copy), peer: median(json), peerIs: 'the same records as JSON' },
    },
  ]
}
