import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Couch } from '#renderer/data/sync/couch'
import { followPending, type Pending } from '#renderer/data/sync/pending'
import { createSendOut } from '#renderer/data/sync/send-out'
import { openSetAside, type SetAside } from '#renderer/data/sync/set-aside'
import { ok, refused } from '#shared/result'
import { type Device, openDevice } from '../support/sync-device'
import { until, visitOf } from './two-laptops'

const space = crypto.randomUUID()
const staffId = crypto.randomUUID()

let laptop: Device
let pending: Pending
let setAside: SetAside
beforeEach(async () => {
  laptop = await openDevice({
    spaces: [
      {
        ...{ id: space, kind: 'therapist', keyId: '0123abc0', older: [] },
        key: crypto.getRandomValues(new Uint8Array(32)),
      },
    ],
    road: { request: async () => refused({ code: 'offline' }), cancel: () => {} },
    collections: ['visits'],
  })
  // The sending is looked at by itself.
  await laptop.sync.stop()
  pending = await followPending(laptop.store, () => true)
  setAside = await openSetAside(
    laptop.store,
    () => new Date().toISOString(),
    () => crypto.randomUUID(),
  )
})
afterEach(async () => {
  await pending.stop()
  await laptop.close()
})

async function book(count: number): Promise<void> {
  const at = new Date().toISOString()
  const stamp = { space, createdAt: at, createdBy: staffId, updatedAt: at, updatedBy: staffId }
  const made = Array.from({ length: count }, () =>
    visitOf({ ...stamp, id: crypto.randomUUID() }, staffId),
  )
  await laptop.store.insertMany('visits', made)
  await until('all are seen', () => pending.count() === count, 10)
}

const sendOutOver = (write: Couch['write']) =>
  createSendOut({
    ...{ store: laptop.store, keys: laptop.store.keyring, pending, setAside },
    sent: {
      before: false,
      hashOf: () => undefined,
      remember: async () => {},
      forget: () => {},
      caughtUp: () => {},
    },
    couchOf: () => ({ write }) as unknown as Couch,
  })

test('a batch that was on its way when the laptop could not note the one before is not forgotten', async () => {
  await book(1100)
  const sendOut = sendOutOver(async (documents) =>
    ok(documents.map((document) => ({ id: (document as { _id: string })._id, rev: '1-abc' }))),
  )
  const storage = laptop.store.collections.visits.storageInstance.originalStorageInstance
  if (!storage) throw new Error('the storage is not wrapped')
  const full = vi.spyOn(storage, 'bulkWrite').mockRejectedValueOnce(new Error('no room'))
  await sendOut.sendSome(space)
  await expect(sendOut.sendSome(space)).rejects.toThrow('no room')
  await sendOut.rest()
  full.mockRestore()
  for (;;) {
    const some = await sendOut.sendSome(space)
    if (!some.ok || some.value.done) break
  }
  await sendOut.rest()
  await until('nothing waits', () => pending.count() === 0, 5)
})

test('a server that finds everything too large is in trouble when no more is set aside', async () => {
  await book(3)
  const add = vi.spyOn(setAside, 'add')
  add.mockReturnValue(false)
  const sendOut = sendOutOver(async () => refused({ trouble: 'tooLarge', retryAfterMs: null }))
  expect(await sendOut.sendSome(space)).toEqual(
    refused({ trouble: 'serverTrouble', retryAfterMs: null }),
  )
  await sendOut.rest()
})

test('what the server takes of the rest goes on beside what is too large', async () => {
  await book(8)
  const [large] = [...(pending.of(space).get('visits')?.keys() ?? [])].slice(3)
  const idOf = (document: object) => (document as { _id: string })._id
  const sendOut = sendOutOver(async (documents) =>
    documents.some((document) => idOf(document).endsWith(large as string))
      ? refused({ trouble: 'tooLarge', retryAfterMs: null })
      : ok(documents.map((document) => ({ id: idOf(document), rev: '1-abc' }))),
  )
  expect(await sendOut.sendSome(space)).toMatchObject({ ok: true, value: { sent: 7 } })
  expect(await sendOut.sendSome(space)).toMatchObject({ ok: true, value: { done: true } })
  await until('it is set aside', () => setAside.rows$.value.length === 1, 5)
  await until('it alone waits', () => pending.count() === 1, 5)
})
