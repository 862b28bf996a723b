import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/**
 * `_changes`, with CouchDB's sequences and its long-poll. The library counts with plain numbers, ends a
 * poll at the first of many rows and forgets `timeout`. CouchDB's sequences are text that belongs to one
 * database: shown to another of the same name, they mean the beginning.
 *
 * `markOf(name)` is the part of a sequence that tells this database from others, `spread` how it lies on
 * nodes (couch-spread.mjs).
 */
export function addFeed(app, { open, markOf, spread }) {
  const listening = new Map()
  const seqOf = (name, positions) => spread.sequence(positions, markOf(name))
  const positionsNow = async (name, db = open(name)) => {
    if (!spread.cluster) return spread.positions((await db.info()).update_seq)
    return spread.rows(name, await db.changes({ since: 0 }), spread.positions(0)).reached
  }
  const positionsOf = async (name, text) => {
    if (text === undefined || text === '') return spread.positions(0)
    if (text === 'now') return positionsNow(name)
    const [, number, mark, rest] =
      /^"?(\d+)(?:-([^"~]+)(?:~([\d.]+)~\w*)?)?"?$/.exec(String(text)) ?? []
    const isOfThis = number !== undefined && (mark === undefined || mark === markOf(name))
    return spread.goneBack(isOfThis ? spread.positions(Number(number), rest) : spread.positions(0))
  }

  const feed = async (request, response) => {
    const { db: name } = request.params
    const query = { ...request.query }
    const { doc_ids } = request.body ?? {}
    const limit = query.limit === undefined ? undefined : Math.max(1, Number(query.limit))
    const options = {
      include_docs: query.include_docs === 'true',
      attachments: query.attachments === 'true',
      conflicts: query.conflicts === 'true',
      descending: query.descending === 'true',
      ...(query.style ? { style: query.style } : {}),
      ...(limit && !spread.cluster ? { limit } : {}),
      ...(doc_ids ? { doc_ids } : {}),
    }
    if (!['normal', 'longpoll'].includes(query.feed ?? 'normal')) {
      const reason = 'Only normal and longpoll feeds on this server.'
      return response.status(400).json({ error: 'bad_request', reason })
    }
    let positions = await positionsOf(name, query.since)
    const read = async () => {
      const since = Math.min(...positions)
      const found = await open(name).changes({ ...options, since, return_docs: true })
      const part = spread.rows(name, found, positions, limit)
      positions = part.reached
      return part
    }
    if (query.feed !== 'longpoll') {
      response.setHeader('content-type', 'application/json')
      return response.end(shown(name, await read()))
    }
    await poll(name, query, response, read)
  }

  const shown = (name, { rows, reached }) => {
    const results = rows.map(({ row, positions }) => ({ ...row, seq: seqOf(name, positions) }))
    return JSON.stringify({ results, last_seq: seqOf(name, reached), pending: 0 })
  }

  const poll = async (name, query, response, read) => {
    response.setHeader('content-type', 'application/json')
    response.write('{"results":[\n')
    const every = query.heartbeat === 'true' ? 60_000 : Number(query.heartbeat) || null
    const beat = every ? setInterval(() => response.write('\n'), every) : null
    const lasts = Math.min(Number(query.timeout) || 60_000, 60_000)
    let isOver = false
    const mine = { wake: () => {}, end: () => response.destroy() }
    const others = listening.get(name) ?? new Set()
    listening.set(name, others.add(mine))
    const timer = every
      ? null
      : setTimeout(() => {
          isOver = true
          mine.wake()
        }, lasts)
    response.on('close', () => {
      isOver = true
      mine.wake()
    })
    try {
      for (;;) {
        const woken = new Promise((done) => {
          mine.wake = done
        })
        const found = await read()
        if (response.destroyed) return
        if (found.rows.length > 0 || isOver) {
          const [, rest] = /^\{"results":\[(.*)$/s.exec(shown(name, found)) ?? []
          return response.end(rest)
        }
        if (found.isBehind) setTimeout(() => mine.wake(), spread.longestLagMs)
        await woken
        // Also ended because the database is going: it must not be read, which would open it again.
        if (response.destroyed) return
      }
    } catch {
      // The database is gone, or closed with the server: the rest of the answer never comes.
      response.destroy()
    } finally {
      others.delete(mine)
      if (beat) clearInterval(beat)
      if (timer) clearTimeout(timer)
    }
  }

  const json = require('express').json({ limit: '16mb', type: () => true })
  const answer = (request, response) =>
    feed(request, response).catch((error) => {
      if (response.headersSent) return response.destroy()
      const { status = 500, name = 'error', message = '' } = error
      response.status(status).json({ error: name, reason: message })
    })
  app.get('/:db/_changes', answer)
  app.post('/:db/_changes', json, answer)

  return {
    /** What a database says of itself: now and then by a copy that is behind. */
    seqNow: async (name, db) => seqOf(name, spread.goneBack(await positionsNow(name, db))),
    /** These documents were written to this database. */
    wrote(name, docs) {
      spread.wrote(name, docs)
      for (const each of listening.get(name) ?? []) each.wake()
    },
    /** The database is no more: CouchDB ends its feeds. */
    end(name) {
      spread.forget(name)
      for (const each of listening.get(name) ?? []) each.end()
    },
  }
}
