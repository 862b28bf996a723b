import { now, type RxStorageInstance } from 'rxdb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { checkMark, followPending, markOf, type Pending } from '#renderer/data/sync/pending'
import { refused } from '#shared/result'
import type { Visit } from '#shared/schema/visit'
import { afterSent, nextVersion } from '#shared/sync/decide'
import { versionHash } from '#shared/sync/merge/merge'
import { type Device, openDevice } from '../support/sync-device'
import { visitOf } from './two-laptops'

const space = crypto.randomUUID()
const otherSpace = crypto.randomUUID()
const staffId = crypto.randomUUID()

/** A laptop whose own syncing has ended: the list of what waits is looked at by itself. */
async function openLaptop(): Promise<Device> {
  const device = await openDevice({
    spaces: [space, otherSpace].map((id, index) => ({
      id,
      kind: 'therapist',
      keyId: `0123abc${index}`,
      key: crypto.getRandomValues(new Uint8Array(32)),
      older: [],
    })),
    road: { request: async () => refused({ code: 'offline' as never }), cancel: () => {} },
    collections: ['visits'],
  })
  await device.sync.stop()
  return device
}

let laptop: Device
let following: Pending[] = []
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  laptop = await openLaptop()
})
afterEach(async () => {
  for (const one of following) await one.stop()
  following = []
  await laptop.close()
  vi.useRealTimers()
})

const follow = async (has = (id: string) => id === space) => {
  const pending = await followPending(laptop.store, has)
  following.push(pending)
  return pending
}
const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000)
const waits = (pending: Pending, of = space) => [...(pending.of(of).get('visits')?.keys() ?? [])]

async function book(of = space): Promise<Visit> {
  const at = new Date().toISOString()
  const stamp = { createdAt: at, createdBy: staffId, updatedAt: at, updatedBy: staffId }
  const visit = visitOf({ ...stamp, id: crypto.randomUUID(), space: of }, staffId)
  await laptop.store.insert('visits', visit)
  return visit
}

/** As after the server has taken it. */
async function settle(id: string): Promise<void> {
  await laptop.store.rows('visits').update([id], (local) => {
    if (!local) throw new Error('not there')
    return afterSent(local, nextVersion(local, versionHash), '1-abc', versionHash)
  })
}

const keepMark = (value: unknown) =>
  laptop.store.database.upsertLocal('sync:unsent', { value: value as object })
const keptMark = async () =>
  (await laptop.store.database.getLocal<{ value: unknown }>('sync:unsent'))?.toJSON().data.value

/** Rows that the store was asked for and answered, while `work` ran. */
async function rowsRead(work: () => Promise<unknown>): Promise<number> {
  const storage = laptop.store.collections.visits.storageInstance as RxStorageInstance<
    Visit,
    unknown,
    unknown
  >
  let rows = 0
  const query = vi.spyOn(storage, 'query')
  const byId = vi.spyOn(storage, 'findDocumentsById')
  await work()
  for (const { value } of query.mock.settledResults) rows += value.documents.length
  for (const { value } of byId.mock.settledResults) rows += value.length
  query.mockRestore()
  byId.mockRestore()
  return rows
}

describe('what waits to be sent', () => {
  it('is found at a start without reading what the server has', async () => {
    const first = await follow()
    for (let made = 0; made < 40; made++) await settle((await book()).id)
    const waiting = await book()
    later(60)
    await first.stop()
    const fresh = await book()
    let second: Pending | null = null
    const read = await rowsRead(async () => {
      second = await follow()
    })
    expect(waits(second as unknown as Pending).toSorted()).toEqual(
      [waiting.id, fresh.id].toSorted(),
    )
    expect(read).toBe(2)
  })

  it('is still known when one that the server refuses has waited all the while', async () => {
    const first = await follow()
    const stuck = await book()
    for (let day = 0; day < 20; day++) {
      later(3600)
      await settle((await book()).id)
    }
    later(60)
    await first.stop()
    let second: Pending | null = null
    expect(
      await rowsRead(async () => {
        second = await follow()
      }),
    ).toBe(1)
    expect(waits(second as unknown as Pending)).toEqual([stuck.id])
  })

  it('is read from what is old when the clock was set back by years', async () => {
    const first = await follow()
    later(60)
    await first.stop()
    const ahead = Date.now() + 10 * 365 * 24 * 3600_000
    await laptop.store.database.upsertLocal('sync:unsent', {
      value: { readFrom: ahead, waiting: {} },
    })
    const { id } = await book()
    const second = await follow()
    expect(waits(second)).toEqual([id])
    await second.stop()
    expect(waits(await follow())).toEqual([id])
  })

  /** Ahead of the time that the store gives to a write: it never goes back while the program runs. */
  const markAhead = async () => {
    const ahead = Math.max(now(), Date.now()) + 3600_000
    await keepMark({ readFrom: ahead, waiting: {} })
    return ahead
  }

  it('is found when the program was killed at once after its clock was set back', async () => {
    const ahead = await markAhead()
    await follow()
    const onDisk = await keptMark()
    const { id } = await book()
    await keepMark(onDisk)
    vi.setSystemTime(ahead + 3600_000)
    expect(waits(await follow())).toEqual([id])
  })

  it('is found when it was made while there was no server, after the clock was set back', async () => {
    const ahead = await markAhead()
    await checkMark(laptop.store)
    const { id } = await book()
    vi.setSystemTime(ahead + 3600_000)
    expect(waits(await follow())).toEqual([id])
  })

  it('is named at once when it was on its way to the disk for long', async () => {
    const { originalStorageInstance } = laptop.store.collections.visits.storageInstance
    if (!originalStorageInstance) throw new Error('the storage is not wrapped')
    const write = originalStorageInstance.bulkWrite.bind(originalStorageInstance)
    let goOn = () => {}
    const slept = new Promise<void>((done) => (goOn = done))
    const slow = vi.spyOn(originalStorageInstance, 'bulkWrite').mockImplementation((async (
      ...of: Parameters<typeof write>
    ) => {
      await slept
      return write(...of)
    }) as never)
    const booked = book()
    await vi.waitFor(() => expect(slow).toHaveBeenCalled())
    slow.mockRestore()
    await keepMark({ readFrom: now() + 1, waiting: {} })
    vi.setSystemTime(now() + 60_000)
    await follow()
    goOn()
    const { id } = await booked
    const isNamed = async () => {
      expect(await keptMark()).toMatchObject({ waiting: { visits: [id] } })
    }
    // In its turn it would be two seconds later.
    await vi.waitFor(isNamed, { timeout: 1500 })
  })

  it('of a space that is taken up later is known from before', async () => {
    const first = await follow()
    const { id } = await book(otherSpace)
    expect(first.count()).toBe(0)
    later(60)
    await first.stop()
    const second = await follow(() => true)
    expect(waits(second, otherSpace)).toEqual([id])
    expect(second.count()).toBe(1)
  })

  it('is taken up by whoever reads everything, should it ever have been missed', async () => {
    const { id } = await book()
    const pending = await follow()
    pending.drop(space, 'visits', id)
    const heard: string[] = []
    pending.changed$.subscribe(({ ids }) => heard.push(...ids))
    const storage = laptop.store.collections.visits.storageInstance
    pending.missed('visits', (await storage.findDocumentsById([id], true)) as never)
    expect(waits(pending)).toEqual([id])
    expect(heard).toEqual([id])
  })
})

describe('the mark of what a start need not look at', () => {
  const of = (...lwts: number[]) =>
    new Map([
      [space, new Map([['visits' as const, new Map(lwts.map((lwt) => [`at ${lwt}`, lwt]))]])],
    ])

  it('lies where nothing is being written any more', () => {
    expect(markOf(of(), 900)).toEqual({ readFrom: 900, waiting: {} })
    expect(markOf(of(100, 950), 900)).toEqual({
      readFrom: 900,
      waiting: { visits: ['at 100', 'at 950'] },
    })
  })

  it('stays at the oldest that it does not name', () => {
    expect(markOf(of(30, 10, 40, 20), 900, 2)).toEqual({
      readFrom: 30,
      waiting: { visits: ['at 10', 'at 20'] },
    })
  })

  it('is never before the beginning', () => {
    expect(markOf(of(), -1).readFrom).toBe(0)
  })
})

describe('rows taken for new', () => {
  it('are decided again where one is there after all, and nothing is written over it', async () => {
    const there = await book()
    const fresh = { ...there, id: crypto.randomUUID() }
    const met: [string, boolean][] = []
    await laptop.store.rows('visits').update(
      [there.id, fresh.id],
      (local, id) => {
        met.push([id, local === null])
        return local ? null : { record: { ...fresh, id, plan: 'new' }, deleted: false, sync: null }
      },
      { asNew: true },
    )
    expect(met).toEqual([
      [there.id, true],
      [fresh.id, true],
      [there.id, false],
    ])
    expect((await laptop.store.read('visits', there.id))?.plan).toBe(there.plan)
    expect((await laptop.store.read('visits', fresh.id))?.plan).toBe('new')
  })
})
