import type { RxCollection, RxDatabase } from 'rxdb'
import { normalJson } from '#shared/crypto/canonical-json'
import { isFinal } from '#shared/domain/may-change'
import { ok, type Result, refused } from '#shared/result'
import { type CollectionName, collections, type RecordOf } from '#shared/schema/collections'

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
  /** Removes and returns what was removed, so that it can be put back. */
  remove<C extends CollectionName>(
    collection: C,
    id: string,
  ): Promise<Result<RecordOf<C>, ChangeRefusal>>
  read<C extends CollectionName>(collection: C, id: string): Promise<RecordOf<C> | null>
  saveDraft(key: string, values: unknown): Promise<void>
  readDraft(key: string): Promise<unknown>
  clearDraft(key: string): Promise<void>
  close(): Promise<void>
}

class DecisionRefused<R> extends Error {
  constructor(readonly refusal: R) {
    super('refused')
  }
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

export function createStore(database: RxDatabase<StoreCollections>): Store {
  // Each collection is one generic type over its record; this narrows the union by its name.
  const named = <C extends CollectionName>(name: C) =>
    database.collections[name] as unknown as RxCollection<RecordOf<C>>
  const find = <C extends CollectionName>(name: C, id: string) => named(name).findOne(id).exec()
  const drafts = createTurns()

  return {
    collections: database.collections,
    database,
    async insert(name, record) {
      await named(name).insert(parseRecord(name, record))
    },
    async insertMany(name, records) {
      const parsed = records.map((record) => parseRecord(name, record))
      const { error } = await named(name).bulkInsert(parsed)
      if (error.length > 0) throw new Error(`${error.length} records were not written`)
    },
    async change(name, id, decide) {
      const document = await find(name, id)
      if (!document) return refused('missing' as const)
      try {
        const changed = await document.incrementalModify((current) => {
          const record = parseRecord(name, withoutBookkeeping(current))
          if (isFinal(name, record)) throw new DecisionRefused<ChangeRefusal>('final')
          const decision = decide(record)
          if (!decision.ok) throw new DecisionRefused(decision.refusal)
          return { ...current, ...parseRecord(name, decision.value) }
        })
        return ok(changed.toJSON() as RecordOf<typeof name>)
      } catch (error) {
        if (error instanceof DecisionRefused) return refused(error.refusal)
        throw error
      }
    },
    async remove(name, id) {
      const document = await find(name, id)
      if (!document) return refused('missing' as const)
      const record = document.toJSON() as RecordOf<typeof name>
      if (isFinal(name, record)) return refused('final' as const)
      await document.remove()
      return ok(record)
    },
    async read(name, id) {
      const document = await find(name, id)
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

function withoutBookkeeping(document: object): unknown {
  return Object.fromEntries(Object.entries(document).filter(([field]) => !field.startsWith('_')))
}
