import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAccounts } from './couch-accounts.mjs'

const require = createRequire(import.meta.url)

/**
 * A CouchDB-compatible server in this process, on 127.0.0.1: PouchDB behind CouchDB's HTTP interface,
 * with accounts, members and validation functions. For development and tests; a practice runs CouchDB.
 *
 * `folder` keeps the databases (LevelDB); without one they lie in a temporary folder that goes with the
 * server. `onRequest(request)` sees every request before it is answered.
 */
export async function startCouchServer({ folder, port = 0, admin, onRequest }) {
  const kept = folder ?? (await mkdtemp(join(tmpdir(), 'doorstep-couch-')))
  await mkdir(kept, { recursive: true })
  const PouchDB = freshPouchDB().plugin(require('pouchdb-adapter-leveldb'))
  const Databases = PouchDB.defaults({ adapter: 'leveldb', prefix: join(kept, '/') })
  const accounts = createAccounts({ file: join(kept, 'accounts.json'), admin })
  const app = require('express')()
  app.disable('x-powered-by')
  if (onRequest) {
    app.use((request, _response, next) => {
      onRequest(request)
      next()
    })
  }
  const polls = new Map()
  addAccounts(app, accounts)
  addDatabases(app, accounts, Databases, polls)
  app.use(
    require('express-pouchdb')(Databases, {
      mode: 'minimumForPouchDB',
      overrideMode: { include: ['validation'], exclude: ['routes/session-stub', 'compression'] },
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
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      await closeAll(Databases)
      if (!folder) await rm(kept, { recursive: true, force: true })
    },
  }
}

const open = new WeakMap()

/** PouchDB's plugins change the constructor they are given: each server has one of its own. */
function freshPouchDB() {
  for (const name of Object.keys(require.cache)) {
    if (/node_modules[\\/](?:pouchdb-(?!adapter)|express-pouchdb)/.test(name)) {
      delete require.cache[name]
    }
  }
  const PouchDB = require('pouchdb-core')
  open.set(PouchDB, new Set())
  return PouchDB
}

async function closeAll(Databases) {
  const names = await Databases.allDbs().catch(() => [])
  await Promise.allSettled(names.map((name) => new Databases(name).close()))
}

const say = (response, status, body) => response.status(status).json(body)
const refuseAnybody = (response) =>
  say(response, 401, { error: 'unauthorized', reason: 'You are not authorized to access this db.' })

function addAccounts(app, accounts) {
  const json = require('express').json({ limit: '1mb', type: () => true })
  app.use((request, _response, next) => {
    request.couchSession = { ok: true, userCtx: accounts.userOf(request.headers), info: {} }
    next()
  })
  app.get('/_session', (request, response) => say(response, 200, request.couchSession))
  app.post('/_session', json, (request, response) => {
    const { name, password } = request.body ?? {}
    const answer = accounts.signIn(name, password)
    if (answer === 'locked') {
      const reason = 'Account is temporarily locked due to multiple authentication failures'
      return say(response, 403, { error: 'forbidden', reason })
    }
    if (answer === 'wrong') {
      const reason = 'Name or password is incorrect.'
      return say(response, 401, { error: 'unauthorized', reason })
    }
    response.setHeader('Set-Cookie', `AuthSession=${answer.cookie}; Version=1; Path=/; HttpOnly`)
    say(response, 200, { ok: true, name, roles: answer.roles })
  })
  app.delete('/_session', (_request, response) => say(response, 200, { ok: true }))

  const name = '/_users/org.couchdb.user::name'
  app.use('/_users', onlyAdmins)
  app.get(name, (request, response) => {
    const user = accounts.user(request.params.name)
    if (!user) return say(response, 404, { error: 'not_found', reason: 'missing' })
    const id = `org.couchdb.user:${request.params.name}`
    say(response, 200, { _id: id, _rev: user.rev, name: request.params.name, roles: user.roles })
  })
  app.put(name, json, (request, response) => {
    const before = accounts.user(request.params.name)
    if (before && request.body._rev !== before.rev) {
      return say(response, 409, { error: 'conflict', reason: 'Document update conflict.' })
    }
    const rev = `${Number.parseInt(before?.rev ?? '0', 10) + 1}-${randomBytes(16).toString('hex')}`
    accounts.putUser(request.params.name, request.body, rev)
    say(response, 201, { ok: true, id: `org.couchdb.user:${request.params.name}`, rev })
  })
  app.delete(name, (request, response) => {
    if (accounts.user(request.params.name)?.rev !== request.query.rev) {
      return say(response, 409, { error: 'conflict', reason: 'Document update conflict.' })
    }
    accounts.removeUser(request.params.name)
    say(response, 200, { ok: true })
  })
}

function onlyAdmins(request, response, next) {
  const { name, roles } = request.couchSession.userCtx
  if (roles.includes('_admin')) return next()
  const reason = 'You are not a server admin.'
  say(response, name === null ? 401 : 403, { error: 'unauthorized', reason })
}

function addDatabases(app, accounts, Databases, polls) {
  const json = require('express').json({ limit: '1mb', type: () => true })
  for (const path of ['/_all_dbs', '/_active_tasks', '/_node/*', '/_config*', '/_replicate']) {
    app.all(path, onlyAdmins)
  }
  app.put('/:db', onlyAdmins, (request, response, next) => {
    const { db } = request.params
    response.on('finish', () => {
      if (response.statusCode === 201) accounts.addDatabase(db)
    })
    next()
  })
  app.delete('/:db', onlyAdmins, (request, response, next) => {
    const { db } = request.params
    response.on('finish', () => {
      accounts.removeDatabase(db)
      // CouchDB ends the feeds of a database that is no more.
      for (const poll of polls.get(db) ?? []) poll.destroy()
      polls.delete(db)
    })
    next()
  })
  app.use((request, response, next) => {
    const [, db, below] = request.path.split('/')
    const { userCtx } = request.couchSession
    if (!db || db.startsWith('_')) return next()
    if (!below && ['PUT', 'DELETE'].includes(request.method)) return next()
    const known = accounts.database(db)
    if (!known) {
      return say(response, 404, { error: 'not_found', reason: 'Database does not exist.' })
    }
    if (!accounts.mayRead(userCtx, db)) {
      if (userCtx.name === null) return refuseAnybody(response)
      const reason = 'You are not allowed to access this db.'
      return say(response, 403, { error: 'forbidden', reason })
    }
    request.couchSecurityObj = known.security
    next()
  })
  app.get('/:db/_security', (request, response) =>
    say(response, 200, accounts.database(request.params.db).security),
  )
  app.put('/:db/_security', onlyAdmins, json, (request, response) => {
    accounts.secure(request.params.db, request.body)
    say(response, 200, { ok: true })
  })
  for (const path of ['_purge', '_compact', '_revs_limit', '_temp_view', '_view_cleanup']) {
    app.all(`/:db/${path}`, onlyAdmins)
  }
  app.all('/:db/_design/*', (request, response, next) =>
    request.method === 'GET' ? next() : onlyAdmins(request, response, next),
  )
  // The library tells when the program started; CouchDB tells when the database was made.
  app.get('/:db', async (request, response, next) => {
    const { db } = request.params
    if (db.startsWith('_')) return next()
    const { doc_count, update_seq } = await new Databases(db).info()
    const { startedAt } = accounts.database(db)
    say(response, 200, { db_name: db, doc_count, update_seq, instance_start_time: startedAt })
  })
  app.get('/:db/_changes', (request, response, next) => {
    const { db } = request.params
    const open = polls.get(db) ?? new Set()
    polls.set(db, open.add(response))
    response.on('close', () => open.delete(response))
    next()
  })
}
