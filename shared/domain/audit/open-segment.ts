import { z } from 'zod'
import {
  headAfter,
  headsAlong,
  type JournalHead,
  type JournalSegment,
  journalBeginning,
  journalHeadSchema,
  journalSegmentSchema,
  mostActsInSegment,
  type SegmentToClose,
  type StoredAct,
} from '../../crypto/journal'

/** A segment that was begun longer ago is closed with the next look at it, so that it reaches the others. */
export const closeAfterMin = 240

/** The end of this laptop's journal that is not yet signed: kept sealed, rewritten with every act. */
export const openSegmentSchema = z.strictObject({
  sequence: z.int().min(0).max(1e8),
  /** Where it departs from. */
  start: journalHeadSchema,
  /** Where it has come to. */
  head: journalHeadSchema,
  acts: z.array(journalSegmentSchema.shape.acts.element).max(mostActsInSegment),
})
export type OpenSegment = z.infer<typeof openSegmentSchema>

interface Whose {
  readonly deviceId: string
  readonly staffId: string
}

export function firstSegment(deviceId: string): OpenSegment {
  const start = journalBeginning(deviceId)
  return { sequence: 0, start, head: start, acts: [] }
}

/** The caller closes it when it is full: one act more than fits is a bug. */
export function withActs(open: OpenSegment, whose: Whose, acts: readonly StoredAct[]): OpenSegment {
  if (open.acts.length + acts.length > mostActsInSegment) throw new Error('the segment is full')
  const head = acts.reduce((at, act) => headAfter(at, whose, act), open.head)
  return { ...open, head, acts: [...open.acts, ...acts] }
}

export const roomLeft = ({ acts }: OpenSegment): number => mostActsInSegment - acts.length

export function isToBeClosed(open: OpenSegment, nowMs: number): boolean {
  const [first] = open.acts
  if (!first) return false
  const ageMs = nowMs - Date.parse(first[0])
  // A clock that was turned back must not keep it open for ever.
  return roomLeft(open) === 0 || ageMs >= closeAfterMin * 60_000 || ageMs < -closeAfterMin * 60_000
}

export const closing = (
  open: OpenSegment,
  about: Pick<SegmentToClose, 'space' | 'deviceId' | 'staffId' | 'closedAt' | 'seen'>,
): SegmentToClose => ({
  ...about,
  sequence: open.sequence,
  firstN: open.start.n + 1,
  previousHash: open.start.hash,
  acts: open.acts,
})

/**
 * What is still open once a segment lies signed on the disk: all of it was, or a part, when the laptop
 * went off between the two writes. Null: the signed one is not of this chain.
 */
export function afterClosed(open: OpenSegment, closed: JournalSegment): OpenSegment | null {
  const rest = open.acts.slice(closed.count)
  const same = open.acts
    .slice(0, closed.count)
    .every((act, index) => act.join('\n') === closed.acts[index]?.join('\n'))
  if (closed.sequence !== open.sequence || open.acts.length < closed.count || !same) return null
  const start: JournalHead = { n: open.start.n + closed.count, hash: closed.lastHash }
  const head = headsAlong(start, closed, rest).at(-1) ?? start
  return { sequence: open.sequence + 1, start, head, acts: rest }
}

/** Begins after the last signed segment: the open one was lost, and what it held with it. */
export function openAfter(last: JournalSegment): OpenSegment {
  const start = { n: last.firstN + last.count - 1, hash: last.lastHash }
  return { sequence: last.sequence + 1, start, head: start, acts: [] }
}
