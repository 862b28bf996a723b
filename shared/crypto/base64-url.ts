import { ok, type Result, refused } from '../result'
import { type Bytes, fromBase64, toBase64 } from './bytes'

/** Base64 with `-` and `_`, and no padding (RFC 4648, section 5). */
export const toBase64Url = (bytes: Uint8Array): string =>
  toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')

/** Nothing but its own digits, and no half of a byte at the end: one text for the same bytes. */
export function fromBase64Url(text: string): Result<Bytes, 'notBase64Url'> {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return refused('notBase64Url')
  const padded = `${text.replaceAll('-', '+').replaceAll('_', '/')}${'='.repeat((4 - (text.length % 4)) % 4)}`
  const bytes = fromBase64(padded)
  return toBase64Url(bytes) === text ? ok(bytes) : refused('notBase64Url')
}
