import { firstValueFrom } from 'rxjs'
import { waitsForHelp } from '#shared/domain/clinical/gate/standing'
import {
  changeGroup,
  freshGroupSession,
  type GroupChange,
  type GroupDoor,
  type GroupRefusal,
  joinedGroup,
} from '#shared/domain/clinical/group/change-group'
import { draftNote, freshContent, sessionAtOf } from '#shared/domain/notes/draft-note'
import { hasParts } from '#shared/domain/notes/note-parts'
import { ok, type Result, refused } from '#shared/result'
import type { GroupSession } from '#shared/schema/group-session'
import type { Note } from '#shared/schema/note'
import type { Visit } from '#shared/schema/visit'
import { householdOf } from '../queries/clients'
import { gatesOfVisit } from '../queries/door-gates'
import { groupDoor } from '../queries/group-babies'
import { visitSheet } from '../queries/visit-sheet'
import { notesOfVisit } from '../queries/visits'
import { type Session, stamp, touch } from '../session'
import type { NoteRefusal } from './save-note'

export interface GroupWriting {
  readonly visitId: string
  /** The id that each family's note is written under; fixed by the screen. */
  readonly noteIds: Readonly<Record<string, string>>
  readonly changes: readonly GroupChange[]
}

export type RecordGroupRefusal =
  | { readonly kind: 'note'; readonly refusal: NoteRefusal }
  | { readonly kind: 'change'; readonly change: GroupChange; readonly refusal: GroupRefusal }

/** The share of each family by the parent's id, and the latest instant at which one was written. */
export interface WrittenGroup {
  readonly session: GroupBook
  readonly updatedAt: string
}
export type GroupBook = Readonly<Record<string, GroupSession>>

export const familiesOf = (
  visit: Pick<Visit, 'clientId' | 'groupClientIds'>,
): readonly string[] => [visit.clientId, ...(visit.groupClientIds ?? [])]

const isOwn = (note: Note, clientId: string): boolean =>
  note.clientId === clientId && note.addendumTo === ''

/** What each family's record holds of this group; a family without a note has what the group is about. */
export function groupBook(
  visit: Pick<Visit, 'clientId' | 'groupClientIds'>,
  notes: readonly Note[],
): GroupBook {
  const held = (clientId: string) => notes.findLast((note) => isOwn(note, clientId))?.content.group
  const families = familiesOf(visit)
  const first = families.map(held).find((group) => group !== undefined)
  return Object.fromEntries(families.map((id) => [id, held(id) ?? joinedGroup(first)]))
}

/**
 * Writes what was done in a group into the note of every family: what is alike into all of them in one step,
 * what is one family's own into its note alone. Signed notes stay as they are. No note learns of another
 * family.
 */
export async function recordGroup(
  session: Session,
  { visitId, noteIds, changes }: GroupWriting,
): Promise<Result<WrittenGroup, RecordGroupRefusal>> {
  const { store } = session
  const visit = await store.read('visits', visitId)
  const sheet = await firstValueFrom(visitSheet(store, visitId))
  if (!visit || !sheet) return refused({ kind: 'note', refusal: 'gone' })
  const writing = { visit, changes, door: groupDoor(sheet) }
  const families = familiesOf(visit)
  const notes = await firstValueFrom(notesOfVisit(store, visitId))
  const signed = changes.find(
    (change) =>
      change.kind !== 'shared' &&
      notes.some((note) => isOwn(note, change.clientId) && note.state === 'signed'),
  )
  if (signed) return refused({ kind: 'note', refusal: 'final' })
  const stranger = changes.some(
    (change) => change.kind !== 'shared' && !families.includes(change.clientId),
  )
  if (stranger) return refused({ kind: 'note', refusal: 'notTakingPart' })

  const known = groupBook(visit, notes)
  const fresh: Note[] = []
  for (const clientId of families) {
    if (notes.some((note) => isOwn(note, clientId))) continue
    const noteId = noteIds[clientId]
    if (!noteId) return refused({ kind: 'note', refusal: 'gone' })
    const content = {
      ...freshContent(visit, 'group'),
      group: known[clientId] ?? freshGroupSession(),
    }
    const draft = draftNote(stamp(session, visit.space, noteId), visit, clientId, content)
    if (!draft.ok) return refused({ kind: 'note', refusal: draft.refusal })
    const after = withGroup(session, draft.value, writing)
    if (!after.ok) return after
    fresh.push(after.value)
  }
  const drafts = notes.filter(
    (note) => families.some((id) => isOwn(note, id)) && note.state === 'draft',
  )
  // Decided before anything is written: one refusal leaves every family as it was.
  for (const note of drafts) {
    const after = withGroup(session, note, writing)
    if (!after.ok) return after
  }
  if (fresh.length > 0) await store.insertMany('notes', fresh)
  await store.changeMany<'notes', RecordGroupRefusal>(
    'notes',
    drafts.map(({ id }) => id),
    (note) => withGroup(session, note, writing),
  )
  const now = await firstValueFrom(notesOfVisit(store, visitId))
  const updatedAt =
    now
      .map((note) => note.updatedAt)
      .toSorted()
      .at(-1) ?? ''
  return ok({ session: groupBook(visit, now), updatedAt })
}

interface Writing {
  readonly visit: Visit
  readonly changes: readonly GroupChange[]
  readonly door: GroupDoor
}

function withGroup(
  session: Session,
  note: Note,
  { visit, changes, door }: Writing,
): Result<Note, RecordGroupRefusal> {
  if (note.state === 'signed') return ok(note)
  let group = note.content.group ?? freshGroupSession()
  const before = group
  for (const change of changes) {
    const after = changeGroup(group, change, note.clientId, door)
    if (!after.ok) return refused({ kind: 'change', change, refusal: after.refusal })
    group = after.value
  }
  if (group === before && note.content.group) return ok(note)
  if (note.authorId !== session.staffId) return refused({ kind: 'note', refusal: 'notAuthor' })
  const sessionAt = sessionAtOf(visit)
  return ok({ ...note, ...touch(session), sessionAt, content: { ...note.content, group } })
}

/** `waitsForHelp`: one of them has an emergency, and nobody was reached yet. */
export type FamilyRefusal =
  | 'gone'
  | 'alreadyThere'
  | 'full'
  | 'hasNote'
  | 'otherSpace'
  | 'waitsForHelp'

const mostFamilies = 25

/** Another family comes to the group: their id joins the visit, nothing of them is written anywhere else. */
export async function addGroupFamily(
  session: Session,
  { visitId, clientId }: { readonly visitId: string; readonly clientId: string },
): Promise<Result<null, FamilyRefusal>> {
  const { store } = session
  const client = await store.read('clients', clientId)
  if (client?.kind !== 'parent') return refused('gone')
  const changed = await store.change<'visits', FamilyRefusal>('visits', visitId, (visit) => {
    const families = familiesOf(visit)
    if (families.includes(clientId)) return refused('alreadyThere')
    if (families.length >= mostFamilies) return refused('full')
    // A note stands in the space of the visit: somebody else's client would be read by the wrong person.
    if (client.space !== visit.space) return refused('otherSpace')
    const groupClientIds = [...(visit.groupClientIds ?? []), clientId]
    return ok({ ...visit, ...touch(session), groupClientIds })
  })
  if (changed.ok) return ok(null)
  return refused(
    changed.refusal === 'missing' || changed.refusal === 'final' ? 'gone' : changed.refusal,
  )
}

/** A family that did not come after all; one with words in its note stays. Its blank draft goes too. */
export async function removeGroupFamily(
  session: Session,
  { visitId, clientId }: { readonly visitId: string; readonly clientId: string },
): Promise<Result<null, FamilyRefusal>> {
  const { store } = session
  const notes = await firstValueFrom(notesOfVisit(store, visitId))
  const own = notes.filter((note) => note.clientId === clientId)
  const written = own.some(
    ({ state, content }) =>
      state === 'signed' ||
      [content.subjective, content.objective, content.assessment, content.plan].some(
        (text) => text.trim() !== '',
      ) ||
      hasParts({ ...content, group: ownAlone(content.group) }),
  )
  if (written) return refused('hasNote')
  // Whoever is taken out has no place any more where the call could be written down.
  const household = await firstValueFrom(householdOf(store, clientId))
  const family = [clientId, ...(household?.infants ?? []).map(({ id }) => id)]
  const gates = await firstValueFrom(gatesOfVisit(store, visitId))
  const waits = gates.some(
    (one) => family.includes(one.clientId) && one.doorGate && waitsForHelp(one.doorGate),
  )
  if (waits) return refused('waitsForHelp')
  const changed = await store.change('visits', visitId, (visit) =>
    ok({
      ...visit,
      ...touch(session),
      groupClientIds: (visit.groupClientIds ?? []).filter((id) => id !== clientId),
    }),
  )
  if (!changed.ok) return refused('gone')
  for (const note of own) await store.remove('notes', note.id)
  return ok(null)
}

/** What the group was about is in every note: only what is the family's own keeps it. */
const ownAlone = (group: GroupSession | undefined): GroupSession => ({
  ...freshGroupSession(),
  ...(group && {
    attendedA: group.attendedA,
    attendedB: group.attendedB,
    words: group.words,
    ...(group.babies && { babies: group.babies }),
  }),
})
