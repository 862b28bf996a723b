/** Crockford's base 32: no I, L, O or U, so that what is written by hand is read as it was meant. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export function toBase32(bytes: Uint8Array, length: number): string {
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

export function fromBase32(text: string): Uint8Array<ArrayBuffer> {
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

/** As typed: any case, any spaces and dashes, O for 0, I and L for 1. Null: a sign that is none of these. */
export function readTyped(typed: string): string | null {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash}.,_]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  for (const character of text) if (!ALPHABET.includes(character)) return null
  return text
}

/** In groups of four, for screen, print and voice. */
export const inGroups = (text: string): string => (text.match(/.{1,4}/g) ?? []).join('-')
