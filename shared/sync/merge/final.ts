import { isFinal } from '../../domain/may-change'
import type { CollectionName, RecordOf } from '../../schema/collections'
import type { Note } from '../../schema/note'
import type { Summary } from '../../schema/summary'
import type { Merged, Version } from '../version'
import { idFrom } from './id-from'
import { pick, same, without } from './json'
import { lateWords } from './late-words'

/** What may differ between two copies of one signed note or sent summary. */
const loose = ['space', 'updatedAt', 'updatedBy', 'lostEdits']

/** The same note or summary under an id of its own; the signature goes on standing for its words. */
function besides<C extends CollectionName>(collection: C, record: RecordOf<C>): RecordOf<C> {
  const id = idFrom([collection, without(record, loose)])
  if (collection !== 'notes') return { ...record, id }
  const signed = record as RecordOf<'notes'>
  return { ...signed, id, signedAsId: signed.signedAsId ?? signed.id } as RecordOf<C>
}

const chosen: (keyof Summary)[] = [
  ...([
    'providerId',
    'recipientRole',
    'noteIds',
    'ask',
    'requestBy',
    'urgency',
    'purpose',
  ] as const),
  ...(['parts', 'message', 'note'] as const),
]

/** A draft that was still worked on while the summary was sent: kept as a draft of its own. */
function lateDraft(base: Summary | null, sent: Summary, draft: Summary): Summary[] {
  const changed = (from: Summary | null) => !from || !same(pick(draft, chosen), pick(from, chosen))
  if (!changed(base) || !changed(sent)) return []
  const { updatedAt, updatedBy } = draft
  const id = idFrom(['summaries', sent.id, pick(draft, chosen), updatedAt, updatedBy])
  return [{ ...draft, id, createdAt: updatedAt }]
}

/** What an unfinished side holds that came too late for the finished one. */
function late<C extends CollectionName>(
  collection: C,
  base: RecordOf<C> | null,
  final: RecordOf<C>,
  draft: RecordOf<C>,
): RecordOf<C>[] {
  const extras =
    collection === 'notes'
      ? lateWords(base as Note | null, final as Note, draft as Note)
      : lateDraft(base as Summary | null, final as Summary, draft as Summary)
  return extras as RecordOf<C>[]
}

/**
 * Signed notes and sent summaries: never merged. The finished side stands exactly as it is; of two, the
 * server's (nobody can change that one). What the other side holds besides becomes records of its own.
 * Null when neither side is finished.
 */
export function mergeFinal<C extends CollectionName>(
  collection: C,
  base: Version<RecordOf<C>> | null,
  mine: Version<RecordOf<C>>,
  theirs: Version<RecordOf<C>>,
): Merged<C> | null {
  const here = isFinal(collection, mine.record)
  const there = isFinal(collection, theirs.record)
  if (!here && !there) return null
  if (here && there) {
    const alike = same(without(mine.record, loose), without(theirs.record, loose))
    return {
      record: theirs.record,
      deleted: mine.deleted && theirs.deleted,
      extras: alike ? [] : [besides(collection, mine.record)],
    }
  }
  const [final, draft] = here ? [mine, theirs] : [theirs, mine]
  // A draft that somebody removed took its words with it.
  const extras = draft.deleted
    ? []
    : late(collection, base?.record ?? null, final.record, draft.record)
  return { record: final.record, deleted: false, extras }
}
