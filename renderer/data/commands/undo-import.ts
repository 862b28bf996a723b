import { firstValueFrom } from 'rxjs'
import { withoutFills } from '#shared/domain/import/fill-missing'
import { groupBy } from '#shared/domain/import/group-by'
import type { ImportEntry, JournalBatch } from '#shared/domain/import/journal'
import { familiesPerBatch } from '#shared/domain/import/plan-import'
import { type UndoFacts, undoAdded } from '#shared/domain/import/undo-import'
import { ok, type Result, refused } from '#shared/result'
import type { Client } from '#shared/schema/client'
import type { RecordOf } from '#shared/schema/collections'
import { recordAct } from '../audit/record-act'
import { holdOf } from '../queries/keeping'
import { watch } from '../queries/records'
import { type Session, touch } from '../session'
import type { Store } from '../store/store'
import { askRole } from './ask-role'
import { dropBatches, type ImportWork, keepImport, readBatch, readImports } from './import-clients'

const dayMs = 86_400_000
/** Another laptop's clock may be behind; what it wrote for a new client is found all the same. */
const clockSlackMs = 7 * dayMs

type Undone = NonNullable<ImportEntry['undo']>

/**
 * Takes an import back as a whole: the families that it added and nobody has touched since are removed,
 * what it filled in is emptied where it still stands as it was put. What somebody has worked with stays
 * and is named. Stopped or broken off, whole families are gone and whole families are there; it is gone on with
 * from where it stood by asking again.
 */
export async function undoImport(
  session: Session,
  { importId, work }: { readonly importId: string; readonly work: ImportWork },
): Promise<Result<ImportEntry, 'gone' | 'stopped' | 'notYours'>> {
  const asked = await askRole(session, 'importClients', session.staffId)
  if (!asked.ok) return asked
  const { store } = session
  const found = (await readImports(store)).find(({ id }) => id === importId)
  if (!found || found.state === 'preparing' || found.state === 'undone') return refused('gone')
  const mine = await idsOf(store, found)
  const everybody = await firstValueFrom(watch(store, 'clients'))
  const grown = parentsOfOthers(everybody, mine)
  await recordAct(session, { what: 'tookBackImport', collection: 'clients' })
  const families = found.added + found.filled
  const blank = { batchesDone: 0, removed: 0, restored: 0, kept: [], keptFields: 0 }
  let undo: Undone = found.undo ?? blank
  let entry: ImportEntry = { ...found, state: 'undoing', undo }
  await keepImport(store, entry)
  const atOnce = batchesAtOnce(found.batches)
  for (let number = undo.batchesDone; number < found.batches; number += atOnce) {
    work.onProgress(Math.min(number * familiesPerBatch, families), families)
    if (work.signal.aborted) return refused('stopped')
    const batch = await readSome(store, found, number, atOnce)
    if (batch) {
      // Read anew each time: somebody goes on working meanwhile, here or on another laptop.
      const facts = await factsNow(store, batch, { at: found.at, mine, grown })
      undo = await undoBatch(session, batch, facts, undo)
    }
    undo = { ...undo, batchesDone: Math.min(number + atOnce, found.batches) }
    entry = { ...entry, undo }
    await keepImport(store, entry)
  }
  work.onProgress(families, families)
  entry = { ...entry, state: 'undone' }
  await keepImport(store, entry)
  await dropBatches(store, entry)
  return ok(entry)
}

/**
 * A large import goes in some dozen steps: each reads anew what happened meanwhile, and every open list is
 * told of each.
 */
const batchesAtOnce = (batches: number): number =>
  Math.min(Math.max(Math.floor(batches / 12), 1), 5)

/** Batches in a row as one; null where nothing of them was written. The first unwritten one may be there in part. */
async function readSome(
  store: Store,
  entry: ImportEntry,
  from: number,
  count: number,
): Promise<JournalBatch | null> {
  const some: JournalBatch[] = []
  for (let number = from; number < Math.min(from + count, entry.batches); number++) {
    const batch = await readBatch(store, entry, number)
    if (batch?.kind === 'written' || (batch && number === entry.batchesWritten)) some.push(batch)
  }
  if (some.length === 0) return null
  return {
    kind: 'written',
    clientIds: some.flatMap((batch) => writtenIds(batch).clientIds),
    chartIds: some.flatMap((batch) => writtenIds(batch).chartIds),
    fills: some.flatMap(({ fills }) => fills),
  }
}

type Facts = Omit<UndoFacts, 'clientIds' | 'chartIds'>

/** The people of one batch as they stand at this moment. */
async function factsNow(
  store: Store,
  batch: JournalBatch,
  {
    at,
    mine,
    grown,
  }: {
    readonly at: string
    readonly mine: ReadonlySet<string>
    readonly grown: ReadonlySet<string>
  },
): Promise<Facts> {
  const later = new Date(Date.parse(at) + 1).toISOString()
  const { clientIds, chartIds } = writtenIds(batch)
  const [used, clients, charts, changed] = await Promise.all([
    usedSince(store, at),
    present(store, 'clients', clientIds),
    present(store, 'charts', chartIds),
    firstValueFrom(watch(store, 'clients', { where: { updatedAt: { $gte: later } } })),
  ])
  return {
    ...{ at, clients, charts, used },
    grown: new Set([...grown, ...parentsOfOthers(changed, mine)]),
  }
}

/** Those of these records that nobody has removed. */
async function present<C extends 'clients' | 'charts'>(
  store: Store,
  collection: C,
  ids: readonly string[],
): Promise<readonly RecordOf<C>[]> {
  const rows = await store.rows(collection).read(ids)
  return [...rows.values()].flatMap(({ record, deleted }) => (deleted ? [] : [record]))
}

const writtenIds = (batch: JournalBatch) =>
  batch.kind === 'written'
    ? batch
    : {
        clientIds: batch.clients.map(({ id }) => id),
        chartIds: batch.charts.map(({ id }) => id),
      }

async function undoBatch(
  session: Session,
  batch: JournalBatch,
  facts: Facts,
  undo: Undone,
): Promise<Undone> {
  const { store } = session
  const answer = undoAdded({ ...facts, ...writtenIds(batch) })
  // Parents first: one who was changed since it was decided stays, with all of the family.
  const parents = new Set(facts.clients.filter(({ kind }) => kind === 'parent').map(({ id }) => id))
  const gone = await store.removeMany(
    'clients',
    answer.clientIds.filter((id) => parents.has(id)),
    ({ updatedAt }) => updatedAt === facts.at,
  )
  const stay = new Set([...gone].flatMap(([id, { ok: isGone }]) => (isGone ? [] : [id])))
  const parentOf = new Map(facts.clients.map(({ id, parentId }) => [id, parentId || id]))
  const goes = (id: string) => !stay.has(parentOf.get(id) ?? id)
  await store.removeMany(
    'clients',
    answer.clientIds.filter((id) => !parents.has(id)),
    ({ id }) => goes(id),
  )
  await store.removeMany('charts', answer.chartIds, ({ clientId }) => goes(clientId))
  const late = [...stay].map((clientId) => ({ clientId, because: 'changed' as const }))
  const emptied = await takeBackFills(session, batch)
  return {
    ...undo,
    removed: undo.removed + gone.size - stay.size,
    restored: undo.restored + emptied.restored,
    kept: [...undo.kept, ...answer.kept, ...late],
    keptFields: undo.keptFields + emptied.keptFields,
  }
}

async function takeBackFills(session: Session, { fills }: JournalBatch) {
  const restored = new Set<string>()
  let keptFields = 0
  for (const collection of ['clients', 'charts'] as const) {
    const byId = groupBy(
      fills.filter((fill) => fill.collection === collection),
      ({ id }) => id,
    )
    if (byId.size === 0) continue
    const keptOf = new Map<string, number>()
    const held = await heldAmong(session.store, collection, [...byId.keys()])
    const outcomes = await session.store.changeMany<typeof collection, 'same'>(
      collection,
      [...byId.keys()],
      (record) => {
        const fillsOfIt = byId.get(record.id) ?? []
        if (held.has(record.id)) {
          keptOf.set(record.id, new Set(fillsOfIt.map(({ part }) => part)).size)
          return refused('same')
        }
        const { record: without, kept } = withoutFills(record, fillsOfIt)
        keptOf.set(record.id, kept)
        return without === record ? refused('same') : ok({ ...without, ...touch(session) })
      },
    )
    for (const [id, outcome] of outcomes) if (outcome.ok) restored.add(`${collection}/${id}`)
    for (const kept of keptOf.values()) keptFields += kept
  }
  return { restored: restored.size, keptFields }
}

/** Those of these records whose family is held: nothing of it is emptied. */
async function heldAmong(
  store: Store,
  collection: 'clients' | 'charts',
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const held = new Set<string>()
  for (const id of ids) {
    const clientId = collection === 'clients' ? id : (await store.read('charts', id))?.clientId
    if (clientId && (await holdOf(store, clientId))) held.add(id)
  }
  return held
}

/** Everybody of this import, in whatever batch. */
async function idsOf(store: Store, entry: ImportEntry): Promise<ReadonlySet<string>> {
  const ids = new Set<string>()
  for (let number = 0; number < entry.batches; number++) {
    const batch = await readBatch(store, entry, number)
    if (batch) for (const id of writtenIds(batch).clientIds) ids.add(id)
  }
  return ids
}

/** Parents of the import who have a baby that did not come with it. */
const parentsOfOthers = (
  clients: readonly Client[],
  mine: ReadonlySet<string>,
): ReadonlySet<string> =>
  new Set(clients.flatMap(({ id, parentId }) => (parentId && !mine.has(id) ? [parentId] : [])))

/** People for whom anything was booked, asked, signed, written, sent or paid since. */
async function usedSince(store: Store, at: string): Promise<ReadonlySet<string>> {
  const since = new Date(Date.parse(at) - clockSlackMs).toISOString()
  const where = { updatedAt: { $gte: since } }
  const [visits, ...others] = await Promise.all([
    firstValueFrom(watch(store, 'visits', { where })),
    firstValueFrom(watch(store, 'notes', { where })),
    firstValueFrom(watch(store, 'screenings', { where })),
    firstValueFrom(watch(store, 'consents', { where })),
    firstValueFrom(watch(store, 'summaries', { where })),
    firstValueFrom(watch(store, 'receipts', { where })),
  ])
  return new Set([
    ...visits.flatMap(({ clientId, infantIds, groupClientIds }) => [
      ...[clientId, ...infantIds],
      ...(groupClientIds ?? []),
    ]),
    ...others.flat().map(({ clientId }) => clientId),
  ])
}
