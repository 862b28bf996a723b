import { firstValueFrom } from 'rxjs'
import { keepUntil, mayBeErased, retentionRule } from '#shared/domain/retention/keep-until'
import { erasedCollections } from '#shared/domain/retention/scrub'
import { type Day, dayOf, type Instant } from '#shared/domain/time/calendar-day'
import { ok, type Result } from '#shared/result'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { Client } from '#shared/schema/client'
import type { Removal } from '#shared/schema/retention'
import type { LocalRecord } from '#shared/sync/decide'
import { recordAct } from '../audit/record-act'
import { removeFile } from '../files/files'
import { recordsOfPeople } from '../queries/copy-sources'
import { factsLeft, groupVisits, holdOf } from '../queries/keeping'
import { practiceEntry } from '../queries/practice'
import { watch } from '../queries/records'
import { type Session, touch } from '../session'
import type { Store } from '../store/store'
import { eraseRows, filesOf, forgetTyped } from './keep-records'

/** A family that is here no more, and of which something final is. */
export interface LeftFamily {
  /** The id that its parent has or had. */
  readonly parentId: string
  /** Those of it who were removed: the babies first, as they are shown nowhere without the parent. */
  readonly clientIds: readonly string[]
  /** What is known of them; '' where nothing is. */
  readonly names: readonly string[]
  readonly records: number
  readonly lastOn: Day
}

/**
 * - `due`: everything of the family was removed on another laptop because its time was over, and nothing that
 *   is left here says otherwise
 * - `orphans`: removed in any other way, or something was entered that the removal did not know of, or it is
 *   held: nothing of these may be taken away
 */
export interface LeftBehind {
  readonly due: readonly LeftFamily[]
  readonly orphans: readonly LeftFamily[]
}

/** Families whose removal has come here, and signed notes or sent pages of theirs that could not go along. */
export async function leftBehind({
  store,
  now,
}: Pick<Session, 'store' | 'now'>): Promise<LeftBehind> {
  const [entry, notes, summaries, clients, groups] = await Promise.all([
    firstValueFrom(practiceEntry(store)),
    firstValueFrom(watch(store, 'notes')),
    firstValueFrom(watch(store, 'summaries')),
    firstValueFrom(watch(store, 'clients')),
    groupVisits(store),
  ])
  const families = await removedFamilies(
    store,
    [...notes, ...summaries].map(({ clientId }) => clientId),
    clients,
  )
  const due: LeftFamily[] = []
  const orphans: LeftFamily[] = []
  for (const [parentId, people] of families) {
    const found = await lookAt(store, { parentId, people, clients, entry, groups, now: now() })
    if (found) (found.mayGo ? due : orphans).push(found.family)
  }
  return { due, orphans }
}

type Row = LocalRecord<Client>

/** Of these people the ones that are known to be removed, by their parent. One not known may only be on its way. */
async function removedFamilies(
  store: Store,
  named: readonly string[],
  clients: readonly Client[],
): Promise<ReadonlyMap<string, readonly Row[]>> {
  const living = new Set(clients.map(({ id }) => id))
  const rows = store.rows('clients')
  const strangers = await rows.read([...new Set(named)].filter((id) => !living.has(id)))
  const families = new Map<string, Row[]>()
  for (const row of strangers.values()) {
    if (!row.deleted) continue
    const parentId = row.record.parentId || row.record.id
    families.set(parentId, [...(families.get(parentId) ?? []), row])
  }
  return families
}

interface Looked {
  readonly parentId: string
  readonly people: readonly Row[]
  readonly clients: readonly Client[]
  readonly entry: CatalogEntry | null
  readonly groups: Awaited<ReturnType<typeof groupVisits>>
  readonly now: Instant
}

async function lookAt(store: Store, looked: Looked) {
  const { parentId, people, clients, entry, groups, now } = looked
  if (!entry?.practice) return null
  const { timeZone, retention } = entry.practice
  const ids = [...new Set([...people.map(({ record }) => record.id), parentId])]
  const left = (
    await Promise.all(
      erasedCollections.map(async (name) =>
        name === 'clients' ? [] : await recordsOfPeople(store, name, ids),
      ),
    )
  ).flat()
  const lastAt = left
    .flatMap(({ createdAt, updatedAt }) => [createdAt, updatedAt])
    .reduce((best, one) => (one > best ? one : best), '')
  if (lastAt === '') return null
  const today = dayOf(now, timeZone)
  const facts = await factsLeft(store, ids, { now, today, timeZone, groups, copied: [] })
  const removal = retention?.removals.find(({ id }) => id === parentId)
  const keeping = keepUntil(
    {
      ...facts,
      ...{ parentBornOn: null, infants: [], enteredOn: dayOf(lastAt, timeZone) },
      hold: await heldElsewhere(store, parentId, clients),
    },
    retentionRule(entry.practice),
  )
  const family: LeftFamily = {
    ...{ parentId, records: left.length, lastOn: dayOf(lastAt, timeZone) },
    clientIds: people.map(({ record }) => record.id).toSorted((a) => (a === parentId ? 1 : -1)),
    names: people.map(({ record: { name } }) =>
      [name.given, name.family].filter(Boolean).join(' '),
    ),
  }
  return { family, mayGo: wasWhole(removal, lastAt, looked) && mayBeErased(keeping, today) }
}

/** Everything that is left was there when the family was removed, and nobody of it has stayed. */
const wasWhole = (
  removal: Removal | undefined,
  lastAt: Instant,
  { parentId, clients }: Looked,
): boolean =>
  removal !== undefined &&
  lastAt <= removal.at &&
  !clients.some((client) => client.id === parentId || client.parentId === parentId)

/** A hold that stands on the other side of a hand-over. */
async function heldElsewhere(store: Store, parentId: string, clients: readonly Client[]) {
  const others = clients.filter(
    ({ handedTo, handedFrom }) =>
      handedTo?.clientId === parentId || handedFrom?.clientId === parentId,
  )
  for (const { id } of others) {
    const hold = await holdOf(store, id)
    if (hold) return hold
  }
  return null
}

/**
 * Takes away here what another laptop's removal left of these families, after one more look: only of those that
 * may go. Answers how many records that were.
 */
export async function eraseLeftBehind(
  session: Session,
  parentIds: readonly string[],
): Promise<Result<number, never>> {
  const { store } = session
  const { due } = await leftBehind(session)
  let count = 0
  for (const { parentId, clientIds } of due) {
    if (!parentIds.includes(parentId)) continue
    const ids = [...new Set([...clientIds, parentId])]
    await recordAct(session, {
      ...{ what: 'deleted', collection: 'clients', recordId: parentId, clientId: parentId },
      how: 'leftBehind',
    })
    const summaries = await recordsOfPeople(store, 'summaries', ids)
    for (const { space, fileId } of filesOf([], summaries)) await removeFile(space, fileId)
    const gone = new Set(ids)
    for (const collection of erasedCollections) {
      if (collection === 'clients') continue
      const found = (await recordsOfPeople(store, collection, ids)).map(({ id }) => id)
      for (const id of found) gone.add(id)
      count += (await eraseRows(store, collection, found)).count
    }
    await forgetTyped(store, gone)
  }
  return ok(count)
}

/**
 * Puts the people of such a family back on the list, as far as they are known, so that what was written of
 * them is found and kept. Their health was removed with them and is asked again. Answers how many came back.
 */
export async function putLeftBack(
  session: Session,
  parentId: string,
): Promise<Result<number, never>> {
  const { store } = session
  const { orphans } = await leftBehind(session)
  const family = orphans.find((one) => one.parentId === parentId)
  if (!family) return ok(0)
  const rows = await store.rows('clients').read([...new Set([...family.clientIds, parentId])])
  const people = [...rows.values()].filter(({ deleted }) => deleted)
  await store.insertMany(
    'clients',
    people.map(({ record }) => ({ ...record, ...touch(session) })),
  )
  await recordAct(session, {
    ...{ what: 'putBack', collection: 'clients', recordId: parentId, clientId: parentId },
  })
  return ok(people.length)
}
