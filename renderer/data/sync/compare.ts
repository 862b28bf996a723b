import type { RxCollection } from 'rxdb'
import { readEnvelopeId } from '#shared/ipc/server-names'
import { ok, type Result, refused } from '#shared/result'
import { type CollectionName, collectionNames } from '#shared/schema/collections'
import { localRecord } from '../store/rows'
import type { Store } from '../store/store'
import { type Couch, type Failure, readChangeRow, type Seq, seqNumber } from './couch'
import { type Pending, writtenSince } from './pending'
import type { Receive } from './receive'
import { serverIdOf } from './send-out'

interface Here {
  readonly collection: CollectionName
  readonly id: string
  readonly rev: string
}

export interface Compared {
  /** The sequence that the comparison stands for: changes are followed from there. */
  readonly since: Seq
  /** Records that the server had lost; they are pending again. */
  readonly lost: number
  /** False: rows made no sense, or there were fewer than the server itself counts. To be done again. */
  readonly complete: boolean
}

interface CompareNeeds {
  readonly store: Store
  readonly space: string
  readonly couch: Couch
  readonly receive: Receive
  /** Hears of all rows of a collection: what waits to be sent is among them, whatever was kept of it. */
  readonly missed: Pending['missed']
}

const rowsAtOnce = 2000
const countedAtMost = 3
/** Far more than a practice of decades; a server that goes on beyond it makes them up. */
const mostRevisions = 2_000_000

/**
 * Compares every revision with the server's, both ways: after the server was wiped, rolled back or
 * replaced, and once a day to be sure. What differs is fetched; what the server has lost goes there again.
 */
export async function compareAll({
  store,
  space,
  couch,
  receive,
  missed,
}: CompareNeeds): Promise<Result<Compared, Failure>> {
  // First what is here: all of it was on the server before the server is read, whatever is sent meanwhile.
  const here = await revisionsHere(store, space, missed)
  const there = await revisionsThere(couch)
  if (!there.ok) return there
  const differing = new Map<string, string>()
  for (const [serverId, { rev, deleted }] of there.value.revisions) {
    if (serverId.startsWith('_design/')) continue
    const known = here.get(serverId)
    if (!known && deleted) continue
    if (known?.rev !== rev) differing.set(serverId, rev)
  }
  const fetched = await receive.fetch([...differing.keys()], { told: differing })
  if (!fetched.ok) return fetched
  // A row without a name may be any of those that seem to be missing.
  const { since, complete, nameless } = there.value
  if (nameless) return ok({ since, lost: 0, complete })
  const lost = [...here].filter(([serverId]) => !there.value.revisions.has(serverId))
  // Asked for by name: what is changed while the feed is read may be missing in it, and is not lost.
  const absent = await receive.fetch(lost.map(([serverId]) => serverId))
  if (!absent.ok) return absent
  const gone = new Set(absent.value)
  const count = await markLost(
    store,
    lost.filter(([serverId]) => gone.has(serverId)).map(([, known]) => known),
  )
  return ok({ since, lost: count, complete })
}

interface There {
  readonly since: Seq
  readonly nameless: boolean
  readonly complete: boolean
  readonly revisions: ReadonlyMap<string, { readonly rev: string; readonly deleted: boolean }>
}

/** Others may write meanwhile, and then their counts prove nothing: again, and in the end let it be. */
async function revisionsThere(couch: Couch): Promise<Result<There, Failure>> {
  for (let tries = 1; ; tries++) {
    const there = await readRevisions(couch)
    if (!there.ok) return there
    const { complete, nameless, moved } = there.value
    if (complete || nameless || !moved) return there
    if (tries === countedAtMost) return ok({ ...there.value, complete: true })
  }
}

async function readRevisions(
  couch: Couch,
): Promise<Result<There & { readonly moved: boolean }, Failure>> {
  const revisions = new Map<string, { rev: string; deleted: boolean }>()
  const before = await couch.info()
  if (!before.ok) return before
  let nameless = false
  let since: Seq = 0
  for (;;) {
    const answer = await couch.changes({ since, limit: rowsAtOnce, documents: false, live: false })
    if (!answer.ok) return answer
    for (const row of answer.value.rows) {
      const read = readChangeRow(row)
      const rev = read?.changes[0]?.rev
      if (read && rev) revisions.set(read.id, { rev, deleted: read.deleted === true })
      else nameless = true
    }
    const { lastSeq, rows } = answer.value
    if (rows.length < rowsAtOnce) {
      const after = await couch.info()
      if (!after.ok) return after
      const counted = Math.min(before.value.count, after.value.count)
      const living = [...revisions.values()].filter(({ deleted }) => !deleted).length
      const moved = seqNumber(before.value.updateSeq) !== seqNumber(after.value.updateSeq)
      const complete = !nameless && living >= counted
      return ok({ since: lastSeq, revisions, nameless, complete, moved })
    }
    // As many rows as were asked for, and no step further: it would go on like this for ever.
    if (lastSeq === since || revisions.size > mostRevisions) {
      return refused({ trouble: 'serverTrouble', retryAfterMs: null })
    }
    since = lastSeq
  }
}

async function revisionsHere(
  store: Store,
  space: string,
  missed: CompareNeeds['missed'],
): Promise<Map<string, Here>> {
  const here = new Map<string, Here>()
  for (const collection of store.names) {
    const rows = await writtenSince(
      store.collections[collection] as unknown as RxCollection<KnownRecord>,
      0,
    )
    missed(collection, rows)
    for (const stored of rows) {
      const { record, sync } = localRecord<KnownRecord>(stored)
      if (record.space !== space || sync === null) continue
      here.set(serverIdOf(collection, record), { collection, id: record.id, rev: sync.rev })
    }
  }
  return here
}

/** Revisions that records here have on the server, by their ids there; of what is not here, none. */
export async function revisionsOf(
  store: Store,
  serverIds: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const collection of store.names) {
    const named = serverIds.flatMap((serverId) => {
      const record = recordOf(serverId)
      return record?.collection === collection ? [[serverId, record.id] as const] : []
    })
    if (named.length === 0) continue
    const rows = await store.rows(collection).read(named.map(([, id]) => id))
    for (const [serverId, id] of named) {
      const rev = rows.get(id)?.sync?.rev
      if (rev) found.set(serverId, rev)
    }
  }
  return found
}

interface KnownRecord {
  readonly id: string
  readonly space: string
  readonly createdBy: string
}

/** Pending again, to be written as new; its line of versions goes on. Answers how many. */
export async function markLost(
  store: Store,
  records: readonly Pick<Here, 'collection' | 'id'>[],
): Promise<number> {
  let count = 0
  for (const collection of store.names) {
    const ids = records.filter((one) => one.collection === collection).map(({ id }) => id)
    await store.rows(collection).update(ids, (local) => {
      if (!local?.sync) return null
      // Removed here and gone there: agreed.
      if (local.deleted) return null
      if (local.sync.rev !== '') count++
      const { record, deleted, sync } = local
      return { ...local, sync: { ...sync, rev: '', base: sync.base ?? { record, deleted } } }
    })
  }
  return count
}

/** The record that a row of the server stands for, when it is one. */
export function recordOf(serverId: string): Pick<Here, 'collection' | 'id'> | null {
  const name = readEnvelopeId(serverId)
  const collection = collectionNames.find((known) => known === name?.collection)
  return name && collection ? { collection, id: name.id } : null
}
