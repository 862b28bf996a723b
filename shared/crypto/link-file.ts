import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose'
import { ok, type Result, refused } from '../result'
import { fromBase64Url } from './base64-url'
import { type Bytes, fromUtf8, plain, utf8 } from './bytes'

/**
 * The file behind a SMART Health Link: a compact JWE under the link's own key (`dir`, A256GCM), deflated, with
 * an IV of its own. `key`: 32 bytes, base64url.
 */
export async function sealLinkFile(content: string, type: string, key: string): Promise<string> {
  return new CompactEncrypt(utf8(content.toWellFormed()))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', zip: 'DEF', cty: type })
    .encrypt(keyBytes(key))
}

/** What was sealed unpacks to no more than this; a file of a few bytes can claim gigabytes. */
const largestContentBytes = 40_000_000

/** Null key, other algorithms, other keys and every altered sign are one answer: it does not open. */
export async function openLinkFile(
  file: string,
  key: string,
): Promise<Result<{ readonly content: string; readonly type: string }, 'damaged'>> {
  try {
    const opened = await compactDecrypt(file, keyBytes(key), {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
      maxDecompressedLength: largestContentBytes,
    })
    const { cty } = decodeProtectedHeader(file)
    if (typeof cty !== 'string') return refused('damaged')
    return ok({ content: fromUtf8(plain(opened.plaintext)), type: cty })
  } catch {
    return refused('damaged')
  }
}

function keyBytes(key: string): Bytes {
  const bytes = fromBase64Url(key)
  if (!bytes.ok || bytes.value.byteLength !== 32) throw new TypeError('a key of a link is 32 bytes')
  return bytes.value
}
