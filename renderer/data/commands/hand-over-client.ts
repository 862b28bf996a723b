import { firstValueFrom } from 'rxjs'
import { type FamilyRecords, type HandOverRefusal, handOver } from '#shared/domain/spaces/hand-over'
import { ok, type Result, refused } from '#shared/result'
import type { CollectionName, RecordOf } from '#shared/schema/collections'
import { putFile, readFile } from '../files/files'
import { householdOf } from '../queries/clients'
import { watch } from '../queries/records'
import { type Session, touch } from '../session'
import { heldSpaces } from '../spaces'
import type { Store } from '../store/store'

export interface HandingOver {
  readonly parentId: string
  /** The therapist who goes on. */
  readonly staffId: string
  readonly reason: string
}

/**
 * - gone: the family is not here any more
 * - notYours: this laptop does not hold both spaces, or its person is no owner
 * - noReason: nobody said why
 * - file: a letter is not on this laptop yet, or could not be copied; it is gone on with when asked again
 */
export type HandingRefusal =
  | HandOverRefusal
  | { readonly kind: 'gone' | 'notYours' | 'noReason' | 'file' }

/**
 * Hands a family to another therapist; answers the parent's id in the new space. What is copied is there
 * before the old side changes, under ids that are the same each time: broken off anywhere, it is gone on
 * with by asking again, and nothing is lost or there twice.
 */
export async function handOverClient(
  session: Session,
  { parentId, staffId, reason }: HandingOver,
): Promise<Result<string, HandingRefusal>> {
  const { store } = session
  const [own, therapist, family] = await Promise.all([
    store.read('staff', session.staffId),
    store.read('staff', staffId),
    readFamily(store, parentId),
  ])
  if (!family || !therapist) return refused({ kind: 'gone' })
  const why = reason.trim()
  if (why === '' && !family.parent.handedTo) return refused({ kind: 'noReason' })
  const held = new Set(heldSpaces(session.opened).flatMap((one) => (one.isWhole ? [one.id] : [])))
  const { clientSpace: space } = therapist
  const isBoth = held.has(space) && held.has(family.parent.space) && space !== session.practiceSpace
  if (own?.role !== 'owner' || !isBoth) return refused({ kind: 'notYours' })

  const wanted = { staffId, space, reason: why, at: session.now(), by: session.staffId }
  const decided = handOver(family, wanted)
  if (!decided.ok) return decided
  const { copies, files, handedTo, plannedVisitIds, parentId: newId } = decided.value
  // From here on it is known to be under way: what is copied next is found again by its time.
  const begun = await store.change('clients', parentId, (parent) =>
    ok({ ...parent, ...touch(session), handedTo: parent.handedTo ?? handedTo }),
  )
  if (!begun.ok) return refused({ kind: 'gone' })
  for (const { from, to } of files) {
    if (!(await copyFile(session, family.parent.space, from, space, to)))
      return refused({ kind: 'file' })
  }
  for (const name of ['charts', 'visits', 'notes', 'consents', 'screenings'] as const) {
    await insertMissing(store, name, copies[name])
  }
  await insertMissing(store, 'clients', copies.clients)
  await store.changeMany('visits', plannedVisitIds, (visit) =>
    ok({
      ...visit,
      ...touch(session),
      state: 'cancelled' as const,
      stateReason: `Handed to ${therapist.name}`.slice(0, 200),
    }),
  )
  await store.change('clients', parentId, (parent) => {
    const done = { ...(parent.handedTo ?? handedTo), isDone: true }
    return ok({ ...parent, ...touch(session), status: 'archived' as const, handedTo: done })
  })
  return ok(newId)
}

async function readFamily(store: Store, parentId: string): Promise<FamilyRecords | null> {
  const household = await firstValueFrom(householdOf(store, parentId))
  if (!household || household.parent.id !== parentId) return null
  const { parent, infants, charts } = household
  const people = [parent, ...infants].map(({ id }) => id)
  const ofAll = async <C extends 'visits' | 'notes' | 'consents' | 'screenings'>(name: C) => {
    const found = await Promise.all(
      people.map((clientId) =>
        firstValueFrom(watch(store, name, { where: { clientId } as never })),
      ),
    )
    return found.flat() as RecordOf<C>[]
  }
  const [visits, notes, consents, screenings] = await Promise.all([
    ofAll('visits'),
    ofAll('notes'),
    ofAll('consents'),
    ofAll('screenings'),
  ])
  return { parent, infants, charts: [...charts.values()], visits, notes, consents, screenings }
}

async function insertMissing<C extends CollectionName>(
  store: Store,
  name: C,
  records: readonly RecordOf<C>[],
): Promise<void> {
  const there = await store.rows(name).read(records.map(({ id }) => id))
  const missing = records.filter(({ id }) => !there.has(id))
  if (missing.length > 0) await store.insertMany(name, missing)
}

/** True when it lies there, now or from before. */
async function copyFile(
  { store }: Session,
  fromSpace: string,
  from: string,
  toSpace: string,
  to: string,
): Promise<boolean> {
  if ((await readFile(store.keyring, toSpace, to)).ok) return true
  const file = await readFile(store.keyring, fromSpace, from)
  if (!file.ok) return false
  return (await putFile(store.keyring, toSpace, to, file.value)).ok
}
