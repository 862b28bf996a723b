import { sha256 } from '@noble/hashes/sha2.js'
import { toHex, utf8 } from '../../crypto/bytes'
import { canonicalJson } from '../../crypto/canonical-json'

/** A UUID (version 8) made from what it stands for: every laptop makes the same one. */
export function idFrom(content: unknown): string {
  const bytes = sha256(utf8(canonicalJson({ doorstep: 'id/1', content }))).slice(0, 16)
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  const hex = toHex(bytes)
  return [
    ...[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)],
  ].join('-')
}
