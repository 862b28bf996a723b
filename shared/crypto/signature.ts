import { ed25519 } from '@noble/curves/ed25519.js'
import { type Bytes, plain, utf8 } from './bytes'
import { canonicalJson } from './canonical-json'

/** Ed25519 (RFC 8032): secret and public keys of 32 bytes, signatures of 64. */
export const SIGNATURE_BYTES = 64

export const makeSigningKey = (): Bytes => plain(ed25519.utils.randomSecretKey())

export const publicKeyOf = (secretKey: Uint8Array): Bytes => plain(ed25519.getPublicKey(secretKey))

export const sign = (message: Uint8Array, secretKey: Uint8Array): Bytes =>
  plain(ed25519.sign(message, secretKey))

/** False for a wrong signature and for keys or signatures that are no such thing; never throws. */
export function verify(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  try {
    // Not ZIP215: what other RFC 8032 verifiers refuse is refused here too.
    return ed25519.verify(signature, message, publicKey, { zip215: false })
  } catch {
    return false
  }
}

/** The bytes a signature over JSON content stands for. `purpose` keeps a signature from serving twice. */
export const signedBytes = (purpose: string, content: unknown): Bytes =>
  utf8(canonicalJson({ doorstep: purpose, content }))

export const signJson = (purpose: string, content: unknown, secretKey: Uint8Array): Bytes =>
  sign(signedBytes(purpose, content), secretKey)

export const verifyJson = (
  purpose: string,
  content: unknown,
  signature: Uint8Array,
  publicKey: Uint8Array,
): boolean => verify(signedBytes(purpose, content), signature, publicKey)
