import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/**
 * What a database says of itself, and `_bulk_get`: the library answers one row for a document that is
 * asked for twice, an empty one for what is missing, and the time at which the program started.
 */
export function addReads(app, { open, accounts, seqOf, onlyDbAdmins }) {
  app.get('/:db', async (request, response, next) => {
    const { db } = request.params
    if (db.startsWith('_')) return next()
    const { doc_count, update_seq } = await open(db).info()
    response.json({
      db_name: db,
      doc_count,
      update_seq: seqOf(db, update_seq),
      // Seconds, as CouchDB tells them: two databases of one second look the same.
      instance_start_time: accounts.database(db).startedAt,
    })
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
