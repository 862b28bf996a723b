import { type Bytes, concat, plain, randomBytes } from './bytes'

/** AES-256-GCM. A sealed value is `nonce (12) | ciphertext | tag (16)`. */
export const NONCE_BYTES = 12
export const TAG_BYTES = 16
export const KEY_BYTES = 32

/** WebCrypto's key, by whatever name the host's types have for it. */
export type AesKey = Parameters<typeof crypto.subtle.encrypt>[1]

/** Sealed data that does not open: changed, cut, sealed under another key, or meant for another place. */
export class SealedDataDamaged extends Error {
  override readonly name = 'SealedDataDamaged'
}

/** A key that can seal and open and cannot be read out again. `raw` is 32 bytes. */
export async function importAesKey(raw: Uint8Array): Promise<AesKey> {
  if (raw.byteLength !== KEY_BYTES) throw new Error(`an AES-256 key is ${KEY_BYTES} bytes`)
  return crypto.subtle.importKey('raw', plain(raw), 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/**
 * Seals under a nonce made here and nowhere else: a nonce that repeats under one key gives both texts
 * away, and a counter would repeat in a restored or cloned profile. A test allows no other caller of
 * subtle.encrypt.
 */
export async function encrypt(key: AesKey, content: Uint8Array, aad: Uint8Array): Promise<Bytes> {
  const iv = randomBytes(NONCE_BYTES)
  const algorithm = { name: 'AES-GCM', iv, additionalData: plain(aad) }
  const sealed = await crypto.subtle.encrypt(algorithm, key, plain(content))
  return concat(iv, new Uint8Array(sealed))
}

/** Throws SealedDataDamaged unless key, `aad` and every byte are as they were sealed. */
export async function decrypt(key: AesKey, sealed: Uint8Array, aad: Uint8Array): Promise<Bytes> {
  if (sealed.byteLength < NONCE_BYTES + TAG_BYTES) throw new SealedDataDamaged('too short')
  const iv = plain(sealed.subarray(0, NONCE_BYTES))
  const algorithm = { name: 'AES-GCM', iv, additionalData: plain(aad) }
  try {
    const content = plain(sealed.subarray(NONCE_BYTES))
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, content))
  } catch {
    throw new SealedDataDamaged('not authentic')
  }
}
