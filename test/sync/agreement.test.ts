import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openKeyAnnouncements } from '#renderer/data/sync/key-announcements'
import { makeSigningKey } from '#shared/crypto/signature'
import { createRandom } from '#shared/sample/random'
import { type CouchServer, startCouch } from '../support/couch-server'
import { makePractice } from '../support/practice-on-server'
import { evidence, holdings, type Laptop, losses, type Model, runCommand } from './model'
import { modelKeys } from './model-keys'

/**
 * Three to five laptops of one therapist, each doing what people do, in any order and in any state of
 * the network, and with new keys now and then: in the end all hold the same under the same key, nothing signed is changed or gone, and whatever was typed
 * and not knowingly replaced can be read.
 */
const seeds = process.env.DOORSTEP_SEED
  ? [Number(process.env.DOORSTEP_SEED)]
  : Array.from({ length: process.env.DOORSTEP_LONG ? 300 : 25 }, (_, index) => index + 1)
const commandsEach = 100

let couch: CouchServer
let cluster: CouchServer
beforeAll(async () => {
  couch = await startCouch()
  cluster = await startCouch({ cluster: true })
})
afterAll(async () => {
  await couch.stop()
  await cluster.stop()
})

async function openModel(seed: number): Promise<Model> {
  const random = createRandom(seed)
  // A fifth of them in a cluster, whose servers lag behind each other.
  const practice = await makePractice(seed % 5 === 0 ? cluster : couch, ['therapist'])
  const laptops: Laptop[] = []
  const { staffId } = practice
  for (let index = random.int(3, 5); index > 0; index--) {
    const laptop = await practice.laptop()
    const signingKey = makeSigningKey()
    const { deviceId, setOnline } = laptop
    // Clocks disagree about when a key was made as well.
    const now = () => new Date(Date.now() + random.int(-3_600_000, 3_600_000))
    const keys = modelKeys(deviceId, practice.spaces, signingKey, now)
    const people = async () => ({
      staff: [{ id: staffId, signingKeys: laptops.map((one) => one.keys.registered) }],
      members: null,
    })
    const device = await practice.open(laptop, ['visits', 'notes'], (store) =>
      openKeyAnnouncements({
        ...{ store, keyring: store.keyring, vault: keys, staffId, people },
        ...{ isJoined: false, practice: '', holderOf: () => staffId },
      }),
    )
    laptops.push({ device, name: `laptop ${index}`, deviceId, signingKey, keys, setOnline })
  }
  return {
    laptops,
    random,
    space: practice.spaces[0]?.id ?? '',
    staffId: practice.staffId,
    typed: [],
    signed: [],
    clockMs: Date.parse('2026-11-21T08:00:00Z'),
    words: 0,
    log: [],
  }
}

/** Everything online, and everything equal; fails with what differs. */
async function agree({ laptops }: Model): Promise<void> {
  for (const { device, setOnline } of laptops) {
    setOnline(true)
    device.sync.retryNow()
  }
  for (let round = 0; round < 200; round++) {
    for (const { device } of laptops) {
      await device.until(
        ({ phase, pendingRecords }) => phase === 'upToDate' && pendingRecords === 0,
      )
    }
    const held = new Set(await Promise.all(laptops.map(holdings)))
    if (held.size === 1) return
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error('The laptops say that they are up to date, and differ')
}

describe('laptops that edit, sign, remove, lose their network and their power', () => {
  test.each(seeds)('agree in the end, and nothing is lost (seed %i)', async (seed) => {
    const model = await openModel(seed)
    try {
      for (let count = 0; count < commandsEach; count++) await runCommand(model)
      await agree(model)
      for (const laptop of model.laptops) {
        const lost = await losses(model, laptop)
        if (lost.length > 0) process.stderr.write(`${await evidence(model, lost)}\n`)
        expect(lost, laptop.name).toEqual([])
        expect(laptop.device.status().quarantine, laptop.name).toEqual([])
      }
      const present = new Set(
        await Promise.all(model.laptops.map(({ keys }) => keys.currentKeyIds())),
      )
      expect([...present], 'what is written under').toHaveLength(1)
    } catch (error) {
      process.stderr.write(`seed ${seed}:\n${model.log.join('\n')}\n`)
      throw error
    } finally {
      for (const { device } of model.laptops) await device.close()
    }
  })
})
