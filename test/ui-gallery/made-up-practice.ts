import { ed25519 } from '@noble/curves/ed25519.js'
import { addRxPlugin, createRxDatabase } from 'rxdb'
import { RxDBLocalDocumentsPlugin } from 'rxdb/plugins/local-documents'
import { RxDBMigrationSchemaPlugin } from 'rxdb/plugins/migration-schema'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { firstValueFrom, of } from 'rxjs'
import { seedSamplePractice } from '#renderer/data/commands/seed-sample-practice'
import { clientDirectory } from '#renderer/data/queries/client-directory'
import { createSession, type Session } from '#renderer/data/session'
import { encryptedStorage } from '#renderer/data/store/encrypted-storage'
import { createKeyring } from '#renderer/data/store/keyring'
import { createStore, type StoreCollections } from '#renderer/data/store/store'
import type { SyncStatus } from '#renderer/data/sync/status'
import type { SyncControl } from '#renderer/data/sync/sync-control'
import { migrations } from '#shared/migrations/migrations'
import type { Client } from '#shared/schema/client'
import { collectionNames } from '#shared/schema/collections'
import { storedSchema } from '#shared/schema/stored-schema'
import { merge } from '#shared/sync/merge/merge'

addRxPlugin(RxDBLocalDocumentsPlugin)
addRxPlugin(RxDBMigrationSchemaPlugin)

const id = (digit: string) =>
  `${digit.repeat(8)}-${digit.repeat(4)}-4${digit.repeat(3)}-8${digit.repeat(3)}-${digit.repeat(12)}`
const key = (fill: number) => new Uint8Array(32).fill(fill)
const secret = key(9)

const opened = {
  deviceId: id('a'),
  staffId: id('b'),
  signingPublicKey: ed25519.getPublicKey(secret) as Uint8Array<ArrayBuffer>,
  sealingPublicKey: key(8),
  laptopName: null,
  localKey: key(1),
  spaces: [
    { id: id('c'), kind: 'practice' as const, keyId: '00000001', key: key(2), older: [] },
    { id: id('d'), kind: 'therapist' as const, keyId: '00000002', key: key(3), older: [] },
  ],
  store: {
    id: id('e'),
    createdAt: null,
    restoring: false,
    fromServer: false,
    dataVersion: 0,
    copyKeptAt: null,
  },
  lastSeenAt: null,
  recoveryCodeConfirmed: true,
  keychain: 'unavailable' as const,
}

const standing = (status: SyncStatus): SyncControl => ({
  status$: of(status),
  retryNow: () => {},
  askAgain: async () => {},
  retryRow: () => {},
  dismissAlert: () => {},
  whereabouts$: () => of(status.pendingRecords > 0 ? 'changedSince' : 'onServer'),
  restart: async () => {},
  addSpaces: async () => {},
  stop: async () => {},
})

/** The sample practice in memory, with a status of syncing that does not change. */
export async function madeUpPractice(status: SyncStatus, withClashes: boolean): Promise<Session> {
  const keyring = createKeyring(opened)
  const database = await createRxDatabase<StoreCollections>({
    name: 'gallery',
    storage: encryptedStorage(getRxStorageMemory(), keyring),
    multiInstance: false,
    localDocuments: true,
  })
  await database.addCollections(
    Object.fromEntries(
      collectionNames.map((name) => [
        name,
        { schema: storedSchema(name), migrationStrategies: migrations[name] },
      ]),
    ) as never,
  )
  const session: Session = {
    ...createSession(createStore(database, keyring), opened as never, standing(status)),
    sign: async (message) => ed25519.sign(message, secret) as Uint8Array<ArrayBuffer>,
  }
  await seedSamplePractice(session, () => {})
  if (withClashes) await clash(session)
  return session
}

/** Two laptops changed the same clients apart from each other; what the merge made of it is kept. */
async function clash({ store, staffId }: Session): Promise<void> {
  const { parents } = await firstValueFrom(clientDirectory(store))
  const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
  const edits: ((client: Client, side: string) => Client)[] = [
    (client, side) => {
      if (!client.home) return client
      const access = {
        ...client.home.access,
        gateCode: side === 'mine' ? '#4471' : '1928 then bell',
      }
      return { ...client, home: { ...client.home, access } }
    },
    (client, side) => ({
      ...client,
      note: `${side} `.repeat(90),
      pronouns: side === 'mine' ? 'she/her' : 'they/them',
    }),
  ]
  for (const [index, edit] of edits.entries()) {
    const client = parents[index + 2] && (await store.read('clients', parents[index + 2]?.id ?? ''))
    if (!client) continue
    const side = (name: string, minutes: number) => ({
      record: { ...edit(client, name), updatedAt: at(minutes), updatedBy: staffId },
      deleted: false,
    })
    const base = { record: client, deleted: false }
    const merged = merge('clients', base, side('mine', 300), side('theirs', 90))
    await store.change('clients', client.id, () => ({ ok: true, value: merged.record }))
  }
  const removed = parents[6] && (await store.read('clients', parents[6].id))
  if (!removed) return
  const one = { ...removed, updatedAt: at(70), updatedBy: staffId }
  const merged = merge(
    'clients',
    { record: removed, deleted: false },
    { record: { ...one, note: 'Moved to the second floor.' }, deleted: false },
    { record: { ...one, updatedAt: at(50) }, deleted: true },
  )
  await store.change('clients', removed.id, () => ({ ok: true, value: merged.record }))
}
