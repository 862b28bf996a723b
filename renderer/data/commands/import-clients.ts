import { firstValueFrom } from 'rxjs'
import { type Fill, withFills } from '#shared/domain/import/fill-missing'
import { groupBy } from '#shared/domain/import/group-by'
import {
  batchSchema,
  type ImportEntry,
  importListSchema,
  importsKept,
  type JournalBatch,
} from '#shared/domain/import/journal'
import {
  batchesOf,
  familiesPerBatch,
  type ImportBatch,
  type Planned,
  recordsToAdd,
  recordsToFill,
  type Stamps,
} from '#shared/domain/import/plan-import'
import { ok, type Result, refused } from '#shared/result'
import type { Chart } from '#shared/schema/chart'
import type { Client } from '#shared/schema/client'
import { recordAct } from '../audit/record-act'
import { follow } from '../queries/follow'
import { importListKey } from '../queries/imports'
import { type Session, touch } from '../session'
import type { Store } from '../store/store'
import { askRole } from './ask-role'
import { dropImportDraft } from './import-file'

export interface ImportWork {
  readonly signal: AbortSignal
  /** Families written so far, of so many. */
  readonly onProgress: (done: number, of: number) => void
}

/**
 * `notBegun`: stopped before anything was written. `stopped`: what is in so far is in, and can be taken
 * back or gone on with.
 */
export type ImportRefusal = 'notBegun' | 'stopped' | 'gone' | 'notYours'

const batchKey = (importId: string, number: number) => `import:${importId}:${number}`
export const isBatchKey = (key: string): boolean => key.startsWith('import:')

export async function readImports(store: Store): Promise<readonly ImportEntry[]> {
  const read = importListSchema.safeParse(await store.readDraft(importListKey))
  return read.success ? read.data : []
}

export async function keepImport(store: Store, entry: ImportEntry): Promise<void> {
  const list = await readImports(store)
  const known = list.some(({ id }) => id === entry.id)
  const next = known ? list.map((one) => (one.id === entry.id ? entry : one)) : [entry, ...list]
  for (const old of next.slice(importsKept)) await dropBatches(store, old)
  await store.saveDraft(importListKey, next.slice(0, importsKept))
}

export async function dropBatches(store: Store, { id, batches }: ImportEntry): Promise<void> {
  for (let number = 0; number < batches; number++) await store.clearDraft(batchKey(id, number))
}

export async function readBatch(
  store: Store,
  entry: ImportEntry,
  number: number,
): Promise<JournalBatch | null> {
  const read = batchSchema.safeParse(await store.readDraft(batchKey(entry.id, number)))
  return read.success ? read.data : null
}

/** Everybody as they stand now, once: whom rows fill in for, and what was changed since. */
export async function everyRecord(
  store: Store,
): Promise<{ readonly clients: readonly Client[]; readonly charts: readonly Chart[] }> {
  const [clients, charts] = await Promise.all([
    firstValueFrom(follow(store, 'clients')),
    firstValueFrom(follow(store, 'charts')),
  ])
  return { clients: clients.put, charts: charts.put }
}

/**
 * Takes over what was chosen of a file. First all of it is laid ready with its ids, sealed on this
 * laptop; then it is written in batches, charts before the people they belong to. Broken off at any
 * point, it is gone on with from where it stood, and nothing comes in twice.
 */
export async function startImport(
  session: Session,
  { planned, fileName, work }: { planned: Planned; fileName: string; work: ImportWork },
): Promise<Result<ImportEntry, ImportRefusal>> {
  // They come in as one's own clients.
  const asked = await askRole(session, 'importClients', session.staffId)
  if (!asked.ok) return asked
  const { store } = session
  const stamps: Stamps = {
    at: session.now(),
    staffId: session.staffId,
    space: session.clientSpace,
  }
  const batches = batchesOf(await familiesOf(store, planned, stamps))
  let entry: ImportEntry = {
    ...{ id: session.newId(), at: stamps.at, fileName: fileName.slice(0, 400) },
    ...{ state: 'preparing', batches: batches.length, batchesWritten: 0 },
    ...{ added: planned.adds.length, filled: planned.fills.size },
    ...{ skipped: planned.skipped.length, leftOut: planned.leftOut.length, undo: null },
  }
  await keepImport(store, entry)
  for (const [number, batch] of batches.entries()) {
    if (work.signal.aborted) {
      await forgetImport(session, entry.id)
      return refused('notBegun')
    }
    await store.saveDraft(batchKey(entry.id, number), { kind: 'open', ...batch })
  }
  entry = { ...entry, state: 'running' }
  await keepImport(store, entry)
  // From here on the journal holds all of it; the page's draft would only offer it once more.
  await dropImportDraft(session)
  await recordAct(session, { what: 'imported', collection: 'clients' })
  return writeBatches(session, entry, work, false)
}

async function familiesOf(store: Store, { adds, fills }: Planned, stamps: Stamps) {
  const added = adds.map((one): ImportBatch => ({ ...recordsToAdd(one, stamps), fills: [] }))
  if (fills.size === 0) return added
  const { clients, charts } = await everyRecord(store)
  const known = new Map(clients.map((client) => [client.id, client]))
  const chartOf = new Map(charts.map((chart) => [chart.clientId, chart]))
  const infants = groupBy(clients, ({ parentId }) => parentId)
  const filled = [...fills].flatMap(([clientId, forms]) => {
    const parent = known.get(clientId)
    if (!parent) return []
    const family = {
      ...{ parent, chart: chartOf.get(clientId) ?? null },
      infants: infants.get(clientId)?.length ?? 0,
    }
    return recordsToFill(family, forms, stamps)
  })
  return [...added, ...filled]
}

/** Goes on with an import that was stopped or broken off. */
export async function resumeImport(
  session: Session,
  { importId, work }: { readonly importId: string; readonly work: ImportWork },
): Promise<Result<ImportEntry, ImportRefusal>> {
  const asked = await askRole(session, 'importClients', session.staffId)
  if (!asked.ok) return asked
  const entry = (await readImports(session.store)).find(({ id }) => id === importId)
  if (!entry || (entry.state !== 'running' && entry.state !== 'stopped')) return refused('gone')
  const running = { ...entry, state: 'running' as const }
  await keepImport(session.store, running)
  return writeBatches(session, running, work, true)
}

async function writeBatches(
  session: Session,
  from: ImportEntry,
  { signal, onProgress }: ImportWork,
  resumed: boolean,
): Promise<Result<ImportEntry, ImportRefusal>> {
  const { store } = session
  const families = from.added + from.filled
  let entry = from
  for (let number = from.batchesWritten; number < from.batches; number++) {
    onProgress(Math.min(number * familiesPerBatch, families), families)
    if (signal.aborted) {
      await keepImport(store, { ...entry, state: 'stopped' })
      return refused('stopped')
    }
    const batch = await readBatch(store, entry, number)
    // The first batch after a break may be there in part, or in whole without being marked.
    if (batch?.kind === 'open') {
      await writeBatch(session, batch, resumed && number === from.batchesWritten)
      await store.saveDraft(batchKey(entry.id, number), {
        kind: 'written',
        clientIds: batch.clients.map(({ id }) => id),
        chartIds: batch.charts.map(({ id }) => id),
        fills: batch.fills,
      })
    }
    entry = { ...entry, batchesWritten: number + 1 }
    await keepImport(store, entry)
  }
  onProgress(families, families)
  entry = { ...entry, state: 'done' }
  await keepImport(store, entry)
  return ok(entry)
}

async function writeBatch(session: Session, batch: ImportBatch, partly: boolean): Promise<void> {
  const { store } = session
  const missing = async <R extends { readonly id: string }>(
    collection: 'clients' | 'charts',
    records: readonly R[],
  ): Promise<readonly R[]> => {
    if (!partly) return records
    // One that was written and removed by hand since stays removed.
    const known = await store.rows(collection).read(records.map(({ id }) => id))
    return records.filter(({ id }) => !known.has(id))
  }
  const charts = await missing('charts', batch.charts)
  if (charts.length > 0) await store.insertMany('charts', charts)
  const clients = await missing('clients', batch.clients)
  if (clients.length > 0) await store.insertMany('clients', clients)
  for (const collection of ['charts', 'clients'] as const) {
    const fills = groupBy(
      batch.fills.filter((fill) => fill.collection === collection),
      ({ id }) => id,
    )
    await fillIn(session, collection, fills as ReadonlyMap<string, readonly Fill[]>)
  }
}

async function fillIn(
  session: Session,
  collection: 'clients' | 'charts',
  fills: ReadonlyMap<string, readonly Fill[]>,
): Promise<void> {
  if (fills.size === 0) return
  await session.store.changeMany(collection, [...fills.keys()], (record) =>
    ok({ ...withFills(record, fills.get(record.id) ?? []), ...touch(session) }),
  )
}

/** Forgets an import that wrote nothing: one that was broken off while it was laid ready. */
export async function forgetImport({ store }: Session, importId: string): Promise<void> {
  const list = await readImports(store)
  const entry = list.find(({ id }) => id === importId)
  if (!entry || entry.batchesWritten > 0) return
  await dropBatches(store, entry)
  await store.saveDraft(
    importListKey,
    list.filter(({ id }) => id !== importId),
  )
}
