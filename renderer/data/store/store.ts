import type { RxCollection, RxDatabase } from 'rxdb'
import { normalJson } from '#shared/crypto/canonical-json'
import { isFinal, mayBecome, mayBeRemoved } from '#shared/domain/may-change'
import { ok, type Result, refused } from '#shared/result'
import { type CollectionName, collections, type RecordOf } from '#shared/schema/collections'
import { afterEdit, type LocalRecord } from '#shared/sync/decide'
import type { Version } from '#shared/sync/version'
import type { Keyring } from './keyring'
import { type Rows, rowsOf } from './rows'

export type StoreCollections = { readonly [C in CollectionName]: RxCollection<RecordOf<C>> }

/** A record changed, or why it was not. `missing`: nobody has it any more; `final`: signed or sent. */
export type ChangeRefusal = 'missing' | 'final'

/**
 * The one door to the records: what is written is parsed by its schema first and is on the disk
 * (strict durability) when the promise resolves. Reading goes through `collections`, by queries.
 */
export interface Store {
  readonly collections: StoreCollections
  readonly database: RxDatabase<StoreCollections>
  /** The collections that are open: all of them, but for tests. */
  readonly names: readonly CollectionName[]
  /** The keys that the store is sealed under; syncing seals under the same ones. */
  readonly keyring: Keyring
  /** For syncing alone: records with their state on the server, removed ones included. */
  rows<C extends CollectionName>(collection: C): Rows<RecordOf<C>>
  insert<C extends CollectionName>(collection: C, record: RecordOf<C>): Promise<void>
  /** All or a thrown bug: for restore, sample and import; existing ids are an error. */
  insertMany<C extends CollectionName>(
    collection: C,
    records: readonly RecordOf<C>[],
  ): Promise<void>
  /** Reads, decides and writes as one step: two changes at the same time do not lose one another. */
  change<C extends CollectionName, R = never>(
    collection: C,
    id: string,
    decide: (record: RecordOf<C>) => Result<RecordOf<C>, R>,
  ): Promise<Result<RecordOf<C>, R | ChangeRefusal>>
  /** Several records, each decided alone and all written in one step: nobody sees half of it. By id. */
  changeMany<C extends CollectionName, R = never>(
    collection: C,
    ids: readonly string[],
    decide: (record: RecordOf<C>) => Result<RecordOf<C>, R>,
  ): Promise<ReadonlyMap<string, Result<RecordOf<C>, R | ChangeRefusal>>>
  /** Removes and returns what was removed, so that it can be put back. */
  remove<C extends CollectionName>(
    collection: C,
    id: string,
  ): Promise<Result<RecordOf<C>, ChangeRefusal>>
  /** Several, in one step, where `mayGo` says so of each as it stands then; by id what became of it. */
  removeMany<C extends CollectionName>(
    collection: C,
    ids: readonly string[],
    mayGo: (record: RecordOf<C>) => boolean,
  ): Promise<ReadonlyMap<string, Result<RecordOf<C>, ChangeRefusal | 'stays'>>>
  read<C extends CollectionName>(collection: C, id: string): Promise<RecordOf<C> | null>
  saveDraft(key: string, values: unknown): Promise<void>
  readDraft(key: string): Promise<unknown>
  clearDraft(key: string): Promise<void>
  close(): Promise<void>
}

export function parseRecord<C extends CollectionName>(name: C, record: unknown): RecordOf<C> {
  return collections[name].record.parse(normalJson(record)) as RecordOf<C>
}

/** One after another for a key: a draft cleared while it is being saved would end in a conflict. */
function createTurns() {
  const last = new Map<string, Promise<void>>()
  return {
    inTurn(key: string, work: () => Promise<void>): Promise<void> {
      const turn = (last.get(key) ?? Promise.resolve()).catch(() => undefined).then(work)
      last.set(key, turn)
      return turn
    },
  }
}

const draftId = (key: string) => `draft:${key}`

export function createStore(database: RxDatabase<StoreCollections>, keyring: Keyring): Store {
  // Each collection is one generic type over its record; this narrows the union by its name.
  const named = <C extends CollectionName>(name: C) =>
    database.collections[name] as unknown as RxCollection<RecordOf<C>>
  const rows = <C extends CollectionName>(name: C) => rowsOf(named(name))
  const drafts = createTurns()

  const changeMany: Store['changeMany'] = async <C extends CollectionName, R>(
    name: C,
    ids: readonly string[],
    decide: (record: RecordOf<C>) => Result<RecordOf<C>, R>,
  ) => {
    const outcomes = new Map<string, Result<RecordOf<C>, R | ChangeRefusal>>()
    await rows(name).update([...new Set(ids)], (local, id) => {
      const outcome = changed(name, local, decide)
      outcomes.set(id, outcome)
      if (!outcome.ok || !local) return null
      return { ...local, record: outcome.value, sync: afterEdit(local.sync, versionOf(local)) }
    })
    return outcomes
  }

  const removeMany = async <C extends CollectionName, R>(
    name: C,
    ids: readonly string[],
    decide: (record: RecordOf<C>) => Result<RecordOf<C>, R>,
  ) => {
    const outcomes = new Map<string, Result<RecordOf<C>, R | ChangeRefusal>>()
    await rows(name).update([...new Set(ids)], (local, id) => {
      const outcome = mayBeRemoved(name) ? changed(name, local, decide) : refused('final' as const)
      outcomes.set(id, outcome)
      if (!outcome.ok || !local) return null
      return { ...local, deleted: true, sync: afterEdit(local.sync, versionOf(local)) }
    })
    return outcomes
  }

  return {
    collections: database.collections,
    database,
    keyring,
    names: Object.keys(database.collections) as CollectionName[],
    rows,
    async insert(name, record) {
      const parsed = parseRecord(name, record)
      await rows(name).update([parsed.id], (local) => made(parsed, local))
    },
    async insertMany(name, records) {
      const byId = new Map(records.map((record) => [record.id, parseRecord(name, record)] as const))
      if (byId.size < records.length) throw new Error('two records of one id')
      await rows(name).update([...byId.keys()], (local, id) =>
        made(byId.get(id) as RecordOf<typeof name>, local),
      )
    },
    async change(name, id, decide) {
      const outcomes = await changeMany(name, [id], decide)
      return outcomes.get(id) ?? refused('missing')
    },
    changeMany,
    async remove(name, id) {
      const outcomes = await removeMany<typeof name, never>(name, [id], (record) => ok(record))
      return outcomes.get(id) ?? refused('missing')
    },
    removeMany: (name, ids, mayGo) =>
      removeMany<typeof name, 'stays'>(name, ids, (record) =>
        mayGo(record) ? ok(record) : refused('stays'),
      ),
    async read(name, id) {
      const document = await named(name).findOne(id).exec()
      return document ? (document.toJSON() as RecordOf<typeof name>) : null
    },
    saveDraft: (key, values) =>
      drafts.inTurn(key, async () => {
        await database.upsertLocal(draftId(key), { values: normalJson(values) })
      }),
    async readDraft(key) {
      const draft = await database.getLocal<{ values: unknown }>(draftId(key))
      return draft ? draft.toJSON().data.values : undefined
    },
    clearDraft: (key) =>
      drafts.inTurn(key, async () => {
        const draft = await database.getLocal(draftId(key))
        await draft?.remove()
      }),
    async close() {
      await database.close()
    },
  }
}

const versionOf = <R>({ record, deleted }: LocalRecord<R>): Version<R> => ({ record, deleted })

/** A new record; where one of this id was removed before, it takes its place and its history. */
function made<R>(record: R, local: LocalRecord<R> | null): LocalRecord<R> {
  if (local === null) return { record, deleted: false, sync: null }
  if (!local.deleted) throw new Error('a record of this id is there already')
  return { record, deleted: false, sync: afterEdit(local.sync, versionOf(local)) }
}

function changed<C extends CollectionName, R>(
  name: C,
  local: LocalRecord<RecordOf<C>> | null,
  decide: (record: RecordOf<C>) => Result<RecordOf<C>, R>,
): Result<RecordOf<C>, R | ChangeRefusal> {
  if (local === null || local.deleted) return refused('missing')
  const record = parseRecord(name, local.record)
  if (isFinal(name, record)) return refused('final')
  const decision = decide(record)
  if (!decision.ok) return decision
  const after = parseRecord(name, decision.value)
  return mayBecome(name, record, after) ? ok(after) : refused('final')
}
