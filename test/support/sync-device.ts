import { addRxPlugin, createRxDatabase } from 'rxdb'
import { RxDBLocalDocumentsPlugin } from 'rxdb/plugins/local-documents'
import { RxDBMigrationSchemaPlugin } from 'rxdb/plugins/migration-schema'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { encryptedStorage } from '#renderer/data/store/encrypted-storage'
import { createKeyring } from '#renderer/data/store/keyring'
import { createStore, type Store, type StoreCollections } from '#renderer/data/store/store'
import type { Road } from '#renderer/data/sync/couch'
import { createSync } from '#renderer/data/sync/engine'
import type { KeyAnnouncements } from '#renderer/data/sync/key-announcements'
import type { SyncStatus } from '#renderer/data/sync/status'
import type { SyncControl } from '#renderer/data/sync/sync-control'
import type { OpenedVault } from '#shared/ipc/contract'
import { migrations } from '#shared/migrations/migrations'
import type { CollectionName } from '#shared/schema/collections'
import { storedSchema } from '#shared/schema/stored-schema'

addRxPlugin(RxDBLocalDocumentsPlugin)
addRxPlugin(RxDBMigrationSchemaPlugin)

export interface DeviceOptions {
  readonly spaces: OpenedVault['spaces']
  /** Spaces held in part; none when it is left out. */
  readonly parts?: NonNullable<OpenedVault['parts']>
  readonly road: Road
  /** RxDB's open core opens 13 in one process: only what the test needs. */
  readonly collections: readonly CollectionName[]
  readonly onUnexpected?: (error: unknown) => void
  /** New keys that laptops announce to each other; none when it is left out. */
  readonly openKeys?: (store: Store) => Promise<KeyAnnouncements>
}

/** A laptop without a window: the store and the engine as they are in the app, over memory. */
export interface Device {
  readonly store: Store
  sync: SyncControl
  status(): SyncStatus
  /** The engine ends as if the power went; a new one starts on what the store holds. */
  crash(): Promise<void>
  /** Resolves when the status fits; fails with the last status after `seconds`. */
  until(fits: (status: SyncStatus) => boolean, seconds?: number): Promise<SyncStatus>
  close(): Promise<void>
}

/** The store as an engine sees it that may be killed: from then on it writes nothing. */
function cutWhenKilled(store: Store, isAlive: () => boolean) {
  const underway = new Set<Promise<unknown>>()
  const write = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (!isAlive()) throw new Error('killed')
    const writing = work()
    underway.add(writing)
    try {
      return await writing
    } finally {
      underway.delete(writing)
    }
  }
  const rows: Store['rows'] = (name) => {
    const { read, update } = store.rows(name)
    return {
      read,
      update: (ids, decide, options) =>
        write(() => update(ids, (local, id) => (isAlive() ? decide(local, id) : null), options)),
    }
  }
  const database = new Proxy(store.database, {
    get(target, name) {
      if (name === 'upsertLocal')
        return (id: string, value: object) => write(() => target.upsertLocal(id, value))
      const found: unknown = Reflect.get(target, name)
      return typeof found === 'function' ? found.bind(target) : found
    },
  })
  return {
    store: { ...store, rows, database } satisfies Store,
    settled: () => Promise.allSettled(underway).then(() => {}),
  }
}

export async function openDevice(options: DeviceOptions): Promise<Device> {
  const keyring = createKeyring({
    localKey: crypto.getRandomValues(new Uint8Array(32)),
    spaces: options.spaces,
    parts: options.parts ?? [],
  })
  const database = await createRxDatabase<StoreCollections>({
    name: `device-${crypto.randomUUID()}`,
    storage: encryptedStorage(getRxStorageMemory(), keyring),
    multiInstance: false,
    eventReduce: true,
    localDocuments: true,
  })
  await database.addCollections(
    Object.fromEntries(
      options.collections.map((name) => [
        name,
        { schema: storedSchema(name), migrationStrategies: migrations[name] },
      ]),
    ) as never,
  )
  const store = createStore(database, keyring)
  const { openKeys } = options
  // A killed program's requests may still arrive, its answers reach nobody, and it writes nothing more.
  let generation = 0
  let settled = async () => {}
  const startSync = () => {
    const mine = ++generation
    const road: Road = {
      request: (request) =>
        mine === generation
          ? options.road
              .request(request)
              .then((answer) => (mine === generation ? answer : new Promise<never>(() => {})))
          : new Promise<never>(() => {}),
      cancel: (id) => options.road.cancel(id),
    }
    const isAlive = () => mine === generation
    const cut = cutWhenKilled(store, isAlive)
    settled = cut.settled
    return createSync({
      store: cut.store,
      keys: keyring,
      spaces: [...options.spaces, ...(options.parts ?? [])].map(({ id }) => id),
      road,
      hasServer: async () => true,
      forgive: async () => {},
      startFiles: null,
      openKeys: openKeys ? () => openKeys(cut.store) : null,
      onUnexpected(error) {
        if (!isAlive()) return
        if (options.onUnexpected) options.onUnexpected(error)
        else console.error(error)
      },
      now: () => new Date().toISOString(),
      newId: () => crypto.randomUUID(),
      random: Math.random,
    })
  }
  const device: Device = {
    store,
    sync: startSync(),
    status() {
      let last: SyncStatus | undefined
      device.sync.status$.subscribe((status) => (last = status)).unsubscribe()
      if (!last) throw new Error('no status')
      return last
    },
    async crash() {
      const before = device.sync
      generation++
      void before.stop().catch(() => {})
      // What was on its way to the disk is on it or is not, before anything begins again.
      await settled()
      device.sync = startSync()
    },
    until: (fits, seconds = 20) =>
      new Promise((done, fail) => {
        let last: SyncStatus | undefined
        const timer = setTimeout(() => {
          subscription.unsubscribe()
          fail(
            new Error(`Not reached within ${seconds} s: ${JSON.stringify(last)?.slice(0, 2000)}`),
          )
        }, seconds * 1000)
        const subscription = device.sync.status$.subscribe((status) => {
          last = status
          if (!fits(status)) return
          clearTimeout(timer)
          setTimeout(() => subscription.unsubscribe())
          done(status)
        })
      }),
    async close() {
      await device.sync.stop()
      await store.close()
    },
  }
  return device
}
