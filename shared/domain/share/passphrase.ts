/**
 * A passphrase that is told by phone. It stands alone against whoever gets the file and tries for ever:
 * seven words of a list of 2048 are 77 bits.
 */
export const passphraseWords = 7

/** `wordlist` holds 2048 words; each is as likely as any other. */
export function makePassphrase(
  wordlist: readonly string[],
  random: (length: number) => Uint8Array,
): string {
  if (wordlist.length !== 2048) throw new Error('a list of 2048 words takes eleven bits each')
  const bytes = random(passphraseWords * 2)
  return Array.from({ length: passphraseWords }, (_, index) => {
    const value = (((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0)) & 2047
    return wordlist[value]
  }).join(' ')
}

export interface HeardPassphrase {
  /** What the key is made from: the words of the list, one space between. */
  readonly normal: string
  readonly count: number
  /** Words that are not in the list, as they were typed. */
  readonly unknown: readonly string[]
}

/**
 * A passphrase as somebody typed it after hearing it: capitals, hyphens, numbers, commas and missing
 * spaces do not matter. The first four letters of a word are its own, so a slip after them does not either.
 */
export function heardPassphrase(typed: string, wordlist: readonly string[]): HeardPassphrase {
  const known = new Map(wordlist.map((word) => [word.slice(0, 4), word]))
  const all = new Set(wordlist)
  const words: string[] = []
  const unknown: string[] = []
  const plain = typed.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  for (const part of plain.split(/[^a-z]+/).filter(Boolean)) {
    const one = all.has(part) ? part : oneWord(part, known)
    const found = one ? [one] : runTogether(part, all)
    words.push(...(found ?? [part]))
    if (!found) unknown.push(part)
  }
  return { normal: words.join(' '), count: words.length, unknown }
}

const oneWord = (part: string, known: ReadonlyMap<string, string>): string | undefined => {
  const word = known.get(part.slice(0, 4))
  return word && part.length >= 4 && Math.abs(word.length - part.length) <= 2 ? word : undefined
}

/** `abandonability` is two words. Null when it is not words of the list all through. */
function runTogether(part: string, all: ReadonlySet<string>): string[] | null {
  if (part === '') return []
  // Words of the list have three to eight letters; the longest that fits is tried first.
  for (let length = Math.min(8, part.length); length >= 3; length--) {
    const word = part.slice(0, length)
    if (!all.has(word)) continue
    const rest = runTogether(part.slice(length), all)
    if (rest) return [word, ...rest]
  }
  return null
}
