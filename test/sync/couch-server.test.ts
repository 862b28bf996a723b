import { afterEach, describe, expect, test } from 'vitest'
import { type CouchServer, startCouch } from '../support/couch-server'
import { faults } from '../support/fault-kinds'
import { startFaultProxy } from '../support/fault-proxy'

/** What the other tests stand on: a server that answers as CouchDB 3.5 does, and faults in front of it. */
const embedded = describe.runIf(!process.env.COUCHDB_URL)
if (process.env.COUCHDB_URL) {
  console.log('Skipped with COUCHDB_URL: these look at the embedded server, which is not asked.')
}
const servers: CouchServer[] = []
const start = async (options = {}) => {
  const couch = await startCouch({ cluster: false, ...options })
  servers.push(couch)
  await couch.call('PUT', `${couch.prefix}db`)
  return { couch, db: `${couch.prefix}db` }
}
afterEach(async () => {
  await Promise.all(servers.splice(0).map((couch) => couch.stop()))
})

interface Changes {
  results: { id: string }[]
  last_seq: string
}
const idsOf = (json: unknown) => (json as Changes).results.map(({ id }) => id)

const asAdmin = ({ admin }: CouchServer) => ({
  authorization: `Basic ${Buffer.from(`${admin.name}:${admin.password}`).toString('base64')}`,
})

describe('a server like CouchDB', () => {
  test('tells sequences as text that belong to one database', async () => {
    const { couch, db } = await start()
    await couch.call('PUT', `${db}/a`, {})
    const first = (await couch.call('GET', `${db}/_changes`)).json as Changes
    expect(first.last_seq).toMatch(/^1-/)
    const again = `${db}/_changes?since=${first.last_seq}`
    expect(idsOf((await couch.call('GET', again)).json)).toEqual([])
    await couch.call('DELETE', db)
    await couch.call('PUT', db)
    await couch.call('PUT', `${db}/b`, {})
    // A sequence of the database that was there before means the beginning of this one.
    expect(idsOf((await couch.call('GET', again)).json)).toEqual(['b'])
  })

  test('beats while a poll waits, and answers with what comes', async () => {
    const { couch, db } = await start()
    const path = `${db}/_changes?feed=longpoll&since=now&heartbeat=100`
    const poll = fetch(new URL(path, `${couch.url}/`), { headers: asAdmin(couch) })
    const text = poll.then((answer) => answer.text())
    await new Promise((done) => setTimeout(done, 350))
    await couch.call('PUT', `${db}/late`, {})
    expect(await text).toMatch(/^\{"results":\[\n+/)
    expect(idsOf(JSON.parse(await text))).toEqual(['late'])
  })

  test('answers a poll without a heartbeat when its time is over', async () => {
    const { couch, db } = await start()
    const answer = await couch.call('GET', `${db}/_changes?feed=longpoll&since=now&timeout=150`)
    expect(idsOf(answer.json)).toEqual([])
  })

  test('ends the poll of a database that is removed', async () => {
    const { couch, db } = await start()
    const path = `${db}/_changes?feed=longpoll&since=now&heartbeat=1000`
    const poll = fetch(new URL(path, `${couch.url}/`), { headers: asAdmin(couch) })
    const ended = poll
      .then((answer) => answer.text())
      .then(
        () => 'ended',
        () => 'ended',
      )
    await new Promise((done) => setTimeout(done, 100))
    await couch.call('DELETE', db)
    expect(await ended).toBe('ended')
  })

  test('answers every row of _bulk_get, also what is missing and what is asked for twice', async () => {
    const { couch, db } = await start()
    const made = (await couch.call('PUT', `${db}/a`, { x: 1 })).json as { rev: string }
    const docs = [{ id: 'a', rev: made.rev }, { id: 'a' }, { id: 'a', rev: '1-aa' }, { id: 'none' }]
    const { json } = await couch.call('POST', `${db}/_bulk_get`, { docs })
    const { results } = json as { results: { id: string; docs: object[] }[] }
    expect(results.map(({ id, docs: [doc] }) => [id, Object.keys(doc ?? {})])).toEqual([
      ['a', ['ok']],
      ['a', ['ok']],
      ['a', ['error']],
      ['none', ['error']],
    ])
  })

  test('keeps branches of new_edits: false and shows them as conflicts', async () => {
    const { couch, db } = await start()
    const docs = [
      { _id: 'a', _rev: '2-bb', _revisions: { start: 2, ids: ['bb', 'aa'] }, x: 1 },
      { _id: 'a', _rev: '2-cc', _revisions: { start: 2, ids: ['cc', 'aa'] }, x: 2 },
    ]
    const put = await couch.call('POST', `${db}/_bulk_docs`, { docs, new_edits: false })
    expect(put).toEqual({ status: 201, json: [] })
    const found = await couch.call('GET', `${db}/a?conflicts=true`)
    expect(found.json).toMatchObject({ _rev: '2-cc', _conflicts: ['2-bb'] })
  })

  test.each([
    ['text/plain', '{"docs":[]}', 415],
    ['application/json', '{"docs":[', 400],
    ['application/json', '{"docs":[{"_id":"a","_unknown":1}]}', 400],
    ['application/json', `{"docs":[{"_id":"a","x":"${'x'.repeat(8_500_000)}"}]}`, 413],
  ])('refuses a body of %s', async (type, body, status) => {
    const { couch, db } = await start()
    const answer = await fetch(new URL(`${db}/_bulk_docs`, `${couch.url}/`), {
      method: 'POST',
      headers: { ...asAdmin(couch), 'content-type': type },
      body,
    })
    expect(answer.status).toBe(status)
  })

  test('is closed to nobody, and a name that is none of CouchDB’s is refused', async () => {
    const { couch, db } = await start()
    const status = async (path: string, init: RequestInit = {}) =>
      (await fetch(new URL(path, `${couch.url}/`), init)).status
    expect(await status(db)).toBe(401)
    expect(await status('_all_dbs')).toBe(401)
    expect((await couch.call('PUT', 'doorstep-NOT')).status).toBe(400)
  })
})

embedded('an embedded server', () => {
  test('locks an account after five wrong passwords, also for the right one', async () => {
    const { couch } = await start()
    const signIn = async (password: string) =>
      (
        await fetch(new URL('_session', `${couch.url}/`), {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ name: couch.admin.name, password }),
        })
      ).status
    for (let count = 0; count < 5; count++) expect(await signIn('wrong')).toBe(401)
    expect(await signIn(couch.admin.password)).toBe(403)
  })

  test('several run at once and know nothing of each other', async () => {
    const [one, two] = [await start(), await start()]
    await one.couch.call('PUT', `${one.db}/a`, {})
    expect((await two.couch.call('GET', one.db)).status).toBe(404)
  })

  test('restarts with what it had, goes back, and is wiped', async () => {
    const { couch, db } = await start()
    await couch.call('PUT', `${db}/a`, { x: 1 })
    const then = await couch.snapshot()
    await couch.call('PUT', `${db}/b`, { x: 2 })
    await couch.restart()
    const ids = async () => idsOf((await couch.call('GET', `${db}/_changes`)).json).sort()
    expect(await ids()).toEqual(['a', 'b'])
    await couch.rollBack(then)
    expect(await ids()).toEqual(['a'])
    await couch.wipe()
    expect(await ids()).toEqual([])
  })

  test('shows all that reached it and all that it keeps', async () => {
    const { couch, db } = await start({ log: true })
    await fetch(new URL(`${db}/canary-id`, `${couch.url}/`), {
      method: 'PUT',
      headers: { ...asAdmin(couch), 'content-type': 'application/json' },
      body: '{"field":"canary-word"}',
    })
    const log = Buffer.from(couch.requestLog()).toString()
    expect(log).toContain('canary-id')
    expect(log).toContain('canary-word')
    expect(JSON.stringify(await couch.databases())).toContain('canary-word')
    expect(Buffer.from((await couch.bytesOnDisk()) ?? []).toString('latin1')).toContain('canary-id')
  })
})

describe('faults in front of it', () => {
  const behind = async () => {
    const { couch, db } = await start()
    for (const id of ['a', 'b', 'c', 'd']) await couch.call('PUT', `${db}/${id}`, { v: 1 })
    const proxy = await startFaultProxy(couch.url)
    const get = async (path = `${db}/_all_docs?include_docs=true`) => {
      try {
        const signal = AbortSignal.timeout(1500)
        const init: RequestInit = { headers: asAdmin(couch), signal, redirect: 'manual' }
        const answer = await fetch(new URL(path, `${proxy.url}/`), init)
        const text = await answer.text()
        return { status: answer.status, text }
      } catch (error) {
        return (error as Error).name
      }
    }
    return { proxy, get, db }
  }

  test('without one everything goes through, and after one it does again', async () => {
    const { proxy, get } = await behind()
    const before = await get()
    expect(before).toMatchObject({ status: 200 })
    for (const [name, fault] of Object.entries(faults)) {
      proxy.add(fault)
      if (!name.startsWith('endless')) expect(await get(), name).not.toEqual(before)
      await proxy.heal()
      expect(await get(), name).toEqual(before)
    }
    await proxy.stop()
  }, 60_000)

  test('a fault meets what it is meant for, as often as it is told', async () => {
    const { proxy, get, db } = await behind()
    proxy.add(faults.error500, { on: { path: /_changes/ }, times: 2 })
    expect(await get()).toMatchObject({ status: 200 })
    expect(await get(`${db}/_changes`)).toMatchObject({ status: 500 })
    expect(await get(`${db}/_changes`)).toMatchObject({ status: 500 })
    expect(await get(`${db}/_changes`)).toMatchObject({ status: 200 })
    expect(proxy.metCount()).toBe(2)
    await proxy.stop()
  })

  test('a poll that falls silent is reset when the fault is healed', async () => {
    const { proxy, get, db } = await behind()
    const poll = get(`${db}/_changes?feed=longpoll&since=now&heartbeat=50`)
    await new Promise((done) => setTimeout(done, 150))
    proxy.add(faults.halfOpen)
    await new Promise((done) => setTimeout(done, 150))
    await proxy.heal()
    expect(['TypeError', 'TimeoutError']).toContain(await poll)
    await proxy.stop()
  })
})
