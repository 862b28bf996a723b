import {
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorage,
  type RxStorageInstanceCreationParams,
  wrapRxStorageInstance,
} from 'rxdb'
import { openJson, sealJson } from '#shared/crypto/at-rest'
import type { Keyring } from './keyring'

/** RxDB's own bookkeeping; it must stay readable to the storage and holds ids, revisions and times. */
const bookkeeping = ['_deleted', '_rev', '_meta', '_attachments'] as const
/** Replication metadata holds whole documents; these two fields of it are looked up by the storage. */
const replicationFields = ['itemId', 'isCheckpoint']

type PlainDocument = Record<string, unknown>

/**
 * Wraps a storage so that of every document only the primary key, the indexed fields, `space` and
 * `createdAt` stay in the clear; all else is one sealed field. It looks at the schema that the storage is opened
 * with, so an old store opens under its old schema while it is being migrated. RxDB's internal store
 * (collection names and schemas, no records) passes through untouched.
 */
export function encryptedStorage<Internals, Options>(
  storage: RxStorage<Internals, Options>,
  keyring: Keyring,
): RxStorage<Internals, Options> {
  return {
    name: storage.name,
    rxdbVersion: storage.rxdbVersion,
    async createStorageInstance<RecordType>(
      params: RxStorageInstanceCreationParams<RecordType, Options>,
    ) {
      if (params.collectionName === '_rxdb_internal') return storage.createStorageInstance(params)
      const clear = fieldsInTheClear(params.schema)
      const instance = await storage.createStorageInstance<RecordType>({
        ...params,
        schema: schemaOnDisk(params.schema, clear),
      })
      const justSealed: JustSealed = new WeakMap()
      const justOpened: JustOpened = new WeakMap()
      const seal = sealer(params.collectionName, clear, keyring, justSealed, justOpened)
      const open = opener(params.collectionName, clear, keyring, justSealed, justOpened)
      return wrapRxStorageInstance<RecordType>(
        params.schema,
        instance,
        (document) => seal(document as PlainDocument) as Promise<RxDocumentData<RecordType>>,
        (document) => open(document as PlainDocument) as Promise<RxDocumentData<RecordType>>,
      )
    },
  } as RxStorage<Internals, Options>
}

function fieldsInTheClear(schema: RxJsonSchema<never> | RxJsonSchema<unknown>): Set<string> {
  const { primaryKey, indexes = [], properties } = schema as RxJsonSchema<PlainDocument>
  const primary =
    typeof primaryKey === 'string' ? [primaryKey] : [primaryKey.key, ...primaryKey.fields]
  const fields = [...primary, ...indexes.flat(), ...replicationFields, 'space', 'createdAt']
  return new Set([...fields.map(String).filter((field) => field in properties), ...bookkeeping])
}

function schemaOnDisk<RecordType>(
  schema: RxJsonSchema<RecordType>,
  clear: ReadonlySet<string>,
): RxJsonSchema<RecordType> {
  const properties: Record<string, unknown> = { sealed: { type: 'string' } }
  for (const [field, definition] of Object.entries(schema.properties as PlainDocument)) {
    if (clear.has(field)) properties[field] = definition
  }
  const required = (schema.required ?? []).map(String).filter((field) => clear.has(field))
  return { ...schema, properties, required } as RxJsonSchema<RecordType>
}

/** The clear fields, bound to the ciphertext: a record moved, renamed or re-dated on disk does not open. */
function boundText(
  collection: string,
  document: PlainDocument,
  clear: ReadonlySet<string>,
): string {
  const bound = [...clear]
    .filter((field) => !field.startsWith('_') && document[field] !== undefined)
    .sort()
    .map((field) => [field, document[field]])
  return JSON.stringify(['record', 1, collection, document._deleted === true, bound])
}

/**
 * Of RxDB's bookkeeping only the time of writing stays in the clear; what we keep beside it (how the
 * record stands on the server, with the version that it was changed from) is sealed with the record.
 */
function splitMeta(document: PlainDocument): { clear: object; hidden: object | null } {
  const { lwt, ...hidden } = (document._meta ?? {}) as PlainDocument
  return { clear: { lwt }, hidden: Object.keys(hidden).length > 0 ? hidden : null }
}

/**
 * RxDB opens what it has just sealed, once for every listener of a change: the plain document of a
 * sealed one is remembered for as long as the sealed object itself lives.
 */
type JustSealed = WeakMap<object, PlainDocument>

/**
 * The other way round: what a document was opened from, by the opened object. A write hands over the
 * state that it replaces, which would be sealed again only to be thrown away.
 */
type JustOpened = WeakMap<object, PlainDocument>

function sealer(
  collection: string,
  clear: ReadonlySet<string>,
  keyring: Keyring,
  justSealed: JustSealed,
  justOpened: JustOpened,
) {
  return async (document: PlainDocument): Promise<PlainDocument> => {
    const known = justOpened.get(document)
    // A revision never stands for two contents.
    if (known && known._rev === document._rev) return known
    const onDisk: PlainDocument = {}
    const hidden: PlainDocument = {}
    for (const [field, value] of Object.entries(document)) {
      if (clear.has(field)) onDisk[field] = value
      else hidden[field] = value
    }
    const meta = splitMeta(document)
    onDisk._meta = meta.clear
    if (meta.hidden) hidden._meta = meta.hidden
    const space = typeof document.space === 'string' ? document.space : undefined
    const { keyId, key } = await keyring.forWriting(collection, space)
    onDisk.sealed = keyId + (await sealJson(key, boundText(collection, document, clear), hidden))
    justSealed.set(onDisk, document)
    return onDisk
  }
}

function opener(
  collection: string,
  clear: ReadonlySet<string>,
  keyring: Keyring,
  justSealed: JustSealed,
  justOpened: JustOpened,
) {
  return async (onDisk: PlainDocument): Promise<PlainDocument> => {
    const known = justSealed.get(onDisk)
    if (known) return known
    const { sealed, ...inTheClear } = onDisk
    if (typeof sealed !== 'string') throw new Error('A stored record has no sealed part')
    const key = await keyring.forReading(collection, sealed.slice(0, 8))
    const hidden = await openJson(key, boundText(collection, onDisk, clear), sealed.slice(8))
    const document: PlainDocument = { ...inTheClear, ...(hidden as PlainDocument) }
    document._meta = {
      ...(inTheClear._meta as object),
      ...((hidden as PlainDocument)._meta as object),
    }
    justOpened.set(document, onDisk)
    justSealed.set(onDisk, document)
    return document
  }
}
