import { createRxDatabase, type RxCollection } from 'rxdb'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import type { Session } from '#renderer/data/session'
import type { Store } from '#renderer/data/store/store'
import type { Client } from '#shared/schema/client'
import { storedSchema } from '#shared/schema/stored-schema'
import { numberedClient, numberedId } from './made-up-records'

export interface BulkTimes {
  readonly insertMs: number
  readonly readMs: number
}

export interface WriteTimes {
  readonly oursMs: readonly number[]
  readonly plainMs: readonly number[]
}

type Plain = RxCollection<Client>

/** The peer: the same records in the same RxDB on the same storage, as it comes, in the clear. */
export async function withPlainStore<T>(
  durability: 'strict' | 'relaxed',
  work: (clients: Plain) => Promise<T>,
): Promise<T> {
  const database = await createRxDatabase({
    name: `plain${crypto.randomUUID().slice(0, 8)}`,
    storage: getRxStorageDexie({ chromeTransactionDurability: durability }),
    multiInstance: false,
    eventReduce: true,
  })
  try {
    await database.addCollections({
      clients: { schema: { ...storedSchema('clients'), version: 0 } },
    } as never)
    return await work(database.collections.clients as unknown as Plain)
  } finally {
    await database.remove()
  }
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

async function bulk(clients: Plain, records: readonly Client[]): Promise<BulkTimes> {
  const insertMs = await timed(() => clients.bulkInsert([...records]))
  const readMs = await timed(() => clients.find().exec())
  return { insertMs, readMs }
}

export async function timeOurBulk(session: Session, store: Store, count: number) {
  const records = Array.from({ length: count }, (_, index) => fullClient(session, index))
  return bulk(store.collections.clients as unknown as Plain, records)
}

export async function timePlainBulk(session: Session, count: number): Promise<BulkTimes> {
  const records = Array.from({ length: count }, (_, index) => fullClient(session, index))
  return withPlainStore('strict', (clients) => bulk(clients, records))
}

/** One after the other, ours and the peer's in turn, so that both meet the same machine. */
export async function timeSingleWrites(
  session: Session,
  store: Store,
  count: number,
): Promise<WriteTimes> {
  return withPlainStore('strict', async (clients) => {
    const oursMs: number[] = []
    const plainMs: number[] = []
    for (let index = 0; index < count; index++) {
      const record = fullClient(session, 500_000 + index)
      oursMs.push(await timed(() => store.insert('clients', record)))
      plainMs.push(await timed(() => clients.insert(record)))
    }
    return { oursMs, plainMs }
  })
}

/** About a kilobyte, as a client with an address and an access card is. */
function fullClient(session: Session, number: number): Client {
  return {
    ...numberedClient(session, number),
    id: numberedId(number),
    note: 'Side door behind the garage; the dog is friendly and loud. '.repeat(12),
  }
}
