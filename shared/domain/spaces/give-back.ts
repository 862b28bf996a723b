import type { Client, CopiedRecord, Cover } from '../../schema/client'
import type { CollectionName, RecordOf } from '../../schema/collections'
import type { Consent } from '../../schema/consent'
import type { Note } from '../../schema/note'
import type { Screening } from '../../schema/screening'
import type { Visit } from '../../schema/visit'
import { idFrom } from '../../sync/merge/id-from'
import { merge } from '../../sync/merge/merge'
import { gateId } from '../clinical/gate/gate-id'
import { taskAnswerId } from '../tasks/task'
import { copyId, isCovered } from './cover'
import {
  aboutIn,
  type Copies,
  type FamilyRecords,
  filesOf,
  noteCopy,
  withStamps,
} from './hand-over'
import { withIds } from './with-ids'

export interface GivenBack {
  /** What was written or changed at the colleague's, under the ids and in the space of the family. */
  readonly copies: Copies
  /** Visits that were not held: planned again. */
  readonly planAgain: readonly string[]
  /** Letters that came there: to be kept here under the second id. */
  readonly files: readonly { readonly from: string; readonly to: string }[]
  /** The cover's, with what came back. */
  readonly sources: readonly CopiedRecord[]
}

const isHeld = ({ state }: Visit): boolean => state !== 'planned'
const stampOf = (sources: readonly CopiedRecord[]): ReadonlyMap<string, string> =>
  new Map(sources.map(({ id, updatedAt }) => [id, updatedAt]))

const everything = ({
  parent,
  infants,
  charts,
  visits,
  notes,
  consents,
  screenings,
}: FamilyRecords) => [
  ...[parent, ...infants].filter((one) => !isNameAlone(one, parent)),
  ...[...charts, ...visits, ...notes.filter(({ state }) => state !== 'draft')],
  ...[...consents, ...screenings.filter(isOfFamily)],
]

/** What was said about a colleague's notes is between the two of them. */
const isOfFamily = ({ kind }: Screening): boolean => kind !== 'review'

/** What is left of a person once a cover is over: whatever touches it says nothing about them. */
const isNameAlone = (person: Client, { covering }: Client): boolean =>
  covering?.isOver === true &&
  person.home === null &&
  person.contact === null &&
  person.dateOfBirth === null &&
  person.careTeam.length === 0 &&
  person.note === '' &&
  person.pronouns === ''

/** Whether anything was written at the colleague's since it was last given back. */
export function hasMoreToGive(there: FamilyRecords, { sources }: Cover): boolean {
  const known = stampOf(sources)
  return everything(there).some(({ id, updatedAt }) => known.get(id) !== updatedAt)
}

/**
 * What giving a family back comes to: whatever was written or changed at the colleague's. Worked out again, it
 * is the very same. `family`: where they belong; `there`: at the colleague's. What nobody signed stays there.
 */
export function givenBack(family: FamilyRecords, there: FamilyRecords, cover: Cover): GivenBack {
  const { space } = family.parent
  const ids = idsBack(family, there, cover)
  const of = (id: string): string => ids.get(id) ?? id
  const known = stampOf(cover.sources)
  // As it was lent, or as it last came back: nobody wrote there.
  const isNew = ({ id, updatedAt }: { readonly id: string; readonly updatedAt: string }) =>
    (known.get(id) ?? known.get(of(id))) !== updatedAt
  const back = <R extends { readonly id: string }>(record: R): R =>
    withIds({ ...record, space, lostEdits: undefined }, ids)
  const people = [...there.infants, there.parent].filter(
    (one) => isNew(one) && !isNameAlone(one, there.parent),
  )
  const lent = new Set(cover.visitIds.map((id) => copyId(cover.id, id)))
  const here = new Map(family.visits.map((visit) => [visit.id, visit]))
  // Moved there, it is planned again at the time that was agreed with the family.
  const isCoveredHere = (id: string) => {
    const visit = here.get(of(id))
    return visit !== undefined && isCovered(visit)
  }
  const visits = there.visits.filter(
    (visit) => isNew(visit) && (isHeld(visit) || !lent.has(visit.id) || isCoveredHere(visit.id)),
  )
  const open = new Set(there.visits.flatMap((visit) => (isHeld(visit) ? [] : [of(visit.id)])))
  // One that was taken away there without being held is planned again too.
  const mapped = new Set(there.visits.map(({ id }) => of(id)))
  const isWaiting = (id: string) => open.has(id) || !mapped.has(id)
  return {
    copies: {
      clients: people.map((one) => {
        const copy = back(one)
        const known = [family.parent, ...family.infants].find(({ id }) => id === copy.id)
        if (there.parent.covering?.isOver && known) return lateBack(copy, known)
        return one.kind === 'parent' ? parentBack(copy, family.parent) : personBack(copy, family)
      }),
      charts: there.charts.filter(isNew).map(back),
      visits: visits.map((visit) => visitBack(back(visit), here.get(of(visit.id)), family.parent)),
      notes: there.notes
        .filter((note) => note.state !== 'draft' && isNew(note))
        .map((note: Note) => noteCopy(note, space, of)),
      consents: there.consents.filter(isNew).map((consent) => {
        const copy = back(consent)
        if (!consent.therapistSigned) return copy
        const { id, clientId, visitId } = consent.signedFor ?? consent
        return { ...copy, signedFor: { id, clientId, visitId } }
      }),
      screenings: there.screenings
        .filter((one) => isOfFamily(one) && isNew(one))
        .map((one) => screeningBack(back(one), ids)),
    },
    planAgain: cover.visitIds.filter((id) => {
      const visit = here.get(id)
      return visit !== undefined && isCovered(visit) && isWaiting(id)
    }),
    files: filesOf(there.charts).map((from) => ({ from, to: of(from) })),
    sources: withStamps(
      cover.sources,
      everything(there).map(({ id, updatedAt }) => ({ id, updatedAt })),
      mostSources,
    ),
  }
}

/** As many as a cover holds. */
const mostSources = 1000

/** Lent records find their own ids again; what was written there has one that is the same each time. */
function idsBack(family: FamilyRecords, there: FamilyRecords, cover: Cover): Map<string, string> {
  const lent = [...cover.sources.map(({ id }) => id), ...cover.visitIds, ...filesOf(family.charts)]
  const own = new Map([family.parent.id, ...lent].map((id) => [copyId(cover.id, id), id]))
  // Also of what is gone there already: a note that comes late hangs on its visit all the same.
  const ids = new Map(own)
  const fresh = (id: string): string => idFrom(['given back', cover.id, id])
  const people = [there.parent, ...there.infants]
  const all = [...[...people, ...everything(there)].map(({ id }) => id), ...filesOf(there.charts)]
  for (const id of all) ids.set(id, own.get(id) ?? fresh(id))
  const here = new Map(family.visits.map((visit) => [visit.id, visit]))
  const known = stampOf(cover.sources)
  for (const visit of there.visits) {
    const original = here.get(own.get(visit.id) ?? '')
    if (!original || !isHeld(visit)) continue
    const isApart = here.has(fresh(visit.id))
    const isTheSame = original.updatedAt === visit.updatedAt || known.has(visit.id)
    // Held here as well: both visits stand, each with its own notes.
    if (isApart || (isHeld(original) && !isCovered(original) && !isTheSame))
      ids.set(visit.id, fresh(visit.id))
  }
  const of = (id: string): string => ids.get(id) ?? id
  for (const { id, kind, visitId, clientId, task } of there.screenings) {
    if (kind === 'doorGate') ids.set(id, gateId(of(visitId), of(clientId)))
    if (kind === 'task' && task) {
      const about = aboutIn(ids, task.about)
      ids.set(id, taskAnswerId({ kind: task.task, about, clientId: of(clientId) }))
    }
  }
  return ids
}

const screeningBack = (copy: Screening, ids: ReadonlyMap<string, string>): Screening =>
  copy.task ? { ...copy, task: { ...copy.task, about: aboutIn(ids, copy.task.about) } } : copy

/** What stands of a family's way through the practice stays as it is where they belong. */
function parentBack(copy: Client, here: Client): Client {
  const { covering: _covering, ...rest } = copy
  const { therapistId, status, waiting, hold, copies, handedTo, handedFrom, covers } = here
  const standing = { waiting, hold, copies, handedTo, handedFrom, covers }
  const known = Object.entries(standing).filter(([, value]) => value !== undefined)
  return { ...rest, therapistId, status, ...Object.fromEntries(known) }
}

/** Of a person of whom only the name was left there: what a laptop that was off wrote, and nothing empty. */
function lateBack(copy: Client, here: Client): Client {
  const { home, contact, dateOfBirth, careTeam, note, pronouns, updatedAt, updatedBy } = copy
  return {
    ...{ ...here, updatedAt, updatedBy },
    ...{ home: home ?? here.home, contact: contact ?? here.contact },
    dateOfBirth: dateOfBirth ?? here.dateOfBirth,
    careTeam: careTeam.length > 0 ? careTeam : here.careTeam,
    ...{ note: note || here.note, pronouns: pronouns || here.pronouns },
  }
}

const personBack = (copy: Client, { parent, infants }: FamilyRecords): Client => {
  const here = infants.find(({ id }) => id === copy.id)
  return { ...copy, therapistId: parent.therapistId, status: here?.status ?? copy.status }
}

/** In its series again. What was booked there for later is the usual therapist's. */
function visitBack(copy: Visit, here: Visit | undefined, { therapistId }: Client): Visit {
  const { copyOf: _copyOf, ...visit } = copy
  const series = here?.series === undefined ? {} : { series: here.series }
  return { ...visit, ...series, ...(isHeld(visit) ? {} : { therapistId }) }
}

/**
 * A record here once what came back is written into it; null: it stays as it is. Where both sides were written,
 * neither is lost: what does not stand is kept in the record and shown like any other clash.
 */
export function takenBack<C extends CollectionName>(
  collection: C,
  here: RecordOf<C> | null,
  back: RecordOf<C>,
  sources: readonly CopiedRecord[],
): RecordOf<C> | null {
  if (here === null) return back
  if (here.updatedAt === back.updatedAt && here.updatedBy === back.updatedBy) return null
  const known = stampOf(sources).get(here.id)
  const { lostEdits } = here
  if (known === here.updatedAt && collection !== 'consents')
    return { ...back, ...(lostEdits ? { lostEdits } : {}) }
  return bothWritten(collection, standingAsHeld(collection, here, back), back)
}

/** Only what may follow a consent that was given is added. */
function consentBack(here: Consent, back: Consent): Consent {
  const known = new Set(here.withdrawals.map(({ id }) => id))
  const withdrawals = [...here.withdrawals, ...back.withdrawals.filter(({ id }) => !known.has(id))]
  const { updatedAt, updatedBy } = back
  return { ...here, updatedAt, updatedBy, withdrawals, review: here.review ?? back.review }
}

/** Called off here because it was covered: what became of it there is no clash. */
function standingAsHeld<C extends CollectionName>(
  collection: C,
  here: RecordOf<C>,
  back: RecordOf<C>,
): RecordOf<C> {
  if (collection !== 'visits') return here
  const { state, stateReason, therapistId, timeline } = back as Visit
  const visit = here as Visit
  if (!isCovered(visit) && visit.state !== 'planned') return here
  return { ...visit, state, stateReason, therapistId, timeline } as RecordOf<C>
}

/** One record that was written on both sides since it was copied; what lost is kept in it, for a person. */
export function bothWritten<C extends CollectionName>(
  collection: C,
  here: RecordOf<C>,
  other: RecordOf<C>,
): RecordOf<C> {
  if (collection === 'consents')
    return consentBack(here as Consent, other as Consent) as RecordOf<C>
  const side = (record: RecordOf<C>) => ({ record, deleted: false })
  const same = {
    id: here.id,
    space: here.space,
    createdAt: here.createdAt,
    createdBy: here.createdBy,
  }
  return merge(collection, null, side(here), side({ ...other, ...same })).record
}

/** What stays with the colleague: what they signed, on which visit, and whose name stands over it. */
export interface Left {
  /** To be taken away, by collection. */
  readonly remove: Readonly<
    Record<'clients' | 'charts' | 'visits' | 'screenings' | 'consents', readonly string[]>
  >
  /** Reduced to what a signed note needs. */
  readonly clients: readonly Client[]
  readonly visits: readonly Visit[]
  readonly files: readonly string[]
}

/** `wasNeverOn`: called off before its first day: nothing stays that nobody wrote on. */
export function leftThere(there: FamilyRecords, cover: Cover, wasNeverOn: boolean): Left {
  const written = new Set(there.notes.flatMap(({ clientId, visitId }) => [clientId, visitId]))
  const isKept = ({ id }: { readonly id: string }) => written.has(id)
  // Its note may still come, from a laptop that was off.
  const isVisitKept = (visit: Visit) => isKept(visit) || visit.state === 'finished'
  const isParentKept = !wasNeverOn || there.notes.length > 0
  const original = new Map(cover.visitIds.map((id) => [copyId(cover.id, id), id]))
  const people = [...there.infants.filter(isKept), ...(isParentKept ? [there.parent] : [])]
  const kept = new Set(people.map(({ id }) => id))
  return {
    remove: {
      clients: [...there.infants, there.parent].flatMap(({ id }) => (kept.has(id) ? [] : [id])),
      charts: there.charts.map(({ id }) => id),
      visits: there.visits.flatMap((visit) => (isVisitKept(visit) ? [] : [visit.id])),
      screenings: there.screenings.filter(isOfFamily).map(({ id }) => id),
      consents: there.consents.map(({ id }) => id),
    },
    clients: people.map(nameAlone),
    // Counted where the family is.
    visits: there.visits
      .filter(isVisitKept)
      .map((visit) => ({ ...visit, copyOf: original.get(visit.id) ?? visit.copyOf ?? visit.id })),
    files: filesOf(there.charts),
  }
}

/** The stamp stays: nothing was written about them. */
function nameAlone({ gender: _gender, waiting: _waiting, ...person }: Client): Client {
  const { covering } = person
  return {
    ...person,
    ...{ status: 'archived', pronouns: '', dateOfBirth: null, contact: null, home: null },
    ...{ careTeam: [], note: '' },
    ...(covering ? { covering: { ...covering, isOver: true } } : {}),
  }
}
