import { draftAddendum } from '#shared/domain/notes/draft-note'
import { ok, type Result, refused } from '#shared/result'
import { type Session, stamp } from '../session'

/** Begins an addendum to a signed note; answers with the id of its draft. */
export async function addAddendum(
  session: Session,
  noteId: string,
): Promise<Result<string, 'notSigned' | 'isAddendum' | 'gone'>> {
  const original = await session.store.read('notes', noteId)
  if (!original) return refused('gone')
  const addendum = draftAddendum(stamp(session, original.space), original)
  if (!addendum.ok) return addendum
  await session.store.insert('notes', addendum.value)
  return ok(addendum.value.id)
}
