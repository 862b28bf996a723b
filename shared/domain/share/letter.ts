import { decrypt, encrypt, importAesKey, SealedDataDamaged } from '../../crypto/aes-gcm'
import {
  type Bytes,
  concat,
  fromBase64,
  fromUtf8,
  plain,
  randomBytes,
  readUint32,
  toBase64,
  uint32,
  utf8,
} from '../../crypto/bytes'
import { ok, type Result, refused } from '../../result'
import type { SummaryPage } from '../summary/summary-content'

/** A file that can be saved from the page. */
export interface LetterFile {
  readonly name: string
  readonly type: string
  readonly label: string
  readonly content:
    | { readonly kind: 'bytes'; readonly base64: string }
    /** Text that holds the first file of the list as base64: it is not carried twice. */
    | { readonly kind: 'around'; readonly before: string; readonly after: string }
}

/** A text file, with the base64 of another file in it left out where it stands there. */
export function textAround(text: string, base64: string): LetterFile['content'] {
  const at = base64 === '' ? -1 : text.indexOf(base64)
  if (at < 0) return { kind: 'bytes', base64: toBase64(utf8(text)) }
  return { kind: 'around', before: text.slice(0, at), after: text.slice(at + base64.length) }
}

/** What is written when a file is saved. */
export function fileBytes({ content }: LetterFile, files: readonly LetterFile[]): Bytes {
  if (content.kind === 'bytes') return fromBase64(content.base64)
  const [first] = files
  const inside = first?.content.kind === 'bytes' ? first.content.base64 : ''
  return utf8(content.before + inside + content.after)
}

/** All that is inside the encrypted page. */
export interface Letter {
  readonly version: 1
  readonly summaryId: string
  /** 32 bytes, base64: answers are sealed under it. */
  readonly replyKey: string
  readonly page: SummaryPage
  /** Whether it is about a baby: other clearances are offered. */
  readonly about: 'parent' | 'infant'
  readonly replyTo: { readonly name: string; readonly phone: string; readonly email: string }
  readonly files: readonly LetterFile[]
}

/** PBKDF2-SHA-256; the floor is 600,000 (security and reliability, line on OWASP floors). */
export const letterIterations = 1_000_000
const leastIterations = 600_000
const mostIterations = 10_000_000
const MAGIC = utf8('DOORSTEP-PAGE\n')
const VERSION = 1
const SALT_BYTES = 16
const HEAD_BYTES = MAGIC.byteLength + 8 + SALT_BYTES

async function keyFrom(passphrase: string, salt: Uint8Array, iterations: number) {
  const base = await crypto.subtle.importKey('raw', utf8(passphrase), 'PBKDF2', false, [
    'deriveBits',
  ])
  const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt: plain(salt), iterations }
  return importAesKey(new Uint8Array(await crypto.subtle.deriveBits(algorithm, base, 256)))
}

/**
 * magic | version u32 | iterations u32 | salt (16) | nonce, ciphertext, tag; as base64. All before the
 * nonce is bound. `passphrase` is normalised (see `heardPassphrase`).
 */
export async function sealLetter(letter: Letter, passphrase: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const head = concat(MAGIC, uint32(VERSION), uint32(letterIterations), salt)
  const key = await keyFrom(passphrase, salt, letterIterations)
  return toBase64(concat(head, await encrypt(key, utf8(JSON.stringify(letter)), head)))
}

/** `damaged`: no such file, cut, or newer; `wrong`: another passphrase, or a byte that was changed. */
export async function openLetter(
  sealed: string,
  passphrase: string,
): Promise<Result<Letter, 'damaged' | 'wrong'>> {
  const bytes = bytesOf(sealed)
  if (!bytes || bytes.byteLength <= HEAD_BYTES) return refused('damaged')
  const head = bytes.slice(0, HEAD_BYTES)
  const iterations = readUint32(head, MAGIC.byteLength + 4)
  const ours = MAGIC.every((byte, index) => head[index] === byte)
  if (!ours || readUint32(head, MAGIC.byteLength) !== VERSION) return refused('damaged')
  // A file that somebody changed must neither weaken the key nor stop the browser for hours.
  if (iterations < leastIterations || iterations > mostIterations) return refused('damaged')
  const key = await keyFrom(passphrase, head.slice(-SALT_BYTES), iterations)
  try {
    const opened = await decrypt(key, bytes.slice(HEAD_BYTES), head)
    return ok(JSON.parse(fromUtf8(opened)) as Letter)
  } catch (error) {
    if (error instanceof SealedDataDamaged) return refused('wrong')
    throw error
  }
}

function bytesOf(base64: string): Bytes | null {
  try {
    return fromBase64(base64.replace(/\s+/g, ''))
  } catch {
    return null
  }
}
