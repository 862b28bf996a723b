import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { exchange } from '#electron/main/server/http-exchange'
import { visitServer } from '#electron/main/server/inspect'
import { createLinkFiles, type LinkFiles } from '#electron/main/server/link-files'
import { makePlaces } from '#electron/main/server/link-places'
import { makeAccount } from '#electron/main/server/set-up'
import { sealLinkFile } from '#shared/crypto/link-file'
import { newPlace } from '#shared/domain/share/link'
import {
  linkAddress,
  linkContentType,
  linkDatabase,
  linkDocument,
  linkFile,
} from '#shared/ipc/link-names'
import type { ServerAccount } from '#shared/ipc/server-contract'
import { type CouchServer, startCouch } from '../support/couch-server'

const practice = crypto.randomUUID()
const staffId = crypto.randomUUID()
const made = new Set<string>()
let couch: CouchServer

beforeAll(async () => {
  couch = await startCouch()
})
afterAll(async () => {
  // On somebody's server only what this test made goes.
  for (const place of made) await couch.call('DELETE', linkDatabase(place))
  await couch.stop()
})
const embedded = test.runIf(!process.env.COUCHDB_URL)

const asAdmin = async () => {
  const { name: userName, password } = couch.admin
  const visit = await visitServer({ address: couch.url, userName, password }, exchange, Date.now)
  if (!visit.ok) throw new Error(visit.refusal.code)
  return visit.value
}
const make = async (places: readonly string[], forBrowsers = false) => {
  for (const place of places) made.add(place)
  const asked = places.map((place) => ({ place, staffId }))
  return makePlaces(await asAdmin(), { places: asked, practice, forBrowsers }, exchange)
}
/** A laptop's own account, as set-up makes it. */
const laptopOf = async (who: string, inPractice = practice, owner = false) => {
  const deviceId = crypto.randomUUID()
  const whose = { deviceId, staffId: who, practice: inPractice, owner }
  const { account } = await makeAccount(await asAdmin(), whose)
  if (!account) throw new Error('no account')
  return account
}
const filesOf = (account: ServerAccount) =>
  createLinkFiles({ account: () => account, nowMs: Date.now, send: exchange })

const key = randomBytes(32).toString('base64url')
const sealed = async (words = 'about nobody') =>
  new TextEncoder().encode(
    await sealLinkFile(JSON.stringify({ words }), 'application/fhir+json', key),
  )
const url = (path: string) => `${couch.url}/${path}`
const stranger = (path: string, method = 'GET', body?: string, type = 'application/json') =>
  fetch(url(path), {
    method,
    ...(body === undefined ? {} : { body, headers: { 'content-type': type } }),
  })

let place: string
let own: LinkFiles
let account: ServerAccount
beforeEach(async () => {
  place = newPlace()
  const done = await make([place])
  expect(done).toEqual({ ok: true, value: { places: [place], browsers: 'notAsked' } })
  account = await laptopOf(staffId)
  own = filesOf(account)
})
afterEach(() => own.stop())

describe('a link’s file', () => {
  test('is put there by the laptop, and read by a stranger as what it is', async () => {
    const file = await sealed()
    expect(await own.put(place, file)).toEqual({ ok: true, value: 'live' })
    const answer = await fetch(`${linkAddress(couch.url, place)}?recipient=Dr.%20Reader`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toMatch(/^application\/jose\b/)
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(file)
  })

  test('is put there once, however often it is asked for', async () => {
    const file = await sealed()
    for (let turn = 0; turn < 3; turn++) {
      expect(await own.put(place, file)).toEqual({ ok: true, value: 'live' })
    }
    const { json } = await couch.call('GET', `${linkDatabase(place)}/${linkDocument}`)
    expect((json as { _rev: string })._rev).toMatch(/^1-/)
  })

  test('of another link in the same place is never written over', async () => {
    await own.put(place, await sealed('first'))
    expect(await own.put(place, await sealed('second'))).toEqual({ ok: true, value: 'taken' })
  })

  test('is gone for everybody once it is taken back, by its revisions too', async () => {
    await own.put(place, await sealed())
    const path = `${linkDatabase(place)}/${linkDocument}`
    const rev = ((await (await stranger(path)).json()) as { _rev: string })._rev
    expect(await own.remove(place)).toEqual({ ok: true, value: 'removed' })
    expect((await stranger(`${path}/${linkFile}`)).status).toBe(404)
    expect((await stranger(`${path}/${linkFile}?rev=${rev}`)).status).toBe(404)
    expect((await stranger(`${path}?rev=${rev}&attachments=true`)).status).toBe(404)
    expect((await stranger(path)).status).toBe(404)
  })

  test('that was taken back is not put there again by a laptop that has not heard of it', async () => {
    const file = await sealed()
    await own.put(place, file)
    await own.remove(place)
    expect(await own.put(place, file)).toEqual({ ok: true, value: 'removed' })
    expect((await fetch(linkAddress(couch.url, place))).status).toBe(404)
  })

  test('may be taken back twice, or before it was ever there', async () => {
    expect(await own.remove(place)).toEqual({ ok: true, value: 'removed' })
    await own.put(place, await sealed())
    expect(await own.remove(place)).toEqual({ ok: true, value: 'removed' })
    expect(await own.remove(place)).toEqual({ ok: true, value: 'removed' })
    expect(await own.remove(newPlace())).toEqual({ ok: true, value: 'removed' })
  })

  test('without a place is said to have none, and comes back once there is one', async () => {
    const file = await sealed()
    await own.put(place, file)
    await couch.call('DELETE', linkDatabase(place))
    expect(await own.put(place, file)).toEqual({ ok: true, value: 'noPlace' })
    await make([place])
    expect(await own.put(place, file)).toEqual({ ok: true, value: 'live' })
  })

  test('may be taken back by the owner, and by nobody of another practice', async () => {
    const file = await sealed()
    const foreign = filesOf(await laptopOf(crypto.randomUUID(), crypto.randomUUID(), true))
    expect(await foreign.put(place, file)).toEqual({ ok: true, value: 'notOurs' })
    await own.put(place, file)
    expect(await foreign.remove(place)).toEqual({ ok: true, value: 'notOurs' })
    const owner = filesOf(await laptopOf(crypto.randomUUID(), practice, true))
    expect(await owner.remove(place)).toEqual({ ok: true, value: 'removed' })
    for (const each of [foreign, owner]) each.stop()
  })
})

describe('a stranger who has the link', () => {
  beforeEach(async () => {
    await own.put(place, await sealed())
  })
  const name = () => linkDatabase(place)
  const path = () => `${name()}/${linkDocument}`

  test.each([
    ['another document', 'PUT', () => `${name()}/other`, '{}'],
    ['a document without a name', 'POST', () => name(), '{}'],
    ['the document', 'PUT', () => path(), '{}'],
    ['the rules', 'PUT', () => `${name()}/_design/doorstep`, '{}'],
    ['other rules', 'PUT', () => `${name()}/_design/other`, '{}'],
    ['who may read', 'PUT', () => `${name()}/_security`, '{}'],
    ['how much is kept', 'PUT', () => `${name()}/_revs_limit`, '1000'],
    ['what was removed', 'POST', () => `${name()}/_purge`, '{}'],
    ['what is thrown away', 'POST', () => `${name()}/_compact`, '{}'],
    ['a whole place', 'PUT', () => linkDatabase(newPlace()), '{}'],
  ])('cannot write %s', async (_what, method, where, body) => {
    const answer = await stranger(where(), method, body)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect((await fetch(linkAddress(couch.url, place))).status).toBe(200)
  })

  test('cannot write by bulk, also not what has a past', async () => {
    for (const newEdits of [true, false]) {
      const docs = [{ _id: 'x', _rev: '1-967a00dff5e02add41819138abb3284d' }]
      if (newEdits) for (const doc of docs) Reflect.deleteProperty(doc, '_rev')
      const body = JSON.stringify({ docs, new_edits: newEdits })
      await stranger(`${name()}/_bulk_docs`, 'POST', body)
      expect((await stranger(`${name()}/x`)).status).toBe(404)
    }
  })

  test('cannot remove or replace the file', async () => {
    const { _rev } = (await (await stranger(path())).json()) as { _rev: string }
    for (const [method, where] of [
      ['DELETE', `${path()}?rev=${_rev}`],
      ['DELETE', `${path()}/${linkFile}?rev=${_rev}`],
      ['PUT', `${path()}/${linkFile}?rev=${_rev}`],
      ['DELETE', name()],
    ] as const) {
      const answer = await stranger(
        where,
        method,
        method === 'PUT' ? 'x' : undefined,
        linkContentType,
      )
      expect([401, 403]).toContain(answer.status)
    }
    expect((await fetch(linkAddress(couch.url, place))).status).toBe(200)
  })

  test('cannot list what else lies on the server', async () => {
    for (const list of ['_all_dbs', '_dbs_info', '_db_updates', '_active_tasks']) {
      expect((await stranger(list)).status).toBeGreaterThanOrEqual(400)
    }
  })

  test('finds in this place the one document that the link names, and its rules', async () => {
    // CouchDB shows whoever may read a database all of it: so nothing else is ever in it.
    const ids = async () => {
      const answer = await stranger(`${name()}/_all_docs`)
      const { rows } = (await answer.json()) as { rows: { id: string }[] }
      return rows.map(({ id }) => id)
    }
    await expect.poll(ids).toEqual(['_design/doorstep', linkDocument])
  })

  test('is told nothing by a place that is not there', async () => {
    expect((await fetch(linkAddress(couch.url, newPlace()))).status).toBe(404)
  })
})

describe('the laptop’s own account', () => {
  const write = async (path: string, method: string, body: string, type = 'application/json') => {
    const { userName, password } = account
    const authorization = `Basic ${Buffer.from(`${userName}:${password}`).toString('base64')}`
    const headers = { authorization, 'content-type': type }
    return (await fetch(url(path), { method, headers, body })).status
  }

  test('puts nothing else there than one sealed file', async () => {
    const name = linkDatabase(place)
    expect(await write(`${name}/other`, 'PUT', '{}')).toBe(403)
    expect(await write(`${name}/${linkDocument}`, 'PUT', '{}')).toBe(403)
    expect(await write(`${name}/${linkDocument}`, 'PUT', '{"words":"in the clear"}')).toBe(403)
    expect(await write(`${name}/${linkDocument}/${linkFile}`, 'PUT', 'x', 'text/html')).toBe(403)
    expect(await write(`${name}/${linkDocument}/other`, 'PUT', 'x', linkContentType)).toBe(403)
    const large = 'x'.repeat(5_000_001)
    const there = `${name}/${linkDocument}/${linkFile}`
    expect([403, 413]).toContain(await write(there, 'PUT', large, linkContentType))
  })

  test('makes no places: that takes an administrator', async () => {
    const visit = await visitServer(account, exchange, Date.now)
    if (!visit.ok) throw new Error(visit.refusal.code)
    const asked = { places: [{ place: newPlace(), staffId }], practice, forBrowsers: false }
    expect((await makePlaces(visit.value, asked, exchange)).ok).toBe(false)
  })
})

describe('making places', () => {
  test('again changes nothing, and mends rules that are not ours', async () => {
    await own.put(place, await sealed())
    const path = `${linkDatabase(place)}/_design/doorstep`
    const before = (await couch.call('GET', path)).json as { _rev: string }
    await make([place])
    expect((await couch.call('GET', path)).json).toMatchObject({ _rev: before._rev })
    await couch.call('PUT', path, { ...before, validate_doc_update: 'function () {}' })
    await make([place])
    expect((await stranger(`${linkDatabase(place)}/x`, 'PUT', '{}')).status).toBeGreaterThan(400)
    expect((await fetch(linkAddress(couch.url, place))).status).toBe(200)
  })

  embedded('lets pages in a browser read, when asked to, and nothing more', async () => {
    await own.put(place, await sealed())
    const asPage = (method: string) =>
      fetch(linkAddress(couch.url, place), {
        method,
        headers: { origin: 'https://viewer.example' },
      })
    expect((await asPage('GET')).headers.get('access-control-allow-origin')).toBeNull()
    const done = await make([place], true)
    expect(done).toMatchObject({ ok: true, value: { browsers: 'made' } })
    const answer = await asPage('GET')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    const asked = await asPage('OPTIONS')
    expect(asked.headers.get('access-control-allow-methods')).toBe('GET, HEAD')
    expect(await make([place], true)).toMatchObject({ value: { browsers: 'alreadyFine' } })
  })

  test('says so when the server lets no strangers in', async () => {
    const closed: typeof exchange = async (request) => {
      const answer = await exchange(request)
      const isOfPlace = request.url.pathname.startsWith('/link-')
      if (!isOfPlace || request.headers.cookie || !answer.ok) return answer
      return { ok: true, value: { ...answer.value, status: 401 } }
    }
    const asked = { places: [{ place, staffId }], practice, forBrowsers: false }
    expect(await makePlaces(await asAdmin(), asked, closed)).toEqual({
      ok: false,
      refusal: { code: 'closedToStrangers' },
    })
    const file = await sealed()
    const shut = createLinkFiles({ account: () => account, nowMs: Date.now, send: closed })
    expect(await shut.put(place, file)).toEqual({ ok: true, value: 'closedToStrangers' })
    shut.stop()
  })
})

describe('a server that treats one place badly', () => {
  /** Answers in the server's stead where `says` has one; strangers send no session. */
  const between = (says: (method: string, path: string, isStranger: boolean) => number | null) => {
    const send: typeof exchange = async (request) => {
      const status = says(request.method, request.url.pathname, !request.headers.cookie)
      const answer = await exchange(
        status === null ? request : { ...request, method: 'GET', body: null },
      )
      if (status === null || !answer.ok) return answer
      const body = new TextEncoder().encode('another page')
      return { ok: true, value: { ...answer.value, status, body } }
    }
    return createLinkFiles({ account: () => account, nowMs: Date.now, send })
  }
  const isOfPlace = (path: string) => path.startsWith(`/${linkDatabase(place)}`)

  test.each([
    ['finds the file too large', (method: string) => (method === 'PUT' ? 413 : null)],
    ['says that somebody was quicker', (method: string) => (method === 'PUT' ? 409 : null)],
    ['is in trouble', (_: string, path: string) => (isOfPlace(path) ? 500 : null)],
    [
      'shows strangers another page',
      (_: string, path: string, isStranger: boolean) =>
        isOfPlace(path) && isStranger ? 200 : null,
    ],
  ])('%s: its file is not taken, and the place is still ours', async (_what, says) => {
    const file = await sealed()
    const bad = between(says)
    expect(await bad.put(place, file)).toEqual({ ok: true, value: 'notTaken' })
    bad.stop()
    expect(await own.put(place, file)).toEqual({ ok: true, value: 'live' })
  })

  test.each([
    ['does not remove it', (method: string) => (method === 'DELETE' ? 409 : null)],
    ['is in trouble', (_: string, path: string) => (isOfPlace(path) ? 500 : null)],
    [
      'still gives it to strangers',
      (_: string, path: string, isStranger: boolean) =>
        isOfPlace(path) && isStranger ? 200 : null,
    ],
  ])('%s: it is still there', async (_what, says) => {
    await own.put(place, await sealed())
    const bad = between(says)
    expect(await bad.remove(place)).toEqual({ ok: true, value: 'stillThere' })
    bad.stop()
    expect(await own.remove(place)).toEqual({ ok: true, value: 'removed' })
  })

  test('a page that knows nothing is not the server that says it is gone', async () => {
    await own.put(place, await sealed())
    const bad = between((_, path) => (isOfPlace(path) ? 404 : null))
    expect(await bad.remove(place)).toEqual({ ok: false, refusal: { code: 'portal' } })
    bad.stop()
  })
})

describe('a laptop without its server', () => {
  test('says why, and tries nothing', async () => {
    const none = createLinkFiles({ account: () => null, nowMs: Date.now, send: exchange })
    const locked = createLinkFiles({ account: () => 'locked', nowMs: Date.now, send: exchange })
    const file = await sealed()
    expect(await none.put(place, file)).toEqual({ ok: false, refusal: { code: 'notConfigured' } })
    expect(await locked.remove(place)).toEqual({ ok: false, refusal: { code: 'locked' } })
    const gone = { ...account, address: 'http://127.0.0.1:1' }
    const offline = createLinkFiles({ account: () => gone, nowMs: Date.now, send: exchange })
    expect(await offline.put(place, file)).toEqual({ ok: false, refusal: { code: 'offline' } })
    for (const each of [none, locked, offline]) each.stop()
  })
})
