import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Note } from '#shared/schema/note'
import { type CouchServer, startCouch } from '../support/couch-server'
import { type Script, scripts, type Watched } from './hostile-scripts'
import { holds, planOf, recordsOf, type TwoLaptops, twoLaptops, until } from './two-laptops'

/**
 * A server that wants to do harm stands between laptop A and laptop B, one script at a time: nothing of
 * it is accepted, nothing ends, a person sees it where there is something to see, and once the server is
 * honest again both laptops agree.
 */
let couch: CouchServer
const unexpected: unknown[] = []
beforeAll(async () => {
  couch = await startCouch()
  // Where the laptops of a test tell of what threw in them.
  vi.spyOn(console, 'error').mockImplementation((...said) => void unexpected.push(said))
})
afterAll(async () => {
  vi.restoreAllMocks()
  await couch.stop()
})

const kinds = ['visits', 'notes'] as const

/** Text of every record that a laptop holds, by id. */
async function heldBy(device: TwoLaptops['a']): Promise<Map<string, string>> {
  const all = await Promise.all(kinds.map((kind) => recordsOf(device, kind)))
  return new Map(all.flat().map((record) => [record.id, JSON.stringify(record)]))
}

/** A record's document once the server has it; `not` is a revision that is to be replaced first. */
async function documentOf({ database }: TwoLaptops, id: string, not = ''): Promise<Document> {
  let found: Document | undefined
  const isThere = async () => {
    const { json } = await couch.call('GET', `${database}/_all_docs?include_docs=true`)
    const { rows } = json as { rows: { id: string; doc: Document }[] }
    found = rows.find((row) => row.id.endsWith(id))?.doc
    return found !== undefined && found._rev !== not
  }
  await until('the server has it', isThere, 15)
  return found as Document
}
interface Document {
  readonly _rev: string
}

const signature: Note['signature'] = {
  algorithm: 'Ed25519',
  ...{ publicKey: 'AAAA', value: 'AAAA', signedAs: 'Made-up Therapist' },
  ...{ deviceId: crypto.randomUUID(), signedAt: '2026-01-01T00:00:00.000Z' },
}

/** What laptop B wrote, as the server saw it come. */
async function watch(pair: TwoLaptops): Promise<Watched> {
  const ids = await pair.book(pair.b, 4)
  const { id: noteId } = await pair.write(pair.b, { state: 'signed', signature })
  const [first, ...rest] = ids as [string, ...string[]]
  const old = await documentOf(pair, first)
  await pair.retitle(pair.b, first, 'changed since')
  return {
    ...{ pair, old },
    now: await documentOf(pair, first, old._rev),
    others: await Promise.all(rest.map((id) => documentOf(pair, id))),
    note: await documentOf(pair, noteId),
  }
}

async function play(
  { fault, on, atFirst, atConnecting, shows }: Script,
  pair: TwoLaptops,
): Promise<void> {
  const { proxy } = pair
  await pair.openB()
  const watched = await watch(pair)
  const begin = async () => proxy.add(await fault(watched), on ? { on } : {})
  if (atFirst) await begin()
  const a = await pair.openA()
  if (!atFirst) {
    await until(
      'A has what B wrote',
      async () => (await holds(a, kinds)) === (await holds(pair.b, kinds)),
      10,
    )
    await a.until(({ phase }) => phase === 'upToDate')
    await begin()
    // The poll under way is still an honest one.
    proxy.add({ kind: 'reset' }, { on: { path: /longpoll/ }, times: 1 })
  }
  if (atConnecting) await a.sync.restart()
  const before = await heldBy(a)
  const asked = proxy.requests.length
  const [baitA] = await pair.book(a, 1)
  const [baitB] = await pair.book(pair.b, 1)
  const startedAt = performance.now()
  await until('the server does harm', () => proxy.metCount() > 0, 10)
  if (shows) await a.until(shows, 10)
  else await new Promise((done) => setTimeout(done, 400))

  // Nothing that was here is another than it was, and nothing came that nobody wrote.
  const during = await heldBy(a)
  const onB = await heldBy(pair.b)
  for (const [id, text] of before) expect(during.get(id)).toBe(text)
  for (const [id, text] of during) {
    if (id !== baitA) expect(text).toBe(onB.get(id))
  }
  expect(during.has(baitA as string)).toBe(true)
  expect(a.status().quarantine.length).toBeLessThanOrEqual(2000)
  // However it is answered, a laptop does not run in circles.
  const perSecond = (proxy.requests.length - asked) / ((performance.now() - startedAt) / 1000 + 0.2)
  expect(perSecond).toBeLessThan(60)
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  expect(({} as { admin?: unknown }).admin).toBeUndefined()
  for (const { headers } of proxy.requests) expect(String(headers.cookie)).not.toContain('tracker')

  proxy.add({ kind: 'reset' })
  await proxy.heal()
  await pair.laptopA.handlers['server.forgive'](undefined)
  a.sync.retryNow()
  await until(
    'both agree',
    async () => (await holds(a, kinds)) === (await holds(pair.b, kinds)),
    10,
  )
  await pair.retitle(a, baitB as string, 'from A')
  await until(
    'an edit on A is on B',
    async () => (await planOf(pair.b, baitB as string)) === 'from A',
    5,
  )
  await pair.retitle(pair.b, baitA as string, 'from B')
  await until(
    'an edit on B is on A',
    async () => (await planOf(a, baitA as string)) === 'from B',
    5,
  )
}

describe.concurrent('a hostile server', () => {
  test.for(scripts)('$name', async (script) => {
    const pair = await twoLaptops(couch, kinds)
    try {
      await play(script, pair).catch((error: Error) => {
        throw new Error(`${error.message}; A: ${pair.lastOfA()}`, { cause: error })
      })
    } finally {
      await pair.close()
    }
  })
})

test('of all of it, nothing threw', () => {
  expect(scripts.length).toBeGreaterThanOrEqual(40)
  expect(unexpected).toEqual([])
})
