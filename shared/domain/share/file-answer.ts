import { fromBase64, toHex } from '../../crypto/bytes'
import { ok, type Result, refused } from '../../result'
import type { Summary } from '../../schema/summary'
import { replyEntryId } from './make-entry'
import type { ReplyRoad } from './sealed-reply'
import { isEntry, pagesAmong } from './standing'

/** Every page that can still be answered, with the key that is in it. */
export function replyRoads(records: readonly Summary[]): ReplyRoad[] {
  const sent = pagesAmong(records).filter(({ state }) => state === 'sent')
  // The merge gives the second of two sendings of one draft a new id: it is the same person and provider.
  const alike = ({ clientId, providerId }: Summary): string[] =>
    sent
      .filter((other) => other.clientId === clientId && other.providerId === providerId)
      .map(({ id }) => id)
  return records.flatMap((record) => {
    const disclosure = isEntry(record) ? record.entry.disclosure : record.disclosure
    const summaryId = isEntry(record) ? record.entry.summaryId : record.id
    if (!disclosure?.replyKey) return []
    const sealedIds = [...new Set([summaryId, ...alike(record)])]
    return [{ summaryId, replyKey: fromBase64(disclosure.replyKey), sealedIds }]
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
 * Where an opened answer belongs. `mark`: SHA-256 of its sealed bytes; `authorId`: who reads it in;
 * `expected`: the summary that is open on the screen, '' for any.
 */
export function fileAnswer(
  records: readonly Summary[],
  {
    summaryId,
    mark,
    authorId,
  }: { readonly summaryId: string; readonly mark: Uint8Array; readonly authorId: string },
  expected: string,
): Result<FiledAnswer, FileAnswerRefusal> {
  const summary = records.find(({ id }) => id === summaryId)
  if (!summary) return refused({ code: 'unknown' })
  const sealedHash = toHex(mark)
  // By what came, not by an id: somebody else may have read it in, or it was filed before the merge.
  const before = records.find(({ entry }) => entry?.sealedHash === sealedHash)?.entry
  if (before) return refused({ code: 'taken', summaryId: before.summaryId, at: before.at })
  if (expected !== '' && expected !== summaryId) return refused({ code: 'otherSummary', summaryId })
  return ok({ summary, entryId: replyEntryId(summaryId, sealedHash, authorId) })
}
