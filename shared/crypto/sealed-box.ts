import { x25519 } from '@noble/curves/ed25519.js'
import { type AesKey, decrypt, encrypt, SealedDataDamaged } from './aes-gcm'
import { type Bytes, concat, plain, utf8 } from './bytes'
import { canonicalJson } from './canonical-json'
import { deriveAesKey } from './hkdf'

/**
 * A box that one laptop alone opens: X25519 between a key made for this box and the laptop's own,
 * HKDF, AES-256-GCM. `ephemeral public key (32) | nonce | ciphertext | tag`. It says nothing of who
 * made it: the announcement around it is signed.
 */
const PUBLIC_BYTES = 32

export const makeSealingKey = (): Bytes => plain(x25519.utils.randomSecretKey())

export const sealingPublicKeyOf = (secretKey: Uint8Array): Bytes =>
  plain(x25519.getPublicKey(secretKey))

/** What a box is for: opened in another's place, or as another key, it does not open. */
export interface BoxPurpose {
  readonly deviceId: string
  readonly space: string
  readonly keyId: string
}

const aad = ({ deviceId, space, keyId }: BoxPurpose): Bytes =>
  utf8(canonicalJson(['sealed-box', 1, deviceId, space, keyId]))

/** Null for a public key of low order (or of another length): with it the secret would be no secret. */
async function boxKey(
  secretKey: Uint8Array,
  theirs: Uint8Array,
  salt: Uint8Array,
): Promise<AesKey | null> {
  let shared: Uint8Array
  try {
    shared = x25519.getSharedSecret(secretKey, theirs)
  } catch {
    return null
  }
  if (shared.every((byte) => byte === 0)) return null
  const key = await deriveAesKey(shared, 'doorstep/v1/sealed-box', salt)
  shared.fill(0)
  return key
}

/** Null when `recipient` is no public key that anything can be sealed to. */
export async function sealBox(
  recipient: Uint8Array,
  content: Uint8Array,
  purpose: BoxPurpose,
): Promise<Bytes | null> {
  const ephemeral = makeSealingKey()
  const ephemeralPublic = sealingPublicKeyOf(ephemeral)
  const key = await boxKey(ephemeral, recipient, concat(ephemeralPublic, recipient))
  ephemeral.fill(0)
  return key && concat(ephemeralPublic, await encrypt(key, content, aad(purpose)))
}

/** Null for what was sealed for another laptop or purpose, or was changed. Never throws. */
export async function openBox(
  secretKey: Uint8Array,
  sealed: Uint8Array,
  purpose: BoxPurpose,
): Promise<Bytes | null> {
  if (sealed.byteLength <= PUBLIC_BYTES) return null
  const ephemeralPublic = sealed.subarray(0, PUBLIC_BYTES)
  const salt = concat(ephemeralPublic, sealingPublicKeyOf(secretKey))
  const key = await boxKey(secretKey, ephemeralPublic, salt)
  if (key === null) return null
  try {
    return await decrypt(key, sealed.subarray(PUBLIC_BYTES), aad(purpose))
  } catch (error) {
    if (error instanceof SealedDataDamaged) return null
    throw error
  }
}
