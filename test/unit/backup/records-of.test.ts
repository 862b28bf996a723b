import { afterEach, beforeEach, expect, it } from 'vitest'
import { recordsOf } from '#renderer/data/backup/everything'
import { ok, refused } from '#shared/result'
import type { Visit } from '#shared/schema/visit'
import { type Device, openDevice } from '../../support/sync-device'
import { visitOf } from '../../sync/two-laptops'

const space = crypto.randomUUID()
const staffId = crypto.randomUUID()
const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 8, minute)).toISOString()

let device: Device
beforeEach(async () => {
  device = await openDevice({
    spaces: [
      {
        ...{ id: space, kind: 'therapist', keyId: '0123abc0', older: [] },
        key: crypto.getRandomValues(new Uint8Array(32)),
      },
    ],
    road: { request: async () => refused({ code: 'offline' as never }), cancel: () => {} },
    collections: ['visits'],
  })
  await device.sync.stop()
})
afterEach(() => device.close())

const visits = (count: number, minuteOf: (index: number) => number): Visit[] =>
  Array.from({ length: count }, (_, index) => {
    const [createdAt, id] = [at(minuteOf(index)), crypto.randomUUID()]
    const by = { createdBy: staffId, updatedBy: staffId }
    return visitOf({ id, space, createdAt, updatedAt: createdAt, ...by }, staffId)
  })

const read = async (between: () => Promise<void> = async () => {}) => {
  const ids: string[] = []
  for await (const batch of recordsOf(device.store, 'visits')) {
    ids.push(...(batch as Visit[]).map(({ id }) => id))
    await between()
  }
  return ids
}

it.each([
  ['changed one after the other', (index: number) => index],
  ['changed in one instant, as an import does', () => 1],
  ['changed in few instants', (index: number) => Math.floor(index / 700)],
])('tells each of 1,700 records once: %s', async (_, minuteOf) => {
  const all = visits(1700, minuteOf)
  await device.store.insertMany('visits', all)
  const told = await read()
  expect(told).toHaveLength(1700)
  expect(new Set(told)).toEqual(new Set(all.map(({ id }) => id)))
})

it('tells a record once that is changed while it is read, and none that was removed before', async () => {
  const all = visits(1200, (index) => index)
  await device.store.insertMany('visits', all)
  const [first, gone] = all
  await device.store.remove('visits', gone?.id ?? '')
  let changes = 0
  const told = await read(async () => {
    const updatedAt = at(5000 + changes++)
    await device.store.change('visits', first?.id ?? '', (visit) => ok({ ...visit, updatedAt }))
  })
  expect(told).toHaveLength(1199)
  expect(told).not.toContain(gone?.id)
  expect(told.filter((id) => id === first?.id)).toHaveLength(1)
})

it('tells nothing where there is nothing', async () => {
  expect(await read()).toEqual([])
})
