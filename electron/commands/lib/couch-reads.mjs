import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/**
 * What a database says of itself, and `_bulk_get`: the library answers one row for a document that is
 * asked for twice, an empty one for what is missing, and the time at which the program started.
 */
export function addReads(app, { open, accounts, seqNow, spread, onlyDbAdmins }) {
  // Administrators, too: whoever tests looks with their eyes at what there is in truth.
  const seesAll = ({ couchSession }) =>
    !spread.cluster || couchSession.userCtx.roles.includes('_admin')
  app.get('/:db', async (request, response, next) => {
    const { db } = request.params
    if (db.startsWith('_')) return next()
    const opened = open(db)
    const { doc_count } = await opened.info()
    response.json({
      db_name: db,
      doc_count: doc_count - (seesAll(request) ? 0 : spread.unseenCount(db)),
      update_seq: await seqNow(db, opened),
      // Seconds, as CouchDB tells them: two databases of one second look the same.
      instance_start_time: accounts.database(db).startedAt,
    })
  })

  app.all('/:db/_all_docs', (request, response, next) => {
    if (seesAll(request)) return next()
    const { db } = request.params
    const { send } = response
    response.send = (body) => {
      response.send = send
      if (response.statusCode !== 200) return response.send(body)
      const { rows, ...rest } = JSON.parse(body)
      const isNamed = request.body?.keys !== undefined || request.query.keys !== undefined
      const seen = rows.map(async (row) => {
        if (!row.id) return row
        if (spread.isUnseen(db, row.id)) return isNamed && { key: row.id, error: 'not_found' }
        return spread.isOutdated(db, row.id) ? ((await asBefore(open(db), row)) ?? row) : row
      })
      Promise.all(seen)
        .then((all) => response.send(JSON.stringify({ ...rest, rows: all.filter(Boolean) })))
        .catch(next)
    }
    next()
  })

  app.get('/:db/_revs_limit', (request, response) =>
    response.json(accounts.database(request.params.db).revsLimit ?? 1000),
  )
  const json = require('express').json({ limit: '64mb', type: () => true, strict: false })
  // Nothing is thinned out, for PouchDB keeps its own limit; what is beyond ours is not shown any more.
  app.put('/:db/_revs_limit', onlyDbAdmins, json, (request, response) => {
    accounts.change(request.params.db, { revsLimit: Number(request.body) })
    response.json({ ok: true })
  })

  app.get(['/:db/:id', '/:db/:id/:name'], async (request, response, next) => {
    const { db, id } = request.params
    if (id.startsWith('_') || db.startsWith('_')) return next()
    const { revsLimit } = accounts.database(db) ?? {}
    const { rev, open_revs } = request.query
    const missing = (reason) => response.status(404).json({ error: 'not_found', reason })
    if (rev === undefined && open_revs === undefined) {
      const { rows } = await open(db).allDocs({ keys: [id] })
      // The library calls what was removed `missing`, as if it had never been there.
      return rows[0]?.value?.deleted ? missing('deleted') : next()
    }
    if (revsLimit === undefined || rev === undefined) return next()
    const leaves = await open(db)
      .get(id, { open_revs: 'all', revs: true })
      .catch(() => [])
    const shown = leaves.flatMap(({ ok }) =>
      ok._revisions.ids
        .slice(0, revsLimit)
        .map((hash, at) => `${ok._revisions.start - at}-${hash}`),
    )
    return shown.includes(rev) ? next() : missing('missing')
  })

  app.post('/:db/_bulk_get', json, async (request, response) => {
    const { docs } = request.body ?? {}
    if (!Array.isArray(docs)) {
      const reason = "Missing JSON list of 'docs'."
      return response.status(400).json({ error: 'bad_request', reason })
    }
    const { revs, attachments, latest } = request.query
    const options = {
      revs: revs === 'true',
      attachments: attachments === 'true',
      latest: latest === 'true',
    }
    const db = open(request.params.db)
    const results = docs.map(async ({ id, rev }) => {
      const wanted = { ...options, open_revs: rev === undefined ? 'all' : [rev] }
      const found = await db.get(String(id), wanted).catch(() => [])
      const there = found.filter((each) => each.ok)
      const missing = { id, rev: rev ?? 'undefined', error: 'not_found', reason: 'missing' }
      return { id, docs: there.length > 0 ? there : [{ error: missing }] }
    })
    response.json({ results: await Promise.all(results) })
  })
}

/** A row of `_all_docs` as it was one version ago; null where that is not known any more. */
async function asBefore(db, { id, value, doc }) {
  const { _revisions } = await db.get(id, { rev: value.rev, revs: true })
  const [, hash] = _revisions.ids
  if (hash === undefined) return null
  const rev = `${_revisions.start - 1}-${hash}`
  const found = await db.get(id, { rev }).catch(() => null)
  if (found === null) return null
  if (found._deleted) return { id, key: id, value: { rev, deleted: true }, doc: null }
  return { id, key: id, value: { rev }, ...(doc === undefined ? {} : { doc: found }) }
}
