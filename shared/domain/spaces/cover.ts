import { ok, type Result, refused } from '../../result'
import type { Client, Cover, Covering } from '../../schema/client'
import type { Visit } from '../../schema/visit'
import { idFrom } from '../../sync/merge/id-from'
import { addDays, type Day, daysBetween } from '../time/calendar-day'
import { type Copies, type FamilyRecords, filesOf } from './hand-over'
import { withIds } from './with-ids'

/** The longest that one cover runs, both days counted. */
export const mostCoverDays = 14

export interface CoverWanted {
  /** The same in a second try. */
  readonly id: string
  /** Who covers, and the space of their clients. */
  readonly staffId: string
  readonly space: string
  /** Visits of this family, planned within the days. */
  readonly visitIds: readonly string[]
  readonly fromDay: Day
  readonly untilDay: Day
  readonly at: string
  readonly by: string
}

/**
 * - days: the last day is before the first, or more than 14 days are meant
 * - sameTherapist: the family is with that therapist
 * - handed: another therapist goes on with them, or they are here for a cover themselves
 * - group: other families are asked to that visit
 * - notPlanned: a visit has begun, was called off or is gone
 * - tooMany: more covers than one family's record holds
 * - covered: another cover, arranged before, has one of the visits
 */
export type CoverRefusal = {
  readonly kind:
    | 'days'
    | 'sameTherapist'
    | 'handed'
    | 'group'
    | 'notPlanned'
    | 'tooMany'
    | 'noVisit'
    | 'covered'
}

export interface Lent {
  readonly cover: Cover
  readonly copies: Copies
  /** Letters of clearance: kept in the colleague's space under the second id. */
  readonly files: readonly { readonly from: string; readonly to: string }[]
}

const mostCovers = 100
const words = 'Covered by '
/** Why a visit is called off with its family while a colleague holds its copy. */
export const coveredWords = (therapist: string): string => (words + therapist).slice(0, 200)
export const isCovered = ({ state, stateReason }: Pick<Visit, 'state' | 'stateReason'>): boolean =>
  state === 'cancelled' && stateReason.startsWith(words)
/** Of a visit that is covered: by whom. */
export const coveredBy = ({ stateReason }: Pick<Visit, 'stateReason'>): string =>
  stateReason.slice(words.length)

export const isCoverLong = (fromDay: Day, untilDay: Day): boolean =>
  untilDay < fromDay || daysBetween(fromDay, untilDay) >= mostCoverDays

/** Lending a family's planned visits to a colleague for some days. Nothing of it needs anything signed. */
export function lend(family: FamilyRecords, wanted: CoverWanted): Result<Lent, CoverRefusal> {
  const { parent } = family
  const begun = parent.covers?.find(({ id }) => id === wanted.id)
  if (isCoverLong(wanted.fromDay, wanted.untilDay)) return refused({ kind: 'days' })
  if (parent.space === wanted.space) return refused({ kind: 'sameTherapist' })
  if (parent.handedTo || parent.covering) return refused({ kind: 'handed' })
  if (!begun && (parent.covers?.length ?? 0) >= mostCovers) return refused({ kind: 'tooMany' })
  if (wanted.visitIds.length === 0) return refused({ kind: 'noVisit' })
  const others = begun
    ? coversBefore(parent, begun)
    : (parent.covers ?? []).filter((one) => isSharing(one, wanted))
  if (others.length > 0) return refused({ kind: 'covered' })
  const visits = family.visits.filter(({ id }) => wanted.visitIds.includes(id))
  const isStill = (visit: Visit) => visit.state === 'planned' || (begun && isCovered(visit))
  if (visits.length < wanted.visitIds.length || !visits.every(isStill))
    return refused({ kind: 'notPlanned' })
  if (visits.some(({ groupClientIds = [] }) => groupClientIds.length > 0))
    return refused({ kind: 'group' })
  const { space: _space, visitIds, ...rest } = wanted
  const cover: Cover = begun ?? {
    ...rest,
    ...{ visitIds: [...visitIds], clientId: copyId(wanted.id, parent.id) },
    ...{ state: 'begun', sources: [] },
  }
  return ok(lentCopies(family, cover, wanted.space))
}

const isSharing = (open: Cover, { visitIds }: Pick<CoverWanted, 'visitIds'>): boolean =>
  open.state !== 'ended' && open.visitIds.some((id) => visitIds.includes(id))

/**
 * Covers that are not over and have a visit of this one. Two laptops that arranged them before they synced
 * leave two: the one arranged first stands, and every laptop says the same.
 */
export const coversBefore = ({ covers = [] }: Pick<Client, 'covers'>, cover: Cover): Cover[] =>
  covers.filter(
    (one) =>
      one.id !== cover.id &&
      isSharing(one, cover) &&
      (one.at < cover.at || (one.at === cover.at && one.id < cover.id)),
  )

/** The id of a copy: the same every time it is worked out. */
export const copyId = (coverId: string, id: string): string => idFrom(['covered', coverId, id])

/** What a cover lends, as the family stands now: who, where, health, the visits, and what was agreed to. */
export function lentCopies(family: FamilyRecords, cover: Cover, space: string): Lent {
  const { parent } = family
  const infants = family.infants.filter(({ status }) => status === 'active')
  const people = new Set([parent.id, ...infants.map(({ id }) => id)])
  const visits = family.visits.filter(({ id }) => cover.visitIds.includes(id))
  const charts = family.charts.filter(({ clientId }) => people.has(clientId))
  const visitIds = new Set(cover.visitIds)
  const consents = family.consents.filter(
    // What may be shared counts as signed, not as the care team was ticked, also at the colleague's.
    ({ kind, visitId }) =>
      kind === 'treatment' || kind === 'sharing' || (kind === 'session' && visitIds.has(visitId)),
  )
  const letters = filesOf(charts)
  const all = [parent, ...infants, ...visits, ...charts, ...consents]
  // What lending itself writes here bears the time of the lending, and so do their copies.
  const lentAt = { updatedAt: cover.at, updatedBy: cover.by }
  const isWritten = new Set(cover.state === 'begun' ? [parent.id, ...cover.visitIds] : [])
  const ids = new Map(
    [...all.map(({ id }) => id), ...letters].map((id) => [id, copyId(cover.id, id)]),
  )
  const kept = <R extends { readonly id: string }>(record: R): R =>
    withIds(
      { ...record, ...(isWritten.has(record.id) ? lentAt : {}), space, lostEdits: undefined },
      ids,
    )
  const copies: Copies = {
    // The parent last: until then nobody opens what is half there.
    clients: [...infants.map(kept), parentCopy(kept(parent), parent, cover)],
    charts: charts.map(kept),
    visits: visits.map((visit) => visitCopy(kept(visit), cover.staffId)),
    ...{ notes: [], screenings: [] },
    consents: consents.map((consent) => {
      const copy = kept(consent)
      if (!consent.therapistSigned) return copy
      const { id, clientId, visitId } = consent.signedFor ?? consent
      return { ...copy, signedFor: { id, clientId, visitId } }
    }),
  }
  const sources = all.map(({ id, updatedAt }) => ({
    id,
    updatedAt: isWritten.has(id) ? cover.at : updatedAt,
  }))
  return {
    cover: { ...cover, clientId: copyId(cover.id, parent.id), sources },
    copies,
    files: letters.map((from) => ({ from, to: copyId(cover.id, from) })),
  }
}

function parentCopy(copy: Client, { id, therapistId }: Client, cover: Cover): Client {
  const { handedFrom: _from, covers: _covers, copies: _given, waiting: _wishes, ...rest } = copy
  const covering: Covering = {
    ...{ coverId: cover.id, staffId: therapistId, clientId: id, isOver: false },
    ...{ fromDay: cover.fromDay, untilDay: cover.untilDay },
  }
  // After the ids were changed: whose family it is stands there under its own id.
  return { ...rest, covering, status: 'active' }
}

/** For itself: no series goes on at the colleague's. */
function visitCopy(copy: Visit, therapistId: string): Visit {
  const { series: _series, copyOf: _before, ...visit } = copy
  return { ...visit, therapistId, state: 'planned', stateReason: '' }
}

const isUnderWay = ({ state }: Visit): boolean =>
  state === 'travelling' || state === 'arrived' || state === 'inSession'

/**
 * Where a cover stands.
 * - coming, running: by its days
 * - open: the days are over, but a visit has not been held as far as is known here, or goes on
 * - unsigned: a note of it is not signed, or not written; only who held the visit can
 * - due: everything may go back
 * - over: it did
 */
export type CoverStanding = 'coming' | 'running' | 'open' | 'unsigned' | 'due' | 'over'

/** `there`: the colleague's side; null while nothing is there. `gone`: who has left the practice. */
export function coverStanding(
  cover: Pick<Cover, 'id' | 'state' | 'fromDay' | 'untilDay' | 'visitIds'>,
  there: Pick<FamilyRecords, 'visits' | 'notes'> | null,
  today: Day,
  gone: ReadonlySet<string>,
): CoverStanding {
  if (cover.state === 'ended') return 'over'
  if (today < cover.fromDay) return 'coming'
  if (today <= cover.untilDay) return 'running'
  if (!there) return 'due'
  if (lacksNote(there, gone)) return 'unsigned'
  // What was booked there for later does not hold the rest back.
  const lent = new Set(cover.visitIds.map((id) => copyId(cover.id, id)))
  const isOpen = there.visits.some(
    (visit) => (visit.state === 'planned' && lent.has(visit.id)) || isUnderWay(visit),
  )
  return isOpen ? 'open' : 'due'
}

/** A draft, or a held visit that nobody wrote on yet, of somebody who is still in the practice. */
function lacksNote(
  { visits, notes }: Pick<FamilyRecords, 'visits' | 'notes'>,
  gone: ReadonlySet<string>,
): boolean {
  if (notes.some(({ state, authorId }) => state === 'draft' && !gone.has(authorId))) return true
  const written = new Set(notes.map(({ visitId }) => visitId))
  return visits.some(
    ({ id, state, therapistId }) =>
      state === 'finished' && !written.has(id) && !gone.has(therapistId),
  )
}

/** Why a cover cannot be ended by hand now; null when it can. Visits that were not held go back. */
export function whyNotEnd(
  there: Pick<FamilyRecords, 'visits' | 'notes'> | null,
  gone: ReadonlySet<string>,
): 'underWay' | 'unsigned' | null {
  if (there?.visits.some(isUnderWay)) return 'underWay'
  return there && lacksNote(there, gone) ? 'unsigned' : null
}

/** Until when somebody covers who begins on that day, at the latest. */
export const lastCoverDay = (fromDay: Day): Day => addDays(fromDay, mostCoverDays - 1)
