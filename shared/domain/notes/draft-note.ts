import { ok, type Result, refused } from '../../result'
import type { ServiceKind } from '../../schema/catalog-entry'
import type { Note, NoteContent } from '../../schema/note'
import type { Visit } from '../../schema/visit'
import { handsOnMinutes } from '../visit/hands-on'
import { hasParts, partsOf, withoutParts } from './note-parts'

type RecordFields = Pick<
  Note,
  'id' | 'space' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'
>
type Touch = Pick<Note, 'updatedAt' | 'updatedBy'>

/** One person's text longer than this is refused before it is lost: 120,000 characters a field. */
export const longestText = 120_000

export const emptyWords = { subjective: '', objective: '', assessment: '', plan: '', addendum: '' }

/** What a fresh note starts with: the minutes from the timeline, once the session is finished. */
export const freshContent = (
  visit: Pick<Visit, 'timeline'>,
  serviceKind: ServiceKind,
): NoteContent => ({
  serviceKind,
  ...emptyWords,
  painBefore: null,
  painAfter: null,
  handsOnMin: handsOnMinutes(visit.timeline),
})

/** When the session took place: as logged, else as planned. */
export const sessionAtOf = (visit: Pick<Visit, 'timeline' | 'startAt'>): string =>
  visit.timeline.find(({ kind }) => kind === 'began')?.at ?? visit.startAt

/** Who may have a note of a visit: the parent, the infants who take part, and the families of a group. */
export const takesPart = (
  visit: Pick<Visit, 'clientId' | 'infantIds' | 'groupClientIds'>,
  clientId: string,
): boolean =>
  visit.clientId === clientId ||
  visit.infantIds.includes(clientId) ||
  (visit.groupClientIds ?? []).includes(clientId)

/** A draft for one person of a visit; the author is who makes it. */
export function draftNote(
  fields: RecordFields,
  visit: Visit,
  clientId: string,
  content: NoteContent,
): Result<Note, 'notTakingPart'> {
  if (!takesPart(visit, clientId)) return refused('notTakingPart')
  return ok({
    ...fields,
    visitId: visit.id,
    clientId,
    authorId: fields.createdBy,
    state: 'draft',
    addendumTo: '',
    sessionAt: sessionAtOf(visit),
    content,
    signature: null,
  })
}

/** What comes after signing: a note of its own that points back. Never an addendum to an addendum. */
export function draftAddendum(
  fields: RecordFields,
  original: Note,
): Result<Note, 'notSigned' | 'isAddendum'> {
  if (original.state !== 'signed') return refused('notSigned')
  if (original.addendumTo !== '') return refused('isAddendum')
  const { visitId, clientId, sessionAt } = original
  return ok({
    ...fields,
    ...{ visitId, clientId, sessionAt, authorId: fields.createdBy },
    state: 'draft',
    addendumTo: original.id,
    content: {
      serviceKind: original.content.serviceKind,
      ...emptyWords,
      ...{ painBefore: null, painAfter: null, handsOnMin: null },
    },
    signature: null,
  })
}

/**
 * The typed words into the draft; its structured parts stay as they are, they have commands of their own.
 * Signed notes are refused here and again by the store.
 */
export function withContent(
  note: Note,
  content: NoteContent,
  sessionAt: string,
  touch: Touch,
): Result<Note, 'final' | 'notAuthor'> {
  if (note.state === 'signed') return refused('final')
  if (note.authorId !== touch.updatedBy) return refused('notAuthor')
  const whole = { ...withoutParts(content), ...partsOf(note.content) }
  return ok({ ...note, ...touch, content: whole, sessionAt })
}

/** Has anybody written anything in it? An empty draft may go without asking. */
export const isBlank = ({ content }: Pick<Note, 'content'>): boolean =>
  [content.subjective, content.objective, content.assessment, content.plan, content.addendum].every(
    (text) => text.trim() === '',
  ) &&
  content.painBefore === null &&
  content.painAfter === null &&
  !hasParts(content)
