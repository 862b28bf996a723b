import { type Bytes, plain } from './bytes'

// 2k stands between because most records, sealed, are a little over one.
const BUCKETS = [256, 1024, 2048, 4096, 16_384] as const
const LARGEST = 16_384

/** The size, in bytes, that content of this length is padded to: 256, 1k, 2k, 4k, 16k, then multiples of 16k. */
export function paddedLength(length: number): number {
  // One byte more: the mark that ends the content.
  const needed = length + 1
  return BUCKETS.find((bucket) => needed <= bucket) ?? Math.ceil(needed / LARGEST) * LARGEST
}

/** Hides how long the content is (a screening from a note, a note from a receipt): content | 0x80 | zeros. */
export function pad(content: Uint8Array): Bytes {
  const padded = new Uint8Array(paddedLength(content.byteLength))
  padded.set(content)
  padded[content.byteLength] = 0x80
  return padded
}

/** Undoes `pad`; null when the padding is not one that `pad` makes. */
export function unpad(padded: Uint8Array): Bytes | null {
  let end = padded.byteLength - 1
  while (end >= 0 && padded[end] === 0) end--
  if (end < 0 || padded[end] !== 0x80 || paddedLength(end) !== padded.byteLength) return null
  return plain(padded.subarray(0, end))
}
