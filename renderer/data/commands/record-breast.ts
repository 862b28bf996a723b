import { firstValueFrom } from 'rxjs'
import { breastBoundByNote } from '#shared/domain/clinical/body/bound-by-note'
import {
  type BreastChange,
  type BreastRefusal,
  changeSession,
  freshSession,
} from '#shared/domain/clinical/breast/change-session'
import type { BodyFacts } from '#shared/domain/clinical/breast/technique-rules'
import { draftNote, freshContent, sessionAtOf } from '#shared/domain/notes/draft-note'
import { ok, type Result, refused } from '#shared/result'
import type { BreastSession, ProtocolStamp } from '#shared/schema/breast-session'
import type { Note } from '#shared/schema/note'
import type { Visit } from '#shared/schema/visit'
import { sessionFacts } from '../queries/breast-sessions'
import { type Session, stamp, touch } from '../session'
import type { NoteRefusal } from './save-note'

export interface BreastWriting {
  /** Fixed by the screen before anything is written, so that saving twice makes one note. */
  readonly noteId: string
  readonly visitId: string
  readonly clientId: string
  /** In the order they were made. */
  readonly changes: readonly BreastChange[]
}

export type RecordBreastRefusal =
  | { readonly kind: 'note'; readonly refusal: NoteRefusal }
  /** What was refused; nothing of this batch was written. */
  | { readonly kind: 'change'; readonly change: BreastChange; readonly refusal: BreastRefusal }

export interface WrittenSession {
  readonly session: BreastSession
  readonly updatedAt: string
}

/**
 * Writes changes of a session at the breast into the draft of a visit's note; the first makes the draft.
 * Every change is decided anew on what is stored, by the chart and the door check as they stand: what is
 * locked is refused here, whoever asks, and what came from another laptop meanwhile stays.
 */
export async function recordBreast(
  session: Session,
  { noteId, visitId, clientId, changes }: BreastWriting,
): Promise<Result<WrittenSession, RecordBreastRefusal>> {
  const { store } = session
  const visit = await store.read('visits', visitId)
  if (!visit) return refused({ kind: 'note', refusal: 'gone' })
  const { body, protocol } = await firstValueFrom(sessionFacts(store, visitId))
  const changed = await store.change<'notes', RecordBreastRefusal>('notes', noteId, (note) =>
    withChanges(session, note, visit, changes, body, protocol),
  )
  if (changed.ok) return ok(written(changed.value))
  if (changed.refusal === 'final') return refused({ kind: 'note', refusal: 'final' })
  if (changed.refusal !== 'missing') return refused(changed.refusal)
  const draft = blankDraft(session, visit, noteId, clientId)
  if (!draft.ok) return refused({ kind: 'note', refusal: draft.refusal })
  const fresh = withChanges(session, draft.value, visit, changes, body, protocol)
  if (!fresh.ok) return fresh
  await store.insert('notes', fresh.value)
  return ok(written(fresh.value))
}

const blankDraft = (session: Session, visit: Visit, noteId: string, clientId: string) =>
  draftNote(stamp(session, visit.space, noteId), visit, clientId, freshContent(visit, 'breast'))

const written = ({ content, updatedAt }: Note): WrittenSession => {
  if (!content.breast) throw new Error('The session was not written')
  return { session: content.breast, updatedAt }
}

function withChanges(
  session: Session,
  note: Note,
  visit: Visit,
  changes: readonly BreastChange[],
  body: BodyFacts,
  protocol: ProtocolStamp,
): Result<Note, RecordBreastRefusal> {
  if (note.state === 'signed') return refused({ kind: 'note', refusal: 'final' })
  if (note.authorId !== session.staffId) return refused({ kind: 'note', refusal: 'notAuthor' })
  const bound = breastBoundByNote(body, note.content)
  let breast = note.content.breast ?? freshSession(protocol)
  for (const change of changes) {
    const after = changeSession(breast, change, bound)
    if (!after.ok) return refused({ kind: 'change', change, refusal: after.refusal })
    breast = after.value
  }
  const sessionAt = sessionAtOf(visit)
  return ok({ ...note, ...touch(session), sessionAt, content: { ...note.content, breast } })
}
