import { ok, type Result, refused } from '../../result'
import type { Chart } from '../../schema/chart'
import type { Client, CopiedRecord, Handover } from '../../schema/client'
import type { Consent } from '../../schema/consent'
import type { Note } from '../../schema/note'
import type { Screening } from '../../schema/screening'
import type { Visit } from '../../schema/visit'
import { idFrom } from '../../sync/merge/id-from'
import { gateId } from '../clinical/gate/gate-id'
import { taskAnswerId } from '../tasks/task'
import { withIds } from './with-ids'

/** All that a therapist's space holds of one family, but what was sent and what was paid: that stays. */
export interface FamilyRecords {
  readonly parent: Client
  readonly infants: readonly Client[]
  readonly charts: readonly Chart[]
  readonly visits: readonly Visit[]
  /** Groups in other families’ homes that they took part in: what was written there hangs on these. */
  readonly groupVisits: readonly Visit[]
  readonly notes: readonly Note[]
  readonly consents: readonly Consent[]
  readonly screenings: readonly Screening[]
}

export interface HandOverWanted {
  readonly staffId: string
  /** The space of that therapist's clients. */
  readonly space: string
  readonly reason: string
  readonly at: string
  /** Who hands them over. */
  readonly by: string
  /** Who has left the practice: what they did not sign cannot be signed any more. */
  readonly gone: ReadonlySet<string>
}

/**
 * - sameTherapist: they are with that therapist already
 * - handedAlready: another therapist goes on with them
 * - unsigned: notes of theirs are not signed; only their author can do that, who is still in the practice
 * - underWay: a visit is going on
 * - group: other families are asked to their home; called off here, it would be called off for all
 * - covered: a colleague covers visits of theirs, or they are here for a cover alone; that ends first
 */
export type HandOverRefusal =
  | { readonly kind: 'sameTherapist' }
  | { readonly kind: 'handedAlready' }
  | { readonly kind: 'unsigned'; readonly notes: number }
  | { readonly kind: 'underWay' }
  | { readonly kind: 'group' }
  | { readonly kind: 'covered' }

/** To be written into the new space, whole; their ids are the same every time it is worked out. */
export interface Copies {
  readonly clients: readonly Client[]
  readonly charts: readonly Chart[]
  readonly visits: readonly Visit[]
  readonly notes: readonly Note[]
  readonly consents: readonly Consent[]
  readonly screenings: readonly Screening[]
}

export interface HandedOver {
  /** The parent in the new space. */
  readonly parentId: string
  readonly handedTo: Handover
  readonly copies: Copies
  /** Letters that hang on the charts: to be kept in the new space under the second id. */
  readonly files: readonly { readonly from: string; readonly to: string }[]
  /** Visits that were planned: the new therapist holds them, and here they are called off. */
  readonly plannedVisitIds: readonly string[]
}

const isUnderWay = ({ state }: Visit): boolean =>
  state === 'travelling' || state === 'arrived' || state === 'inSession'

const isDraft = ({ state }: Note): boolean => state === 'draft'

/**
 * What handing a family over comes to. People, charts, visits, consents and what was asked are copied
 * under new ids; signed notes come as copies that keep author, words and signature, and the notes
 * themselves stay where they are, as do the notes that somebody left behind unsigned. A hand-over that was
 * broken off is worked out again from its first `handedTo`: the same ids, with what was written since.
 */
export function handOver(
  family: FamilyRecords,
  wanted: HandOverWanted,
): Result<HandedOver, HandOverRefusal> {
  const { parent } = family
  if (parent.handedTo?.isDone) return refused({ kind: 'handedAlready' })
  if (parent.space === wanted.space) return refused({ kind: 'sameTherapist' })
  if (parent.covering || parent.covers?.some(({ state }) => state !== 'ended'))
    return refused({ kind: 'covered' })
  const unsigned = family.notes.filter((note) => isDraft(note) && !wanted.gone.has(note.authorId))
  if (unsigned.length > 0) return refused({ kind: 'unsigned', notes: unsigned.length })
  if ([...family.visits, ...family.groupVisits].some(isUnderWay))
    return refused({ kind: 'underWay' })
  const isGroup = ({ state, groupClientIds = [] }: Visit) =>
    state === 'planned' && groupClientIds.length > 0
  if (family.visits.some(isGroup)) return refused({ kind: 'group' })
  return ok(carriedOver(family, wanted, parent.handedTo ?? null))
}

/**
 * What came to the old side after it was finished, from a laptop that had not synced. Null: it is not
 * finished. The parent and what is still being written stay as they are on both sides.
 */
export function cameSince(family: FamilyRecords, wanted: HandOverWanted): HandedOver | null {
  const { handedTo } = family.parent
  if (!handedTo?.isDone) return null
  const isHostOf = ({ groupClientIds = [] }: Visit) => groupClientIds.length > 0
  const stays = (visit: Visit) =>
    isUnderWay(visit) || (visit.state === 'planned' && isHostOf(visit))
  const staying = new Set(family.visits.filter(stays).map(({ id }) => id))
  const goes = ({ visitId }: { readonly visitId: string }) => !staying.has(visitId)
  const going = {
    ...{ ...family, visits: family.visits.filter(({ id }) => !staying.has(id)) },
    ...{ notes: family.notes.filter(goes), consents: family.consents.filter(goes) },
    screenings: family.screenings.filter(goes),
  }
  const all = carriedOver(going, wanted, handedTo)
  const clients = all.copies.clients.filter(({ id }) => id !== all.parentId)
  return { ...all, copies: { ...all.copies, clients } }
}

/**
 * What becomes of a copy that is there already when its source is looked at again. `keep`: nothing came.
 * `renew`: the source was changed since. `differ`: it was, and the new therapist changed the copy too,
 * whichever of the two was first: a laptop that had not synced brings edits from before the hand-over.
 */
export function standingOfCopy(
  there: Stamp,
  copy: Stamp,
  { at, staffId, sources = [] }: Pick<Handover, 'at' | 'staffId' | 'sources'>,
): 'keep' | 'renew' | 'differ' {
  const copied = sources.find(({ id }) => id === copy.id)?.updatedAt
  if (copied !== undefined) {
    if (copy.updatedAt === copied || copy.updatedAt === there.updatedAt) return 'keep'
    return there.updatedAt === copied ? 'renew' : 'differ'
  }
  if (copy.updatedAt <= there.updatedAt) return 'keep'
  return there.updatedBy === staffId && there.updatedAt > at && copy.updatedBy !== staffId
    ? 'differ'
    : 'renew'
}

/** What was copied and may still change here, as it was copied: by the ids of the copies. */
export const copiedStamps = ({ clients, charts, visits, consents, screenings }: Copies) =>
  [
    ...clients.filter(({ kind }) => kind === 'infant'),
    ...[...charts, ...visits, ...consents, ...screenings],
  ].map(({ id, updatedAt }): CopiedRecord => ({ id, updatedAt }))

const mostSources = 2000
/** The newest word on each, the latest last. */
export function withStamps(
  before: readonly CopiedRecord[],
  fresh: readonly CopiedRecord[],
  most = mostSources,
): CopiedRecord[] {
  const renewed = new Set(fresh.map(({ id }) => id))
  return [...before.filter(({ id }) => !renewed.has(id)), ...fresh].slice(-most)
}
type Stamp = Pick<Client, 'id' | 'updatedAt' | 'updatedBy'>

/** All that goes, whether or not it may go now. `begun`: what was noted when it was begun; null: it begins now. */
export function carriedOver(
  whole: FamilyRecords,
  wanted: HandOverWanted,
  begun: Handover | null,
): HandedOver {
  const { space } = wanted
  const { at, by, reason } = begun ?? wanted
  const family = whatGoes(whole, begun)
  const { parent } = family
  const ids = newIds(family, space, at)
  const of = (id: string): string => ids.get(id) ?? id
  const kept = <R extends { readonly id: string }>(record: R): R =>
    withIds({ ...record, space, lostEdits: undefined }, ids)
  const past = { at, by, reason, isDone: true }
  const handedTo = {
    ...{ staffId: wanted.staffId, clientId: of(parent.id) },
    ...{ at, by, reason, isDone: false },
  }
  const { handedTo: _to, handedFrom: _from, covers: _covers, ...itself } = kept(parent)
  const moved: Client = {
    ...itself,
    therapistId: wanted.staffId,
    handedFrom: { staffId: parent.therapistId, clientId: parent.id, ...past },
  }
  const planned = family.visits.filter(({ state }) => state === 'planned')
  return {
    parentId: moved.id,
    handedTo,
    copies: {
      clients: [
        ...family.infants.map((infant) => ({ ...kept(infant), therapistId: wanted.staffId })),
        moved,
      ],
      charts: family.charts.map(kept),
      visits: [
        ...family.visits.map((visit) => visitCopy(kept(visit), visit, wanted.staffId)),
        ...family.groupVisits.map((visit) => groupCopy(kept(visit), visit, family, of)),
      ],
      notes: family.notes.map((note) => noteCopy(note, space, of)),
      consents: family.consents.map((consent) => consentCopy(consent, kept(consent))),
      screenings: family.screenings.map((one) => screeningCopy(kept(one), ids)),
    },
    files: filesOf(family.charts).map((from) => ({ from, to: of(from) })),
    plannedVisitIds: planned.map(({ id }) => id),
  }
}

const calledOff = 'Handed to '
/** Why a planned visit is called off here when the new therapist holds it. */
export const calledOffWords = (therapist: string): string => (calledOff + therapist).slice(0, 200)

function whatGoes(family: FamilyRecords, begun: Handover | null): FamilyRecords {
  // Called off by the hand-over itself: its copy is there, and is held.
  const isCalledOff = ({ state, stateReason }: Visit) =>
    begun !== null && state === 'cancelled' && stateReason.startsWith(calledOff)
  const visits = family.visits.filter((visit) => !isCalledOff(visit))
  const notes = family.notes.filter((note) => !isDraft(note))
  // What was said about a colleague's notes is between the two of them.
  const screenings = family.screenings.filter(({ kind }) => kind !== 'review')
  const hangOn = new Set(
    [...notes, ...screenings, ...family.consents].map(({ visitId }) => visitId),
  )
  const groupVisits = family.groupVisits.filter(
    (visit) => hangOn.has(visit.id) && visit.state !== 'planned' && !isUnderWay(visit),
  )
  return { ...family, visits, notes, screenings, groupVisits }
}

export const filesOf = (charts: readonly Chart[]): string[] =>
  charts.flatMap(({ clearances }) =>
    clearances.flatMap(({ fileId, earlierFileIds = [] }) => [
      ...(fileId === null ? [] : [fileId]),
      ...earlierFileIds,
    ]),
  )

/** Every id that is another one in the new space; those that are made from others, as they are made. */
function newIds(family: FamilyRecords, space: string, at: string): ReadonlyMap<string, string> {
  const { parent, infants, charts, visits, notes, consents, screenings } = family
  const all = [parent, ...infants, ...charts, ...visits, ...notes, ...consents, ...screenings]
  const old = [...all.map(({ id }) => id), ...filesOf(charts)]
  const ids = new Map(old.map((id) => [id, idFrom(['handed', space, at, id])]))
  // Each family of a group has a copy of its own.
  for (const { id } of family.groupVisits) ids.set(id, idFrom(['handed', space, at, parent.id, id]))
  const of = (id: string): string => ids.get(id) ?? id
  for (const { id, kind, visitId, clientId, task } of screenings) {
    if (kind === 'doorGate') ids.set(id, gateId(of(visitId), of(clientId)))
    if (kind === 'task' && task) {
      const about = aboutIn(ids, task.about)
      ids.set(id, taskAnswerId({ kind: task.task, about, clientId: of(clientId) }))
    }
  }
  return ids
}

/** What raised a task: a record's id, and perhaps a day after it. */
export const aboutIn = (ids: ReadonlyMap<string, string>, about: string): string =>
  (ids.get(about.slice(0, 36)) ?? about.slice(0, 36)) + about.slice(36)

const screeningCopy = (copy: Screening, ids: ReadonlyMap<string, string>): Screening =>
  copy.task ? { ...copy, task: { ...copy.task, about: aboutIn(ids, copy.task.about) } } : copy

function visitCopy(copy: Visit, { id, state }: Visit, therapistId: string): Visit {
  const { groupClientIds: _others, copyOf: _before, ...visit } = copy
  return state === 'planned' ? { ...visit, therapistId } : { ...visit, copyOf: id }
}

/** A group in another home, as far as it is about this family: none of the others, and not what was planned for it. */
function groupCopy(
  copy: Visit,
  { id }: Visit,
  { parent, infants, notes, screenings }: FamilyRecords,
  of: (id: string) => string,
): Visit {
  const { groupClientIds: _others, copyOf: _before, series: _series, ...visit } = copy
  const here = <R extends { readonly visitId: string }>(records: readonly R[]) =>
    records.filter(({ visitId }) => visitId === id)
  const present = new Set([
    ...[...here(notes), ...here(screenings)].map(({ clientId }) => clientId),
    ...here(notes).flatMap(({ content }) => content.group?.babies?.map((baby) => baby.id) ?? []),
  ])
  const infantIds = infants.flatMap((infant) => (present.has(infant.id) ? [of(infant.id)] : []))
  return {
    ...visit,
    ...{ clientId: of(parent.id), infantIds: infantIds.slice(0, 8) },
    ...{ plan: '', stateReason: '', window: null, checklist: [], overruled: null, copyOf: id },
  }
}

/** Nothing of what was signed is touched, and what was signed for is remembered. */
export function noteCopy(note: Note, space: string, of: (id: string) => string): Note {
  const { clientId, visitId, addendumTo } = note.signedFor ?? note
  return {
    ...note,
    space,
    id: of(note.id),
    clientId: of(note.clientId),
    visitId: of(note.visitId),
    addendumTo: of(note.addendumTo),
    signedAsId: note.signedAsId ?? note.id,
    signedFor: { clientId, visitId, addendumTo },
  }
}

function consentCopy(before: Consent, copy: Consent): Consent {
  if (!before.therapistSigned) return copy
  const { id, clientId, visitId } = before.signedFor ?? before
  return { ...copy, signedFor: { id, clientId, visitId } }
}
