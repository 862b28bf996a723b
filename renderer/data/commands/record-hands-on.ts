import { firstValueFrom } from 'rxjs'
import { boundByNote, type HandsOnParts } from '#shared/domain/clinical/body/bound-by-note'
import {
  type BodyChange,
  type BodyRefusal,
  changeBody,
  freshBody,
} from '#shared/domain/clinical/body/change-body'
import { type HandsOnFacts, timingOf } from '#shared/domain/clinical/body/facts'
import {
  changeScar,
  freshScar,
  type ScarChange,
  type ScarRefusal,
} from '#shared/domain/clinical/scar/change-scar'
import { draftNote, freshContent, sessionAtOf } from '#shared/domain/notes/draft-note'
import { ok, type Result, refused } from '#shared/result'
import type { BodySession } from '#shared/schema/body-session'
import type { Note } from '#shared/schema/note'
import type { ScarSession } from '#shared/schema/scar-session'
import type { Visit } from '#shared/schema/visit'
import { handsOnOfVisit } from '../queries/hands-on-sessions'
import { type Session, stamp, touch } from '../session'
import type { NoteRefusal } from './save-note'

export interface HandsOnWriting<Change> {
  /** Fixed by the screen before anything is written, so that saving twice makes one note. */
  readonly noteId: string
  readonly visitId: string
  readonly clientId: string
  /** In the order they were made. */
  readonly changes: readonly Change[]
}

export type HandsOnRefusal<Change, Refusal> =
  | { readonly kind: 'note'; readonly refusal: NoteRefusal }
  /** What was refused; nothing of this batch was written. */
  | { readonly kind: 'change'; readonly change: Change; readonly refusal: Refusal }

export interface WrittenPart<Part> {
  readonly part: Part
  readonly updatedAt: string
}

/** One structured part of the note and how it changes. */
interface PartKind<Part, Change, Refusal> {
  readonly of: (content: Note['content']) => Part | undefined
  /** The parts beside it, whose findings bind it. */
  readonly beside: (content: Note['content']) => HandsOnParts
  readonly put: (content: Note['content'], part: Part) => Note['content']
  readonly fresh: (facts: HandsOnFacts) => Part
  readonly change: (part: Part, change: Change, facts: HandsOnFacts) => Result<Part, Refusal>
  readonly usualService: 'postnatal' | 'cesareanScar'
}

export const freshBodyOf = (facts: HandsOnFacts): BodySession =>
  freshBody(timingOf(facts, facts.bodyClearedOn))
export const freshScarOf = (facts: HandsOnFacts): ScarSession =>
  freshScar(timingOf(facts, facts.scarClearedOn))

const body: PartKind<BodySession, BodyChange, BodyRefusal> = {
  of: (content) => content.body,
  beside: ({ scar, breast }) => ({ scar, breast }),
  put: (content, part) => ({ ...content, body: part }),
  fresh: freshBodyOf,
  change: changeBody,
  usualService: 'postnatal',
}
const scar: PartKind<ScarSession, ScarChange, ScarRefusal> = {
  of: (content) => content.scar,
  beside: ({ body, breast }) => ({ body, breast }),
  put: (content, part) => ({ ...content, scar: part }),
  fresh: freshScarOf,
  change: changeScar,
  usualService: 'cesareanScar',
}

/**
 * Writes changes of body work into the draft of a visit's note; the first makes the draft. Every change is
 * decided anew on what is stored, by the chart and the door check as they stand: what is locked is refused
 * here, whoever asks, and what came from another laptop meanwhile stays.
 */
export const recordBody = (session: Session, writing: HandsOnWriting<BodyChange>) =>
  recordPart(session, writing, body)

/** The same for the care of a cesarean scar. */
export const recordScar = (session: Session, writing: HandsOnWriting<ScarChange>) =>
  recordPart(session, writing, scar)

async function recordPart<Part, Change, Refusal>(
  session: Session,
  { noteId, visitId, clientId, changes }: HandsOnWriting<Change>,
  kind: PartKind<Part, Change, Refusal>,
): Promise<Result<WrittenPart<Part>, HandsOnRefusal<Change, Refusal>>> {
  type Refused = HandsOnRefusal<Change, Refusal>
  const { store } = session
  const noteRefusal = (refusal: NoteRefusal) => refused<Refused>({ kind: 'note', refusal })
  const visit = await store.read('visits', visitId)
  const facts = await firstValueFrom(handsOnOfVisit(store, visitId))
  if (!visit || !facts) return noteRefusal('gone')
  // Hands are on the parent: a baby's note never holds them.
  if (clientId !== visit.clientId) return noteRefusal('notTakingPart')
  const changed = await store.change<'notes', Refused>('notes', noteId, (note) =>
    withChanges(session, note, { visit, changes, facts }, kind),
  )
  if (changed.ok) return ok(written(changed.value, kind))
  if (changed.refusal === 'final') return noteRefusal('final')
  if (changed.refusal !== 'missing') return refused(changed.refusal)
  const content = freshContent(visit, await serviceKindOf(session, visit, kind.usualService))
  const draft = draftNote(stamp(session, visit.space, noteId), visit, clientId, content)
  if (!draft.ok) return noteRefusal(draft.refusal)
  const fresh = withChanges(session, draft.value, { visit, changes, facts }, kind)
  if (!fresh.ok) return fresh
  await store.insert('notes', fresh.value)
  return ok(written(fresh.value, kind))
}

async function serviceKindOf(
  { store }: Session,
  { serviceId }: Visit,
  usual: 'postnatal' | 'cesareanScar',
): Promise<Note['content']['serviceKind']> {
  return (await store.read('catalog', serviceId))?.service?.serviceKind ?? usual
}

function written<Part>(
  { content, updatedAt }: Note,
  { of }: Pick<PartKind<Part, never, never>, 'of'>,
): WrittenPart<Part> {
  const part = of(content)
  if (part === undefined) throw new Error('The part was not written')
  return { part, updatedAt }
}

function withChanges<Part, Change, Refusal>(
  session: Session,
  note: Note,
  { visit, changes, facts }: { visit: Visit; changes: readonly Change[]; facts: HandsOnFacts },
  kind: PartKind<Part, Change, Refusal>,
): Result<Note, HandsOnRefusal<Change, Refusal>> {
  if (note.state === 'signed') return refused({ kind: 'note', refusal: 'final' })
  if (note.authorId !== session.staffId) return refused({ kind: 'note', refusal: 'notAuthor' })
  const bound = boundByNote(facts, kind.beside(note.content))
  let part = kind.of(note.content) ?? kind.fresh(bound)
  for (const change of changes) {
    const after = kind.change(part, change, bound)
    if (!after.ok) return refused({ kind: 'change', change, refusal: after.refusal })
    part = after.value
  }
  const sessionAt = sessionAtOf(visit)
  return ok({ ...note, ...touch(session), sessionAt, content: kind.put(note.content, part) })
}
