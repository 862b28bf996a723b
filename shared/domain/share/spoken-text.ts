import { type Bytes, concat, sameBytes, sha256, utf8 } from '../../crypto/bytes'
import { ok, type Result, refused } from '../../result'

/**
 * Bytes as groups of five letters and digits that can be read out by phone: four of them carry 20 bits,
 * the fifth tells whether the group was heard right and stands in its place. Crockford's base 32 (no I,
 * L, O or U). Before the bytes stands their length, after them a hash of all: what was cut is told from
 * what was misheard.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUP = 5
const DATA = 4
const LENGTH_BYTES = 2
const HASH_BYTES = 4
export const mostSpokenBytes = 1000

/**
 * - notAnAnswer: no groups are in it
 * - group: the group of this number (from 1) is not what was written
 * - cutShort: the end is missing; so many groups belong to it
 * - tooMany: there is more than belongs to it
 * - altered: each group is right by itself, and the whole is not
 */
export type SpokenRefusal =
  | { readonly code: 'notAnAnswer' }
  | { readonly code: 'group'; readonly number: number }
  | { readonly code: 'cutShort'; readonly have: number; readonly of: number }
  | { readonly code: 'tooMany'; readonly of: number }
  | { readonly code: 'altered' }

/** Multiplication in GF(32), x^5 + x^2 + 1: with it one wrong or two swapped characters always show. */
function times(a: number, b: number): number {
  let product = 0
  for (let bit = 0; bit < 5; bit++) if ((b >> bit) & 1) product ^= a << bit
  for (let bit = 8; bit >= 5; bit--) if ((product >> bit) & 1) product ^= 0b100101 << (bit - 5)
  return product
}
/** Powers of x, one for each place: the group's own number weighs too, so that groups cannot swap. */
const weights = [2, 4, 8, 16, 5] as const

const checkOf = (values: readonly number[], index: number): number =>
  [...values, index % 32].reduce((sum, value, at) => sum ^ times(value, weights[at] ?? 1), 0)

const groupsFor = (bytes: number): number => Math.ceil((bytes * 8) / (DATA * 5))

const hashOf = async (bytes: Uint8Array): Promise<Bytes> =>
  (await sha256(utf8('doorstep/v1/spoken-text/'), bytes)).slice(0, HASH_BYTES) as Bytes

function toValues(bytes: Uint8Array): number[] {
  const values: number[] = []
  let pool = 0
  let bits = 0
  for (const byte of bytes) {
    pool = (pool << 8) | byte
    bits += 8
    for (; bits >= 5; bits -= 5) values.push((pool >> (bits - 5)) & 31)
    pool &= (1 << bits) - 1
  }
  if (bits > 0) values.push((pool << (5 - bits)) & 31)
  while (values.length % DATA !== 0) values.push(0)
  return values
}

function fromValues(values: readonly number[]): Bytes {
  const bytes: number[] = []
  let pool = 0
  let bits = 0
  for (const value of values) {
    pool = (pool << 5) | value
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((pool >> bits) & 255)
    pool &= (1 << bits) - 1
  }
  return new Uint8Array(bytes)
}

/** `7Q2MX 3KD9R …` */
export async function toSpoken(content: Uint8Array): Promise<string> {
  if (content.byteLength > mostSpokenBytes) throw new Error('too long to be spoken')
  const length = new Uint8Array([content.byteLength >> 8, content.byteLength & 0xff])
  const body = concat(length, content)
  const values = toValues(concat(body, await hashOf(body)))
  const groups: string[] = []
  for (let from = 0; from < values.length; from += DATA) {
    const four = values.slice(from, from + DATA)
    const all = [...four, checkOf(four, groups.length)]
    groups.push(all.map((value) => ALPHABET[value]).join(''))
  }
  return groups.join(' ')
}

/** The letters as they were meant: any case, O for 0, I and L for 1, any dashes, spaces and quote marks. */
const evened = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')

export interface SpokenSoFar {
  /** Groups that are whole and right, from the first on. */
  readonly right: number
  /** The first that is not, from 1; null when all so far are. */
  readonly wrong: number | null
  /** How many there will be; null until it can be known. */
  readonly of: number | null
}

/** For somebody who is typing what another reads out: where they stand, and which group to ask for again. */
export function spokenSoFar(typed: string): SpokenSoFar {
  const { groups, wrong } = readGroups(evened(typed))
  const of = lengthIn(groups)
  return { right: groups.length, wrong, of }
}

function readGroups(text: string): { groups: number[][]; wrong: number | null; rest: number } {
  const groups: number[][] = []
  for (let from = 0; from + GROUP <= text.length; from += GROUP) {
    const values = [...text.slice(from, from + GROUP)].map((letter) => ALPHABET.indexOf(letter))
    const four = values.slice(0, DATA)
    if (values.includes(-1) || values[DATA] !== checkOf(four, groups.length)) {
      return { groups, wrong: groups.length + 1, rest: 0 }
    }
    groups.push(four)
  }
  return { groups, wrong: null, rest: text.length % GROUP }
}

function lengthIn(groups: readonly (readonly number[])[]): number | null {
  const [first] = groups
  if (!first) return null
  const [high = 0, low = 0] = fromValues(first)
  return groupsFor(LENGTH_BYTES + high * 256 + low + HASH_BYTES)
}

/** A first group that was misheard, if the second is right in its place; or no answer at all. */
function beginsOtherwise(text: string): SpokenRefusal {
  const second = [...text.slice(GROUP, 2 * GROUP)].map((letter) => ALPHABET.indexOf(letter))
  const right =
    second.length === GROUP &&
    !second.includes(-1) &&
    second[DATA] === checkOf(second.slice(0, DATA), 1)
  return right ? { code: 'group', number: 1 } : { code: 'notAnAnswer' }
}

/** The bytes again, or what is wrong with them in a way that a person can mend. */
export async function fromSpoken(typed: string): Promise<Result<Bytes, SpokenRefusal>> {
  const text = evened(typed)
  if (text.length < GROUP) return refused({ code: 'notAnAnswer' })
  const { groups, wrong, rest } = readGroups(text)
  const of = lengthIn(groups)
  if (of === null) return refused(beginsOtherwise(text))
  if (groups.length >= of && (wrong !== null || rest > 0 || groups.length > of)) {
    return refused({ code: 'tooMany', of })
  }
  if (wrong !== null) return refused({ code: 'group', number: wrong })
  if (groups.length < of) return refused({ code: 'cutShort', have: groups.length, of })
  const bytes = fromValues(groups.flat())
  const length = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0)
  const bodyEnd = LENGTH_BYTES + length
  const body = bytes.slice(0, bodyEnd)
  const hash = bytes.slice(bodyEnd, bodyEnd + HASH_BYTES)
  const spare = bytes.slice(bodyEnd + HASH_BYTES)
  const right = sameBytes(hash, await hashOf(body)) && spare.every((byte) => byte === 0)
  return right ? ok(body.slice(LENGTH_BYTES)) : refused({ code: 'altered' })
}
