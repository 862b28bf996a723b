import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createKeyring } from '#renderer/data/store/keyring'
import { encrypt } from '#shared/crypto/aes-gcm'
import { toBase64, utf8 } from '#shared/crypto/bytes'
import { pad } from '#shared/crypto/padding'
import { ok } from '#shared/result'
import { sealEnvelope } from '#shared/sync/envelope'
import { type CouchServer, startCouch } from '../support/couch-server'
import type { Device } from '../support/sync-device'
import { holds, planOf, type TwoLaptops, twoLaptops, until } from './two-laptops'

let couch: CouchServer
let pair: TwoLaptops
beforeAll(async () => {
  couch = await startCouch()
})
afterAll(() => couch.stop())
beforeEach(async () => {
  pair = await twoLaptops(couch)
  await pair.openB()
  await pair.openA()
})
afterEach(() => pair.close())

const agree = (seconds = 15) =>
  until('both agree', async () => (await holds(pair.a)) === (await holds(pair.b)), seconds)
const asideOn = (device: Device) => device.status().quarantine.map(({ reason }) => reason)

interface ServerDocument {
  readonly _id: string
  readonly _rev: string
  readonly kid: string
  readonly ct: string
}

async function documentOf(id: string): Promise<ServerDocument | undefined> {
  const { json } = await couch.call('GET', `${pair.database}/_all_docs?include_docs=true`)
  const { rows } = json as { rows: { id: string; doc: ServerDocument }[] }
  return rows.find((row) => row.id.endsWith(id))?.doc
}
const put = async (document: Readonly<Record<string, unknown>> & { readonly _id: string }) => {
  const path = `${pair.database}/${encodeURIComponent(document._id)}`
  expect((await couch.call('PUT', path, document)).status).toBeOneOf([201, 202])
}

test('a laptop whose disk is full says so, keeps what it has, and takes the rest once there is room', async () => {
  const [here] = await pair.book(pair.a, 1)
  await agree()
  const storage = pair.a.store.collections.visits.storageInstance.originalStorageInstance
  if (!storage) throw new Error('the storage is not wrapped')
  const full = vi
    .spyOn(storage, 'bulkWrite')
    .mockRejectedValue(new DOMException('no room', 'QuotaExceededError'))
  // The laptop tells whoever develops it what threw.
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  const late = await pair.book(pair.b, 3)
  const status = await pair.a.until(({ trouble }) => trouble === 'laptopFull', 10)
  expect(status.phase).toBe('stopped')
  expect(await holds(pair.a)).toContain(here as string)
  expect(await holds(pair.a)).not.toContain(late[0] as string)
  full.mockRestore()
  pair.a.sync.retryNow()
  await agree()
  said.mockRestore()
  expect(await holds(pair.a)).toContain(late[2] as string)
})

test('laptops whose clocks are ten years apart, either way, still know which change was made upon which', async () => {
  const years = (by: number) => new Date(Date.now() + by * 365 * 24 * 3600_000).toISOString()
  const [id = ''] = await pair.book(pair.a, 1)
  await agree()
  const retitle = async (on: Device, plan: string, updatedAt: string) => {
    const changed = await on.store.change('visits', id, (visit) =>
      ok({ ...visit, plan, updatedAt }),
    )
    expect(changed.ok).toBe(true)
    await agree()
    expect([await planOf(pair.a, id), await planOf(pair.b, id)]).toEqual([plan, plan])
  }
  await retitle(pair.a, 'ten years ahead', years(10))
  await retitle(pair.b, 'after it, ten years behind', years(-10))
  await retitle(pair.a, 'and ahead once more', years(10))
  const record = await pair.b.store.read('visits', id)
  expect(record?.lostEdits ?? []).toEqual([])
})

test('a record of a newer Doorstep is set aside as that, nothing is written over it, and an edit made meanwhile is not lost', async () => {
  const [id = ''] = await pair.book(pair.b, 1)
  await agree()
  await until('it is on the server', async () => (await documentOf(id)) !== undefined, 10)
  const before = (await documentOf(id)) as ServerDocument
  const keyring = createKeyring({ localKey: new Uint8Array(32), spaces: [...pair.spaces] })
  const { keyId, key } = await keyring.forWriting('visits', pair.space)
  const record = await pair.b.store.read('visits', id)
  if (!record) throw new Error('the visit is there')
  const rows = await pair.b.store.rows('visits').read([id])
  const known = rows.get(id)?.sync
  if (!known) throw new Error('it was on the server')
  const past = [known.hash, ...known.past]
  const content = { v: 99, n: known.n + 1, hash: 'c'.repeat(20), past, record: { later: true } }
  const bound = utf8(JSON.stringify(['envelope', 1, pair.space, before._id, 'open', keyId, false]))
  const ct = toBase64(await encrypt(key, pad(utf8(JSON.stringify(content))), bound))
  await put({ ...before, kid: keyId, ct })
  for (const device of [pair.a, pair.b]) {
    await device.until(({ quarantine }) => quarantine.some(({ reason }) => reason === 'newer'), 10)
  }

  await pair.retitle(pair.a, id, 'typed on the older one')
  await until('it was tried to send it', () => asideOn(pair.a).includes('newer'), 5)
  const [another = ''] = await pair.book(pair.a, 1)
  await until('the others go on', async () => (await planOf(pair.b, another)) !== undefined, 15)
  expect(((await documentOf(id)) as ServerDocument).ct).toBe(ct)
  expect(await planOf(pair.a, id)).toBe('typed on the older one')
  expect(pair.a.status().pendingRecords).toBe(1)

  // As if this laptop's Doorstep were updated by now: the same version, in words that it can read.
  const newer = { ...record, plan: 'from the newer one' }
  const version = { record: newer, deleted: false, n: known.n + 1, hash: 'c'.repeat(20), past }
  const { _rev } = (await documentOf(id)) as ServerDocument
  await put(await sealEnvelope(keyring, pair.space, 'visits', version, _rev))
  await agree(20)
  await pair.a.until((status) => status.pendingRecords === 0 && status.quarantine.length === 0, 15)
  const text = await holds(pair.b)
  expect(text).toContain('typed on the older one')
  expect(text).toContain('from the newer one')
})
