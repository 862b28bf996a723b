import { ok, type Result, refused } from '../../result'

/** A letter is a page or a few: a scan of them is under it. */
export const largestLetterBytes = 10 * 1024 * 1024

export type LetterType = 'application/pdf' | 'image/png' | 'image/jpeg'
export type LetterRefusal = 'tooLarge' | 'empty' | 'notALetter'

const starts: readonly (readonly [LetterType, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
]

/** What a file really is, by its first bytes: a name can say anything. */
export function letterType(bytes: Uint8Array): Result<LetterType, LetterRefusal> {
  if (bytes.byteLength === 0) return refused('empty')
  if (bytes.byteLength > largestLetterBytes) return refused('tooLarge')
  const known = starts.find(([, start]) => start.every((byte, index) => bytes[index] === byte))
  return known ? ok(known[0]) : refused('notALetter')
}
