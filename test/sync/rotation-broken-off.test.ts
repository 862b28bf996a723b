import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { openKeyAnnouncements } from '#renderer/data/sync/key-announcements'
import { makeSigningKey } from '#shared/crypto/signature'
import type { Visit } from '#shared/schema/visit'
import { type CouchServer, startCouch } from '../support/couch-server'
import { makePractice, type ServerLaptop } from '../support/practice-on-server'
import type { Device } from '../support/sync-device'
import { type ModelKeys, modelKeys } from './model-keys'
import { visitOf } from './two-laptops'

/**
 * New keys after a laptop was taken out, broken off at each request to the server in turn: nothing goes out
 * under a key that the others were not told of, all that is written is read by those who stay, and what is
 * written from then on never by the one that is out.
 */
let couch: CouchServer
beforeAll(async () => {
  couch = await startCouch()
})
afterAll(() => couch.stop())

/**
 * - lost: the power goes as the request leaves
 * - unheard: it goes when the server has done it, and before the answer is here
 * - away: the network goes with this request and comes back later
 */
type BreakOff = 'lost' | 'unheard' | 'away'

interface Cut {
  how: BreakOff
  /** Requests until it comes; 0: it does not. */
  requestsLeft: number
  /** It has come, and a laptop whose power went is on again. */
  isDone: boolean
  isAway: boolean
}

/** The laptop's road, which is cut as `cut` says. */
function cuttable(laptop: ServerLaptop, cut: Cut, crash: () => Promise<void>): ServerLaptop {
  const offline = { ok: false, refusal: { code: 'offline' } } as const
  const breakOff = async (request: Parameters<ServerLaptop['road']['request']>[0]) => {
    if (cut.how === 'unheard') await laptop.road.request(request)
    if (cut.how === 'away') cut.isAway = true
    else await crash()
    cut.isDone = true
    return cut.isAway ? offline : new Promise<never>(() => {})
  }
  return {
    ...laptop,
    road: {
      ...laptop.road,
      async request(request) {
        // A poll that waits for what others write is no part of making keys.
        const counts = cut.requestsLeft > 0 && !request.query.includes('longpoll')
        if (counts && --cut.requestsLeft === 0) return breakOff(request)
        return cut.isAway ? offline : laptop.road.request(request)
      },
    },
  }
}

const settled = ({ phase, pendingRecords }: { phase: string; pendingRecords: number }) =>
  phase === 'upToDate' && pendingRecords === 0

async function threeLaptops() {
  const practice = await makePractice(couch, ['therapist'])
  const { staffId } = practice
  const space = practice.spaces[0]?.id ?? ''
  const registered: ModelKeys['registered'][] = []
  const cut: Cut = { how: 'lost', requestsLeft: 0, isDone: false, isAway: false }
  const open = async (wrap: (laptop: ServerLaptop) => ServerLaptop = (laptop) => laptop) => {
    const laptop = await practice.laptop()
    const keys = modelKeys(laptop.deviceId, practice.spaces, makeSigningKey(), () => new Date())
    registered.push(keys.registered)
    const people = async () => ({
      staff: [{ id: staffId, signingKeys: registered }],
      members: null,
    })
    const device = await practice.open(wrap(laptop), ['visits'], (store) =>
      openKeyAnnouncements({
        ...{ store, keyring: store.keyring, vault: keys, staffId, people },
        ...{ isJoined: false, practice: '', holderOf: () => staffId },
      }),
    )
    onTestFinished(() => device.close())
    return { device, keys }
  }
  const maker = await open((laptop) => cuttable(laptop, cut, () => maker.device.crash()))
  const [stays, out] = [await open(), await open()]
  const book = async (on: Device): Promise<string> => {
    const at = new Date().toISOString()
    const by = { createdAt: at, createdBy: staffId, updatedAt: at, updatedBy: staffId }
    const visit: Visit = visitOf({ id: crypto.randomUUID(), space, ...by }, staffId)
    await on.store.insert('visits', visit)
    return visit.id
  }
  /** As the command makes them: the sync stands still until the page has the new keys as well. */
  const makeNewKeys = async () => {
    await maker.device.sync.stop()
    for (const made of await maker.keys.rotate([stays.keys])) maker.device.store.keyring.add(made)
  }
  return { maker: maker.device, stays: stays.device, out: out.device, cut, book, makeNewKeys }
}

const isHere = (device: Device, id: string) =>
  vi.waitUntil(() => device.store.read('visits', id), { timeout: 20_000 })

test.each<BreakOff>(['lost', 'unheard', 'away'])(
  'new keys that are broken off at any request (%s) are gone on with by themselves',
  async (how) => {
    const { maker, stays, out, cut, book, makeNewKeys } = await threeLaptops()
    const unreadable: unknown[] = []
    stays.sync.status$.subscribe(({ quarantine }) => unreadable.push(...quarantine))
    let atRequest = 0
    do {
      await maker.until(settled)
      await makeNewKeys()
      const written = await book(maker)
      Object.assign(cut, { how, requestsLeft: ++atRequest, isDone: false })
      await maker.sync.restart()
      const isThrough = () => cut.requestsLeft > 0 && settled(maker.status())
      await vi.waitUntil(() => cut.isDone || isThrough(), { timeout: 20_000 })
      cut.requestsLeft = 0
      const meanwhile = [await book(stays), await book(maker)]
      cut.isAway = false
      maker.sync.retryNow()
      await maker.until(settled)
      for (const id of [written, ...meanwhile])
        for (const device of [maker, stays]) await isHere(device, id)
      await out.until(({ quarantine }) =>
        quarantine.some(({ recordId, reason }) => recordId === written && reason === 'noKey'),
      )
      expect(await out.store.read('visits', written)).toBeNull()
    } while (cut.isDone)
    expect(atRequest).toBeGreaterThan(3)
    expect(unreadable).toEqual([])
  },
  60_000,
)
