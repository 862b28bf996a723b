import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAccounts } from './couch-accounts.mjs'
import { addConfig, addCors, createConfig } from './couch-config.mjs'
import { addFeed } from './couch-feed.mjs'
import { addReads } from './couch-reads.mjs'
import { createRules } from './couch-rules.mjs'
import { createSpread } from './couch-spread.mjs'
import { addUsers } from './couch-users.mjs'
import { addWrites } from './couch-writes.mjs'

const require = createRequire(import.meta.url)

/**
 * A CouchDB-compatible server in this process, on 127.0.0.1: PouchDB behind CouchDB's HTTP interface,
 * with accounts, members and validation functions. For development and tests; a practice runs CouchDB.
 * What express-pouchdb does otherwise than CouchDB 3.5, and matters here, is mended in `couch-*.mjs`;
 * docs/server.md lists the rest.
 *
 * `folder` keeps the databases (LevelDB); without one they lie in a temporary folder that goes with the
 * server. `onRequest(request)` sees every request before it is answered. `cluster`: with the manners of a
 * cluster of three nodes (couch-spread.mjs).
 */
export async function startCouchServer({ folder, port = 0, admin, onRequest, cluster = false }) {
  const kept = folder ?? (await mkdtemp(join(tmpdir(), 'doorstep-couch-')))
  await mkdir(kept, { recursive: true })
  const PouchDB = freshPouchDB().plugin(require('pouchdb-adapter-leveldb'))
  const Databases = PouchDB.defaults({ adapter: 'leveldb', prefix: join(kept, '/') })
  const databases = openedOnce(Databases)
  const accounts = createAccounts({ file: join(kept, 'accounts.json'), admin })
  const app = require('express')()
  app.disable('x-powered-by')
  app.enable('case sensitive routing')
  if (onRequest) {
    app.use((request, _response, next) => {
      onRequest(request)
      next()
    })
  }
  addEverything(app, accounts, databases, createSpread({ cluster }))
  app.use(
    require('express-pouchdb')(Databases, {
      mode: 'minimumForPouchDB',
      // Sessions, rules and the order of writes are ours; nothing here is compressed by default.
      overrideMode: { exclude: ['routes/session-stub', 'compression'] },
    }),
  )
  const server = createServer(app)
  server.keepAliveTimeout = 60_000
  await new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(port, '127.0.0.1', done)
  })
  const address = server.address()
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    folder: kept,
    accounts,
    async stop() {
      const closed = new Promise((done) => server.close(done))
      server.closeAllConnections()
      await closed
      await databases.settled()
      await closeAll(Databases)
      if (!folder) await rm(kept, { recursive: true, force: true })
    },
  }
}

/** PouchDB's plugins change the constructor they are given: each server has one of its own. */
function freshPouchDB() {
  for (const name of Object.keys(require.cache)) {
    if (/node_modules[\\/](?:pouchdb-(?!adapter)|express-pouchdb)/.test(name)) {
      delete require.cache[name]
    }
  }
  return require('pouchdb-core')
}

/** One PouchDB a database, and what is under way on it, so that stopping can wait for it. */
function openedOnce(Databases) {
  const opened = new Map()
  const underway = new Set()
  const during = (promise) => {
    underway.add(promise)
    const over = () => underway.delete(promise)
    promise.then(over, over)
    return promise
  }
  return {
    open(name) {
      let found = opened.get(name)
      if (!found) {
        const db = new Databases(name)
        // What `changes` answers is more than a promise.
        const call =
          (method) =>
          (...args) =>
            during(Promise.resolve(db[method](...args)))
        const methods = ['get', 'allDocs', 'bulkDocs', 'changes', 'info']
        found = Object.fromEntries(methods.map((method) => [method, call(method)]))
        opened.set(name, found)
      }
      return found
    },
    forget: (name) => void opened.delete(name),
    settled: () => Promise.allSettled([...underway]),
  }
}

async function closeAll(Databases) {
  const names = await Databases.allDbs().catch(() => [])
  await Promise.allSettled(names.map((name) => new Databases(name).close()))
}

function addEverything(app, accounts, { open, forget }, spread) {
  const rules = createRules(open)
  const config = createConfig()
  const markOf = (name) => {
    const { uuid, startedAt } = accounts.database(name) ?? {}
    return `g1AAAA${Buffer.from(`${uuid ?? startedAt}`).toString('base64url')}`
  }
  addCors(app, config)
  addUsers(app, accounts, { config, onlyAdmins })
  addConfig(app, config, { onlyAdmins, randomUuid: () => randomBytes(16).toString('hex') })
  // Express answers with the first route that fits: who may is asked before what is done.
  const late = { feed: null }
  addDatabases(app, accounts, (name) => {
    forget(name)
    rules.forget(name)
    late.feed?.end(name)
  })
  const isOfDatabase = (request) => !request.params.db.startsWith('_')
  app.param('db', (request, _response, next) => next(isOfDatabase(request) ? undefined : 'route'))
  const onlyDbAdmins = dbAdmins(accounts)
  late.feed = addFeed(app, { open, markOf, spread })
  addReads(app, { open, accounts, seqNow: late.feed.seqNow, spread, onlyDbAdmins })
  addWrites(app, {
    open,
    rules,
    config,
    contextOf: ({ couchSession: { userCtx }, params: { db } }) => ({
      userCtx,
      secObj: accounts.database(db).security,
      isAdmin: accounts.mayRule(userCtx, db),
    }),
    onWrite: late.feed.wrote,
    writeStatus: spread.writeStatus,
  })
}

const say = (response, status, body) => response.status(status).json(body)

/** What belongs to the whole server: CouchDB answers 401 also to somebody whom it knows. */
function onlyAdmins(request, response, next) {
  if (request.couchSession.userCtx.roles.includes('_admin')) return next()
  say(response, 401, { error: 'unauthorized', reason: 'You are not a server admin.' })
}

/** What belongs to one database: 401 to nobody, 403 to somebody. */
const dbAdmins = (accounts) => (request, response, next) => {
  const { userCtx } = request.couchSession
  if (accounts.mayRule(userCtx, request.params.db)) return next()
  const [status, error] = userCtx.name === null ? [401, 'unauthorized'] : [403, 'forbidden']
  say(response, status, { error, reason: 'You are not a db or server admin.' })
}

/** `act` has been done when whoever asked hears that it has. */
function beforeAnswer(response, act) {
  const end = response.end.bind(response)
  response.end = (...args) => {
    act(response.statusCode)
    return end(...args)
  }
}

function addDatabases(app, accounts, onGone) {
  const json = require('express').json({ limit: '1mb', type: () => true })
  for (const path of ['/_all_dbs', '/_dbs_info', '/_active_tasks', '/_membership', '/_replicate']) {
    app.all(path, onlyAdmins)
  }
  app.put('/:db', onlyAdmins, (request, response, next) => {
    const { db } = request.params
    if (!/^[a-z][a-z0-9_$()+/-]*$/.test(db)) {
      const reason = `Name: '${db}'. Only lowercase characters (a-z), digits (0-9), and any of the characters _, $, (, ), +, -, and / are allowed. Must begin with a letter.`
      return say(response, 400, { error: 'illegal_database_name', reason })
    }
    beforeAnswer(response, (status) => {
      if (status === 201) accounts.addDatabase(db)
    })
    next()
  })
  app.delete('/:db', onlyAdmins, (request, response, next) => {
    const { db } = request.params
    // With a revision it is refused: somebody meant a document.
    if (request.query.rev) return next()
    // First nobody finds it any more: a request in between would open it again, and leave it half there.
    accounts.removeDatabase(db)
    onGone(db)
    beforeAnswer(response, () => onGone(db))
    next()
  })
  app.use((request, response, next) => {
    const [, db, below] = request.path.split('/')
    const { userCtx } = request.couchSession
    if (!db || db.startsWith('_')) return next()
    if (!below && ['PUT', 'DELETE'].includes(request.method)) return next()
    const known = accounts.database(decodeURIComponent(db))
    if (!known) {
      return say(response, 404, { error: 'not_found', reason: 'Database does not exist.' })
    }
    if (accounts.mayRead(userCtx, decodeURIComponent(db))) return next()
    if (userCtx.name === null) {
      const reason = 'You are not authorized to access this db.'
      return say(response, 401, { error: 'unauthorized', reason })
    }
    say(response, 403, { error: 'forbidden', reason: 'You are not allowed to access this db.' })
  })
  app.get('/:db/_security', (request, response) =>
    say(response, 200, accounts.database(request.params.db).security),
  )
  const onlyDbAdmins = dbAdmins(accounts)
  app.put('/:db/_security', onlyDbAdmins, json, (request, response) => {
    accounts.change(request.params.db, { security: request.body })
    say(response, 200, { ok: true })
  })
  for (const path of ['_purge', '_compact', '_temp_view', '_view_cleanup']) {
    app.all(`/:db/${path}`, onlyDbAdmins)
  }
  app.all('/:db/_design/*', (request, response, next) =>
    request.method === 'GET' ? next() : onlyDbAdmins(request, response, next),
  )
}
