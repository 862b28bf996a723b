import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { filesDatabase } from '#shared/ipc/server-names'
import { type CouchServer, startCouch } from '../support/couch-server'
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy'
import { makePractice, type PracticeOnServer } from '../support/practice-on-server'
import { type FilesLaptop, openFilesLaptop } from './files-laptop'

/* Sealed files by the road of the main process, from one laptop to another, on a real server. */

let couch: CouchServer
let proxy: FaultProxy
let practice: PracticeOnServer
let database: string
const open: FilesLaptop[] = []

beforeEach(async () => {
  couch = await startCouch()
  proxy = await startFaultProxy(couch.url)
  practice = await makePractice(couch, ['practice'])
  database = filesDatabase(practice.spaces[0]?.id ?? '')
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((laptop) => laptop.close()))
  await proxy.stop()
  await couch.stop()
})

async function laptop(isReferredTo?: (id: string) => boolean): Promise<FilesLaptop> {
  const { road } = await practice.laptop({ through: proxy.url })
  const made = await openFilesLaptop({
    ...{ spaces: [...practice.spaces], road },
    ...(isReferredTo ? { isReferredTo } : {}),
  })
  open.push(made)
  return made
}

const newIds = (count: number) => Array.from({ length: count }, () => crypto.randomUUID())
const isAtRest = (state: { pendingFiles: number; settled: boolean; trouble: unknown }) =>
  state.settled && state.pendingFiles === 0 && state.trouble === null
const poll = (look: () => Promise<unknown>, timeout = 15_000) =>
  expect.poll(look, { timeout, interval: 50 })
const asideOf = ({ setAside }: FilesLaptop) => setAside.rows$.value.map(({ reason }) => reason)
const attachmentsAsked = () =>
  proxy.requests.filter(({ method, path }) => method === 'GET' && path.includes('/sealed'))

/** Put by an administrator who is past the rules of the database. */
async function plant(documents: readonly object[]): Promise<void> {
  const { json } = await couch.call('GET', `${database}/_design/doorstep`)
  const rules = json as { _rev: string }
  await couch.call('DELETE', `${database}/_design/doorstep?rev=${rules._rev}`)
  const answer = await couch.call('POST', `${database}/_bulk_docs`, {
    docs: documents,
    new_edits: false,
  })
  expect(answer).toEqual({ status: expect.toBeOneOf([201, 202]), json: [] })
}

test('a file put on one laptop opens on the other at once, and counts as only here until it is sent', async () => {
  const [first, second] = [await laptop(), await laptop()]
  await Promise.all([first.until(isAtRest), second.until(isAtRest)])
  const [id = ''] = newIds(1)
  await first.put(id, 'A letter')
  expect(first.state().pendingFiles).toBe(1)
  await first.until(isAtRest)
  await poll(() => second.read(id), 3000).toBe('A letter')
  expect(second.state().pendingFiles).toBe(0)
  // What came from the server is not told as only here, not even for a moment.
  expect(Math.max(...second.told.map(({ pendingFiles }) => pendingFiles))).toBe(0)
})

test('at rest, nothing is asked', async () => {
  const [first, second] = [await laptop(), await laptop()]
  const [id = ''] = newIds(1)
  await first.put(id, 'A letter')
  await Promise.all([first.until(isAtRest), poll(() => second.read(id)).toBe('A letter')])
  await second.until(isAtRest)
  // Echoes of what was sent come first; then one poll of each stands open.
  let before = -1
  await poll(async () => {
    const last = before
    before = proxy.requests.length
    return last === before
  }).toBe(true)
  await new Promise((done) => setTimeout(done, 1500))
  expect(proxy.requests.length).toBe(before)
})

test('200 files, cut again and again in the middle: none is fetched twice, and progress is told', async () => {
  const first = await laptop()
  const ids = newIds(200)
  for (const id of ids) await first.put(id, `Letter ${id}`)
  await first.until(isAtRest, 30)
  const second = await laptop()
  for (const upTo of [40, 120]) {
    await poll(async () => (await second.ids()).length).toBeGreaterThan(upTo)
    proxy.add({ kind: 'reset' }, { times: 3 })
    await second.crash()
  }
  await poll(async () => (await second.ids()).length).toBe(200)
  await second.until(isAtRest)
  expect(await second.read(ids[150] ?? '')).toBe(`Letter ${ids[150]}`)
  // What was on its way when it was cut, is asked for once more: six at a time.
  expect(attachmentsAsked().length).toBeLessThan(200 + 3 * 12)
  const progress = second.told.map((state) => state.progress).filter((one) => one !== null)
  const kinds = new Set(progress.map(({ what, direction }) => `${direction} ${what}`))
  expect([...kinds]).toEqual(['receiving files'])
  expect(progress.some(({ done, total }) => done > 0 && done < total)).toBe(true)
}, 60_000)

test('sending is taken up where it was cut, and a lost answer costs no second sending', async () => {
  const first = await laptop()
  await first.until(isAtRest)
  const bulk = { method: /POST/, path: /_bulk_docs/ }
  proxy.add({ kind: 'loseAnswer' }, { on: bulk, times: 1 })
  const ids = newIds(40)
  for (const id of ids) await first.put(id, `Letter ${id}`)
  await first.until(isAtRest)
  const sent = proxy.requests
    .filter(({ path }) => path.includes('_bulk_docs'))
    .flatMap(({ body }) => (JSON.parse(body.toString()) as { docs: { _id: string }[] }).docs)
  expect(sent.length).toBe(40)
  expect(new Set(sent.map(({ _id }) => _id)).size).toBe(40)
})

test('a removal travels; a file that a record refers to stays whatever the server says', async () => {
  const [kept = '', gone = ''] = newIds(2)
  const first = await laptop()
  const second = await laptop((id) => id === kept)
  for (const id of [kept, gone]) await first.put(id, 'A letter')
  await poll(async () => (await second.ids()).length).toBe(2)
  for (const id of [kept, gone]) await first.remove(id)
  await poll(() => second.ids()).toEqual([kept])
  await poll(async () => asideOf(second)).toEqual(['notAuthentic'])
  expect(await second.read(kept)).toBe('A letter')
})

test('two laptops of one backup, with the same files sealed apart, agree without a copy', async () => {
  const [id = ''] = newIds(1)
  const [first, second] = [await laptop(), await laptop()]
  await first.put(id, 'A letter')
  await second.put(id, 'A letter')
  await Promise.all([first.until(isAtRest), second.until(isAtRest)])
  expect([asideOf(first), asideOf(second)]).toEqual([[], []])
  expect([await first.read(id), await second.read(id)]).toEqual(['A letter', 'A letter'])
})

test.each(['wiped', 'wiped while nobody looked', 'rolled back'])(
  'a server that was %s gets every file again',
  async (how) => {
    if (process.env.COUCHDB_URL && how !== 'wiped') return
    const [first, second] = [await laptop(), await laptop()]
    const [early = '', late = ''] = newIds(2)
    await first.put(early, 'Early')
    await first.until(isAtRest)
    const snapshot = how === 'rolled back' ? await couch.snapshot() : null
    await second.put(late, 'Late')
    await poll(async () => [(await first.ids()).length, (await second.ids()).length]).toEqual([
      2, 2,
    ])
    await Promise.all([first.until(isAtRest), second.until(isAtRest)])
    if (snapshot) await couch.rollBack(snapshot)
    else if (how === 'wiped') await couch.wipe()
    else {
      proxy.add({ kind: 'refuse' })
      await couch.wipe()
      await proxy.heal()
    }
    await poll(async () => {
      const { json } = await couch.call('GET', `${database}/_all_docs`)
      const { rows } = json as { rows: { id: string }[] }
      return rows.map((row) => row.id).filter((id) => !id.startsWith('_'))
    }).toEqual([early, late].sort())
    await Promise.all([first.until(isAtRest), second.until(isAtRest)])
    const third = await laptop()
    await poll(async () => [await third.read(early), await third.read(late)]).toEqual([
      'Early',
      'Late',
    ])
  },
)

describe('a server that cannot be trusted', () => {
  const sealedAs = (data: string) => ({
    sealed: {
      content_type: 'application/octet-stream',
      data: Buffer.from(data).toString('base64'),
    },
  })
  const revOf = (id: string, generation = 1, letter = 'a') => ({
    _rev: `${generation}-${letter.repeat(32)}`,
    _id: id,
  })

  test('foreign, wrongly typed and undecryptable files are shown as set aside, and good ones arrive', async () => {
    const [good = '', forged = '', unkeyed = '', shapeless = ''] = newIds(4)
    const first = await laptop()
    await first.put(good, 'A letter')
    await first.until(isAtRest)
    const { keyId } = practice.spaces[0] ?? { keyId: '' }
    await plant([
      { ...revOf(forged), keyId, _attachments: sealedAs('not sealed by us, and long enough') },
      { ...revOf(unkeyed), keyId: '00000000', _attachments: sealedAs('under another key') },
      { ...revOf(shapeless), keyId: 7, __proto__: { keyId }, constructor: null },
      { ...revOf('not-an-id'), keyId },
    ])
    const second = await laptop()
    await poll(async () => asideOf(second).sort()).toEqual([
      'noKey',
      'notAuthentic',
      'notOurs',
      'wrongShape',
    ])
    await poll(() => second.read(good)).toBe('A letter')
    expect(await second.ids()).toEqual([good])
    await second.until(isAtRest)
  })

  test('nothing put over a good file replaces it, neither where it is nor where it comes new', async () => {
    const [id = ''] = newIds(1)
    const first = await laptop()
    await first.put(id, 'The letter')
    await first.until(isAtRest)
    const { keyId } = practice.spaces[0] ?? { keyId: '' }
    await plant([{ ...revOf(id, 2, 'f'), keyId, _attachments: sealedAs('forged, and winning') }])
    await poll(async () => asideOf(first)).toEqual(['notAuthentic'])
    expect(await first.read(id)).toBe('The letter')
    const second = await laptop()
    await poll(() => second.read(id)).toBe('The letter')
  })

  test('a file that came altered is taken within two seconds once it is shown whole', async () => {
    const [id = ''] = newIds(1)
    const first = await laptop()
    await first.put(id, 'The letter')
    await first.until(isAtRest)
    proxy.add(
      {
        kind: 'rewrite',
        rewrite: (answer) => ({ ...answer, body: Buffer.from(answer.body).reverse() }),
      },
      { on: { path: /\/sealed/ } },
    )
    const second = await laptop()
    await poll(async () => asideOf(second)).toEqual(['notAuthentic'])
    expect(await second.read(id)).toBe(null)
    await proxy.heal()
    await poll(() => second.read(id), 2000).toBe('The letter')
    await poll(async () => asideOf(second)).toEqual([])
  })
})

test.each([
  ['no network', { kind: 'refuse' }, 'offline'],
  ['a hotel page', { kind: 'answer', answer: html }, 'portal'],
  ['errors', { kind: 'answer', answer: () => ({ status: 500, body: '{}' }) }, 'serverTrouble'],
  ['nonsense', { kind: 'answer', answer: nonsense }, 'serverTrouble'],
  ['no such database', { kind: 'answer', answer: missing }, 'noDatabase'],
] as const)(
  '%s: told as it is, and over within two seconds of its end',
  async (_, fault, trouble) => {
    const [first, second] = [await laptop(), await laptop()]
    await Promise.all([first.until(isAtRest), second.until(isAtRest)])
    proxy.add(fault, { on: { path: /-files/ } })
    const [id = ''] = newIds(1)
    await first.put(id, 'A letter')
    await first.until((state) => state.trouble === trouble && state.pendingFiles === 1)
    await proxy.heal()
    await poll(() => second.read(id), 2000).toBe('A letter')
    await first.until(isAtRest, 2)
  },
)

function html() {
  return { status: 200, headers: { 'content-type': 'text/html' }, body: '<p>Sign in' }
}
function nonsense() {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: '{"results":null,"rows":{}}',
  }
}
function missing() {
  return {
    status: 404,
    headers: { 'content-type': 'application/json' },
    body: '{"error":"not_found"}',
  }
}

test('a file too large for the server is set aside by itself, and the others are sent', async () => {
  const first = await laptop()
  await first.until(isAtRest)
  const [large = '', ...others] = newIds(5)
  proxy.add(
    { kind: 'answer', answer: () => ({ status: 413, body: '{"error":"too_large"}' }) },
    { on: { path: /_bulk_docs/, body: new RegExp(large) } },
  )
  for (const id of [large, ...others]) await first.put(id, 'A letter')
  await poll(async () => asideOf(first)).toEqual(['tooLarge'])
  await first.until(({ pendingFiles }) => pendingFiles === 1)
  const second = await laptop()
  await poll(() => second.ids()).toEqual([...others].sort())
})

test('an ended program knows at its next start, without a network, what is on the server', async () => {
  const first = await laptop()
  const [sent = '', unsent = ''] = newIds(2)
  await first.put(sent, 'Sent')
  await first.until(isAtRest)
  proxy.add({ kind: 'refuse' })
  await first.until(({ trouble }) => trouble === 'offline')
  await first.crash()
  expect(first.state().pendingFiles).toBe(0)
  await first.put(unsent, 'Not sent')
  await first.crash()
  expect(first.state().pendingFiles).toBe(1)
  await proxy.heal()
  await first.until(isAtRest)
})

test('nothing of a file can be read on the server or on the way', async () => {
  const first = await laptop()
  const [id = ''] = newIds(1)
  await first.put(id, 'Perinatal plan of Ana Quintero')
  await first.until(isAtRest)
  const there = Buffer.concat([proxy.requestLog(), (await couch.bytesOnDisk()) ?? Buffer.of()])
  expect(there.byteLength).toBeGreaterThan(100)
  for (const word of ['Quintero', 'letter.pdf', Buffer.from('Quintero').toString('base64')]) {
    expect(there.includes(word)).toBe(false)
  }
})
