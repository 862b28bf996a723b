import { draftNote, sessionAtOf, withContent } from '#shared/domain/notes/draft-note'
import { withoutParts } from '#shared/domain/notes/note-parts'
import { ok, type Result, refused } from '#shared/result'
import { type Note, type NoteContent, noteContentSchema } from '#shared/schema/note'
import { type Session, stamp, touch } from '../session'

export interface NoteWriting {
  /** Fixed by the editor before anything is typed, so that saving twice makes one note. */
  readonly noteId: string
  readonly visitId: string
  readonly clientId: string
  readonly content: NoteContent
}

/** `final`: it was signed meanwhile. `tooLong`: a field holds more than 120,000 characters. */
export type NoteRefusal = 'final' | 'notAuthor' | 'notTakingPart' | 'tooLong' | 'gone'

/**
 * Writes the words and figures of the editor into the draft; the first time, it makes the draft.
 * Structured parts are left as they are: they have commands of their own, which hold their limits. Answers with the
 * instant of this state (`updatedAt`): signing asks for it, so that what is signed is what was read.
 */
export async function saveNote(
  session: Session,
  { noteId, visitId, clientId, content }: NoteWriting,
): Promise<Result<string, NoteRefusal>> {
  const { store } = session
  if (!noteContentSchema.safeParse(content).success) return refused('tooLong')
  const visit = await store.read('visits', visitId)
  if (!visit) return refused('gone')
  const changed = await store.change<'notes', 'final' | 'notAuthor'>('notes', noteId, (note) => {
    const sessionAt = note.addendumTo === '' ? sessionAtOf(visit) : note.sessionAt
    return withContent(note, content, sessionAt, touch(session))
  })
  if (changed.ok) return ok(changed.value.updatedAt)
  if (changed.refusal !== 'missing') return refused(changed.refusal)
  const words = withoutParts(content)
  const draft = draftNote(stamp(session, visit.space, noteId), visit, clientId, words)
  if (!draft.ok) return draft
  await store.insert('notes', draft.value)
  return ok(draft.value.updatedAt)
}

/** Throws a draft away; answers with it, to put it back. */
export async function discardNote(
  session: Session,
  noteId: string,
): Promise<Result<Note, 'final' | 'gone'>> {
  const removed = await session.store.remove('notes', noteId)
  if (removed.ok) return removed
  return refused(removed.refusal === 'final' ? 'final' : 'gone')
}

export async function putNoteBack(session: Session, note: Note): Promise<Result<null, never>> {
  await session.store.insert('notes', note)
  return ok(null)
}
