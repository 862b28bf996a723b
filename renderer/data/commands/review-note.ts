import {
  addToReview,
  beginReview,
  isReview,
  type ReviewRefusal,
  settleReview,
} from '#shared/domain/caseload/note-reviews'
import { ok, type Result, refused } from '#shared/result'
import type { NoteReview } from '#shared/schema/note-review'
import type { Screening } from '#shared/schema/screening'
import { type Session, stamp, touch } from '../session'
import { askRole } from './ask-role'

export type ReviewNoteRefusal = ReviewRefusal | 'gone' | 'notYours'

export interface ReviewWords {
  readonly noteId: string
  /** The talk to go on with; null begins one. */
  readonly reviewId: string | null
  readonly words: string
}

/**
 * Says something about a note. It lies beside the note in the therapist's own space, travels to their
 * laptop, and touches neither the note nor its signature.
 */
export async function reviewNote(
  session: Session,
  { noteId, reviewId, words }: ReviewWords,
): Promise<Result<string, ReviewNoteRefusal>> {
  const { store, staffId } = session
  const by = await store.read('staff', staffId)
  if (!by) return refused('gone')
  const asked = await askRole(session, 'noteReview', await authorOf(session, noteId))
  if (!asked.ok) return asked
  const said = { id: session.newId(), by, at: session.now(), words }
  if (reviewId !== null) {
    return changeReview(session, reviewId, (review) => addToReview(review, said))
  }
  const note = await store.read('notes', noteId)
  if (!note) return refused('gone')
  const begun = beginReview(note, said)
  if (!begun.ok) return begun
  const fields = stamp(session, note.space)
  const record: Screening = {
    ...{ ...fields, kind: 'review', clientId: note.clientId, visitId: note.visitId },
    ...{ startAt: said.at, doorGate: null, mood: null, triage: null, review: begun.value },
  }
  await store.insert('screenings', record)
  return ok(record.id)
}

/** Nothing more is expected, or it is open again. */
export async function settleNoteReview(
  session: Session,
  { reviewId, settled }: { readonly reviewId: string; readonly settled: boolean },
): Promise<Result<string, ReviewNoteRefusal>> {
  const by = await session.store.read('staff', session.staffId)
  if (!by) return refused('gone')
  const talk = await session.store.read('screenings', reviewId)
  if (!talk?.review) return refused('gone')
  const asked = await askRole(session, 'noteReview', await authorOf(session, talk.review.noteId))
  if (!asked.ok) return asked
  const at = settled ? session.now() : null
  return changeReview(session, reviewId, (review) => settleReview(review, by, at))
}

/** Whose note it is that is talked about. */
const authorOf = async ({ store }: Session, noteId: string): Promise<string | undefined> =>
  (await store.read('notes', noteId))?.authorId

async function changeReview(
  session: Session,
  reviewId: string,
  decide: (review: NoteReview) => Result<NoteReview, ReviewRefusal>,
): Promise<Result<string, ReviewNoteRefusal>> {
  const changed = await session.store.change<'screenings', ReviewNoteRefusal>(
    'screenings',
    reviewId,
    (record) => {
      if (!isReview(record)) return refused('gone')
      const review = decide(record.review)
      return review.ok ? ok({ ...record, ...touch(session), review: review.value }) : review
    },
  )
  if (changed.ok) return ok(reviewId)
  const { refusal } = changed
  return refused(refusal === 'missing' || refusal === 'final' ? 'gone' : refusal)
}
