import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SyncStatus } from '#renderer/data/sync/status'
import { refused } from '#shared/result'
import { type CouchServer, startCouch } from '../support/couch-server'
import { faults } from '../support/fault-kinds'
import { openDevice } from '../support/sync-device'
import { holds, idsOnServer, planOf, type TwoLaptops, twoLaptops, until } from './two-laptops'

/** What once brought syncing to a standstill, or a removed record back: it goes on by itself. */

let couch: CouchServer
let pair: TwoLaptops
beforeAll(async () => {
  couch = await startCouch()
})
afterAll(() => couch.stop())

const isAtRest = ({ phase, pendingRecords, quarantine }: SyncStatus) =>
  phase === 'upToDate' && pendingRecords === 0 && quarantine.length === 0
const isWrite = { path: /_bulk_docs/ }
const hour = 3600_000

describe('two laptops', () => {
  beforeEach(async () => {
    pair = await twoLaptops(couch)
    await (await pair.openB()).until(isAtRest)
    await (await pair.openA()).until(isAtRest)
  })
  afterEach(async () => {
    await pair.close()
    vi.useRealTimers()
  })

  /** A has compared everything since `from`, and waits for news again. */
  const compared = (from: number) =>
    until(
      'A has compared',
      () => {
        const paths = pair.proxy.requests.slice(from).map(({ path }) => path)
        const at = paths.findIndex((path) => /limit=2000/.test(path))
        return at >= 0 && paths.slice(at).some((path) => /feed=longpoll/.test(path))
      },
      10,
    )

  test('a laptop that has been awake for a day compares everything and goes on sending', async () => {
    const [id = ''] = await pair.book(pair.a, 1)
    await until('B has it', async () => (await holds(pair.a)) === (await holds(pair.b)), 10)
    const from = pair.proxy.requests.length
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 25 * hour })
    await pair.retitle(pair.a, id, 'after a day')
    await compared(from)
    await pair.retitle(pair.a, id, 'and after comparing')
    await until('B has it', async () => (await planOf(pair.b, id)) === 'and after comparing', 5)
    await pair.a.until(isAtRest)
  })

  test('so does one on which nothing happens all day', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: Date.now() })
    await pair.a.crash()
    await pair.a.until(isAtRest)
    const from = pair.proxy.requests.length
    vi.setSystemTime(Date.now() + 25 * hour)
    vi.advanceTimersByTime(hour)
    const asked = () => pair.proxy.requests.slice(from).some(({ path }) => /limit=2000/.test(path))
    await until('A has compared', asked, 10)
    vi.advanceTimersByTime(hour)
    await pair.a.until(isAtRest)
    const once = pair.proxy.requests.slice(from).filter(({ path }) => /limit=2000/.test(path))
    expect(once).toHaveLength(1)
  })

  test('a laptop whose clock was years ahead compares once it is right again', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * 365 * 24 * hour })
    await pair.book(pair.a, 1)
    await compared(0)
    await pair.a.until(isAtRest)
    vi.useRealTimers()
    const from = pair.proxy.requests.length
    await pair.a.crash()
    await compared(from)
  })

  test('what was removed before the server’s answer came stays removed, also after the program was killed', async () => {
    pair.proxy.add({ kind: 'silent' }, { on: { path: /_changes/ } })
    pair.proxy.add(faults.answerLost, { on: isWrite })
    const [id = ''] = await pair.book(pair.a, 1)
    const isThere = async () => (await idsOnServer(couch, pair.database)).has(id)
    await until('the server has it', isThere, 10)
    pair.laptopA.setOnline(false)
    await pair.proxy.heal()
    expect((await pair.a.store.remove('visits', id)).ok).toBe(true)
    await pair.a.crash()
    pair.laptopA.setOnline(true)
    pair.a.sync.retryNow()
    await until('it is gone there', async () => !(await isThere()), 10)
    await pair.a.until(isAtRest)
    await until('and on B', async () => !(await holds(pair.b)).includes(id), 10)
    expect(await holds(pair.a)).not.toContain(id)
  })

  test('an edit of what was altered on the server waits, without being sent over and over, and goes out once that opens again', async () => {
    const [id = ''] = await pair.book(pair.a, 1)
    await until('B has it', async () => (await planOf(pair.b, id)) !== undefined, 10)
    await pair.b.sync.stop()
    const { json } = await couch.call('GET', `${pair.database}/_all_docs?include_docs=true`)
    const rows = (json as { rows: { id: string; doc: { _rev: string; ct: string } }[] }).rows
    const { doc } = rows.find((row) => row.id.endsWith(id)) ?? {}
    if (!doc) throw new Error('it is on the server')
    const path = `${pair.database}/${encodeURIComponent(rows.find((row) => row.doc === doc)?.id ?? '')}`
    const put = async (body: object) =>
      (await couch.call('PUT', path, body)).json as { rev: string }
    const { rev } = await put({ ...doc, ct: `${doc.ct.slice(0, 40)}AAAA${doc.ct.slice(44)}` })
    await pair.a.until(({ quarantine }) => quarantine.length === 1)
    const from = pair.proxy.requests.length
    const asked = (what: RegExp) =>
      pair.proxy.requests.slice(from).filter(({ path: to }) => what.test(to)).length
    await pair.retitle(pair.a, id, 'edited meanwhile')
    await until('it was tried', () => asked(isWrite.path) > 0, 10)
    await until('it was looked at again', () => asked(/_all_docs/) > 4, 10)
    expect(asked(isWrite.path)).toBe(1)
    expect(pair.a.status()).toMatchObject({ phase: 'upToDate', pendingRecords: 1 })
    await put({ ...doc, _rev: rev })
    await pair.a.until(isAtRest, 10)
    await pair.b.sync.restart()
    await until('B has the edit', async () => (await planOf(pair.b, id)) === 'edited meanwhile', 10)
  })

  test('what the server refused goes out by itself once it takes it', async () => {
    const heal = pair.proxy.add(faults.tooLarge413, { on: isWrite })
    const ids = await pair.book(pair.a, 3)
    const all = ({ quarantine }: SyncStatus) => quarantine.length === 3
    const { quarantine } = await pair.a.until(all)
    expect(quarantine.map(({ reason }) => reason)).toEqual(['tooLarge', 'tooLarge', 'tooLarge'])
    heal()
    await pair.a.until(isAtRest, 10)
    await until('B has them', async () => (await planOf(pair.b, ids[2] ?? '')) !== undefined, 5)
  })

  test('a record that was too large goes out when it was shortened', async () => {
    pair.proxy.add(faults.tooLarge413, { on: { ...isWrite, body: /.{9000}/s } })
    const [id = ''] = await pair.book(pair.a, 1)
    await until('B has it', async () => (await planOf(pair.b, id)) !== undefined, 10)
    await pair.retitle(pair.a, id, 'long '.repeat(2000))
    await pair.a.until(({ quarantine }) => quarantine.length === 1)
    await pair.retitle(pair.a, id, 'short')
    await until('B has it', async () => (await planOf(pair.b, id)) === 'short', 5)
    await pair.a.until(isAtRest)
  })

  test('what was refused and then removed is set aside no more', async () => {
    pair.proxy.add(faults.tooLarge413, { on: isWrite })
    const [here = '', later = ''] = await pair.book(pair.a, 2)
    await pair.a.until(({ quarantine }) => quarantine.length === 2)
    await pair.a.store.remove('visits', here)
    await pair.a.until(({ quarantine }) => quarantine.length === 1)
    await pair.a.sync.stop()
    await pair.a.store.remove('visits', later)
    await pair.a.sync.restart()
    await pair.a.until(isAtRest)
  })
})

test('syncing that could not begin says so, and begins when it is asked to', async () => {
  let fails = true
  const heard: unknown[] = []
  const device = await openDevice({
    spaces: [],
    road: { request: async () => refused({ code: 'offline' }), cancel: () => {} },
    collections: ['visits'],
    onUnexpected: (error) => heard.push(error),
    async openKeys() {
      if (fails) throw new Error('no room')
      return { take: async () => {}, retry: async () => {}, toPublish: async () => [] }
    },
  })
  const { phase } = await device.until(({ trouble }) => trouble === 'laptopFull', 5)
  expect(phase).toBe('stopped')
  await until('it is told', () => heard.length === 1, 5)
  fails = false
  device.sync.retryNow()
  await device.until(({ trouble }) => trouble === null, 5)
  await device.close()
})
