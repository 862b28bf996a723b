import { sha256 as syncSha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { ok, type Result, refused } from '../result'
import { type Bytes, fromBase64, fromUtf8, toBase64, utf8 } from './bytes'
import { signedBytes, verifyJson } from './signature'

/**
 * One laptop's journal of what was done with records: a chain of hashes, cut into segments that are
 * closed, signed by that laptop and never written again. A hash stands for everything before it, so one
 * hash known elsewhere pins a whole journal.
 */
const PURPOSE = 'journal segment'

/** A segment is closed at this many acts. */
export const mostActsInSegment = 250
export const largestSegmentBytes = 400_000
/** How many other journals a segment may speak of. */
export const mostSeen = 300

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const instant = z.iso.datetime({ precision: 3 }).max(24)
const idOrNone = z.union([z.literal(''), z.uuid().max(36)])
const word = z.string().regex(/^[A-Za-z]{0,30}$/)

/** When, what, about which record (collection and id), of which client, and how: ids and kinds alone. */
const storedActSchema = z.tuple([instant, word.min(1), word, idOrNone, idOrNone, word])
export type StoredAct = z.infer<typeof storedActSchema>

/** As far as a journal goes: `n` acts, and the hash that stands for them all. */
export const journalHeadSchema = z.strictObject({ n: z.int().min(0).max(1e9), hash })
export type JournalHead = z.infer<typeof journalHeadSchema>

/** How far the journal of another laptop was seen to go. */
const seenSchema = journalHeadSchema.extend({ deviceId: z.uuid().max(36) })
export type SeenHead = z.infer<typeof seenSchema>

const contentSchema = z.strictObject({
  v: z.literal(1),
  space: z.uuid().max(36),
  deviceId: z.uuid().max(36),
  staffId: z.uuid().max(36),
  /** 0 for the laptop's first. */
  sequence: z.int().min(0).max(1e8),
  /** Number of its first act; the first of all is 1. */
  firstN: z.int().min(1).max(1e9),
  previousHash: hash,
  lastHash: hash,
  count: z.int().min(1).max(mostActsInSegment),
  closedAt: instant,
  seen: z.array(seenSchema).max(mostSeen),
})
type SegmentContent = z.infer<typeof contentSchema>

export const journalSegmentSchema = contentSchema.extend({
  acts: z.array(storedActSchema).min(1).max(mostActsInSegment),
  /** Ed25519 over all but the acts, which `lastHash` stands for. Base64. */
  signature: z.base64().max(100),
})
export type JournalSegment = z.infer<typeof journalSegmentSchema>
export type SegmentToClose = Omit<SegmentContent, 'v' | 'lastHash' | 'count'> & {
  readonly acts: readonly StoredAct[]
}

const hashOf = (content: readonly (string | number)[]): string =>
  // A hundred thousand of these stand between an owner and ten years of acts.
  bytesToHex(syncSha256(utf8(JSON.stringify(content))))

/** Where the journal of a laptop begins: no act of it, and no two laptops begin alike. */
export const journalBeginning = (deviceId: string): JournalHead => ({
  n: 0,
  hash: hashOf(['doorstep journal', 1, deviceId]),
})

/** The head after one act more. */
export const headAfter = (
  { n, hash: before }: JournalHead,
  { deviceId, staffId }: { readonly deviceId: string; readonly staffId: string },
  act: StoredAct,
): JournalHead => ({
  n: n + 1,
  hash: hashOf(['doorstep journal act', 1, deviceId, staffId, n + 1, ...act, before]),
})

/** The heads after each of the acts, in their order. */
export function headsAlong(
  start: JournalHead,
  whose: { readonly deviceId: string; readonly staffId: string },
  acts: readonly StoredAct[],
): JournalHead[] {
  let head = start
  return acts.map((act) => {
    head = headAfter(head, whose, act)
    return head
  })
}

/** What is to be signed of a segment, and how it is kept once the signature is there. */
export function segmentToSign({ acts, ...about }: SegmentToClose): {
  readonly message: Bytes
  readonly signed: (signature: Uint8Array) => JournalSegment
} {
  const heads = headsAlong({ n: about.firstN - 1, hash: about.previousHash }, about, acts)
  const lastHash = heads.at(-1)?.hash ?? about.previousHash
  const content = contentSchema.parse({ v: 1, ...about, lastHash, count: acts.length })
  return {
    message: signedBytes(PURPOSE, content),
    signed: (signature) =>
      journalSegmentSchema.parse({ ...content, acts, signature: toBase64(signature) }),
  }
}

export const segmentBytes = (segment: JournalSegment): Bytes => utf8(JSON.stringify(segment))

/** Null for everything that is no segment. */
export function readSegment(bytes: Uint8Array): JournalSegment | null {
  if (bytes.byteLength > largestSegmentBytes) return null
  try {
    return journalSegmentSchema.safeParse(JSON.parse(fromUtf8(bytes))).data ?? null
  } catch {
    return null
  }
}

/** Never throws. `publicKey` (base64) is the laptop's, as the practice's own records have it. */
export function isSegmentSignedBy(segment: JournalSegment, publicKey: string): boolean {
  const { acts: _acts, signature, ...content } = segment
  try {
    return verifyJson(PURPOSE, content, fromBase64(signature), fromBase64(publicKey))
  } catch {
    return false
  }
}

/** The heads along a segment, when its acts are the ones that were signed. */
export function openChain(segment: JournalSegment): Result<readonly JournalHead[], 'changed'> {
  const { acts, firstN, previousHash, lastHash, count } = segment
  const heads = headsAlong({ n: firstN - 1, hash: previousHash }, segment, acts)
  const fits = heads.length === count && heads.at(-1)?.hash === lastHash
  return fits ? ok(heads) : refused('changed')
}
