import { type AesKey, importAesKey } from './aes-gcm'
import { type Bytes, plain, toHex, utf8 } from './bytes'

/**
 * HKDF-SHA256. Every `info` names the product, the version of this scheme and the purpose, so that
 * keys for two purposes can never be the same. Inputs here are random keys, so the salt may be empty.
 */
export async function deriveBytes(
  secret: Uint8Array,
  info: string,
  length: number,
  salt: Uint8Array = new Uint8Array(),
): Promise<Bytes> {
  const base = await crypto.subtle.importKey('raw', plain(secret), 'HKDF', false, ['deriveBits'])
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: plain(salt), info: utf8(info) }
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, base, length * 8))
}

export async function deriveAesKey(
  secret: Uint8Array,
  info: string,
  salt?: Uint8Array,
): Promise<AesKey> {
  const raw = await deriveBytes(secret, info, 32, salt)
  const key = await importAesKey(raw)
  raw.fill(0)
  return key
}

/**
 * The key of one collection of one space. Schedule and charts are under different keys, so that an
 * office member can be given one without the other. `files` is the name for a space's attachments.
 */
export const deriveCollectionKey = (spaceKey: Uint8Array, collectionName: string) =>
  deriveAesKey(spaceKey, collectionInfo(collectionName))

/** The same key as bytes, to be given to somebody who is not given the space's. */
export const deriveCollectionBytes = (spaceKey: Uint8Array, collectionName: string) =>
  deriveBytes(spaceKey, collectionInfo(collectionName), 32)

const collectionInfo = (name: string): string => `doorstep/v1/collection/${name}`

/** A key for what never leaves this laptop (drafts, window state), one a purpose. */
export const deriveLocalKey = (localKey: Uint8Array, purpose: string) =>
  deriveAesKey(localKey, `doorstep/v1/local/${purpose}`)

/** A name for a key that says nothing about it: 8 lowercase hex digits, the same on every device. */
export const keyIdOf = async (key: Uint8Array): Promise<string> =>
  toHex(await deriveBytes(key, 'doorstep/v1/key-id', 4))
