import { addRxPlugin, createRxDatabase, type RxDatabase } from 'rxdb'
import { RxDBLocalDocumentsPlugin } from 'rxdb/plugins/local-documents'
import { RxDBMigrationSchemaPlugin } from 'rxdb/plugins/migration-schema'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { dataVersion } from '#shared/data-version'
import type { OpenedVault } from '#shared/ipc/contract'
import { type MigrationStep, migrations } from '#shared/migrations/migrations'
import { ok, type Result, refused } from '#shared/result'
import { collectionNames } from '#shared/schema/collections'
import { storedSchema } from '#shared/schema/stored-schema'
import { encryptedStorage } from './encrypted-storage'
import { createKeyring, type Keyring } from './keyring'
import { createStore, type Store, type StoreCollections } from './store'

addRxPlugin(RxDBLocalDocumentsPlugin)
addRxPlugin(RxDBMigrationSchemaPlugin)

const databaseName = 'doorstep'

/**
 * Why the records cannot be shown; never answered by making a new, empty store.
 * - missing: this laptop has held records and now has none
 * - foreign: records of another vault lie here
 * - restoreInterrupted: a backup was only partly put back
 * - notOpening: the disk is full, or another program holds the files
 * - copyFailed: an upgrade is due and no copy could be kept first
 * - upgradeFailed: an upgrade stopped half way; the kept copy is whole
 */
export type OpenStoreRefusal =
  | 'missing'
  | 'foreign'
  | 'restoreInterrupted'
  | 'notOpening'
  | 'copyFailed'
  | 'upgradeFailed'

/** What opening needs from the main process. */
export interface StoreHost {
  keepCopy(): Promise<boolean>
  markStore(dataVersion: number, restoring: boolean): Promise<boolean>
}

export interface StoreLayout {
  readonly dataVersion: number
  readonly schemas: Readonly<Record<string, ReturnType<typeof storedSchema>>>
  readonly migrations: Readonly<Record<string, Readonly<Record<number, MigrationStep>>>>
}

/** Today's collections; a migration test opens the same store under another layout. */
export const currentLayout: StoreLayout = {
  dataVersion,
  schemas: Object.fromEntries(collectionNames.map((name) => [name, storedSchema(name)])),
  migrations,
}

async function storeExists(): Promise<boolean> {
  const databases = await indexedDB.databases()
  return databases.some(({ name }) => name?.startsWith(`rxdb-dexie-${databaseName}--`))
}

async function openDatabase(
  keyring: Keyring,
  layout: StoreLayout,
): Promise<RxDatabase<StoreCollections>> {
  const storage = encryptedStorage(
    // Strict: a write that is acknowledged has reached the disk, not only the page cache.
    getRxStorageDexie({ chromeTransactionDurability: 'strict' }),
    keyring,
  )
  const database = await createRxDatabase<StoreCollections>({
    name: databaseName,
    storage,
    multiInstance: false,
    eventReduce: true,
    localDocuments: true,
  })
  try {
    await database.addCollections(
      Object.fromEntries(
        Object.entries(layout.schemas).map(([name, schema]) => [
          name,
          { schema, migrationStrategies: layout.migrations[name] ?? {} },
        ]),
      ) as never,
    )
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

/**
 * Opens the records of an unlocked vault, upgrading them first when this Doorstep is newer (after an
 * encrypted copy was kept). `restoring` opens the empty store that a backup is being written into.
 */
export async function openStore(
  opened: OpenedVault,
  host: StoreHost,
  options: { readonly layout?: StoreLayout; readonly restoring?: boolean } = {},
): Promise<Result<Store, OpenStoreRefusal>> {
  const layout = options.layout ?? currentLayout
  const { store: expected } = opened
  const restoring = options.restoring === true
  if (expected.restoring && !restoring) return refused('restoreInterrupted')

  const upgrading = expected.createdAt !== null && expected.dataVersion < layout.dataVersion
  // Before anything touches the databases: they are copied as files, and must lie still.
  const copied = !upgrading || (await host.keepCopy())
  const exists = await storeExists().catch(() => undefined)
  if (exists === undefined) return refused('notOpening')
  if (expected.createdAt !== null && !exists) return refused('missing')
  if (!copied) return refused('copyFailed')
  // A full disk must not make Chromium clear our records to help itself.
  await navigator.storage.persist()

  const keyring = createKeyring(opened)
  let database: RxDatabase<StoreCollections>
  try {
    database = await openDatabase(keyring, layout)
  } catch {
    return refused(upgrading ? 'upgradeFailed' : 'notOpening')
  }
  // A marker under other keys than ours is another practice's.
  const marker = await database
    .getLocal<{ storeId: string }>('store')
    .catch(() => 'foreign' as const)
  const problem =
    marker === 'foreign' ? marker : checkMarker(marker?.toJSON().data.storeId, expected)
  if (problem) {
    await database.close()
    return refused(problem)
  }
  if (!marker) await database.insertLocal('store', { storeId: expected.id })
  if (expected.createdAt === null || upgrading) {
    await host.markStore(layout.dataVersion, restoring)
  }
  return ok(createStore(database, keyring))
}

function checkMarker(
  found: string | undefined,
  expected: OpenedVault['store'],
): OpenStoreRefusal | null {
  if (found === undefined) return expected.createdAt === null ? null : 'missing'
  return found === expected.id ? null : 'foreign'
}
