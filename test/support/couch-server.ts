import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCouchServer } from '../../electron/commands/lib/couch-server.mjs'
import { type FaultProxy, startFaultProxy } from './fault-proxy'

export interface DatabaseDump {
  readonly name: string
  readonly security: unknown
  /** Every revision that is an end, removed ones too, with attachments as base64. */
  readonly documents: readonly unknown[]
}

export interface CouchServer {
  readonly url: string
  readonly admin: { readonly name: string; readonly password: string }
  /** A name that only databases of this test begin with; on a real server they go when it stops. */
  readonly prefix: string
  /** A request as the administrator, for looking and for making things go wrong. */
  call(method: string, path: string, body?: unknown): Promise<{ status: number; json: unknown }>
  /** Everything that reached the server since it began: only with `log: true`. */
  requestLog(): Uint8Array
  /** All that lies in the databases, read as an administrator. */
  databases(): Promise<readonly DatabaseDump[]>
  /** The same byte by byte from the disk; null where the server's disk is not ours. */
  bytesOnDisk(): Promise<Uint8Array | null>
  /** The databases are made anew under their names, with their members and rules and nothing else. */
  wipe(): Promise<void>
  /** The state of the whole server, to go back to; embedded only. */
  snapshot(): Promise<CouchSnapshot>
  rollBack(to: CouchSnapshot): Promise<void>
  /** Ends and begins again on the same port with what it kept; sessions are gone. Embedded only. */
  restart(whileDown?: () => Promise<void>): Promise<void>
  /** With `keep`, what was made stays, to be gone on with by starting again with the same folder. */
  stop(options?: { readonly keep?: boolean }): Promise<void>
}

export interface CouchSnapshot {
  readonly folder: string
}

export interface CouchOptions {
  readonly folder?: string
  readonly port?: number
  readonly onRequest?: (request: unknown) => void
  /** Keeps what reached the server. */
  readonly log?: boolean
  /** An embedded one with the manners of three nodes; for all of a run with DOORSTEP_CLUSTER. */
  readonly cluster?: boolean
}

const admin = { name: 'admin', password: 'made up: words, for @ tests' }

/** The server that tests talk to: the one named by COUCHDB_URL, else an embedded one of its own. */
export async function startCouch(options: CouchOptions = {}): Promise<CouchServer> {
  const given = process.env.COUCHDB_URL
  return given ? givenServer(new URL(given), options) : embeddedServer(options)
}

const newPrefix = () => `doorstep-test-${randomBytes(6).toString('hex')}-`

async function embeddedServer(options: CouchOptions): Promise<CouchServer> {
  const { log, folder: given, ...others } = options
  const rest = { cluster: process.env.DOORSTEP_CLUSTER === '1', ...others }
  const folder = given ?? (await mkdtemp(join(tmpdir(), 'doorstep-couch-')))
  let running = await startCouchServer({ ...rest, folder, admin })
  const { port } = running
  const proxy = log ? await startFaultProxy(running.url) : null
  const url = proxy?.url ?? running.url
  const call = caller(running.url, admin)
  const restart = async (whileDown = async () => {}) => {
    await running.stop()
    await whileDown()
    running = await startCouchServer({ ...rest, folder, port, admin })
  }
  const snapshots: string[] = []
  return {
    url,
    admin,
    call,
    prefix: newPrefix(),
    requestLog: () => logOf(proxy),
    databases: () => dump(call, () => true),
    bytesOnDisk: () => readFolder(folder),
    wipe: () => wipe(call, () => true),
    restart,
    async snapshot() {
      const copy = await mkdtemp(join(tmpdir(), 'doorstep-couch-copy-'))
      snapshots.push(copy)
      await restart(() => cp(folder, copy, { recursive: true }))
      return { folder: copy }
    },
    rollBack: (to) =>
      restart(async () => {
        await rm(folder, { recursive: true, force: true })
        await cp(to.folder, folder, { recursive: true })
      }),
    async stop() {
      await proxy?.stop()
      await running.stop()
      const gone = given ? snapshots : [folder, ...snapshots]
      await Promise.all(gone.map((each) => rm(each, { recursive: true, force: true })))
    },
  }
}

/** What was made on a real server by a test that stopped and will go on, by its folder. */
const keptOnGiven = new Map<
  string,
  { readonly prefix: string; readonly made: Set<string>; readonly users: Set<string> }
>()

/** A real CouchDB, maybe somebody's: only what came through here is touched, and it goes at the end. */
async function givenServer(given: URL, options: CouchOptions): Promise<CouchServer> {
  const account = {
    name: decodeURIComponent(given.username),
    password: decodeURIComponent(given.password),
  }
  const below = given.pathname.replace(/\/$/, '')
  const call = caller(`${given.origin}${below}`, account)
  await makeReady(call)
  const before = keptOnGiven.get(options.folder ?? '')
  keptOnGiven.delete(options.folder ?? '')
  const prefix = before?.prefix ?? newPrefix()
  const made = before?.made ?? new Set<string>()
  const users = before?.users ?? new Set<string>()
  const note = (method: string, path: string) => {
    if (method !== 'PUT') return
    const database = /^\/(doorstep-[a-z0-9-]+|link-[0-9a-f]{64})\/?$/.exec(path)?.[1]
    const user = /^\/_users\/(org\.couchdb\.user(?::|%3A)doorstep-[^/?]+)/i.exec(path)?.[1]
    if (database) made.add(database)
    if (user) users.add(user)
  }
  const proxy = await startFaultProxy(`${given.origin}${below}`, {
    ...(options.port === undefined ? {} : { port: options.port }),
    onRequest({ method, path }) {
      note(method, path)
      options.onRequest?.({ method, url: path })
    },
  })
  const isOurs = (name: string) => made.has(name) || name.startsWith(prefix)
  const notOurs = () => Promise.reject(new Error('Only on the embedded server'))
  return {
    url: proxy.url,
    admin: account,
    prefix,
    call(method, path, body) {
      note(method, path.startsWith('/') ? path : `/${path}`)
      return call(method, path, body)
    },
    requestLog: () => logOf(proxy),
    databases: () => dump(call, isOurs),
    bytesOnDisk: async () => null,
    wipe: () => wipe(call, isOurs),
    snapshot: notOurs,
    rollBack: notOurs,
    restart: notOurs,
    async stop({ keep = false } = {}) {
      if (keep) {
        keptOnGiven.set(options.folder ?? '', { prefix, made, users })
        return proxy.stop()
      }
      for (const name of await databaseNames(call, isOurs)) await call('DELETE', name)
      for (const user of users) {
        const { json } = await call('GET', `_users/${user}`)
        const rev = (json as { _rev?: string } | null)?._rev
        if (rev) await call('DELETE', `_users/${user}?rev=${rev}`)
      }
      await proxy.stop()
    },
  }
}

/**
 * A fresh CouchDB that nobody finished as a single node or a cluster has no place for accounts, and none of
 * the tests could make one. It is left there: an empty one does no harm.
 */
async function makeReady(call: Call): Promise<void> {
  const session = (await call('GET', '_session')).json as {
    userCtx?: { roles?: string[] }
  } | null
  if (!session?.userCtx?.roles?.includes('_admin')) {
    throw new Error('COUCHDB_URL must name an administrator: http://name:password@host:port')
  }
  const nobody = (await call('GET', '_users/org.couchdb.user:nobody')).json
  if ((nobody as { reason?: string } | null)?.reason !== 'Database does not exist.') return
  const { status } = await call('PUT', '_users')
  if (status !== 201 && status !== 202 && status !== 412) {
    throw new Error(`COUCHDB_URL has no _users, and it could not be made (${status})`)
  }
}

function logOf(proxy: FaultProxy | null): Uint8Array {
  if (!proxy) throw new Error('Started without `log: true`')
  return proxy.requestLog()
}

type Call = CouchServer['call']

async function databaseNames(call: Call, isOurs: (name: string) => boolean): Promise<string[]> {
  const { json } = await call('GET', '_all_dbs')
  return (json as string[]).filter((name) => !name.startsWith('_') && isOurs(name))
}

async function dump(call: Call, isOurs: (name: string) => boolean): Promise<DatabaseDump[]> {
  const dumps: DatabaseDump[] = []
  for (const name of await databaseNames(call, isOurs)) {
    const security = (await call('GET', `${name}/_security`)).json
    const changes = await call('GET', `${name}/_changes?style=all_docs`)
    const { results } = changes.json as { results: { id: string; changes: { rev: string }[] }[] }
    const docs = results.flatMap(({ id, changes: ends }) => ends.map(({ rev }) => ({ id, rev })))
    const got = await call('POST', `${name}/_bulk_get?attachments=true`, { docs })
    const answers = (got.json as { results: { docs: { ok?: unknown }[] }[] }).results
    const found = answers.flatMap((each) => each.docs.map(({ ok }) => ok)).filter(Boolean)
    // A cluster tells its changes in any order.
    const documents = found.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    dumps.push({ name, security, documents })
  }
  return dumps
}

async function wipe(call: Call, isOurs: (name: string) => boolean): Promise<void> {
  for (const name of await databaseNames(call, isOurs)) {
    const security = (await call('GET', `${name}/_security`)).json
    const range = 'startkey=%22_design/%22&endkey=%22_design0%22&include_docs=true'
    const found = await call('GET', `${name}/_all_docs?${range}`)
    const { rows } = found.json as { rows: { doc: { _id: string; _rev?: string } }[] }
    await call('DELETE', name)
    await call('PUT', name)
    for (const { doc } of rows) {
      const { _rev: _, ...fresh } = doc
      await call('PUT', `${name}/${fresh._id}`, fresh)
    }
    await call('PUT', `${name}/_security`, security)
  }
}

async function readFolder(folder: string): Promise<Uint8Array> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return Buffer.concat(
    await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name)))),
  )
}

/** Asks a server as this account. */
export function caller(url: string, { name, password }: CouchServer['admin']): Call {
  const authorization = `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`
  return async (method, path, body) => {
    const answer = await fetch(new URL(path.replace(/^\//, ''), `${url}/`), {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, json: await answer.json().catch(() => null) }
  }
}
