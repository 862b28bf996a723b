import { firstValueFrom } from 'rxjs'
import { may } from '#shared/domain/practice/roles'
import {
  type CoverRefusal,
  copyId,
  coveredWords,
  coverStanding,
  coversBefore,
  type Lent,
  lend,
  lentCopies,
  whyNotEnd,
} from '#shared/domain/spaces/cover'
import { givenBack, hasMoreToGive, leftThere, takenBack } from '#shared/domain/spaces/give-back'
import { type Copies, type FamilyRecords, withStamps } from '#shared/domain/spaces/hand-over'
import { type Day, dayOf } from '#shared/domain/time/calendar-day'
import { ok, type Result, refused } from '#shared/result'
import type { Client, Cover } from '#shared/schema/client'
import type { CollectionName, RecordOf } from '#shared/schema/collections'
import { recordAct } from '../audit/record-act'
import { removeFile } from '../files/files'
import { familyRecords } from '../queries/family-records'
import { copied } from '../queries/handed-since'
import { people } from '../queries/people'
import { practiceEntry } from '../queries/practice'
import type { Session } from '../session'
import { heldSpaces } from '../spaces'
import type { Store } from '../store/store'
import { areHere, copyFile } from './hand-over-client'
import { eraseRows } from './keep-records'

export interface VisitToCover {
  readonly visitId: string
  /** Who covers it. */
  readonly staffId: string
}

export interface CoverToBegin {
  readonly visits: readonly VisitToCover[]
  readonly fromDay: Day
  readonly untilDay: Day
}

/**
 * - gone: the family, the visit or the cover is not here any more
 * - left: the colleague is not in the practice any more
 * - notYours: this laptop does not hold both spaces, or its person neither owns nor leads
 * - file: a letter is not on this laptop yet, or could not be copied; asked again, it is gone on with
 * - underWay, unsigned: a visit goes on, or a note of it is not signed; nothing was changed
 */
export type CoveringRefusal =
  | CoverRefusal
  | { readonly kind: 'gone' | 'left' | 'notYours' | 'file' | 'underWay' | 'unsigned' }

export interface CoverBegun {
  /** How many visits are covered now. */
  readonly visits: number
  /** Families whose visits could not be, and why. */
  readonly refused: readonly { readonly parentId: string; readonly refusal: CoveringRefusal }[]
}

/**
 * Lends the families of these visits to those who cover, each family for itself: their own space receives
 * what the visits need, and the visits are called off where the family belongs.
 */
export async function coverVisits(
  session: Session,
  { visits, fromDay, untilDay }: CoverToBegin,
): Promise<Result<CoverBegun, never>> {
  const groups = new Map<string, { parentId: string; staffId: string; visitIds: string[] }>()
  const notDone: { parentId: string; refusal: CoveringRefusal }[] = []
  for (const { visitId, staffId } of visits) {
    const visit = await session.store.read('visits', visitId)
    const client = visit && (await session.store.read('clients', visit.clientId))
    const parentId = client ? client.parentId || client.id : ''
    const key = `${parentId} ${staffId}`
    const group = groups.get(key) ?? { parentId, staffId, visitIds: [] }
    groups.set(key, group)
    group.visitIds.push(visitId)
  }
  let count = 0
  for (const { parentId, staffId, visitIds } of groups.values()) {
    const parent = await session.store.read('clients', parentId)
    const wanted = { parentId, staffId, fromDay, untilDay }
    for (const cover of coversFor(parent, staffId, visitIds, session.newId)) {
      const done = await lendFamily(session, { ...wanted, ...cover })
      if (done.ok) count += cover.visitIds.length
      else notDone.push({ parentId, refusal: done.refusal })
    }
  }
  return ok({ visits: count, refused: notDone })
}

/** What was broken off with the same colleague is gone on with under its own id; the others are a new cover. */
function coversFor(
  parent: Client | null,
  staffId: string,
  visitIds: readonly string[],
  newId: () => string,
): (Pick<Cover, 'id' | 'visitIds'> & Partial<Cover>)[] {
  const begun = (parent?.covers ?? []).filter(
    (cover) =>
      cover.state === 'begun' &&
      cover.staffId === staffId &&
      cover.visitIds.some((id) => visitIds.includes(id)),
  )
  const known = new Set(begun.flatMap((cover) => cover.visitIds))
  const others = visitIds.filter((id) => !known.has(id))
  return [...begun, ...(others.length > 0 ? [{ id: newId(), visitIds: others }] : [])]
}

interface FamilyToLend extends Pick<Cover, 'id' | 'staffId' | 'visitIds' | 'fromDay' | 'untilDay'> {
  readonly parentId: string
}

/** Broken off, it is gone on with by asking again with the same id. */
export async function lendFamily(
  session: Session,
  { parentId, ...wanted }: FamilyToLend,
): Promise<Result<undefined, CoveringRefusal>> {
  const at = await around(session, parentId, wanted.staffId)
  if (!at.ok) return at
  const { family, colleague, gone } = at.value
  if (gone.has(colleague.id)) return refused({ kind: 'left' })
  const by = { at: session.now(), by: session.staffId, space: colleague.clientSpace }
  const lent = lend(family, { ...wanted, ...by })
  if (!lent.ok) return lent
  const { cover, copies, files } = lent.value
  const { space } = family.parent
  // Before anything is written: a letter that is nowhere must not leave it half done.
  if (!(await areHere(session, space, files, colleague.clientSpace)))
    return refused({ kind: 'file' })
  const begun = await keepCover(session, parentId, { ...cover, state: 'begun' }, true)
  if (!begun) return refused({ kind: 'gone' })
  if (!(await copyAll(session, space, colleague.clientSpace, files)))
    return refused({ kind: 'file' })
  await addMissing(session.store, copies)
  const stateReason = coveredWords(colleague.name)
  await session.store.changeMany('visits', cover.visitIds, (visit) =>
    visit.state === 'planned'
      ? // The stamp of the lending, so that what is written afterwards is told from it.
        ok({ ...visit, ...stampOf(cover), state: 'cancelled' as const, stateReason })
      : ok(visit),
  )
  await keepCover(session, parentId, { ...cover, state: 'lent' })
  await noted(session, parentId)
  return ok(undefined)
}

const stampOf = ({ at, by }: Cover) => ({ updatedAt: at, updatedBy: by })

/** Beside the others of this family. `isFirst`: it bears the stamp of the lending; later steps add none. */
async function keepCover(
  { store }: Session,
  parentId: string,
  cover: Cover,
  isFirst = false,
): Promise<boolean> {
  const kept = await store.change('clients', parentId, ({ covers = [], ...parent }) => {
    const isKnown = covers.some(({ id }) => id === cover.id)
    const next = isKnown
      ? covers.map((one) => (one.id === cover.id ? stepOn(one, cover) : one))
      : [...covers, cover]
    return ok({ ...parent, ...(isFirst && !isKnown ? stampOf(cover) : {}), covers: next })
  })
  return kept.ok
}

/** What has ended meanwhile stays ended, whoever was still at an earlier step. */
const stepOn = (before: Cover, next: Cover): Cover =>
  before.state === 'ended' && next.state !== 'ended' ? before : next

async function copyAll(
  session: Session,
  fromSpace: string,
  toSpace: string,
  files: Lent['files'],
): Promise<boolean> {
  for (const { from, to } of files) {
    if (!(await copyFile(session, fromSpace, from, toSpace, to))) return false
  }
  return true
}

/** What is there, or was taken away there, is left alone. */
async function addMissing(store: Store, copies: Copies): Promise<void> {
  const add = async <C extends CollectionName>(name: C, records: readonly RecordOf<C>[]) => {
    const there = await store.rows(name).read(records.map(({ id }) => id))
    const missing = records.filter(({ id }) => !there.has(id))
    if (missing.length > 0) await store.insertMany(name, missing)
  }
  for (const name of copied) await add(name, copies[name] as never)
}

/**
 * What changed where the family belongs since it was lent reaches who covers, as long as they wrote nothing in
 * the same record: an allergy that a laptop tells late. Answers how many records.
 */
export async function refreshCover(
  session: Session,
  { parentId, coverId }: CoverName,
): Promise<Result<number, CoveringRefusal>> {
  const found = await coverAround(session, parentId, coverId)
  if (!found.ok) return found
  const { family, colleague, cover, there } = found.value
  if (!there || cover.state !== 'lent') return ok(0)
  const known = new Map(cover.sources.map(({ id, updatedAt }) => [id, updatedAt]))
  const { cover: now, copies, files } = lentCopies(family, cover, colleague.clientSpace)
  const stamps = new Set<string>(cover.sources.map(({ updatedAt }) => updatedAt))
  // Visits are not renewed: they are held there.
  const visitIds = new Set(cover.visitIds)
  const late = now.sources.filter(
    ({ id, updatedAt }) => !visitIds.has(id) && known.get(id) !== updatedAt,
  )
  if (late.length === 0) return ok(0)
  if (!(await copyAll(session, family.parent.space, colleague.clientSpace, files)))
    return refused({ kind: 'file' })
  // Those whose copy is as they are; the others were written there, and are not known to be as they are here.
  const settled = new Set<string>()
  let count = 0
  const renew = async <C extends 'charts' | 'clients' | 'consents'>(
    name: C,
    records: readonly RecordOf<C>[],
  ) => {
    const rows = await session.store.rows(name).read(records.map(({ id }) => id))
    for (const record of records) {
      const before = rows.get(record.id)
      if (before?.deleted) continue
      const isSame =
        before?.record.updatedAt === record.updatedAt &&
        before.record.updatedBy === record.updatedBy
      // Written there too: both come together when it ends.
      if (before && !isSame && !stamps.has(before.record.updatedAt)) continue
      settled.add(record.id)
      if (isSame) continue
      if (before) await session.store.change(name, record.id, () => ok(record))
      else await session.store.insert(name, record)
      count++
    }
  }
  await renew('charts', copies.charts)
  await renew('consents', copies.consents)
  await renew('clients', copies.clients)
  const fresh = late.filter(({ id }) => settled.has(copyId(cover.id, id)))
  if (fresh.length === 0) return ok(0)
  await keepCover(session, parentId, { ...cover, sources: withStamps(cover.sources, fresh, 1000) })
  return ok(count)
}

export interface CoverName {
  readonly parentId: string
  readonly coverId: string
}

/**
 * Ends a cover: what was written goes back to the family's own space, visits that were not held are planned
 * again, and the colleague keeps what they signed and the name over it. Safe to repeat, also for what came late.
 */
export async function endCover(
  session: Session,
  { parentId, coverId }: CoverName,
): Promise<Result<undefined, CoveringRefusal>> {
  const found = await coverAround(session, parentId, coverId)
  if (!found.ok) return found
  const { family, colleague, cover, there, gone, today } = found.value
  if (cover.state !== 'ended') {
    const why = whyNotEnd(there, gone)
    if (why) return refused({ kind: why })
  }
  const from = there ?? emptyOf(family)
  const back = givenBack(family, from, cover)
  if (there && !(await copyAll(session, colleague.clientSpace, family.parent.space, back.files)))
    return refused({ kind: 'file' })
  if (there) for (const name of copied) await bringBack(session.store, name, back.copies, cover)
  await planAgain(session, family, cover, back.planAgain)
  await keepCover(session, parentId, { ...cover, state: 'ended', sources: [...back.sources] })
  if (there) await clearThere(session, there, cover, today < cover.fromDay)
  await noted(session, parentId)
  return ok(undefined)
}

/** One that another cover has too stays with whoever that is. */
async function planAgain(
  { store }: Session,
  { parent }: FamilyRecords,
  cover: Cover,
  visitIds: readonly string[],
): Promise<void> {
  const others = (parent.covers ?? []).filter(
    ({ id, state }) => id !== cover.id && state !== 'ended',
  )
  const still = new Map<string, string>()
  for (const other of others) {
    const colleague = await store.read('staff', other.staffId)
    for (const id of other.visitIds) if (colleague) still.set(id, coveredWords(colleague.name))
  }
  await store.changeMany('visits', visitIds, (visit) => {
    const stateReason = still.get(visit.id)
    return ok(
      stateReason === undefined
        ? { ...visit, state: 'planned' as const, stateReason: '' }
        : { ...visit, stateReason },
    )
  })
}

const emptyOf = (family: FamilyRecords): FamilyRecords => ({
  ...family,
  ...{ infants: [], charts: [], visits: [], groupVisits: [] },
  ...{ notes: [], consents: [], screenings: [] },
})

async function bringBack<C extends (typeof copied)[number]>(
  store: Store,
  name: C,
  copies: Copies,
  { sources }: Cover,
): Promise<void> {
  const records = copies[name] as unknown as readonly RecordOf<C>[]
  const rows = await store.rows(name).read(records.map(({ id }) => id))
  for (const record of records) {
    const row = rows.get(record.id)
    const here = row && !row.deleted ? row.record : null
    const next = takenBack<C>(name, here, record, sources)
    if (next === null) continue
    // What the store does not let change stands as it is here.
    if (here) await store.change(name, record.id, () => ok(next))
    else await store.insert(name, next)
  }
}

/** What the visits do not need any more goes from the colleague's space; what they signed stays theirs. */
async function clearThere(
  { store }: Session,
  there: FamilyRecords,
  cover: Cover,
  wasNeverOn: boolean,
): Promise<void> {
  const { remove, clients, visits, files } = leftThere(there, cover, wasNeverOn)
  for (const fileId of files) await removeFile(there.parent.space, fileId)
  for (const name of ['screenings', 'charts', 'visits'] as const) {
    for (const id of remove[name]) await store.remove(name, id)
  }
  // Given consents are never removed by hand; these were copies, and are where the family is.
  await eraseRows(store, 'consents', remove.consents)
  const kept = new Map(visits.map((visit) => [visit.id, visit]))
  await store.changeMany('visits', [...kept.keys()], (visit) => ok(kept.get(visit.id) ?? visit))
  for (const id of remove.clients) await store.remove('clients', id)
  const named = new Map(clients.map((client) => [client.id, client]))
  await store.changeMany('clients', [...named.keys()], (one) => ok(named.get(one.id) ?? one))
}

/** What one look at a cover comes to: gone on with, kept fresh, given back when it is time, or nothing. */
export async function tendCover(
  session: Session,
  { parentId, coverId }: CoverName,
): Promise<Result<unknown, CoveringRefusal>> {
  const found = await coverAround(session, parentId, coverId)
  if (!found.ok) return found
  const { family, cover, there, gone, today } = found.value
  // Two laptops arranged it before they synced: one colleague goes, not two.
  const isSecond = cover.state !== 'ended' && coversBefore(family.parent, cover).length > 0
  if (isSecond) return endCover(session, { parentId, coverId })
  if (cover.state === 'begun') {
    const lent = await lendFamily(session, { parentId, ...cover })
    // A letter may still come; whatever else is in the way stays in the way.
    const isStuck = !lent.ok && lent.refusal.kind !== 'file' && lent.refusal.kind !== 'notYours'
    return isStuck ? endCover(session, { parentId, coverId }) : lent
  }
  if (cover.state === 'ended') {
    const isLeft = there && (there.parent.covering?.isOver === false || hasMoreToGive(there, cover))
    return isLeft ? endCover(session, { parentId, coverId }) : ok(undefined)
  }
  const standing = coverStanding(cover, there, today, gone)
  if (standing === 'due') return endCover(session, { parentId, coverId })
  return refreshCover(session, { parentId, coverId })
}

const noted = (session: Session, parentId: string): Promise<boolean> =>
  recordAct(session, {
    ...{ what: 'changedAccess', collection: 'clients', recordId: parentId, clientId: parentId },
  })

async function coverAround(session: Session, parentId: string, coverId: string) {
  const parent = await session.store.read('clients', parentId)
  const cover = parent?.covers?.find(({ id }) => id === coverId)
  if (!cover) return refused({ kind: 'gone' as const })
  const at = await around(session, parentId, cover.staffId)
  if (!at.ok) return at
  const [there, entry] = await Promise.all([
    firstValueFrom(familyRecords(session.store, cover.clientId)),
    firstValueFrom(practiceEntry(session.store)),
  ])
  const today = dayOf(session.now(), entry?.practice?.timeZone ?? session.timeZone())
  return ok({ ...at.value, cover, there, today })
}

/** The family and the colleague, where this laptop's person may bring the two together. */
async function around(session: Session, parentId: string, staffId: string) {
  const { store } = session
  const [own, colleague, family, { rows }] = await Promise.all([
    store.read('staff', session.staffId),
    store.read('staff', staffId),
    firstValueFrom(familyRecords(store, parentId)),
    firstValueFrom(people(store)),
  ])
  if (!family || !colleague) return refused({ kind: 'gone' as const })
  const held = new Set(heldSpaces(session.opened).flatMap((one) => (one.isWhole ? [one.id] : [])))
  const { clientSpace: space } = colleague
  const isBoth = held.has(space) && held.has(family.parent.space) && space !== session.practiceSpace
  if (!may(own?.role, 'planForAll') || !isBoth) return refused({ kind: 'notYours' as const })
  const gone = new Set(
    rows.flatMap(({ person, member }) => (member && member.leftAt !== null ? [person.id] : [])),
  )
  return ok({ family, colleague, gone })
}
