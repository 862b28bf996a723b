import { draftNote, sessionAtOf, withContent } from '#shared/domain/notes/draft-note'
import { joinWords, type Typed } from '#shared/domain/notes/join-words'
import { withoutParts } from '#shared/domain/notes/note-parts'
import { ok, type Result, refused } from '#shared/result'
import { type Note, type NoteContent, noteContentSchema } from '#shared/schema/note'
import { lostEdit, unite } from '#shared/sync/merge/lost-edits'
import { type Session, stamp, touch } from '../session'

export interface NoteWriting {
  /** Fixed by the editor before anything is typed, so that saving twice makes one note. */
  readonly noteId: string
  readonly visitId: string
  readonly clientId: string
  readonly content: NoteContent
  /** What the editor knew to be stored; null where it made the draft. What another laptop wrote since is kept. */
  readonly base: Typed | null
}

/** The draft as it stands on the disk now. */
export interface SavedNote {
  readonly updatedAt: string
  readonly content: NoteContent
}

/** `final`: it was signed meanwhile. `tooLong`: a field holds more than 120,000 characters. */
export type NoteRefusal = 'final' | 'notAuthor' | 'notTakingPart' | 'tooLong' | 'gone'

/**
 * Writes the words and figures of the editor into the draft; the first time, it makes the draft.
 * Structured parts are left as they are: they have commands of their own, which hold their limits. Answers with what
 * stands now and its instant (`updatedAt`): signing asks for it, so that what is signed is what was read.
 */
export async function saveNote(
  session: Session,
  { noteId, visitId, clientId, content, base }: NoteWriting,
): Promise<Result<SavedNote, NoteRefusal>> {
  const { store } = session
  if (!noteContentSchema.safeParse(content).success) return refused('tooLong')
  const visit = await store.read('visits', visitId)
  if (!visit) return refused('gone')
  const changed = await store.change<'notes', 'final' | 'notAuthor' | 'tooLong'>(
    'notes',
    noteId,
    (note) => {
      const sessionAt = note.addendumTo === '' ? sessionAtOf(visit) : note.sessionAt
      const by = { ...touch(session), updatedAt: laterThan(note.updatedAt, session.now()) }
      const joined = base ? joinWords(base, content, note.content) : { content, clashes: [] }
      const whole = { ...content, ...joined.content }
      // Two texts of the longest kind do not fit into one field: what is stored stays, and the newer one is not lost
      // on the screen.
      if (!noteContentSchema.safeParse(whole).success) return refused('tooLong')
      const written = withContent(note, whole, sessionAt, by)
      if (!written.ok || joined.clashes.length === 0) return written
      const lost = joined.clashes.map((field) =>
        lostEdit(`content.${field}`, [content[field], by], [note.content[field], note]),
      )
      return ok({ ...written.value, lostEdits: unite(note.lostEdits ?? [], lost) })
    },
  )
  if (changed.ok) {
    const { updatedAt, content: stands } = changed.value
    return ok({ updatedAt, content: stands })
  }
  if (changed.refusal !== 'missing') return refused(changed.refusal)
  const words = withoutParts(content)
  const draft = draftNote(stamp(session, visit.space, noteId), visit, clientId, words)
  if (!draft.ok) return draft
  await store.insert('notes', draft.value)
  return ok({ updatedAt: draft.value.updatedAt, content: draft.value.content })
}

/**
 * The clock of one laptop may be behind the other's: what stands on other words bears a later stamp all the same, or
 * an editor over there would take it for older than its own.
 */
const laterThan = (before: string, now: string): string =>
  now > before ? now : new Date(Date.parse(before) + 1).toISOString()

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
