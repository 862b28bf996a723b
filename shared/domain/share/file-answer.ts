import { fromBase64, toHex } from '../../crypto/bytes'
import { ok, type Result, refused } from '../../result'
import type { Summary } from '../../schema/summary'
import { replyEntryId } from './make-entry'
import type { ReplyRoad } from './sealed-reply'
import { isEntry } from './standing'

/** Every page that can still be answered, with the key that is in it. */
export function replyRoads(records: readonly Summary[]): ReplyRoad[] {
  return records.flatMap((record) => {
    const disclosure = isEntry(record) ? record.entry.disclosure : record.disclosure
    const summaryId = isEntry(record) ? record.entry.summaryId : record.id
    return disclosure?.replyKey ? [{ summaryId, replyKey: fromBase64(disclosure.replyKey) }] : []
  })
}

/**
 * - otherSummary: it is whole and right, and answers another summary than the one that is open
 * - taken: it was read in before, at `at`
 * - unknown: its summary is not on this laptop
 */
export type FileAnswerRefusal =
  | { readonly code: 'unknown' }
  | { readonly code: 'otherSummary'; readonly summaryId: string }
  | { readonly code: 'taken'; readonly summaryId: string; readonly at: string }

export interface FiledAnswer {
  readonly summary: Summary
  /** Of the record that the answer becomes. */
  readonly entryId: string
}

/**
 * Where an opened answer belongs. `mark`: SHA-256 of its sealed bytes; `expected`: the summary that is open
 * on the screen, '' for any.
 */
export function fileAnswer(
  records: readonly Summary[],
  { summaryId, mark }: { readonly summaryId: string; readonly mark: Uint8Array },
  expected: string,
): Result<FiledAnswer, FileAnswerRefusal> {
  const summary = records.find(({ id }) => id === summaryId)
  if (!summary) return refused({ code: 'unknown' })
  const entryId = replyEntryId(summaryId, toHex(mark))
  const before = records.find((record) => record.id === entryId)
  if (before?.entry) return refused({ code: 'taken', summaryId, at: before.entry.at })
  if (expected !== '' && expected !== summaryId) return refused({ code: 'otherSummary', summaryId })
  return ok({ summary, entryId })
}
