import { ok, type Result, refused } from '../../result'
import type { Chart } from '../../schema/chart'
import type { Client, Handover } from '../../schema/client'
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
}

/**
 * - sameTherapist: they are with that therapist already
 * - handedAlready: another therapist goes on with them
 * - unsigned: notes of theirs are not signed; only their author can do that
 * - underWay: a visit is going on
 */
export type HandOverRefusal =
  | { readonly kind: 'sameTherapist' }
  | { readonly kind: 'handedAlready' }
  | { readonly kind: 'unsigned'; readonly notes: number }
  | { readonly kind: 'underWay' }

export interface HandedOver {
  /** The parent in the new space. */
  readonly parentId: string
  readonly handedTo: Handover
  /** To be written into the new space, whole; their ids are the same every time it is worked out. */
  readonly copies: {
    readonly clients: readonly Client[]
    readonly charts: readonly Chart[]
    readonly visits: readonly Visit[]
    readonly notes: readonly Note[]
    readonly consents: readonly Consent[]
    readonly screenings: readonly Screening[]
  }
  /** Letters that hang on the charts: to be kept in the new space under the second id. */
  readonly files: readonly { readonly from: string; readonly to: string }[]
  /** Visits that were planned: the new therapist holds them, and here they are called off. */
  readonly plannedVisitIds: readonly string[]
}

const isUnderWay = ({ state }: Visit): boolean =>
  state === 'travelling' || state === 'arrived' || state === 'inSession'

/**
 * What handing a family over comes to. People, charts, visits, consents and what was asked are copied
 * under new ids; signed notes come as copies that keep author, words and signature, and the notes
 * themselves stay where they are. A hand-over that was broken off is worked out again from its first
 * `handedTo`, and gives the very same copies.
 */
export function handOver(
  family: FamilyRecords,
  wanted: HandOverWanted,
): Result<HandedOver, HandOverRefusal> {
  const { parent } = family
  const begun = parent.handedTo && !parent.handedTo.isDone ? parent.handedTo : null
  if (parent.handedTo?.isDone) return refused({ kind: 'handedAlready' })
  if (parent.space === wanted.space) return refused({ kind: 'sameTherapist' })
  const unsigned = family.notes.filter(({ state }) => state === 'draft').length
  if (unsigned > 0) return refused({ kind: 'unsigned', notes: unsigned })
  if (family.visits.some(isUnderWay)) return refused({ kind: 'underWay' })

  const { space } = wanted
  const { at, by, reason } = begun ?? wanted
  const ids = newIds(family, space, at)
  const of = (id: string): string => ids.get(id) ?? id
  const kept = <R extends { readonly id: string }>(record: R): R =>
    withIds({ ...record, space, lostEdits: undefined }, ids)
  const past = { at, by, reason, isDone: true }
  const handedTo = {
    ...{ staffId: wanted.staffId, clientId: of(parent.id) },
    ...{ at, by, reason, isDone: false },
  }
  const { handedTo: _to, handedFrom: _from, ...itself } = kept(parent)
  const moved: Client = {
    ...itself,
    therapistId: wanted.staffId,
    handedFrom: { staffId: parent.therapistId, clientId: parent.id, ...past },
  }
  const planned = family.visits.filter(({ state }) => state === 'planned')
  return ok({
    parentId: moved.id,
    handedTo,
    copies: {
      clients: [
        ...family.infants.map((infant) => ({ ...kept(infant), therapistId: wanted.staffId })),
        moved,
      ],
      charts: family.charts.map(kept),
      visits: family.visits.map((visit) => visitCopy(kept(visit), visit, wanted.staffId)),
      notes: family.notes.map((note) => noteCopy(note, space, of)),
      consents: family.consents.map((consent) => consentCopy(consent, kept(consent))),
      screenings: family.screenings.map((one) => screeningCopy(kept(one), ids)),
    },
    files: filesOf(family.charts).map((from) => ({ from, to: of(from) })),
    plannedVisitIds: planned.map(({ id }) => id),
  })
}

const filesOf = (charts: readonly Chart[]): string[] =>
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
const aboutIn = (ids: ReadonlyMap<string, string>, about: string): string =>
  (ids.get(about.slice(0, 36)) ?? about.slice(0, 36)) + about.slice(36)

const screeningCopy = (copy: Screening, ids: ReadonlyMap<string, string>): Screening =>
  copy.task ? { ...copy, task: { ...copy.task, about: aboutIn(ids, copy.task.about) } } : copy

function visitCopy(copy: Visit, { id, state }: Visit, therapistId: string): Visit {
  const { groupClientIds: _others, copyOf: _before, ...visit } = copy
  return state === 'planned' ? { ...visit, therapistId } : { ...visit, copyOf: id }
}

/** Nothing of what was signed is touched, and what was signed for is remembered. */
function noteCopy(note: Note, space: string, of: (id: string) => string): Note {
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
