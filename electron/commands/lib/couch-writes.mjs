import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const special =
  /^_(id|rev|deleted|revisions|revs_info|conflicts|deleted_conflicts|local_seq|attachments)$/

/**
 * Everything that changes a document. The library's own ways know neither CouchDB's limits nor what a
 * rule is shown, and a bulk write by a member could bring a design document in.
 *
 * `contextOf(request)` answers `{ userCtx, secObj, isAdmin }`; `onWrite(name, docs)` hears of every change, `writeStatus()` says with which status one is answered.
 */
export function addWrites(app, { open, rules, config, contextOf, onWrite, writeStatus }) {
  const express = require('express')
  const json = express.json({ limit: '1gb', type: () => true, strict: false })
  const raw = express.raw({ limit: '1gb', type: () => true })

  const refuse = (response, status, error, reason) =>
    response.status(status).json({ error, reason })
  const parsed = (request, response, next) => {
    // CouchDB reads no body that does not say what it is.
    if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
      const reason = 'Content-Type must be application/json'
      return refuse(response, 415, 'bad_content_type', reason)
    }
    json(request, response, (error) => {
      if (!error) return next()
      refuse(response, 400, 'bad_request', 'invalid UTF-8 JSON')
    })
  }

  /** Why CouchDB takes none of the whole request. */
  const tooBad = (doc) => {
    if (typeof doc !== 'object' || doc === null || Array.isArray(doc)) {
      return [400, 'bad_request', 'Document must be a JSON object']
    }
    if (doc._id !== undefined && (typeof doc._id !== 'string' || doc._id === '')) {
      return [400, 'illegal_docid', 'Document id must be a non-empty string']
    }
    if (/^_(?!design\/|local\/)/.test(doc._id ?? '')) {
      const reason = 'Only reserved document ids may start with underscore.'
      return [400, 'illegal_docid', reason]
    }
    if (doc._rev !== undefined && !/^\d+-.+$/.test(doc._rev)) {
      return [400, 'bad_request', 'Invalid rev format']
    }
    const unknown = Object.keys(doc).find((name) => name.startsWith('_') && !special.test(name))
    if (unknown) return [400, 'doc_validation', `Bad special document member: ${unknown}`]
    const { _attachments = {}, ...rest } = doc
    const most = config.number('couchdb', 'max_document_size')
    if (Buffer.byteLength(JSON.stringify(rest)) > most) {
      return [413, 'document_too_large', doc._id ?? '']
    }
    const mostAttached = config.number('couchdb', 'max_attachment_size')
    for (const [name, { data }] of Object.entries(_attachments)) {
      const length = typeof data === 'string' ? data.length * 0.75 : (data?.length ?? 0)
      if (length > mostAttached) return [413, 'attachment_too_large', name]
    }
    return null
  }

  /** One row a document, in order: `{ ok, id, rev }` or `{ id, status, error, reason }`. */
  const write = async (request, docs, newEdits) => {
    const { db: name } = request.params
    const refused = await rules.check(name, docs, { ...contextOf(request), newEdits })
    const taken = docs.filter((_, index) => !refused.has(index))
    const answers =
      taken.length > 0 ? await open(name).bulkDocs(taken, { new_edits: newEdits }) : []
    if (taken.some(({ _id }) => _id.startsWith('_design/'))) rules.forget(name)
    const failed = new Map(answers.filter(({ error }) => error).map((row) => [row.id, row]))
    const written = taken.filter(({ _id }) => !failed.has(_id))
    if (written.length > 0) onWrite(name, written)
    let next = 0
    return docs.map((doc, index) => {
      const refusal = refused.get(index)
      if (refusal) return { id: doc._id, ...refusal }
      const row = newEdits ? answers[next++] : failed.get(doc._id)
      if (!row) return { ok: true, id: doc._id, rev: doc._rev }
      if (row.error)
        return { id: doc._id, status: row.status, error: row.name, reason: row.message }
      return { ok: true, id: row.id, rev: row.rev }
    })
  }

  const writeOne = async (request, response, doc, newEdits = true) => {
    const bad = tooBad(doc)
    if (bad) return refuse(response, ...bad)
    const [row] = await write(request, [doc], newEdits)
    if (row.error) return refuse(response, row.status ?? 500, row.error, row.reason)
    response.setHeader('ETag', JSON.stringify(row.rev))
    response.status(doc._deleted && request.method === 'DELETE' ? 200 : writeStatus()).json(row)
  }
  const caught = (handle) => (request, response) =>
    handle(request, response).catch((error) =>
      refuse(response, error.status ?? 500, error.name ?? 'error', error.message ?? String(error)),
    )

  app.post(
    '/:db/_bulk_docs',
    parsed,
    caught(async (request, response) => {
      const { docs, new_edits: newEdits = true } = request.body ?? {}
      if (!Array.isArray(docs)) {
        return refuse(response, 400, 'bad_request', 'POST body must include `docs` parameter.')
      }
      for (const doc of docs) {
        const bad = tooBad(doc)
        if (bad) return refuse(response, ...bad)
        doc._id ??= randomUUID().replaceAll('-', '')
      }
      const rows = await write(request, docs, newEdits)
      const shown = newEdits ? rows : rows.filter(({ error }) => error)
      response.status(writeStatus()).json(shown.map(({ status: _, ...row }) => row))
    }),
  )
  const ids = ['/:db/:id', '/:db/:first(_design)/:second']
  const idOf = ({ params }) => params.id ?? `${params.first}/${params.second}`
  const isOurs = ({ params }) => !/^_/.test(params.id ?? '')
  const onlyDocuments = (request, _response, next) => next(isOurs(request) ? undefined : 'route')
  app.put(
    ids,
    onlyDocuments,
    parsed,
    caught(async (request, response) => {
      const doc = request.body
      if (doc?._id !== undefined && doc._id !== idOf(request)) {
        const reason = 'Document ID must match the one of the path'
        return refuse(response, 400, 'bad_request', reason)
      }
      const rev = doc?._rev ?? request.query.rev
      const whole = { ...doc, _id: idOf(request), ...(rev === undefined ? {} : { _rev: rev }) }
      await writeOne(request, response, whole, request.query.new_edits !== 'false')
    }),
  )
  app.post(
    '/:db',
    parsed,
    caught((request, response) => {
      const _id = request.body?._id ?? randomUUID().replaceAll('-', '')
      return writeOne(request, response, { ...request.body, _id })
    }),
  )
  app.delete(
    ids,
    onlyDocuments,
    caught((request, response) => {
      const { rev } = request.query
      const doc = { _id: idOf(request), _rev: rev, _deleted: true }
      return writeOne(request, response, rev === undefined ? { ...doc, _rev: '0-none' } : doc)
    }),
  )
  const attachments = ['/:db/:id/:name', '/:db/:first(_design)/:second/:name']
  const change = (changed) =>
    caught(async (request, response) => {
      const { rev } = request.query
      const id = idOf(request)
      const found = await open(request.params.db)
        .get(id, rev ? { rev } : {})
        .catch(() => null)
      if (found && rev === undefined) {
        return refuse(response, 409, 'conflict', 'Document update conflict.')
      }
      const doc = found ?? { _id: id }
      doc._attachments = { ...doc._attachments }
      changed(doc._attachments, request)
      await writeOne(request, response, doc)
    })
  app.put(
    attachments,
    onlyDocuments,
    raw,
    change((all, { params, headers, body }) => {
      const content_type = headers['content-type'] ?? 'application/octet-stream'
      all[params.name] = { content_type, data: Buffer.isBuffer(body) ? body : Buffer.alloc(0) }
    }),
  )
  app.delete(
    attachments,
    onlyDocuments,
    change((all, { params }) => delete all[params.name]),
  )
  // Ways of writing that Doorstep does not use, and that would pass by the rules here.
  app.copy('/:db/*', (_request, response) => refuse(response, 405, 'method_not_allowed', 'COPY'))
}
