import { toHex } from '../../crypto/bytes'
import type { Summary, SummaryEntry } from '../../schema/summary'
import { idFrom } from '../../sync/merge/id-from'
import type { Reply } from './reply'
import type { EntryRecord } from './standing'

type Stamp = Pick<Summary, 'id' | 'space' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'>

/** What an entry says of itself; the rest is empty. */
export type EntryWords = Pick<SummaryEntry, 'kind' | 'how'> & Partial<SummaryEntry>

/**
 * What followed on a sent summary, as a record beside it: final like the summary, under the same key, about
 * the same person.
 */
export function makeEntry(summary: Summary, stamp: Stamp, said: EntryWords): EntryRecord {
  return {
    ...stamp,
    space: summary.space,
    clientId: summary.clientId,
    providerId: summary.providerId,
    recipientRole: summary.recipientRole,
    ...{ state: 'sent', noteIds: [], ask: '', requestBy: null, urgency: 'routine', parts: [] },
    ...{ message: '', sentAt: stamp.createdAt, sentHow: null, fileId: null, note: '' },
    entry: {
      ...{ at: stamp.createdAt, from: '', on: null, words: '', scopes: [], until: null },
      ...{ sealedHash: '', entryId: '', decision: null, disclosure: null },
      ...said,
      summaryId: summary.id,
    },
  }
}

/**
 * The same answer makes the same record on every laptop of one person. Of two people it makes two: on the
 * server a record's name holds its author, and two names there must not be one record here.
 */
export const replyEntryId = (summaryId: string, sealedHash: string, authorId: string): string =>
  idFrom(['summary-reply', summaryId, sealedHash, authorId])

/** An answer of the encrypted page. `sealed`: SHA-256 of its sealed bytes. */
export const replyWords = (reply: Reply, sealed: Uint8Array): EntryWords => ({
  kind: reply.kind,
  how: 'page',
  from: reply.from.slice(0, 120),
  on: reply.on,
  words: reply.words.slice(0, 2000),
  scopes: [...reply.scopes],
  until: reply.until,
  sealedHash: toHex(sealed),
})
