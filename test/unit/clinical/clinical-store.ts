import { addRxPlugin, createRxDatabase } from 'rxdb'
import { RxDBLocalDocumentsPlugin } from 'rxdb/plugins/local-documents'
import { RxDBMigrationSchemaPlugin } from 'rxdb/plugins/migration-schema'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import type { Session } from '#renderer/data/session'
import { encryptedStorage } from '#renderer/data/store/encrypted-storage'
import { createKeyring } from '#renderer/data/store/keyring'
import { createStore, type StoreCollections } from '#renderer/data/store/store'
import { migrations } from '#shared/migrations/migrations'
import type { CollectionName } from '#shared/schema/collections'
import { storedSchema } from '#shared/schema/stored-schema'
import { at, ids } from '../visit/visit-fixture'

addRxPlugin(RxDBLocalDocumentsPlugin)
addRxPlugin(RxDBMigrationSchemaPlugin)

/** A session over a real store, encrypted, in memory. Its clock is a minute later each time it is read. */
export async function sessionOver(names: readonly CollectionName[]): Promise<Session> {
  const key = (fill: number) => new Uint8Array(32).fill(fill)
  const keyring = createKeyring({
    localKey: key(1),
    spaces: [{ id: ids.space, kind: 'therapist', keyId: '00000001', key: key(2), older: [] }],
  })
  const database = await createRxDatabase<StoreCollections>({
    name: `clinical-${crypto.randomUUID()}`,
    storage: encryptedStorage(getRxStorageMemory(), keyring),
    multiInstance: false,
    localDocuments: true,
  })
  await database.addCollections(
    Object.fromEntries(
      names.map((name) => [
        name,
        { schema: storedSchema(name), migrationStrategies: migrations[name] },
      ]),
    ) as never,
  )
  let minute = 0
  const store = createStore(database, keyring)
  return {
    store,
    staffId: ids.me,
    opened: { staffId: ids.me, store: { fromServer: false } },
    newId: () => crypto.randomUUID(),
    now: () => at(`10:${String(minute++ % 60).padStart(2, '0')}`),
  } as unknown as Session
}
