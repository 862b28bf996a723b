import { firstValueFrom } from 'rxjs'
import { bothWritten } from '#shared/domain/spaces/give-back'
import {
  type Copies,
  calledOffWords,
  cameSince,
  carriedOver,
  copiedStamps,
  type HandedOver,
  type HandOverRefusal,
  handOver,
  standingOfCopy,
  withStamps,
} from '#shared/domain/spaces/hand-over'
import { ok, type Result, refused } from '#shared/result'
import type { Handover } from '#shared/schema/client'
import type { CollectionName, RecordOf } from '#shared/schema/collections'
import type { Staff } from '#shared/schema/staff'
import { recordAct } from '../audit/record-act'
import { putFile, readFile } from '../files/files'
import { familyRecords } from '../queries/family-records'
import { copied, standingsOf } from '../queries/handed-since'
import { people } from '../queries/people'
import { type Session, touch } from '../session'
import { heldSpaces } from '../spaces'
import type { Store } from '../store/store'
import { askRole } from './ask-role'

export interface HandingOver {
  readonly parentId: string
  /** The therapist who goes on. */
  readonly staffId: string
  readonly reason: string
}

/**
 * - gone: the family is not here any more
 * - left: the therapist is not in the practice any more
 * - notYours: this laptop does not hold both spaces, or its person is no owner
 * - noReason: nobody said why
 * - file: a letter is not on this laptop yet, or could not be copied; it is gone on with when asked again
 * - tooFar: it cannot be called off, as part of it is there
 */
export type HandingRefusal =
  | HandOverRefusal
  | { readonly kind: 'gone' | 'left' | 'notYours' | 'noReason' | 'file' | 'tooFar' }

/**
 * Hands a family to another therapist; answers the parent's id in the new space. What is copied is there
 * before the old side changes, under ids that are the same each time: broken off anywhere, it is gone on
 * with by asking again, and nothing is lost or there twice. What was changed in between goes over too.
 */
export async function handOverClient(
  session: Session,
  { parentId, staffId, reason }: HandingOver,
): Promise<Result<string, HandingRefusal>> {
  const { store } = session
  const why = reason.trim()
  if (why === '' && !(await store.read('clients', parentId))?.handedTo)
    return refused({ kind: 'noReason' })
  const at = await around(session, parentId, staffId)
  if (!at.ok) return at
  const { family, therapist, gone } = at.value
  const { clientSpace: space } = therapist
  const wanted = { staffId, space, reason: why, at: session.now(), by: session.staffId, gone }
  const decided = handOver(family, wanted)
  if (!decided.ok) return decided
  const { handedTo, parentId: newId, files } = decided.value
  // Before anything is written: a letter that is nowhere must not leave it half done.
  if (!(await areHere(session, family.parent.space, files, space))) return refused({ kind: 'file' })
  // From here on it is known to be under way: what is copied next is found again by its time.
  const begun = await store.change('clients', parentId, (parent) =>
    ok({ ...parent, ...touch(session), handedTo: parent.handedTo ?? handedTo }),
  )
  if (!begun.ok) return refused({ kind: 'gone' })
  const carried = await carryOver(session, decided.value, {
    ...{ therapist, fromSpace: family.parent.space },
    handedTo: begun.value.handedTo ?? handedTo,
  })
  if (!carried) return refused({ kind: 'file' })
  await store.change('clients', parentId, (parent) => {
    const sources = withStamps([], copiedStamps(decided.value.copies))
    const done = { ...(parent.handedTo ?? handedTo), isDone: true, sources }
    return ok({ ...parent, ...touch(session), status: 'archived' as const, handedTo: done })
  })
  await noted(session, parentId)
  return ok(newId)
}

/** Brings over what reached the old side after it was finished; answers how many records. */
export async function bringOverRest(
  session: Session,
  { parentId }: Pick<HandingOver, 'parentId'>,
): Promise<Result<number, HandingRefusal>> {
  const parent = await session.store.read('clients', parentId)
  if (!parent?.handedTo) return refused({ kind: 'gone' })
  const { handedTo } = parent
  const at = await around(session, parentId, handedTo.staffId)
  if (!at.ok) return at
  const { family, therapist, gone } = at.value
  const more = cameSince(family, { ...handedTo, space: therapist.clientSpace, gone })
  if (!more) return refused({ kind: 'gone' })
  const place = { therapist, fromSpace: family.parent.space, handedTo }
  const { toBring, differ } = await standingsOf(session.store, more.copies, handedTo)
  if (!(await carryOver(session, more, place))) return refused({ kind: 'file' })
  await session.store.change('clients', parentId, (before) => {
    const now = before.handedTo ?? handedTo
    const sources = withStamps(now.sources ?? [], copiedStamps(more.copies))
    return ok({ ...before, ...touch(session), handedTo: { ...now, sources } })
  })
  await noted(session, parentId)
  return ok(toBring + differ)
}

/** Leaves the family where it is, as long as nothing of it was copied. */
export async function callOffHandOver(
  session: Session,
  { parentId }: Pick<HandingOver, 'parentId'>,
): Promise<Result<undefined, HandingRefusal>> {
  const { store } = session
  const family = await firstValueFrom(familyRecords(store, parentId))
  const handedTo = family?.parent.handedTo
  if (!family || !handedTo || handedTo.isDone) return refused({ kind: 'gone' })
  if (!(await askRole(session, 'handOver')).ok) return refused({ kind: 'notYours' })
  const therapist = await store.read('staff', handedTo.staffId)
  if (!therapist) return refused({ kind: 'gone' })
  const wanted = { ...handedTo, space: therapist.clientSpace, gone: new Set<string>() }
  const { copies } = carriedOver(family, wanted, handedTo)
  if (await isAnyThere(store, copies)) return refused({ kind: 'tooFar' })
  const left = await store.change('clients', parentId, ({ handedTo: _begun, ...parent }) =>
    ok({ ...parent, ...touch(session) }),
  )
  return left.ok ? ok(undefined) : refused({ kind: 'gone' })
}

const noted = (session: Session, parentId: string): Promise<boolean> =>
  recordAct(session, {
    ...{ what: 'changedAccess', collection: 'clients', recordId: parentId, clientId: parentId },
  })

/** The family and the therapist, where this laptop's person may bring the two together. */
async function around(session: Session, parentId: string, staffId: string) {
  const { store } = session
  if (!(await askRole(session, 'handOver')).ok) return refused({ kind: 'notYours' as const })
  const [therapist, family, { rows, hasLog }] = await Promise.all([
    store.read('staff', staffId),
    firstValueFrom(familyRecords(store, parentId)),
    firstValueFrom(people(store)),
  ])
  if (!family || !therapist) return refused({ kind: 'gone' as const })
  const held = new Set(heldSpaces(session.opened).flatMap((one) => (one.isWhole ? [one.id] : [])))
  const { clientSpace: space } = therapist
  const isBoth = held.has(space) && held.has(family.parent.space) && space !== session.practiceSpace
  if (!isBoth) return refused({ kind: 'notYours' as const })
  const member = rows.find(({ person }) => person.id === staffId)?.member
  // What was begun is finished: from them it can be handed on.
  if (hasLog && member?.leftAt !== null && !family.parent.handedTo)
    return refused({ kind: 'left' as const })
  const gone = new Set(
    rows.flatMap(({ person, member: one }) => (one && one.leftAt !== null ? [person.id] : [])),
  )
  return ok({ family, therapist, gone })
}

interface Place {
  readonly therapist: Staff
  readonly fromSpace: string
  readonly handedTo: Handover
}

/** False: a letter could not be copied. What is planned is called off here when all of it is there. */
async function carryOver(
  session: Session,
  { copies, files, plannedVisitIds }: HandedOver,
  { therapist, fromSpace, handedTo }: Place,
): Promise<boolean> {
  const { store } = session
  for (const { from, to } of files) {
    if (!(await copyFile(session, fromSpace, from, therapist.clientSpace, to))) return false
  }
  // The people last: until they are there, the new therapist opens nothing that is half there.
  for (const name of copied) await bring(store, name, copies[name] as never, handedTo)
  await store.changeMany('visits', plannedVisitIds, (visit) => {
    const stateReason = calledOffWords(therapist.name)
    return ok({ ...visit, ...touch(session), state: 'cancelled' as const, stateReason })
  })
  return true
}

async function bring<C extends CollectionName>(
  store: Store,
  name: C,
  records: readonly RecordOf<C>[],
  handedTo: Handover,
): Promise<void> {
  const there = await store.rows(name).read(records.map(({ id }) => id))
  const missing = records.filter(({ id }) => !there.has(id))
  if (missing.length > 0) await store.insertMany(name, missing)
  for (const record of records) {
    const before = there.get(record.id)
    if (!before || before.deleted) continue
    const standing = standingOfCopy(before.record, record, handedTo)
    if (standing === 'keep') continue
    // What the store does not let change (a call that was made, a consent that was given) stands as it is there.
    await store.change(name, record.id, (there) => {
      if (standing === 'differ') return ok(bothWritten(name, there, record))
      return ok({ ...record, ...(there.lostEdits ? { lostEdits: there.lostEdits } : {}) })
    })
  }
}

async function isAnyThere(store: Store, copies: Copies): Promise<boolean> {
  for (const name of copied) {
    const there = await store.rows(name).read(copies[name].map(({ id }) => id))
    if (there.size > 0) return true
  }
  return false
}

/** Each letter opens, here or as the copy that is there already. */
export async function areHere(
  { store }: Session,
  fromSpace: string,
  files: HandedOver['files'],
  toSpace: string,
): Promise<boolean> {
  for (const { from, to } of files) {
    if ((await readFile(store.keyring, fromSpace, from)).ok) continue
    if (!(await readFile(store.keyring, toSpace, to)).ok) return false
  }
  return true
}

/** True when it lies there, now or from before. */
export async function copyFile(
  { store }: Session,
  fromSpace: string,
  from: string,
  toSpace: string,
  to: string,
): Promise<boolean> {
  if ((await readFile(store.keyring, toSpace, to)).ok) return true
  const file = await readFile(store.keyring, fromSpace, from)
  if (!file.ok) return false
  try {
    return (await putFile(store.keyring, toSpace, to, file.value)).ok
  } catch {
    // One that was removed or damaged stands there under this id.
    return false
  }
}
