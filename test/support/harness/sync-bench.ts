/// <reference path="../../../renderer/data/files/pouchdb.d.ts" />
import { filter, firstValueFrom } from 'rxjs'
import type { Session } from '#renderer/data/session'
import { startSync } from '#renderer/data/sync/start-sync'
import type { SyncControl } from '#renderer/data/sync/sync-control'
import type { ServerRequest } from '#shared/ipc/server-contract'
import { ok } from '#shared/result'
import type { Client } from '#shared/schema/client'
import { numberedClient, numberedId } from './made-up-records'

/** The part of PouchDB that the peer needs; the published types are of version 6. */
interface PeerDatabase {
  bulkDocs(documents: readonly object[]): Promise<unknown>
  info(): Promise<{ readonly doc_count: number }>
  destroy(): Promise<unknown>
  readonly replicate: {
    from(remote: PeerDatabase, options: object): Promise<{ readonly docs_written: number }>
    to(remote: PeerDatabase, options: object): Promise<{ readonly docs_written: number }>
  }
}
interface PeerConstructor {
  new (name: string, options: object): PeerDatabase
  plugin(plugin: unknown): PeerConstructor
}

let syncing: SyncControl | null = null

/** A client of about a kilobyte of JSON. */
function kilobyteClient(session: Session, number: number): Client {
  const client = { ...numberedClient(session, number), id: numberedId(number) }
  const missing = 1024 - JSON.stringify({ ...client, note: '' }).length
  const words = 'Side door behind the garage; the dog is friendly and loud. '
  return { ...client, note: words.repeat(20).slice(0, missing) }
}

export async function setUpServer(account: {
  readonly address: string
  readonly userName: string
  readonly password: string
}): Promise<void> {
  const done = await window.doorstep.call('server.setUp', account)
  if (!done.ok) throw new Error(`Not set up: ${done.refusal.code}`)
  const failed = done.value.steps.filter(({ outcome }) => outcome === 'failed')
  if (failed.length > 0) throw new Error(`Not set up: ${JSON.stringify(failed)}`)
}

export async function fillClients(session: Session, count: number): Promise<void> {
  for (let from = 0; from < count; from += 1000) {
    const some = Array.from({ length: Math.min(1000, count - from) }, (_, index) =>
      kilobyteClient(session, from + index),
    )
    await session.store.insertMany('clients', some)
  }
}

/**
 * From the start of syncing until the status says that both sides are equal, and `count` clients were
 * counted and the last of them read by a query. Milliseconds; syncing goes on.
 */
export async function timeSync(session: Session, count: number): Promise<number> {
  const startedAt = performance.now()
  syncing = startSync(session.store, session.opened)
  const { quarantine } = await firstValueFrom(
    syncing.status$.pipe(
      filter(({ phase, pendingRecords }) => phase === 'upToDate' && pendingRecords === 0),
    ),
  )
  const { clients } = session.store.collections
  const found = await clients.count().exec()
  const last = await clients.findOne(numberedId(count - 1)).exec()
  const tookMs = performance.now() - startedAt
  if (found !== count || last?.note !== kilobyteClient(session, count - 1).note) {
    throw new Error(`${found} of ${count} clients are here, the last of them ${last?.id ?? 'not'}`)
  }
  if (quarantine.length > 0) throw new Error(`${quarantine.length} rows were set aside`)
  return tookMs
}

export async function stopSync(): Promise<void> {
  await syncing?.stop()
  syncing = null
}

/** Clocks of two windows on one machine, comparable to about a millisecond. */
const clockMs = () => performance.timeOrigin + performance.now()

/** When the change was asked for. */
export async function changePronouns(session: Session, number: number, to: string) {
  const askedAt = clockMs()
  const done = await session.store.change('clients', numberedId(number), (client) =>
    ok({ ...client, pronouns: to }),
  )
  if (!done.ok) throw new Error(`Not changed: ${done.refusal}`)
  return askedAt
}

const seen = new Map<string, Promise<number>>()

/** Looks at a record through a live query, as a screen does, from now on. */
export async function watchPronouns(session: Session, number: number, to: string): Promise<void> {
  const query = session.store.collections.clients.findOne(numberedId(number))
  await query.exec()
  seen.set(
    to,
    firstValueFrom(query.$.pipe(filter((client) => client?.pronouns === to))).then(clockMs),
  )
}

/** When the query that `watchPronouns` opened showed it. */
export async function pronounsSeenAt(to: string): Promise<number> {
  const at = await seen.get(to)
  seen.delete(to)
  if (at === undefined) throw new Error('Nobody watches that')
  return at
}

let pouch: Promise<PeerConstructor> | null = null

async function loadPouch(): Promise<PeerConstructor> {
  const [core, idb, http, replication] = await Promise.all([
    import('pouchdb-core'),
    import('pouchdb-adapter-idb'),
    // @ts-expect-error: it has no types
    import('pouchdb-adapter-http'),
    // @ts-expect-error: it has no types
    import('pouchdb-replication'),
  ])
  const base = core.default as unknown as PeerConstructor
  return base.plugin(idb.default).plugin(http.default).plugin(replication.default)
}

/**
 * PouchDB's requests on the very road that ours take: the page has no other. Its checkpoints on the
 * server, which the road keeps shut for records, are answered here at once, to its advantage.
 */
function roadFetch(space: string) {
  const json = (status: number, body: object) =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
  return async (address: string, options: RequestInit = {}): Promise<Response> => {
    const url = new URL(address)
    const path = url.pathname.replace(/^\/peer\/?/, '/').replace(/^\/$/, '')
    const method = (options.method ?? 'GET') as ServerRequest['method']
    if (path.startsWith('/_local/')) {
      return method === 'GET'
        ? json(404, { error: 'not_found', reason: 'missing' })
        : json(201, { ok: true, id: path.slice(1), rev: '0-1' })
    }
    const answer = await window.doorstep.call('server.request', {
      requestId: crypto.randomUUID(),
      space,
      database: 'records',
      method,
      path,
      query: url.search.slice(1),
      body: typeof options.body === 'string' ? options.body : null,
      contentType: options.body ? 'application/json' : null,
      accept: 'application/json',
      maxSeconds: 120,
    })
    if (!answer.ok) throw new Error(`The peer met ${answer.refusal.code} at ${method} ${path}`)
    const { status, body, contentType } = answer.value
    return new Response(body as BodyInit, { status, headers: { 'content-type': contentType } })
  }
}

interface Peer {
  readonly local: PeerDatabase
  readonly remote: PeerDatabase
}

async function openPeer(space: string): Promise<Peer> {
  pouch ??= loadPouch()
  const Pouch = await pouch
  const local = new Pouch(`peer-${crypto.randomUUID()}`, { adapter: 'idb' })
  const remote = new Pouch('http://localhost/peer', {
    adapter: 'http',
    skip_setup: true,
    fetch: roadFetch(space),
  })
  return { local, remote }
}

/** PouchDB as it comes (batches of 100), or in batches as large as ours are, which it is faster with. */
export type PeerBatches = 'its own' | 'as ours'
const batchesOf = (batches: PeerBatches, size: number) =>
  batches === 'its own' ? {} : { batch_size: size, batches_limit: 2 }

/** A PouchDB of the same records in the clear, sent to the space's database. Milliseconds. */
export async function timePeerPush(
  session: Session,
  count: number,
  batches: PeerBatches,
): Promise<number> {
  const { local, remote } = await openPeer(session.clientSpace)
  for (let from = 0; from < count; from += 1000) {
    const some = Array.from({ length: Math.min(1000, count - from) }, (_, index) => {
      const { id, ...rest } = kilobyteClient(session, from + index)
      return { _id: `clients:${rest.createdBy}:${id}`, ...rest }
    })
    await local.bulkDocs(some)
  }
  const startedAt = performance.now()
  const { docs_written: written } = await local.replicate.to(remote, batchesOf(batches, 500))
  const tookMs = performance.now() - startedAt
  if (written !== count) throw new Error(`The peer sent ${written} of ${count}`)
  await local.destroy()
  return tookMs
}

/** Everything of the space's database into a new PouchDB. Milliseconds. */
export async function timePeerPull(
  session: Session,
  count: number,
  batches: PeerBatches,
): Promise<number> {
  const { local, remote } = await openPeer(session.clientSpace)
  const startedAt = performance.now()
  await local.replicate.from(remote, batchesOf(batches, 1000))
  const tookMs = performance.now() - startedAt
  const { doc_count: found } = await local.info()
  if (found < count) throw new Error(`The peer has ${found} of ${count}`)
  await local.destroy()
  return tookMs
}
