import { canonicalJson } from '#shared/crypto/canonical-json'
import { ok } from '#shared/result'
import type { RecordOf } from '#shared/schema/collections'
import type { Note } from '#shared/schema/note'
import type { Visit } from '#shared/schema/visit'
import type { CouchServer } from '../support/couch-server'
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy'
import {
  makePractice,
  type PracticeOnServer,
  type ServerLaptop,
} from '../support/practice-on-server'
import type { Device } from '../support/sync-device'

interface Redirectable {
  sendThrough(address: string): void
}

type Kind = 'visits' | 'notes'

/** Laptop A reaches the server through a proxy that can go wrong, laptop B directly. */
export interface TwoLaptops {
  readonly proxy: FaultProxy
  readonly space: string
  /** The practice's keys, for what a laptop gone bad could seal. */
  readonly spaces: PracticeOnServer['spaces']
  readonly staffId: string
  readonly database: string
  readonly server: CouchServer
  readonly laptopA: ServerLaptop
  readonly laptopB: ServerLaptop
  /** A's account, at another address. */
  sendThrough(address: string): void
  readonly a: Device
  readonly b: Device
  /** How A stood last, for the message of a test that fails. */
  lastOfA(): string
  /** The most rows that ever were set aside on A at one time. */
  asideOnA(): number
  /** Opens A and B; a fault that is to meet the first request of A is added before. */
  openA(): Promise<Device>
  openB(): Promise<Device>
  book(on: Device, count: number): Promise<readonly string[]>
  write(on: Device, fields?: Partial<Note>): Promise<Note>
  retitle(on: Device, id: string, plan: string): Promise<void>
  close(): Promise<void>
}

export async function twoLaptops(
  couch: CouchServer,
  collections: readonly Kind[] = ['visits'],
): Promise<TwoLaptops> {
  const practice = await makePractice(couch, ['therapist'])
  const proxy = await startFaultProxy(couch.url)
  const laptopA = await practice.laptop({ through: proxy.url })
  const laptopB = await practice.laptop()
  const space = practice.spaces[0]?.id ?? ''
  let mostAside = 0
  const devices: { a: Device | null; b: Device | null } = { a: null, b: null }
  const opened = (device: Device | null) => {
    if (!device) throw new Error('not opened yet')
    return device
  }
  const stamp = () => {
    const at = new Date().toISOString()
    const by = practice.staffId
    return {
      id: crypto.randomUUID(),
      space,
      createdAt: at,
      createdBy: by,
      updatedAt: at,
      updatedBy: by,
    }
  }
  return {
    proxy,
    space,
    spaces: practice.spaces,
    staffId: practice.staffId,
    database: `doorstep-${space.replaceAll('-', '')}`,
    server: couch,
    laptopA,
    laptopB,
    sendThrough: (address) => (laptopA as unknown as Redirectable).sendThrough(address),
    get a() {
      return opened(devices.a)
    },
    get b() {
      return opened(devices.b)
    },
    lastOfA: () => JSON.stringify(devices.a?.status() ?? 'not opened').slice(0, 1500),
    asideOnA: () => mostAside,
    async openA() {
      devices.a = await practice.open(laptopA, collections)
      devices.a.sync.status$.subscribe(({ quarantine }) => {
        mostAside = Math.max(mostAside, quarantine.length)
      })
      return devices.a
    },
    async openB() {
      devices.b = await practice.open(laptopB, collections)
      return devices.b
    },
    async book(on, count) {
      const visits = Array.from({ length: count }, () => visitOf(stamp(), practice.staffId))
      for (const visit of visits) await on.store.insert('visits', visit)
      return visits.map(({ id }) => id)
    },
    async write(on, fields = {}) {
      const note = { ...noteOf(stamp(), practice.staffId), ...fields }
      await on.store.insert('notes', note)
      return note
    },
    async retitle(on, id, plan) {
      const updatedAt = new Date().toISOString()
      const done = await on.store.change('visits', id, (visit) => ok({ ...visit, plan, updatedAt }))
      if (!done.ok) throw new Error(`not changed: ${JSON.stringify(done.refusal)}`)
    },
    async close() {
      await proxy.heal()
      await devices.a?.close()
      await devices.b?.close()
      await proxy.stop()
    },
  }
}

type Stamp = Pick<Visit, 'id' | 'space' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'>

export const visitOf = (stamp: Stamp, therapistId: string): Visit => ({
  ...stamp,
  clientId: crypto.randomUUID(),
  infantIds: [],
  therapistId,
  serviceId: crypto.randomUUID(),
  startAt: stamp.createdAt,
  endAt: stamp.createdAt,
  timeZone: 'America/Los_Angeles',
  state: 'planned',
  stateReason: '',
  plan: 'as booked',
  window: null,
  checklist: [],
  timeline: [],
})

const noteOf = (stamp: Stamp, authorId: string): Note => ({
  ...stamp,
  visitId: crypto.randomUUID(),
  clientId: crypto.randomUUID(),
  authorId,
  state: 'draft',
  addendumTo: '',
  sessionAt: stamp.createdAt,
  content: {
    serviceKind: 'postnatal',
    subjective: 'first words',
    objective: '',
    assessment: '',
    plan: '',
    addendum: '',
    painBefore: null,
    painAfter: null,
    handsOnMin: null,
  },
  signature: null,
})

export async function recordsOf<C extends Kind>(on: Device, name: C): Promise<RecordOf<C>[]> {
  const found = await on.store.collections[name].find().exec()
  return (found as unknown as { toJSON(): RecordOf<C> }[]).map((document) => document.toJSON())
}

/** All that a laptop holds, as one text: equal texts, equal records. */
export async function holds(on: Device, collections: readonly Kind[] = ['visits']) {
  const all = await Promise.all(collections.map((name) => recordsOf(on, name)))
  return canonicalJson(all.flat().sort((one, two) => (one.id < two.id ? -1 : 1)))
}

export const planOf = async (on: Device, id: string): Promise<string | undefined> =>
  (await on.store.read('visits', id))?.plan

/** Milliseconds until it holds; fails after `seconds`, saying `what`. */
export async function until(
  what: string,
  holdsNow: () => Promise<boolean> | boolean,
  seconds: number,
): Promise<number> {
  const startedAt = performance.now()
  while (!(await holdsNow())) {
    if (performance.now() - startedAt > seconds * 1000)
      throw new Error(`Not in ${seconds} s: ${what}`)
    await pause(15)
  }
  return Math.round(performance.now() - startedAt)
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** Ids on the server itself, without its rules. */
export async function idsOnServer(couch: CouchServer, database: string): Promise<Set<string>> {
  const { json } = await couch.call('GET', `${database}/_all_docs`)
  const rows = (json as { rows?: { id: string }[] }).rows ?? []
  return new Set(rows.map(({ id }) => id.split(':').at(-1) ?? ''))
}
