import { concat, fromUtf8, utf8 } from '../../crypto/bytes'
import { ok, type Result, refused } from '../../result'
import type { ClearanceScope } from '../../schema/chart'
import type { Day } from '../time/calendar-day'

/** What a provider can answer from the page that was sent. */
export const replyKinds = ['acknowledged', 'question', 'clearance', 'result', 'notCleared'] as const
export type ReplyKind = (typeof replyKinds)[number]

/** The order is part of what is sent: a scope's place is its bit. Only ever added to, at the end. */
export const replyScopes: readonly ClearanceScope[] = [
  'body',
  'abdomen',
  'breast',
  'scar',
  'prenatal',
  'infant',
  'lyingFlat',
  'anticoagulant',
]

export interface Reply {
  readonly kind: ReplyKind
  /** The day it was written, by the provider's clock. */
  readonly on: Day
  /** Who answers, as they call themselves. */
  readonly from: string
  /** The question, the result, or the bounds of a clearance. */
  readonly words: string
  /** Of a clearance: what it covers; empty otherwise. */
  readonly scopes: readonly ClearanceScope[]
  /** Of a clearance: the last day it counts; null where none was given. */
  readonly until: Day | null
}

/** In UTF-8 bytes: an answer is read by phone, letter by letter. */
export const replyLimits = { fromBytes: 120, wordsBytes: 600 } as const

const dayMs = 86_400_000
const noDay = 0xffff

/** Days since 2000: two bytes reach to the year 2179. */
const dayNumber = (day: Day): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(2000, 0, 1)) / dayMs)
const dayFrom = (number: number): Day =>
  new Date(Date.UTC(2000, 0, 1) + number * dayMs).toISOString().slice(0, 10)

const uint16 = (value: number): Uint8Array => new Uint8Array([value >> 8, value & 0xff])

/**
 * kind u8 | on u16 | scopes u8 | until u16 (FFFF: none) | from length u8 | from | words length u16 | words.
 * `tooLong`: a text is over `replyLimits`.
 */
export function writeReply(reply: Reply): Result<Uint8Array<ArrayBuffer>, 'tooLong'> {
  const from = utf8(reply.from)
  const words = utf8(reply.words)
  if (from.byteLength > replyLimits.fromBytes || words.byteLength > replyLimits.wordsBytes) {
    return refused('tooLong')
  }
  let scopes = 0
  for (const scope of reply.scopes) scopes |= 1 << replyScopes.indexOf(scope)
  return ok(
    concat(
      new Uint8Array([replyKinds.indexOf(reply.kind)]),
      uint16(dayNumber(reply.on)),
      new Uint8Array([scopes]),
      uint16(reply.until === null ? noDay : dayNumber(reply.until)),
      new Uint8Array([from.byteLength]),
      from,
      uint16(words.byteLength),
      words,
    ),
  )
}

/** `malformed`: authentic, and yet nothing this version can read. */
export function readReply(bytes: Uint8Array): Result<Reply, 'malformed'> {
  const at = (index: number): number => bytes[index] ?? -1
  const two = (index: number): number => at(index) * 256 + at(index + 1)
  const fromLength = at(6)
  const wordsAt = 7 + fromLength + 2
  if (bytes.byteLength < 9 || bytes.byteLength < wordsAt) return refused('malformed')
  const kind = replyKinds[at(0)]
  const wordsLength = two(wordsAt - 2)
  if (!kind || two(1) === noDay || bytes.byteLength !== wordsAt + wordsLength) {
    return refused('malformed')
  }
  try {
    return ok({
      kind,
      on: dayFrom(two(1)),
      from: fromUtf8(bytes.slice(7, 7 + fromLength)),
      words: fromUtf8(bytes.slice(wordsAt)),
      scopes: replyScopes.filter((_, bit) => (at(3) >> bit) & 1),
      until: two(4) === noDay ? null : dayFrom(two(4)),
    })
  } catch {
    return refused('malformed')
  }
}
