import {
  getChangedDocumentsSince,
  type MangoQuery,
  normalizeMangoQuery,
  prepareQuery,
  type RxCollection,
} from 'rxdb'
import type { HouseholdRecords } from '#shared/domain/caseload/digest'
import { addMonths, type Instant } from '#shared/domain/time/calendar-day'
import type { Client } from '#shared/schema/client'
import type { CollectionName, RecordOf } from '#shared/schema/collections'
import type { Store } from '../store/store'

/** The collections that a household's digest is made of. */
export const digestNames = [
  'clients',
  'charts',
  'visits',
  'notes',
  'screenings',
  'summaries',
] as const satisfies readonly CollectionName[]
export type DigestName = (typeof digestNames)[number]

const collectionOf = <C extends CollectionName>(store: Store, name: C) =>
  store.collections[name] as unknown as RxCollection<RecordOf<C>>

/**
 * Straight from the storage: a query would keep a live document for each of thousands of records, and the
 * digests are all that is kept of them.
 */
async function find<C extends CollectionName>(
  store: Store,
  name: C,
  selector: Readonly<Record<string, unknown>>,
): Promise<RecordOf<C>[]> {
  const { schema, storageInstance } = collectionOf(store, name)
  const query = {
    selector: { ...selector, _deleted: { $eq: false } },
    skip: 0,
  } as unknown as MangoQuery<RecordOf<C>>
  const prepared = prepareQuery(
    schema.jsonSchema as never,
    normalizeMangoQuery(schema.jsonSchema, query as never),
  )
  const { documents } = await storageInstance.query(prepared as never)
  return documents as unknown as RecordOf<C>[]
}

async function byIds<C extends CollectionName>(
  store: Store,
  name: C,
  ids: readonly string[],
): Promise<RecordOf<C>[]> {
  const { storageInstance } = collectionOf(store, name)
  const found = await storageInstance.findDocumentsById([...ids], false)
  return found as unknown as RecordOf<C>[]
}

/** Everything of one household since `fromAt`. An infant's id answers for its parent. */
export async function readHousehold(
  store: Store,
  personId: string,
  fromAt: Instant,
): Promise<HouseholdRecords> {
  const [self] = await byIds(store, 'clients', [personId])
  const parentId = self?.kind === 'infant' ? self.parentId : personId
  const [parents, infants] = await Promise.all([
    self?.kind === 'infant' ? byIds(store, 'clients', [parentId]) : self ? [self] : [],
    find(store, 'clients', { parentId }),
  ])
  const people = [...parents, ...infants]
  const ids = [parentId, ...infants.map(({ id }) => id)]
  const since = { $gte: fromAt }
  const ofAll = async <C extends CollectionName>(name: C, more: object = {}) =>
    (await Promise.all(ids.map((clientId) => find(store, name, { clientId, ...more })))).flat()
  const [charts, visits, notes, drafts, screenings, summaries] = await Promise.all([
    ofAll('charts'),
    find(store, 'visits', { clientId: parentId, startAt: since }),
    ofAll('notes', { sessionAt: since }),
    ofAll('notes', { sessionAt: { $lt: fromAt } }),
    ofAll('screenings', { startAt: since }),
    ofAll('summaries'),
  ])
  const old = drafts.filter(({ state }) => state === 'draft')
  return { parentId, people, charts, visits, notes: [...notes, ...old], screenings, summaries }
}

interface Gathered {
  readonly people: Client[]
  readonly charts: RecordOf<'charts'>[]
  readonly visits: RecordOf<'visits'>[]
  readonly notes: RecordOf<'notes'>[]
  readonly screenings: RecordOf<'screenings'>[]
  readonly summaries: RecordOf<'summaries'>[]
}

/**
 * Every household that anything was written about since `fromAt`, month after month so that the page stays
 * alive, read by the times that lie in the clear: what is older is not opened.
 */
export async function* readHouseholds(
  store: Store,
  fromAt: Instant,
  untilAt: Instant,
): AsyncGenerator<{ readonly done: number; readonly of: number }, HouseholdRecords[]> {
  const parentOf = new Map<string, string>()
  const households = new Map<string, Gathered>()
  const at = (personId: string): Gathered => {
    const parentId = parentOf.get(personId) ?? personId
    const known = households.get(parentId)
    if (known) return known
    const none = { people: [], charts: [], visits: [], notes: [], screenings: [], summaries: [] }
    households.set(parentId, none)
    return none
  }
  const months = monthsBetween(fromAt, untilAt)
  const steps = months.length + 2
  // People first, so that what is about a baby finds its household.
  for (const client of await find(store, 'clients', { updatedAt: { $gte: fromAt } })) {
    if (client.kind === 'infant') parentOf.set(client.id, client.parentId)
    at(client.kind === 'infant' ? client.parentId : client.id).people.push(client)
  }
  yield { done: 1, of: steps }
  for (const [index, span] of months.entries()) {
    for (const one of await find(store, 'visits', { startAt: span }))
      at(one.clientId).visits.push(one)
    for (const one of await find(store, 'screenings', { startAt: span }))
      at(one.clientId).screenings.push(one)
    for (const one of await find(store, 'notes', { state: 'signed', sessionAt: span }))
      at(one.clientId).notes.push(one)
    yield { done: index + 2, of: steps }
  }
  for (const one of await find(store, 'notes', { state: 'draft' })) at(one.clientId).notes.push(one)
  for (const one of await find(store, 'summaries', { updatedAt: { $gte: fromAt } }))
    at(one.clientId).summaries.push(one)
  for (const one of await find(store, 'charts', { updatedAt: { $gte: fromAt } }))
    at(one.clientId).charts.push(one)
  yield { done: steps, of: steps }
  const found = new Map<string, HouseholdRecords>()
  for (const [parentId, gathered] of households) {
    const parent = gathered.people.find(({ id }) => id === parentId)
    // Whom the practice has known for longer may have babies and charts that nobody changed since.
    const whole = parent !== undefined && parent.createdAt >= fromAt
    const records = whole ? { parentId, ...gathered } : await readHousehold(store, parentId, fromAt)
    found.set(records.parentId, records)
  }
  return [...found.values()]
}

/** From month to month; the last span is open, for what is planned. */
function monthsBetween(fromAt: Instant, untilAt: Instant): { $gte: Instant; $lt: Instant }[] {
  const spans: { $gte: Instant; $lt: Instant }[] = []
  let day = `${fromAt.slice(0, 7)}-01`
  let from = fromAt
  while (from < untilAt) {
    day = addMonths(day, 1)
    const until = `${day}T00:00:00.000Z`
    spans.push({ $gte: from, $lt: until })
    from = until
  }
  spans.push({ $gte: from, $lt: '9999' })
  return spans
}

/** What was written on this laptop since a moment (ms), removed records too: by the time of the write. */
export async function* writtenSince(
  store: Store,
  sinceMs: number,
): AsyncGenerator<readonly [DigestName, readonly RecordOf<DigestName>[]]> {
  for (const name of digestNames) {
    const { storageInstance } = collectionOf(store, name)
    const since = { id: '', lwt: sinceMs }
    const { documents } = await getChangedDocumentsSince(
      storageInstance as never,
      most,
      since as never,
    )
    yield [name, documents as unknown as RecordOf<DigestName>[]]
  }
}
const most = 1_000_000
