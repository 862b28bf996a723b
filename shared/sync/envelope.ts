import { z } from 'zod'
import { type AesKey, decrypt, encrypt, SealedDataDamaged } from '../crypto/aes-gcm'
import { type Bytes, fromBase64, fromUtf8, toBase64, utf8 } from '../crypto/bytes'
import { pad, unpad } from '../crypto/padding'
import { envelopeId, readEnvelopeId } from '../ipc/server-names'
import { migrations } from '../migrations/migrations'
import { ok, type Result, refused } from '../result'
import {
  type CollectionName,
  collectionNames,
  collections,
  type RecordOf,
} from '../schema/collections'
import { lineageLength, type ServerVersion } from './version'

/** Larger than any record that its schema takes, and far below what CouchDB takes. */
export const largestSealedText = 1_500_000

/**
 * A record as the server has it: who made it and what kind it is stand in its id, everything else is
 * sealed. Strict: a server that adds a field has altered the row.
 */
export const envelopeSchema = z.strictObject({
  _id: z.string().max(200),
  _rev: z.string().regex(/^\d{1,9}-[0-9a-zA-Z]{1,64}$/),
  _deleted: z.literal(true).optional(),
  v: z.literal(1),
  kid: z.string().regex(/^[0-9a-f]{8}$/),
  state: z.enum(['open', 'draft', 'signed']),
  ct: z.base64().max(largestSealedText),
})
export type Envelope = z.infer<typeof envelopeSchema>

const hashSchema = z.string().regex(/^[0-9a-f]{20}$/)
const contentSchema = z.strictObject({
  /** Version of the record's schema. */
  v: z.int().nonnegative(),
  n: z.int().positive(),
  hash: hashSchema,
  past: z.array(hashSchema).max(lineageLength),
  record: z.looseObject({}),
})

/** Finds keys: the same that the store is sealed under (`renderer/data/store/keyring`). */
export interface EnvelopeKeys {
  forWriting(collection: string, space: string): Promise<{ keyId: string; key: AesKey }>
  /** Rejects when this laptop does not have that key. */
  forReading(collection: string, keyId: string): Promise<AesKey>
  /** False: records of that kind in that space are others' business, and are passed over. Absent: all are. */
  holds?(collection: string, space: string): boolean
}

type Bound = Pick<Envelope, '_id' | '_deleted' | 'kid' | 'state'>

/** Binds all that the server could change: a row moved, re-dated, revived or re-labelled does not open. */
const aad = (space: string, { _id, _deleted, kid, state }: Bound): Bytes =>
  utf8(JSON.stringify(['envelope', 1, space, _id, state, kid, _deleted === true]))

/** What the server's rules may know of a record: signed ones can never be written again. */
export function envelopeState<C extends CollectionName>(
  collection: C,
  record: RecordOf<C>,
): Envelope['state'] {
  if (collection === 'notes') return (record as RecordOf<'notes'>).state
  if (collection === 'summaries') {
    return (record as RecordOf<'summaries'>).state === 'sent' ? 'signed' : 'draft'
  }
  return 'open'
}

/** `rev` is the revision it replaces; null for a document that is not there (or only as a tombstone). */
export async function sealEnvelope<C extends CollectionName>(
  keys: EnvelopeKeys,
  space: string,
  collection: C,
  version: Omit<ServerVersion<RecordOf<C>>, 'rev'>,
  rev: string | null,
): Promise<Omit<Envelope, '_rev'> & { readonly _rev?: string }> {
  const { record, deleted, n, hash, past } = version
  const { keyId, key } = await keys.forWriting(collection, space)
  const _id = envelopeId({ collection, author: record.createdBy, id: record.id })
  const bound: Bound = {
    _id,
    ...(deleted ? { _deleted: true as const } : {}),
    kid: keyId,
    state: envelopeState(collection, record),
  }
  const content = { v: collections[collection].version, n, hash, past, record }
  const sealed = await encrypt(key, pad(utf8(JSON.stringify(content))), aad(space, bound))
  return { ...bound, v: 1, ct: toBase64(sealed), ...(rev === null ? {} : { _rev: rev }) }
}

/** The words of `QuarantineReason`, for rows that come from the server. */
export type EnvelopeRefusal = 'notOurs' | 'noKey' | 'notAuthentic' | 'wrongShape' | 'newer'

export type OpenedEnvelope = {
  readonly [C in CollectionName]: {
    readonly collection: C
    readonly version: ServerVersion<RecordOf<C>>
  }
}[CollectionName]

const isCollection = (name: string): name is CollectionName =>
  (collectionNames as readonly string[]).includes(name)

/**
 * Opens one row of a server that is not trusted with anything; `serverId` is the id it was asked for
 * or listed under. Never throws.
 */
export async function openEnvelope(
  keys: EnvelopeKeys,
  space: string,
  serverId: string,
  row: unknown,
): Promise<Result<OpenedEnvelope, EnvelopeRefusal>> {
  const parsed = envelopeSchema.safeParse(row)
  if (!parsed.success || parsed.data._id !== serverId) return refused('notOurs')
  const envelope = parsed.data
  const name = readEnvelopeId(envelope._id)
  // A kind of record that this program does not know comes from a newer one.
  if (name === null) return refused('notOurs')
  if (!isCollection(name.collection)) return refused('newer')
  const key = await keys.forReading(name.collection, envelope.kid).catch(() => null)
  if (key === null) return refused('noKey')
  const content = await openContent(key, space, envelope)
  if (!content.ok) return content
  return readVersion(space, name.collection, name, envelope, content.value)
}

type Content = z.infer<typeof contentSchema>

async function openContent(
  key: AesKey,
  space: string,
  envelope: Envelope,
): Promise<Result<Content, EnvelopeRefusal>> {
  let opened: Bytes | null
  try {
    opened = unpad(await decrypt(key, fromBase64(envelope.ct), aad(space, envelope)))
  } catch (error) {
    if (error instanceof SealedDataDamaged) return refused('notAuthentic')
    throw error
  }
  if (opened === null) return refused('notAuthentic')
  try {
    const content = contentSchema.safeParse(JSON.parse(fromUtf8(opened)))
    return content.success ? ok(content.data) : refused('wrongShape')
  } catch {
    // Sealed by somebody with the key, and still no JSON of ours.
    return refused('wrongShape')
  }
}

function readVersion(
  space: string,
  collection: CollectionName,
  name: { readonly author: string; readonly id: string },
  envelope: Envelope,
  content: Content,
): Result<OpenedEnvelope, EnvelopeRefusal> {
  const known = collections[collection].version
  if (content.v > known) return refused('newer')
  let stored: Record<string, unknown> = content.record
  for (let version = content.v + 1; version <= known; version++) {
    const step = migrations[collection]?.[version]
    if (!step) return refused('wrongShape')
    stored = step(stored)
  }
  const record = collections[collection].record.safeParse(stored)
  if (!record.success) {
    // The same schema version with a field more: an addition that needed no migration there.
    return refused('wrongShape')
  }
  const { id, createdBy, space: ownSpace } = record.data
  const fits =
    id === name.id &&
    createdBy === name.author &&
    ownSpace === space &&
    envelope.state === envelopeState(collection, record.data as never)
  if (!fits) return refused('wrongShape')
  const { n, hash, past } = content
  const version = {
    record: record.data,
    deleted: envelope._deleted === true,
    n,
    hash,
    past,
    rev: envelope._rev,
  }
  return ok({ collection, version } as unknown as OpenedEnvelope)
}
