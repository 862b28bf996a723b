import { hmac } from '@noble/hashes/hmac.js'
import { sha256 as syncSha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import { ok, type Result, refused } from '../result'
import {
  type Bytes,
  fromBase64,
  fromUtf8,
  plain,
  sameBytes,
  sha256,
  toBase64,
  toHex,
  utf8,
} from './bytes'
import { canonicalJson } from './canonical-json'
import { deriveBytes, deriveCollectionBytes, keyIdOf } from './hkdf'
import { openBox, sealBox } from './sealed-box'
import { publicKeyOf, signedBytes, signJson, verifyJson } from './signature'

/**
 * How one laptop tells the others of a space's new key: the key sealed for each of them, and a
 * signature over the whole. It travels over a server that can read none of it and forge none of it.
 *
 * Who may sign stands in the practice's records; but the record that says so may itself be under the new
 * key, when a laptop joined and made new keys while another was away. For that one there is the
 * introduction: proof that the maker had the key before, good only while that is the reader's own.
 */
const PURPOSE = 'key announcement'
export const largestAnnouncement = 100_000

const keyId = z.string().regex(/^[0-9a-f]{8}$/)
const contentSchema = z.strictObject({
  v: z.literal(1),
  space: z.uuid(),
  keyId,
  /** The key before it, which what is there already was written under. */
  previousKeyId: keyId,
  /** When the key was made: of two keys made apart, everybody writes under the later one. */
  madeAt: z.iso.datetime(),
  madeBy: z.uuid(),
  /** Ed25519, base64: what the maker signs with. */
  publicKey: z.base64().max(60),
  wraps: z.array(z.strictObject({ deviceId: z.uuid(), sealed: z.base64().max(200) })).max(60),
  /** For laptops that are given some collections alone; absent: there are none. */
  parts: z
    .array(z.strictObject({ deviceId: z.uuid(), sealed: z.base64().max(4000) }))
    .max(60)
    .optional(),
})
const introducedSchema = contentSchema.extend({ introduction: z.base64().max(60) })
export const keyAnnouncementSchema = introducedSchema.extend({ signature: z.base64().max(100) })
export type KeyAnnouncement = z.infer<typeof keyAnnouncementSchema>

/** A laptop that the key is for. */
export interface KeyRecipient {
  readonly deviceId: string
  /** X25519, 32 bytes. */
  readonly sealingPublicKey: Uint8Array
  /** The collections that it is given the keys of; absent: the space's own key, and so all. */
  readonly collections?: readonly string[]
}

/** The keys of some collections under one key of a space, by their names. */
export type CollectionKeys = Readonly<Record<string, Bytes>>
const collectionKeysSchema = z.record(
  z.string().regex(/^[a-z]{1,20}$/),
  z
    .base64()
    .transform(fromBase64)
    .refine((key) => key.byteLength === 32),
)

async function partText(key: Uint8Array, collections: readonly string[]): Promise<Bytes> {
  const derived = collections.map(
    async (name) => [name, toBase64(await deriveCollectionBytes(key, name))] as const,
  )
  return utf8(JSON.stringify(Object.fromEntries(await Promise.all(derived))))
}

export type NewKey = Pick<KeyAnnouncement, 'space' | 'madeAt' | 'madeBy'> & {
  readonly key: Uint8Array
  /** The one before it. */
  readonly previousKey: Uint8Array
}

async function introduce(
  previousKey: Uint8Array,
  content: z.infer<typeof contentSchema>,
): Promise<Bytes> {
  const key = await deriveBytes(previousKey, 'doorstep/v1/key-introduction', 32)
  return plain(hmac(syncSha256, key, signedBytes(PURPOSE, content)))
}

/** Recipients whose public key is none are left out: nothing can be sealed to them. */
export async function announceKey(
  { key, previousKey, ...about }: NewKey,
  recipients: readonly KeyRecipient[],
  signingKey: Uint8Array,
): Promise<KeyAnnouncement> {
  const id = await keyIdOf(key)
  const wraps: KeyAnnouncement['wraps'] = []
  const parts: NonNullable<KeyAnnouncement['parts']> = []
  for (const { deviceId, sealingPublicKey, collections } of recipients) {
    const content = collections ? await partText(key, collections) : key
    const sealed = await sealBox(sealingPublicKey, content, {
      deviceId,
      space: about.space,
      keyId: id,
    })
    if (sealed) (collections ? parts : wraps).push({ deviceId, sealed: toBase64(sealed) })
  }
  const content = {
    v: 1 as const,
    ...about,
    keyId: id,
    previousKeyId: await keyIdOf(previousKey),
    publicKey: toBase64(publicKeyOf(signingKey)),
    wraps,
    ...(parts.length > 0 ? { parts } : {}),
  }
  const introduced = { ...content, introduction: toBase64(await introduce(previousKey, content)) }
  return { ...introduced, signature: toBase64(signJson(PURPOSE, introduced, signingKey)) }
}

/** Never throws. `publicKey` is that of the laptop `madeBy`, as the practice's own records have it. */
export function isSignedBy(announcement: KeyAnnouncement, publicKey: Uint8Array): boolean {
  const { signature, ...content } = announcement
  try {
    return verifyJson(PURPOSE, content, fromBase64(signature), publicKey)
  } catch {
    return false
  }
}

/** Never throws. Whether the maker had `previousKey`, and signed with the key that it names itself. */
export async function isIntroduced(
  announcement: KeyAnnouncement,
  previousKey: Uint8Array,
): Promise<boolean> {
  const { signature: _signature, introduction, ...content } = announcement
  if ((await keyIdOf(previousKey)) !== announcement.previousKeyId) return false
  const expected = await introduce(previousKey, content)
  return (
    sameBytes(expected, fromBase64(introduction)) &&
    isSignedBy(announcement, fromBase64(announcement.publicKey))
  )
}

/**
 * The key, when it was sealed for this laptop. `notForUs`: it was not. `damaged`: it was, and it does
 * not open or is another key than the announcement says.
 */
export async function openAnnouncedKey(
  { space, keyId: id, wraps }: KeyAnnouncement,
  deviceId: string,
  sealingKey: Uint8Array,
): Promise<Result<Bytes, 'notForUs' | 'damaged'>> {
  const wrap = wraps.find((candidate) => candidate.deviceId === deviceId)
  if (!wrap) return refused('notForUs')
  const key = await openBox(sealingKey, fromBase64(wrap.sealed), { deviceId, space, keyId: id })
  if (key === null || key.byteLength !== 32 || (await keyIdOf(key)) !== id)
    return refused('damaged')
  return ok(key)
}

/** The same for a laptop that was given some collections: their keys under the announced one. */
export async function openAnnouncedPart(
  { space, keyId: id, parts = [] }: KeyAnnouncement,
  deviceId: string,
  sealingKey: Uint8Array,
): Promise<Result<CollectionKeys, 'notForUs' | 'damaged'>> {
  const part = parts.find((candidate) => candidate.deviceId === deviceId)
  if (!part) return refused('notForUs')
  const text = await openBox(sealingKey, fromBase64(part.sealed), { deviceId, space, keyId: id })
  try {
    const parsed = collectionKeysSchema.safeParse(JSON.parse(fromUtf8(text ?? new Uint8Array())))
    return parsed.success ? ok(parsed.data) : refused('damaged')
  } catch {
    return refused('damaged')
  }
}

export const announcementText = (announcement: KeyAnnouncement): string =>
  canonicalJson(announcement)

/** Null for any text that is not the one spelling of an announcement. */
export function readAnnouncement(text: string): KeyAnnouncement | null {
  if (text.length > largestAnnouncement) return null
  try {
    const parsed = keyAnnouncementSchema.safeParse(JSON.parse(text))
    return parsed.success && announcementText(parsed.data) === text ? parsed.data : null
  } catch {
    return null
  }
}

/** An id that is always the same for the same announcement: published twice, it stands there once. */
export async function announcementId(announcement: KeyAnnouncement): Promise<string> {
  const hex = toHex(await sha256(utf8(announcementText(announcement))))
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
