import { envelopeId, readEnvelopeId } from '#shared/ipc/server-names'
import { ok, type Result, refused } from '#shared/result'
import type { CollectionName, RecordOf } from '#shared/schema/collections'
import { afterSent, type LocalRecord, nextVersion } from '#shared/sync/decide'
import { type EnvelopeKeys, sealEnvelope } from '#shared/sync/envelope'
import { versionHash } from '#shared/sync/merge/merge'
import type { ServerVersion } from '#shared/sync/version'
import type { Store } from '../store/store'
import { type Couch, type Failure, readWriteRow, type WriteRow } from './couch'
import { isToSend, type Pending } from './pending'
import type { Sent } from './sent'
import type { SetAside } from './set-aside'

/** Documents of one request, and bytes of them: a server takes a request whole or not at all. */
const mostDocuments = 500
const mostBytes = 4 * 1024 * 1024
/** Read and sealed at once. */
const groupSize = 100
const landingMs = 3000

interface Prepared {
  readonly collection: CollectionName
  readonly id: string
  readonly serverId: string
  /** The record as it was read. */
  readonly local: LocalRecord<RecordOf<CollectionName>>
  readonly version: Omit<ServerVersion<RecordOf<CollectionName>>, 'rev'>
  readonly document: { readonly ct: string; readonly _rev?: string }
}

export interface SendOut {
  /**
   * Sends one batch of what is pending in a space. `conflicts` are ids on the server that have another
   * version now: to be taken in, after which the rest goes out again. Answers how many were sent.
   * While the server writes a batch, the one before is noted here and the next one is sealed and sent.
   */
  sendSome(space: string): Promise<Result<SentSome, Failure>>
  /**
   * At the end of sending, however it ended: nothing is on its way any more, and all that the server
   * took is noted.
   */
  rest(): Promise<void>
  /**
   * Revisions that the server gave to what was sent, by id on the server, until the feed of changes has
   * told of them: they bring nothing new, and are not fetched again over somebody's telephone.
   */
  readonly echoes: Map<string, string>
  /**
   * The feed may tell of what is written before the answer to the writing is here: resolves when it is,
   * or soon enough that nobody else's change waits for it.
   */
  landing(serverIds: readonly string[]): Promise<void>
  /**
   * Sets aside what was refused although it was written over the version that the server has; to be
   * asked after that version was fetched. What met another version was only too late.
   */
  setRefusedAside(space: string, refusedRows: readonly RefusedRow[]): Promise<void>
  /**
   * Ids on the server whose present version there was set aside: what is to be written over it waits as
   * long as that is so.
   */
  hold(serverIds: readonly string[]): void
}

export interface RefusedRow {
  readonly serverId: string
  readonly collection: CollectionName
  readonly id: string
  /** The revision it was to replace; null for a new document. */
  readonly rev: string | null
}

export interface SentSome {
  readonly sent: number
  readonly conflicts: readonly string[]
  readonly refusedRows: readonly RefusedRow[]
  /** Nothing was left to try. */
  readonly done: boolean
}

interface SendOutNeeds {
  readonly store: Store
  readonly keys: EnvelopeKeys
  readonly pending: Pending
  readonly setAside: SetAside
  readonly sent: Sent
  readonly couchOf: (space: string) => Couch
}

export function createSendOut(needs: SendOutNeeds): SendOut {
  const { store, keys, pending, setAside, sent, couchOf } = needs

  /** Seals what is still pending; what is clean by now is taken off the list. */
  const prepare = async (
    space: string,
    collection: CollectionName,
    ids: readonly string[],
  ): Promise<Prepared[]> => {
    const unseen = ids.filter((id) => !pending.lastSeen(collection, id))
    const read = unseen.length > 0 ? await store.rows(collection).read(unseen) : null
    const prepared = ids.map(async (id): Promise<Prepared | null> => {
      const local = (pending.lastSeen(collection, id) ?? read?.get(id)) as
        | LocalRecord<RecordOf<CollectionName>>
        | undefined
      if (!local || !isToSend(local)) {
        pending.drop(space, collection, id)
        return null
      }
      const version = nextVersion(local, versionHash)
      const document = await sealEnvelope(keys, space, collection, version, revToReplace(local))
      return { collection, id, serverId: document._id, local, version, document }
    })
    return (await Promise.all(prepared)).filter((one) => one !== null)
  }

  const nextBatch = async (space: string): Promise<Prepared[]> => {
    // By name: one that was changed and listed again meanwhile goes out once.
    const batch = new Map<string, Prepared>()
    let bytes = 0
    for (const [collection, waiting] of pending.of(space)) {
      const isOpen = (id: string) =>
        !isHeld(space, collection, id) && !underway.has(`${collection}/${id}`)
      for (const ids of inGroups(waiting.keys(), isOpen)) {
        for (const one of await prepare(space, collection, ids)) {
          if (isSetAside(space, one.serverId)) continue
          bytes += one.document.ct.length
          batch.set(nameOf(one), one)
        }
        if (batch.size >= mostDocuments || bytes >= mostBytes) return [...batch.values()]
      }
    }
    return [...batch.values()]
  }
  /** Sent or sealed, and not yet noted as taken: not to be sealed a second time. */
  const underway = new Set<string>()
  let ahead: Flight | null = null
  let noting: Promise<void> = Promise.resolve()
  const noted = async () => {
    const last = noting
    noting = Promise.resolve()
    await last
  }
  const held = new Map<string, string>()
  const unreadable = new Set<string>()
  const isSetAside = (space: string, serverId: string): boolean =>
    setAside.isHeld(space, serverId) ||
    (unreadable.has(serverId) && setAside.has(space, serverId, 'fromServer'))
  // Known to be set aside without reading and sealing it first.
  const isHeld = (space: string, collection: CollectionName, id: string) => {
    const serverId = held.get(`${collection}/${id}`)
    return serverId !== undefined && isSetAside(space, serverId)
  }
  const putAside = (
    space: string,
    one: Pick<Prepared, 'collection' | 'id' | 'serverId'>,
    reason: 'refusedByServer' | 'tooLarge',
  ) => {
    held.set(`${one.collection}/${one.id}`, one.serverId)
    return setAside.add(space, one.serverId, 'toServer', reason)
  }
  /** At once, not when all that was sent with it is told of: by then a person may have asked for it again. */
  const putTooLargeAside = (space: string, outcome: Outcome): Outcome => {
    if (outcome.kind !== 'tooLarge' || putAside(space, outcome.one, 'tooLarge')) return outcome
    return { one: outcome.one, kind: 'unclear' }
  }

  /** A request that is too large is sent again in halves, down to the one document that is. */
  const sendBatch = async (
    space: string,
    batch: readonly Prepared[],
  ): Promise<Result<readonly Outcome[], Failure>> => {
    const answer = await couchOf(space).write(batch.map(({ document }) => document))
    if (answer.ok) {
      return ok(outcomes(batch, answer.value).map((outcome) => putTooLargeAside(space, outcome)))
    }
    if (answer.refusal.trouble !== 'tooLarge') return answer
    const [only] = batch
    if (only && batch.length === 1)
      return ok([putTooLargeAside(space, { one: only, kind: 'tooLarge' })])
    const half = Math.ceil(batch.length / 2)
    const first = await sendBatch(space, batch.slice(0, half))
    if (!first.ok) return first
    const second = await sendBatch(space, batch.slice(half))
    return second.ok ? ok([...first.value, ...second.value]) : second
  }

  const keepSent = async (accepted: readonly Accepted[]) => {
    for (const [collection, group] of groupByCollection(accepted)) {
      const byId = new Map(group.map((each) => [each.one.id, each]))
      const decide = (local: LocalRecord<unknown> | null, id: string) => {
        const { one, rev } = byId.get(id) as Accepted
        // Unchanged since it was read: its hash need not be worked out again.
        const hashOf = local === one.local ? () => one.version.hash : versionHash
        return local === null ? null : afterSent(local as never, one.version, rev, hashOf)
      }
      const known = new Map(group.map(({ one }) => [one.id, one.local] as const))
      await store.rows(collection).update([...known.keys()], decide, { known } as never)
    }
    sent.forget(accepted.map(({ one }) => one.id))
  }

  const echoes = new Map<string, string>()
  const flightOf = new Map<string, Flight['answer']>()
  const note = (accepted: readonly Accepted[]) => {
    const keeping = keepSent(accepted).finally(() => {
      for (const { one } of accepted) underway.delete(nameOf(one))
    })
    noting = Promise.all([noting, keeping]).then(() => undefined)
    // Whoever waits for it next hears of it.
    noting.catch(() => undefined)
  }

  /** The next batch on its way, or null when nothing is left to send. */
  const launch = async (space: string): Promise<Flight | null> => {
    const batch = (await nextBatch(space)).filter(({ serverId }) => !isSetAside(space, serverId))
    if (batch.length === 0) return null
    for (const one of batch) underway.add(nameOf(one))
    const remembered = sent.remember(batch.map(({ id, version }) => [id, version.hash] as const))
    const sending = remembered.then(() => sendBatch(space, batch))
    const answer = sending.then((result) => {
      for (const outcome of result.ok ? result.value : []) {
        if (outcome.kind === 'accepted') echoes.set(outcome.one.serverId, outcome.rev)
      }
      return result
    })
    for (const { serverId } of batch) flightOf.set(serverId, answer)
    const landed = () => {
      for (const { serverId } of batch) {
        if (flightOf.get(serverId) === answer) flightOf.delete(serverId)
      }
    }
    // Whoever lands it hears of what it threw.
    answer.then(landed, landed)
    return { batch, answer }
  }

  /** What the server took is being noted when this resolves, and the rest is free to be sent again. */
  const land = async ({ batch, answer }: Flight) => {
    const [landed] = await Promise.allSettled([answer])
    const accepted =
      landed.status === 'fulfilled' && landed.value.ok
        ? landed.value.value.filter((outcome) => outcome.kind === 'accepted')
        : []
    const taken = new Set(accepted.map(({ one }) => nameOf(one)))
    for (const one of batch) if (!taken.has(nameOf(one))) underway.delete(nameOf(one))
    note(accepted)
    if (landed.status === 'rejected') throw landed.reason
    return { result: landed.value, sent: accepted.length }
  }

  const takeOff = async (space: string): Promise<Flight | null> => {
    const launched = ahead ?? (await launch(space))
    ahead = null
    if (launched) return launched
    // What was typed while it was on its way waits until that was noted.
    await noted()
    return launch(space)
  }

  return {
    echoes,
    async landing(serverIds) {
      const flights = new Set(serverIds.flatMap((id) => flightOf.get(id) ?? []))
      if (flights.size === 0) return
      let timer: ReturnType<typeof setTimeout> | undefined
      const longEnough = new Promise((done) => {
        timer = setTimeout(done, landingMs)
      })
      await Promise.race([Promise.allSettled(flights), longEnough])
      clearTimeout(timer)
    },
    async sendSome(space) {
      const flight = await takeOff(space)
      if (!flight) return ok({ sent: 0, conflicts: [], refusedRows: [], done: true })
      const sendNext = async () => {
        const [before, next] = await Promise.allSettled([noted(), launch(space)])
        // It is on its way, whatever became of the one before: landed next time, or at rest.
        if (next.status === 'fulfilled') ahead = next.value
        if (before.status === 'rejected') throw before.reason
        if (next.status === 'rejected') throw next.reason
      }
      const [sealing] = await Promise.allSettled([sendNext(), flight.answer])
      const { result, sent } = await land(flight)
      if (sealing.status === 'rejected') throw sealing.reason
      if (!result.ok) return result
      const conflicts: string[] = []
      const refusedRows: RefusedRow[] = []
      for (const { one, kind } of result.value) {
        const { serverId, collection, id } = one
        if (kind === 'conflict') conflicts.push(serverId)
        if (kind === 'refusedByServer') {
          refusedRows.push({ serverId, collection, id, rev: one.document._rev ?? null })
        }
        if (kind === 'accepted') setAside.clear(space, one.serverId)
      }
      // Nothing went in and nothing was said about it: trouble, not a reason to ask again at once.
      if (result.value.every(({ kind }) => kind === 'unclear')) {
        return refused({ trouble: 'serverTrouble', retryAfterMs: null })
      }
      // What follows reads how the records stand.
      if (conflicts.length + refusedRows.length > 0) await noted()
      return ok({ sent, conflicts, refusedRows, done: false })
    },
    async rest() {
      const last = ahead
      ahead = null
      const landing = last ? land(last) : null
      await landing?.catch(() => undefined)
      await noted()
    },
    async setRefusedAside(space, refusedRows) {
      for (const row of refusedRows) {
        const local = (await store.rows(row.collection).read([row.id])).get(row.id)
        const waits = local && isToSend(local as never)
        if (waits && revToReplace(local) === row.rev) putAside(space, row, 'refusedByServer')
      }
    },
    hold(serverIds) {
      for (const serverId of serverIds) {
        unreadable.add(serverId)
        const name = readEnvelopeId(serverId)
        if (name) held.set(`${name.collection}/${name.id}`, serverId)
      }
    },
  }
}

/** A batch on its way, and what becomes of it. */
interface Flight {
  readonly batch: readonly Prepared[]
  readonly answer: Promise<Result<readonly Outcome[], Failure>>
}

type Accepted = { readonly one: Prepared; readonly kind: 'accepted'; readonly rev: string }
type Outcome =
  | Accepted
  | {
      readonly one: Prepared
      /**
       * unclear: the server said nothing that can be understood about this one, or it is too large and
       * there are so many of those that none is set aside any more.
       */
      readonly kind: 'conflict' | 'refusedByServer' | 'tooLarge' | 'unclear'
    }

/** A few at a time, as they are asked for: most of a long list is not looked at for one batch. */
function* inGroups(ids: Iterable<string>, isOpen: (id: string) => boolean) {
  let group: string[] = []
  for (const id of ids) {
    if (isOpen(id)) group.push(id)
    if (group.length < groupSize) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}

const nameOf = ({ collection, id }: Prepared): string => `${collection}/${id}`

/** What became of each, by its id: the order of the answer is not relied on. */
function outcomes(batch: readonly Prepared[], rows: readonly unknown[]): Outcome[] {
  const said = new Map<string, WriteRow>()
  for (const row of rows) {
    const read = readWriteRow(row)
    if (read) said.set(read.id, read)
  }
  return batch.map((one) => {
    const row = said.get(one.serverId)
    if (row?.error === 'conflict') return { one, kind: 'conflict' }
    if (row?.error === 'forbidden' || row?.error === 'unauthorized')
      return { one, kind: 'refusedByServer' }
    if (row?.error === 'document_too_large' || row?.error === 'too_large')
      return { one, kind: 'tooLarge' }
    if (row?.error === undefined && row?.rev !== undefined)
      return { one, kind: 'accepted', rev: row.rev }
    return { one, kind: 'unclear' }
  })
}

/** CouchDB takes a new document over a tombstone only without the tombstone's revision. */
function revToReplace({ sync, deleted }: LocalRecord<unknown>): string | null {
  if (sync === null || sync.rev === '') return null
  if (sync.base?.deleted && !deleted) return null
  return sync.rev
}

function groupByCollection(accepted: readonly Accepted[]) {
  const groups = new Map<CollectionName, Accepted[]>()
  for (const each of accepted) {
    const group = groups.get(each.one.collection)
    if (group) group.push(each)
    else groups.set(each.one.collection, [each])
  }
  return groups
}

/** The id that a record has on the server. */
export const serverIdOf = (
  collection: CollectionName,
  record: { readonly id: string; readonly createdBy: string },
): string => envelopeId({ collection, author: record.createdBy, id: record.id })
