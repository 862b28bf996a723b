import { firstValueFrom } from 'rxjs'
import {
  changeInfant,
  freshInfantSession,
  type InfantChange,
  type InfantRefusal,
} from '#shared/domain/clinical/infant/change-infant'
import type { BabyFacts } from '#shared/domain/clinical/infant/infant-rules'
import { draftNote, freshContent, sessionAtOf } from '#shared/domain/notes/draft-note'
import { ok, type Result, refused } from '#shared/result'
import type { InfantSession } from '#shared/schema/infant-session'
import type { Note } from '#shared/schema/note'
import type { Visit } from '#shared/schema/visit'
import { babyFacts } from '../queries/infant-sessions'
import { type Session, stamp, touch } from '../session'
import type { NoteRefusal } from './save-note'

export interface InfantWriting {
  /** Fixed by the screen before anything is written, so that saving twice makes one note. */
  readonly noteId: string
  readonly visitId: string
  /** The baby: a parent's note takes none of this. */
  readonly clientId: string
  /** In the order they were made. */
  readonly changes: readonly InfantChange[]
}

export type RecordInfantRefusal =
  | { readonly kind: 'note'; readonly refusal: NoteRefusal }
  /** What was refused; nothing of this batch was written. */
  | { readonly kind: 'change'; readonly change: InfantChange; readonly refusal: InfantRefusal }

export interface WrittenInfant {
  readonly session: InfantSession
  readonly updatedAt: string
}

/**
 * Writes changes of a baby's session into the draft of the baby's own note; the first makes the draft.
 * Every change is decided anew on what is stored, by the charts and the door check as they stand: what is
 * locked is refused here, whoever asks, and what came from another laptop meanwhile stays. Of the parent
 * nothing is read but allergies, and nothing is written.
 */
export async function recordInfant(
  session: Session,
  { noteId, visitId, clientId, changes }: InfantWriting,
): Promise<Result<WrittenInfant, RecordInfantRefusal>> {
  const { store } = session
  const visit = await store.read('visits', visitId)
  if (!visit) return refused({ kind: 'note', refusal: 'gone' })
  const facts = await firstValueFrom(babyFacts(store, visitId, clientId))
  if (!facts) return refused({ kind: 'note', refusal: 'notTakingPart' })
  const changed = await store.change<'notes', RecordInfantRefusal>('notes', noteId, (note) =>
    withChanges(session, note, visit, clientId, changes, facts),
  )
  if (changed.ok) return ok(written(changed.value))
  if (changed.refusal === 'final') return refused({ kind: 'note', refusal: 'final' })
  if (changed.refusal !== 'missing') return refused(changed.refusal)
  const service = await store.read('catalog', visit.serviceId)
  // Beside a parent's session the timeline is hers; the minutes on the baby stand in the strokes.
  const own = service?.service?.serviceKind === 'infant'
  const blank = freshContent(visit, 'infant')
  const content = own ? blank : { ...blank, handsOnMin: null }
  const draft = draftNote(stamp(session, visit.space, noteId), visit, clientId, content)
  if (!draft.ok) return refused({ kind: 'note', refusal: draft.refusal })
  const fresh = withChanges(session, draft.value, visit, clientId, changes, facts)
  if (!fresh.ok) return fresh
  await store.insert('notes', fresh.value)
  return ok(written(fresh.value))
}

const written = ({ content, updatedAt }: Note): WrittenInfant => {
  if (!content.infant) throw new Error('The session was not written')
  return { session: content.infant, updatedAt }
}

function withChanges(
  session: Session,
  note: Note,
  visit: Visit,
  clientId: string,
  changes: readonly InfantChange[],
  facts: BabyFacts,
): Result<Note, RecordInfantRefusal> {
  if (note.clientId !== clientId) return refused({ kind: 'note', refusal: 'notTakingPart' })
  if (note.state === 'signed') return refused({ kind: 'note', refusal: 'final' })
  if (note.authorId !== session.staffId) return refused({ kind: 'note', refusal: 'notAuthor' })
  let infant = note.content.infant ?? freshInfantSession()
  for (const change of changes) {
    const after = changeInfant(infant, change, facts)
    if (!after.ok) return refused({ kind: 'change', change, refusal: after.refusal })
    infant = after.value
  }
  const sessionAt = sessionAtOf(visit)
  return ok({ ...note, ...touch(session), sessionAt, content: { ...note.content, infant } })
}
