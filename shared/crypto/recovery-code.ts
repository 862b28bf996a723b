import { ok, type Result, refused } from '../result'
import { type Bytes, concat, randomBytes, sameBytes, sha256, utf8 } from './bytes'

/**
 * The printed recovery code: 160 random bits and a 20-bit checksum in Crockford's base 32 (no I, L, O
 * or U), nine groups of four. The checksum finds a typing slip before anything is tried.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const SECRET_BYTES = 20
const CHECK_BYTES = 3
const CODE_LENGTH = 36
const GROUP = 4

export type RecoveryCodeRefusal = 'length' | 'character' | 'checksum'

export const makeRecoverySecret = (): Bytes => randomBytes(SECRET_BYTES)

async function checkBytes(secret: Uint8Array): Promise<Bytes> {
  const check = (await sha256(utf8('doorstep/v1/recovery-code/'), secret)).slice(0, CHECK_BYTES)
  // 36 characters hold 180 bits: 160 and the first 20 of these 24.
  check[CHECK_BYTES - 1] = (check[CHECK_BYTES - 1] as number) & 0xf0
  return check
}

function toBase32(bytes: Uint8Array, length: number): string {
  let text = ''
  let pool = 0
  let bits = 0
  for (const byte of bytes) {
    pool = (pool << 8) | byte
    bits += 8
    while (bits >= 5 && text.length < length) {
      bits -= 5
      text += ALPHABET[(pool >> bits) & 31]
    }
    pool &= (1 << bits) - 1
  }
  return text
}

function fromBase32(text: string): Bytes {
  const bytes: number[] = []
  let pool = 0
  let bits = 0
  for (const character of text) {
    pool = (pool << 5) | ALPHABET.indexOf(character)
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((pool >> bits) & 255)
    }
    pool &= (1 << bits) - 1
  }
  bytes.push((pool << (8 - bits)) & 255)
  return new Uint8Array(bytes)
}

/** `7Q2M-…` nine groups of four, for screen and print. `secret` is 20 bytes. */
export async function formatRecoveryCode(secret: Uint8Array): Promise<string> {
  if (secret.byteLength !== SECRET_BYTES)
    throw new Error(`a recovery secret is ${SECRET_BYTES} bytes`)
  const text = toBase32(concat(secret, await checkBytes(secret)), CODE_LENGTH)
  return (text.match(new RegExp(`.{${GROUP}}`, 'g')) as string[]).join('-')
}

/** Reads a typed code: any case, any spaces and dashes, O for 0, I and L for 1. Gives the 20 bytes. */
export async function parseRecoveryCode(
  typed: string,
): Promise<Result<Bytes, RecoveryCodeRefusal>> {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash}.,_]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  for (const character of text) if (!ALPHABET.includes(character)) return refused('character')
  if (text.length !== CODE_LENGTH) return refused('length')
  const bytes = fromBase32(text)
  const secret = bytes.slice(0, SECRET_BYTES)
  const check = bytes.slice(SECRET_BYTES, SECRET_BYTES + CHECK_BYTES)
  return sameBytes(check, await checkBytes(secret)) ? ok(secret) : refused('checksum')
}
