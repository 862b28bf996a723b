import { ok, type Result, refused } from '../result'
import { fromBase32, inGroups, readTyped, toBase32 } from './base32'
import { type Bytes, concat, randomBytes, sameBytes, sha256, utf8 } from './bytes'

/**
 * The printed recovery code: 160 random bits and a 20-bit checksum in Crockford's base 32 (no I, L, O
 * or U), nine groups of four. The checksum finds a typing slip before anything is tried.
 */
const SECRET_BYTES = 20
const CHECK_BYTES = 3
const CODE_LENGTH = 36

export type RecoveryCodeRefusal = 'length' | 'character' | 'checksum'

export const makeRecoverySecret = (): Bytes => randomBytes(SECRET_BYTES)

async function checkBytes(secret: Uint8Array): Promise<Bytes> {
  const check = (await sha256(utf8('doorstep/v1/recovery-code/'), secret)).slice(0, CHECK_BYTES)
  // 36 characters hold 180 bits: 160 and the first 20 of these 24.
  check[CHECK_BYTES - 1] = (check[CHECK_BYTES - 1] as number) & 0xf0
  return check
}

/** `7Q2M-…` nine groups of four, for screen and print. `secret` is 20 bytes. */
export async function formatRecoveryCode(secret: Uint8Array): Promise<string> {
  if (secret.byteLength !== SECRET_BYTES)
    throw new Error(`a recovery secret is ${SECRET_BYTES} bytes`)
  return inGroups(toBase32(concat(secret, await checkBytes(secret)), CODE_LENGTH))
}

/** Reads a typed code: any case, any spaces and dashes, O for 0, I and L for 1. Gives the 20 bytes. */
export async function parseRecoveryCode(
  typed: string,
): Promise<Result<Bytes, RecoveryCodeRefusal>> {
  const text = readTyped(typed)
  if (text === null) return refused('character')
  if (text.length !== CODE_LENGTH) return refused('length')
  const bytes = fromBase32(text)
  const secret = bytes.slice(0, SECRET_BYTES)
  const check = bytes.slice(SECRET_BYTES, SECRET_BYTES + CHECK_BYTES)
  return sameBytes(check, await checkBytes(secret)) ? ok(secret) : refused('checksum')
}
