import { firstValueFrom } from 'rxjs'
import { batchSchema, withoutPeople } from '#shared/domain/import/journal'
import { isFinal } from '#shared/domain/may-change'
import { groupWithout } from '#shared/domain/retention/group-without'
import {
  leastYears,
  mayBeErased,
  retentionRule,
  startingSettings,
} from '#shared/domain/retention/keep-until'
import { type ErasedCollection, erasedCollections, scrubbed } from '#shared/domain/retention/scrub'
import { dayOf } from '#shared/domain/time/calendar-day'
import { ok, type Result, refused } from '#shared/result'
import type { RecordOf } from '#shared/schema/collections'
import { afterEdit, type LocalRecord } from '#shared/sync/decide'
import { recordAct } from '../audit/record-act'
import { listDrafts } from '../backup/drafts'
import { removeFile } from '../files/files'
import { recordsOfPeople } from '../queries/copy-sources'
import { groupVisits, homeKept, sidesOf } from '../queries/keeping'
import { practiceEntry } from '../queries/practice'
import { watch } from '../queries/records'
import { type Session, touch } from '../session'
import type { Store } from '../store/store'
import { askRole } from './ask-role'
import { isBatchKey } from './import-clients'

export type SaveYearsRefusal = 'gone' | 'tooFew' | 'notYours'

/** The practice's own years; never fewer than its state is known to ask. */
export async function saveRetentionYears(
  session: Session,
  input: { readonly practiceId: string; readonly years: number; readonly minorUntilAge: number },
): Promise<Result<null, SaveYearsRefusal>> {
  const asked = await askRole(session, 'retention')
  if (!asked.ok) return asked
  const { store } = session
  const { years, minorUntilAge } = input
  const done = await store.change<'catalog', SaveYearsRefusal>(
    'catalog',
    input.practiceId,
    (entry) => {
      if (!entry.practice) return refused('gone')
      const least = leastYears(entry.practice)
      if (years < least.years || minorUntilAge < least.minorAge) return refused('tooFew')
      const retention = { ...startingSettings, ...entry.practice.retention, years, minorUntilAge }
      return ok({
        ...entry,
        ...{ updatedAt: session.now(), updatedBy: session.staffId },
        practice: { ...entry.practice, retention },
      })
    },
  )
  if (done.ok) return ok(null)
  return refused(done.refusal === 'tooFew' ? 'tooFew' : 'gone')
}

/**
 * Keeps a family's records whatever their age, or ends that; null ends it. In every space that the family was
 * handed through and that is on this laptop: what one therapist holds of it is kept like the other's.
 */
export async function setLegalHold(
  session: Session,
  { parentId, reason }: { readonly parentId: string; readonly reason: string | null },
): Promise<Result<null, 'gone' | 'notYours'>> {
  const asked = await askRole(session, 'legalHold')
  if (!asked.ok) return asked
  const setAt = session.now()
  const sides = (await sidesOf(session.store, parentId)).map(({ id }) => id)
  const done = await session.store.changeMany<'clients', 'same'>('clients', sides, (client) =>
    reason === null && !client.hold
      ? refused('same')
      : ok({
          ...client,
          ...touch(session),
          hold: reason === null ? null : { reason, setAt, setBy: session.staffId },
        }),
  )
  return done.has(parentId) ? ok(null) : refused('gone')
}

export interface Erased {
  readonly records: number
  readonly files: number
  /** Signed notes and sent pages: no laptop takes the removal of those from another. */
  readonly staysElsewhere: number
}

/**
 * - notYet: before its day; - held: kept whatever its age; - open: something is still to be done
 */
export type EraseRefusal = 'gone' | 'notYet' | 'held' | 'open' | 'notYours'

/**
 * Removes everything of a family from this laptop, by hand alone and never before its day: what stands against
 * it is asked of the records as they are now. The family itself goes last, so that a removal that was broken
 * off can be done again. What travels by syncing is the removal, with nothing left in it.
 */
export async function eraseHome(
  session: Session,
  { parentId }: { readonly parentId: string },
): Promise<Result<Erased, EraseRefusal>> {
  const asked = await askRole(session, 'erase')
  if (!asked.ok) return asked
  const { store } = session
  const entry = await firstValueFrom(practiceEntry(store))
  if (!entry?.practice) return refused('gone')
  const timeZone = entry.practice.timeZone
  const now = session.now()
  const today = dayOf(now, timeZone)
  const rule = retentionRule(entry.practice)
  const home = await homeKept(store, parentId, rule, { now, today, timeZone })
  if (!home) return refused('gone')
  const { blocks, dueOn } = home.keeping
  if (blocks.some(({ kind }) => kind === 'hold')) return refused('held')
  if (!mayBeErased(home.keeping, today)) return refused(blocks.length > 0 ? 'open' : 'notYet')
  await recordAct(session, {
    ...{ what: 'deleted', collection: 'clients', recordId: parentId, clientId: parentId },
    how: 'everything',
  })
  const erased = await eraseRecords(session, parentId)
  const { records, files } = erased
  await store.change('catalog', entry.id, (current) => {
    if (!current.practice) return ok(current)
    const kept = { ...startingSettings, ...current.practice.retention }
    const removal = { id: parentId, at: now, by: session.staffId, dueOn, records, files }
    const removals = [...kept.removals.filter(({ id }) => id !== parentId), removal].slice(-5000)
    return ok({
      ...current,
      ...touch(session),
      practice: {
        ...current.practice,
        // Without years of the practice's own, those in force are written down with the first removal.
        retention: { ...kept, removals },
      },
    })
  })
  return ok(erased)
}

async function eraseRecords(session: Session, parentId: string): Promise<Erased> {
  const { store } = session
  const infants = await firstValueFrom(watch(store, 'clients', { where: { parentId } }))
  // The parent last: while it is there, all of this can be begun again.
  const ids = [...infants.map(({ id }) => id), parentId]
  const [charts, summaries] = await Promise.all([
    recordsOfPeople(store, 'charts', ids),
    recordsOfPeople(store, 'summaries', ids),
  ])
  let files = 0
  for (const { space, fileId } of filesOf(charts, summaries)) {
    if ((await removeFile(space, fileId)).ok) files++
  }
  const gone = new Set(ids)
  await leaveGroups(session, gone)
  let records = 0
  let staysElsewhere = 0
  for (const collection of erasedCollections) {
    const found =
      collection === 'clients'
        ? ids.map((id) => ({ id }))
        : await recordsOfPeople(store, collection, ids)
    for (const { id } of found) gone.add(id)
    const done = await eraseRows(
      store,
      collection,
      found.map(({ id }) => id),
    )
    records += done.count
    staysElsewhere += done.staysElsewhere
  }
  await forgetTyped(store, gone)
  return { records, files, staysElsewhere }
}

/** A group that others came to is in their records too: it stays theirs, and names the family no more. */
async function leaveGroups(session: Session, gone: ReadonlySet<string>): Promise<void> {
  const { store } = session
  for (const { id, clientId, groupClientIds = [] } of await groupVisits(store)) {
    const families = [clientId, ...groupClientIds]
    if (!families.some((one) => gone.has(one))) continue
    const known = await Promise.all(families.map((one) => store.read('clients', one)))
    const [first, ...rest] = known.flatMap((one) => (one && !gone.has(one.id) ? [one.id] : []))
    if (!first) continue
    await store.change('visits', id, (visit) =>
      ok({ ...groupWithout(visit, gone, [first, ...rest]), ...touch(session) }),
    )
  }
}

/**
 * What was typed about them and not saved lies under their ids, and what an import wrote of them stands in its
 * journal, to be taken back with it: both are in every backup.
 */
export async function forgetTyped(store: Store, gone: ReadonlySet<string>): Promise<void> {
  for (const { key, values } of await listDrafts(store)) {
    if ([...gone].some((id) => key.includes(id))) await store.clearDraft(key)
    else if (isBatchKey(key)) {
      const batch = batchSchema.safeParse(values)
      const rest = batch.success ? withoutPeople(batch.data, gone) : null
      if (rest !== null && rest !== batch.data) await store.saveDraft(key, rest)
    }
  }
}

export function* filesOf(
  charts: readonly RecordOf<'charts'>[],
  summaries: readonly RecordOf<'summaries'>[],
): Generator<{ readonly space: string; readonly fileId: string }> {
  for (const { space, clearances } of charts) {
    for (const { fileId, earlierFileIds } of clearances) {
      for (const id of [fileId, ...(earlierFileIds ?? [])]) if (id) yield { space, fileId: id }
    }
  }
  for (const one of summaries) {
    for (const id of [one.fileId, one.pageFileId, one.sentFileId, one.compositionFileId]) {
      if (id) yield { space: one.space, fileId: id }
    }
  }
}

/**
 * Past the store's own door, which lets nobody remove what is signed, sent, agreed or paid: the one place
 * where that is meant. What the server holds as signed it lets nobody remove, so that is removed here alone.
 */
export async function eraseRows<C extends ErasedCollection>(
  store: Store,
  collection: C,
  ids: readonly string[],
): Promise<{ readonly count: number; readonly staysElsewhere: number }> {
  const outcome = new Map<string, boolean>()
  await store.rows(collection).update(ids, (local, id): LocalRecord<RecordOf<C>> | null => {
    if (!local || local.deleted) return null
    const { record, sync } = local
    const final = isFinal(collection, record)
    outcome.set(id, final && sync !== null)
    const rest = scrubbed(collection, record)
    if (final) return { record: rest, deleted: true, sync: sync && { ...sync, base: null } }
    return {
      ...{ record: rest, deleted: true },
      // The version it departs from is not needed with its words: nothing is merged into a removal.
      sync: afterEdit(sync && { ...sync, base: null }, { record: rest, deleted: false }),
    }
  })
  const staysElsewhere = [...outcome.values()].filter(Boolean).length
  return { count: outcome.size, staysElsewhere }
}
