import { type CollectionName, collections } from '#shared/schema/collections'

/**
 * The databases as they lie on the disk, past all of our own code: what a thief, a broken disk or
 * another program could read and change. The store must be closed while they are changed.
 */
export type RawRow = Record<string, unknown>

export const databaseOf = (
  collection: CollectionName,
  version = collections[collection].version,
): string => `rxdb-dexie-doorstep--${version}--${collection}`

export async function databaseNames(): Promise<string[]> {
  return (await indexedDB.databases()).map(({ name }) => name ?? '').sort()
}

async function within<T>(
  database: string,
  store: string,
  mode: IDBTransactionMode,
  work: (rows: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const opened = await new Promise<IDBDatabase>((done, fail) => {
    const opening = indexedDB.open(database)
    opening.onsuccess = () => done(opening.result)
    opening.onerror = () => fail(opening.error)
    opening.onupgradeneeded = () => fail(new Error(`There is no database ${database}`))
  })
  try {
    return await new Promise<T>((done, fail) => {
      const transaction = opened.transaction(store, mode)
      const asking = work(transaction.objectStore(store))
      transaction.oncomplete = () => done(asking.result)
      transaction.onerror = () => fail(transaction.error)
      transaction.onabort = () => fail(transaction.error)
    })
  } finally {
    opened.close()
  }
}

export const rawRows = (database: string): Promise<RawRow[]> =>
  within(database, 'docs', 'readonly', (rows) => rows.getAll())

export async function rawRow(database: string, id: string): Promise<RawRow> {
  const row: RawRow | undefined = await within(database, 'docs', 'readonly', (rows) => rows.get(id))
  if (!row) throw new Error(`${database} holds no row ${id}`)
  return row
}

export const putRawRow = (database: string, row: RawRow): Promise<unknown> =>
  within(database, 'docs', 'readwrite', (rows) => rows.put(row))

/** Writes over the clear fields of a row, as an editor of the files could. */
export async function editRow(
  collection: CollectionName,
  id: string,
  patch: RawRow,
): Promise<void> {
  const database = databaseOf(collection)
  await putRawRow(database, { ...(await rawRow(database, id)), ...patch })
}

/** Every row of every database of the store, without its sealed part. */
export async function clearPartOfEverything(): Promise<Record<string, RawRow[]>> {
  const found: Record<string, RawRow[]> = {}
  for (const name of await databaseNames()) {
    if (!name.startsWith('rxdb-dexie-')) continue
    const rows = await rawRows(name)
    found[name] = rows.map(({ sealed, ...clear }) => ({ ...clear, isSealed: sealed !== undefined }))
  }
  return found
}
