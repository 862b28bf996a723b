/// <reference path="../../../renderer/data/files/pouchdb.d.ts" />
import { config } from 'zod/v4/core'
import { countEverything } from '#renderer/data/backup/everything'
import { exportHash } from '#renderer/data/backup/export-hash'
import { setUpPractice } from '#renderer/data/commands/set-up-practice'
import { putFile, readFile } from '#renderer/data/files/files'
import { storeHost } from '#renderer/data/opening'
import { createSession, type Session } from '#renderer/data/session'
import { openStore, type StoreLayout } from '#renderer/data/store/open-store'
import type { Store } from '#renderer/data/store/store'
import { emptyNewPractice } from '#shared/domain/practice/new-practice'
import type { OpenedVault } from '#shared/ipc/contract'
import { ok } from '#shared/result'
import { type CollectionName, collectionNames, type RecordOf } from '#shared/schema/collections'
import * as disk from './disk'
import {
  numberedClient,
  numberedId,
  type PracticeSize,
  practiceRecords,
  signedNote,
} from './made-up-records'
import * as therapists from './many-therapists'
import { nextLayout } from './next-layout'
import { replicateOnce } from './replication'
import * as syncBench from './sync-bench'
import * as filesBench from './sync-files-bench'
import { timeOurBulk, timePlainBulk, timeSingleWrites } from './timing'

/**
 * The page that only test builds contain: the store and the commands without the screens, as
 * `window.harness`. Everything taken and answered is plain JSON, so that a test outside can call it.
 */
config({ jitless: true })

type Loose = Record<string, unknown>

let session: Session | null = null
const at = (): Session => {
  if (!session) throw new Error('Nothing is open: call open first')
  return session
}
const store = (): Store => at().store

async function enter(opened: OpenedVault, layout?: StoreLayout): Promise<string> {
  const found = await openStore(opened, storeHost, layout ? { layout } : {})
  if (!found.ok) return found.refusal
  session = createSession(found.value, opened)
  return 'ok'
}

async function unlocked(passphrase: string): Promise<OpenedVault> {
  const answer = await window.doorstep.call('vault.unlock', { passphrase })
  if (!answer.ok) throw new Error(`Not unlocked: ${answer.refusal.code}`)
  return answer.value
}

const harness = {
  /** A practice as the first start makes it; `bare` leaves the first records out. Answers its recovery code. */
  async createPractice(passphrase: string, options: { bare?: boolean; name?: string } = {}) {
    const answer = await window.doorstep.call('vault.create', { passphrase })
    if (!answer.ok) throw new Error(`Not created: ${answer.refusal.code}`)
    await enter(answer.value.opened)
    const name = options.name ?? 'Juniper Home Massage'
    if (!options.bare) {
      await setUpPractice(at(), {
        ...emptyNewPractice,
        practiceName: name,
        ownName: 'Maria Esposito',
      })
    }
    return answer.value.recoveryCode
  },
  /** `ok`, or why the records cannot be shown. */
  open: async (passphrase: string) => enter(await unlocked(passphrase)),
  openWithNextLayout: async (passphrase: string, options: Parameters<typeof nextLayout>[0] = {}) =>
    enter(await unlocked(passphrase), nextLayout(options)),
  async close() {
    await session?.store.close()
    session = null
  },
  ids: () => ({
    staffId: at().staffId,
    practiceSpace: at().practiceSpace,
    clientSpace: at().clientSpace,
  }),

  /** Collections of a space that this laptop has keys of. */
  held: (space: string) => collectionNames.filter((name) => store().keyring.holds(name, space)),

  numberedId,
  numberedClient: (number: number) => numberedClient(at(), number),
  signedNote: (number: number) => signedNote(at(), number),
  async insertNumbered(from: number, count: number) {
    const records = Array.from({ length: count }, (_, index) => numberedClient(at(), from + index))
    await store().insertMany('clients', records)
  },
  insert: (collection: CollectionName, record: unknown) =>
    store().insert(collection, record as RecordOf<typeof collection>),
  insertMany: (collection: CollectionName, records: readonly unknown[]) =>
    store().insertMany(collection, records as RecordOf<typeof collection>[]),
  /** Writes the given fields over the record's. */
  change: (collection: CollectionName, id: string, patch: Loose) =>
    store().change(collection, id, (record) => ok({ ...record, ...patch } as typeof record)),
  /** Adds a letter to the note of a client: two at once must both be there afterwards. */
  addLetter: (id: string, letter: string) =>
    store().change('clients', id, (client) => ok({ ...client, note: client.note + letter })),
  remove: (collection: CollectionName, id: string) => store().remove(collection, id),
  read: async (collection: CollectionName, id: string) =>
    (await store().read(collection, id)) as Loose | null,
  find: async (collection: CollectionName, selector: Loose) => {
    const found = await store()
      .collections[collection].find({ selector } as never)
      .exec()
    return (found as { toJSON(): Loose }[]).map((document) => document.toJSON())
  },
  saveDraft: (key: string, values: unknown) => store().saveDraft(key, values),
  readDraft: (key: string) => store().readDraft(key),
  putFile: (id: string, name: string, text: string) =>
    putFile(at().store.keyring, at().clientSpace, id, {
      name,
      type: 'text/plain',
      bytes: new TextEncoder().encode(text),
    }),
  async readFile(id: string) {
    const found = await readFile(at().store.keyring, at().clientSpace, id)
    return found.ok ? { ...found.value, bytes: [...found.value.bytes] } : found.refusal
  },

  openCollections: () => Object.keys(store().database.collections),
  async counts() {
    return (await countEverything(store(), at().opened)).records
  },
  async count() {
    const { records } = await countEverything(store(), at().opened)
    return collectionNames.reduce((sum, name) => sum + records[name], 0)
  },
  exportHash: () => exportHash(store(), at().opened),
  /** Fills the store with a made-up practice; answers how many records there are now in it. */
  async seedPractice(size: PracticeSize) {
    const waiting = new Map<CollectionName, unknown[]>()
    const write = async (collection: CollectionName) => {
      const records = waiting.get(collection) ?? []
      waiting.set(collection, [])
      await store().insertMany(collection, records as RecordOf<typeof collection>[])
    }
    let done = 0
    for await (const { collection, record } of practiceRecords(at(), size)) {
      const batch = waiting.get(collection) ?? []
      waiting.set(collection, batch)
      batch.push(record)
      done += 1
      if (batch.length >= 500) await write(collection)
    }
    for (const collection of waiting.keys()) await write(collection)
    return done
  },

  seedTherapists: (size: therapists.TherapistsSize) => therapists.seedTherapists(at(), size),
  timeArrivals: (count: number) => therapists.timeArrivals(at(), count),
  /** So many visits in this month, planned by the families that are there. */
  async crowdMonth(count: number) {
    const found = await store().collections.visits.find({ limit: 200 }).exec()
    const examples = found.map((one) => one.toJSON())
    const month = new Date().toISOString().slice(0, 7)
    const visits = Array.from({ length: count }, (_, index) => {
      const example = examples[index % examples.length]
      if (!example) throw new Error('no visit to take as an example')
      const day = String(1 + (index % 28)).padStart(2, '0')
      const startAt = `${month}-${day}T${String(14 + (index % 8)).padStart(2, '0')}:15:00.000Z`
      const endAt = new Date(Date.parse(startAt) + 3_600_000).toISOString()
      const id = crypto.randomUUID()
      return {
        ...example,
        id,
        startAt,
        endAt,
        state: 'planned',
        stateReason: '',
        timeline: [],
        checklist: [],
      }
    })
    await store().insertMany('visits', visits as unknown as RecordOf<'visits'>[])
  },

  /**
   * Writes until the program is killed, and says each write only once its promise has resolved:
   * `ack insert N` for a new record, `ack change N` for the Nth change of record 0.
   */
  async writeLoop(from: number) {
    const zero = numberedId(0)
    if (!(await store().read('clients', zero)))
      await store().insert('clients', numberedClient(at(), 0))
    for (let number = from; ; number++) {
      await store().insert('clients', numberedClient(at(), number))
      console.debug(`ack insert ${number}`)
      await store().change('clients', zero, (client) => ok({ ...client, pronouns: String(number) }))
      console.debug(`ack change ${number}`)
    }
  },
  replicateOnce: () => replicateOnce(store()),
  timeOurBulk: (count: number) => timeOurBulk(at(), store(), count),
  timePlainBulk: (count: number) => timePlainBulk(at(), count),
  timeSingleWrites: (count: number) => timeSingleWrites(at(), store(), count),
  setUpServer: syncBench.setUpServer,
  fillClients: (count: number) => syncBench.fillClients(at(), count),
  timeSync: (count: number) => syncBench.timeSync(at(), count),
  stopSync: syncBench.stopSync,
  fillFiles: (count: number, bytes: number) => filesBench.fillFiles(at(), count, bytes),
  timeFiles: (count: number) => filesBench.timeFiles(at(), count),
  changePronouns: (number: number, to: string) => syncBench.changePronouns(at(), number, to),
  watchPronouns: (number: number, to: string) => syncBench.watchPronouns(at(), number, to),
  pronounsSeenAt: syncBench.pronounsSeenAt,
  timePeerPush: (count: number, batches: syncBench.PeerBatches) =>
    syncBench.timePeerPush(at(), count, batches),
  timePeerPull: (count: number, batches: syncBench.PeerBatches) =>
    syncBench.timePeerPull(at(), count, batches),
  ...disk,
}

export type Harness = typeof harness

declare global {
  interface Window {
    harness: Harness
  }
}

window.harness = harness
