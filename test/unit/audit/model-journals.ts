import { toBase64 } from '#shared/crypto/bytes'
import {
  type JournalHead,
  type JournalSegment,
  type SeenHead,
  type StoredAct,
  segmentToSign,
} from '#shared/crypto/journal'
import { makeSigningKey, publicKeyOf, sign } from '#shared/crypto/signature'
import { storedAct } from '#shared/domain/audit/acts'
import {
  afterClosed,
  closing,
  firstSegment,
  type OpenSegment,
  withActs,
} from '#shared/domain/audit/open-segment'
import type { FoundSegment, JournalLaptop } from '#shared/domain/audit/verify-journal'

const hex = (value: number) => value.toString(16).padStart(12, '0')
export const idOf = (value: number): string => `00000000-0000-4000-8000-${hex(value)}`

export interface MadeUpLaptop {
  readonly laptop: JournalLaptop
  readonly key: Uint8Array
}

export function madeUpLaptop(number: number): MadeUpLaptop {
  const key = makeSigningKey()
  const laptop: JournalLaptop = {
    deviceId: idOf(100 + number),
    staffId: idOf(200 + number),
    spaces: [idOf(300 + number)],
    publicKey: toBase64(publicKeyOf(key)),
    revokedAt: null,
  }
  return { laptop, key }
}

const startMs = Date.parse('2026-03-02T14:00:00.000Z')
export const atMinute = (minute: number): string =>
  new Date(startMs + minute * 60_000).toISOString()

export const actAt = (minute: number, about = minute): StoredAct =>
  storedAct(
    { what: 'viewed', collection: 'clients', recordId: idOf(1000 + about) },
    atMinute(minute),
  )

export interface MadeUpJournal {
  readonly segments: readonly JournalSegment[]
  readonly open: OpenSegment
  /** The head after each act, by its number. */
  readonly heads: readonly JournalHead[]
}

/** Closed pieces of these sizes, and so many acts that are open. */
export function madeUpJournal(
  { laptop, key }: MadeUpLaptop,
  sizes: readonly number[],
  openActs = 0,
  seen: readonly SeenHead[] = [],
): MadeUpJournal {
  let open = firstSegment(laptop.deviceId)
  let minute = 0
  const heads: JournalHead[] = []
  const segments: JournalSegment[] = []
  const add = (count: number) => {
    for (let index = 0; index < count; index++) {
      open = withActs(open, laptop, [actAt(minute++)])
      heads.push(open.head)
    }
  }
  for (const size of sizes) {
    add(size)
    const { spaces, deviceId, staffId } = laptop
    const about = {
      space: spaces[0] ?? '',
      deviceId,
      staffId,
      closedAt: atMinute(minute),
      seen: [...seen],
    }
    const { message, signed } = segmentToSign(closing(open, about))
    const segment = signed(sign(message, key))
    segments.push(segment)
    open = afterClosed(open, segment) as OpenSegment
  }
  add(openActs)
  return { segments, open, heads }
}

export const asFound = (segments: readonly JournalSegment[]): FoundSegment[] =>
  segments.map((segment, sequence) => ({ sequence, kind: 'here', segment }))
