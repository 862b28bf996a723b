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
  // Kept and answered, and nothing is thinned out: PouchDB keeps its own limit.
  app.put('/:db/_revs_limit', onlyDbAdmins, json, (request, response) => {
    accounts.change(request.params.db, { revsLimit: Number(request.body) })
    response.json({ ok: true })
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
