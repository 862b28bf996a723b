import { firstValueFrom } from 'rxjs'
import { type BackupHead, readBackup } from '#shared/crypto/backup-file'
import { segmentType } from '#shared/domain/audit/segment-id'
import { type BackupItem, createBackupReader } from '#shared/domain/backup/backup-contents'
import {
  createGathering,
  type Findings,
  type Gathering,
  isTaken,
  liesWell,
  personOf,
  personsOf,
  type TakenCollection,
  type TakingIn,
} from '#shared/domain/departed/findings'
import { weighRecord } from '#shared/domain/departed/weigh-record'
import { checkSignature } from '#shared/domain/notes/signed-content'
import { ok, type Result, refused } from '#shared/result'
import type { RecordOf } from '#shared/schema/collections'
import type { Staff } from '#shared/schema/staff'
import { recordAct } from '../audit/record-act'
import { BackupNotReadable, fileSource } from '../backup/backup-source'
import {
  type ChosenBackup,
  type RestoreRefusal,
  type VerifiedBackup,
  verifyChosen,
} from '../backup/restore-backup'
import { listFileIds, putFile, filesOf as spaceFiles } from '../files/files'
import { practiceEntry } from '../queries/practice'
import type { Session } from '../session'
import { askRole } from './ask-role'
import { filesOf } from './keep-records'
import { everybody } from './member-log'

/** A departed person's backup that was read to its end, and what in it is not in the practice. */
export interface DepartedFile {
  readonly personId: string
  readonly backup: VerifiedBackup
  readonly findings: Findings
}

export interface DepartedWork {
  readonly signal: AbortSignal
  readonly onProgress: (step: 'checking' | 'comparing' | 'takingIn', part: number) => void
}

/**
 * - notYours: for owners; - otherPractice: nothing in it is of a space that this laptop knows
 * - stopped: by a person; what is in is in, and taking in again goes on
 * - the others as for restoring a backup
 */
export type DepartedRefusal =
  | RestoreRefusal
  | { readonly code: 'notYours' | 'otherPractice' | 'stopped' }

/**
 * Opens the backup that a departed person's laptop made, by the passphrase or recovery code that it was made
 * with, reads it to its end and compares it with what is here. Writes nothing.
 */
export async function lookIntoDeparted(
  session: Session,
  {
    personId,
    chosen,
    head,
    secret,
    work,
  }: {
    readonly personId: string
    readonly chosen: ChosenBackup
    readonly head: BackupHead
    readonly secret: string
    readonly work: DepartedWork
  },
): Promise<Result<DepartedFile, DepartedRefusal>> {
  const asked = await askRole(session, 'takeInDeparted')
  if (!asked.ok) return refused({ code: asked.refusal })
  const backup = await verifyChosen(chosen, head, secret, ({ done, total }) =>
    work.onProgress('checking', done / total),
  )
  if (!backup.ok) return backup
  if (work.signal.aborted) return refused({ code: 'stopped' })
  return compare(session, personId, backup.value, work)
}

async function compare(
  session: Session,
  personId: string,
  backup: VerifiedBackup,
  work: DepartedWork,
): Promise<Result<DepartedFile, DepartedRefusal>> {
  const gathering = createGathering(personId)
  const staff = new Map((await everybody(session)).map((person) => [person.id, person]))
  let ofOurs = 0
  const read = await eachBatch(session, backup, work, 'comparing', {
    async records(collection, records) {
      ofOurs += records.length
      await weighBatch(session, gathering, staff, collection, records)
    },
    withheld: gathering.withheld,
    misplaced: gathering.misplaced,
  })
  if (!read.ok) return read
  if (ofOurs === 0) return refused({ code: 'otherPractice' })
  await meetTheRest(session, gathering)
  const entry = await firstValueFrom(practiceEntry(session.store))
  const removals = entry?.practice?.retention?.removals ?? []
  const findings = gathering.findings(new Set(removals.map(({ id }) => id)))
  return ok({ personId, backup, findings })
}

async function weighBatch<C extends TakenCollection>(
  { store }: Session,
  gathering: Gathering,
  staff: ReadonlyMap<string, Staff>,
  collection: C,
  records: readonly RecordOf<C>[],
): Promise<void> {
  const rows = await store.rows(collection).read(records.map(({ id }) => id))
  for (const record of records) {
    if (collection === 'clients') gathering.meet(record as RecordOf<'clients'>)
    const { standing, extras } = weighRecord(collection, rows.get(record.id) ?? null, record)
    if (standing === 'known') continue
    if (standing === 'misplaced') {
      gathering.misplaced()
      continue
    }
    if (extras.length > 0 && (await areHere(store, collection, extras))) continue
    const note = collection === 'notes' ? (record as RecordOf<'notes'>) : null
    if (note?.state === 'signed') {
      const finding = checkSignature(note, staff.get(note.authorId) ?? null)
      gathering.signature(finding, note.signature?.signedAt ?? '')
      if (finding === 'altered') continue
    }
    gathering.found(collection, record, standing)
  }
}

async function areHere<C extends TakenCollection>(
  store: Session['store'],
  collection: C,
  extras: readonly RecordOf<C>[],
): Promise<boolean> {
  const here = await store.rows(collection).read(extras.map(({ id }) => id))
  return extras.every(({ id }) => here.has(id))
}

/** Names and families of those whom the file does not hold, from the practice: removed ones too. */
async function meetTheRest({ store }: Session, gathering: Gathering): Promise<void> {
  const strangers = gathering.personIds().filter((id) => id !== '' && !gathering.isMet(id))
  const rows = await store.rows('clients').read(strangers)
  const parents = new Set<string>()
  for (const { record } of rows.values()) {
    gathering.meet(record)
    if (record.parentId && !gathering.isMet(record.parentId)) parents.add(record.parentId)
  }
  for (const { record } of (await store.rows('clients').read([...parents])).values()) {
    gathering.meet(record)
  }
}

export interface TakenIn {
  readonly records: number
  readonly files: number
}

/**
 * Takes in what was chosen: records as they are, by whom they were written; what stands here in another
 * version is merged with it as two laptops' versions are, with what loses kept readable; a note that is
 * signed, here or there, is not changed. Stopped or broken off it is gone on with by asking again: what is
 * in is known then.
 */
export async function takeInDeparted(
  session: Session,
  {
    file,
    taking,
    work,
  }: { readonly file: DepartedFile; readonly taking: TakingIn; readonly work: DepartedWork },
): Promise<Result<TakenIn, DepartedRefusal>> {
  const asked = await askRole(session, 'takeInDeparted')
  if (!asked.ok) return refused({ code: asked.refusal })
  const { personId, backup, findings } = file
  const persons = personsOf(findings.families, taking)
  await recordAct(session, {
    ...{ what: 'imported', collection: 'staff', recordId: personId, how: 'departedLaptop' },
  })
  const wanted = new Set<string>()
  let [records, files] = [0, 0]
  const read = await eachBatch(session, backup, work, 'takingIn', {
    async records(collection, all) {
      const chosen = all.filter(
        (record) => persons.has(personOf(collection, record)) && isSound(collection, record),
      )
      for (const id of filesNamed(collection, chosen)) wanted.add(id)
      records += await takeBatch(session, collection, chosen, taking.withRemoved)
    },
    async file({ meta, bytes }) {
      const { id, space, name, type } = meta
      if (!wanted.has(id) || (await wasHere(space, id))) return true
      const put = await putFile(session.store.keyring, space, id, { name, type, bytes })
      if (put.ok) files += 1
      return put.ok
    },
  })
  return read.ok ? ok({ records, files }) : read
}

/** A note whose words do not belong to its signature stays in the file. */
const isSound = <C extends TakenCollection>(collection: C, record: RecordOf<C>): boolean => {
  if (collection !== 'notes') return true
  const note = record as RecordOf<'notes'>
  return note.state !== 'signed' || checkSignature(note, null) !== 'altered'
}

/** Here, or removed here: a file is written once. */
async function wasHere(space: string, id: string): Promise<boolean> {
  if ((await listFileIds(space)).includes(id)) return true
  return (await (await spaceFiles(space)).revisions([id])).size > 0
}

function filesNamed<C extends TakenCollection>(
  collection: C,
  records: readonly RecordOf<C>[],
): string[] {
  const charts = collection === 'charts' ? (records as readonly RecordOf<'charts'>[]) : []
  const summaries = collection === 'summaries' ? (records as readonly RecordOf<'summaries'>[]) : []
  return [...filesOf(charts, summaries)].map(({ fileId }) => fileId)
}

/** Decided at the moment of writing, each alone. Answers how many were written. */
async function takeBatch<C extends TakenCollection>(
  { store }: Session,
  collection: C,
  records: readonly RecordOf<C>[],
  withRemoved: boolean,
): Promise<number> {
  const byId = new Map(records.map((record) => [record.id, record]))
  const rows = store.rows(collection)
  const extras = new Map<string, RecordOf<C>>()
  const written = new Set<string>()
  await rows.update(
    [...byId.keys()],
    (local, id) => {
      const weighed = weighRecord(collection, local, byId.get(id) as RecordOf<C>)
      written.delete(id)
      if (weighed.standing === 'removed' && !withRemoved) return null
      for (const extra of weighed.extras) extras.set(extra.id, extra)
      if (weighed.write) written.add(id)
      return weighed.write
    },
    // First what comes out besides: were it written second, being killed in between would lose it.
    {
      beforeWrite: () =>
        rows.update([...extras.keys()], (local, id) => {
          if (local !== null) return null
          written.add(id)
          return { record: extras.get(id) as RecordOf<C>, deleted: false, sync: null }
        }),
    },
  )
  return written.size
}

interface Reading {
  records<C extends TakenCollection>(collection: C, records: readonly RecordOf<C>[]): Promise<void>
  /** False: there was no room for it. */
  file?(file: Extract<BackupItem, { kind: 'file' }>): Promise<boolean>
  withheld?(): void
  misplaced?(): void
}

const batchSize = 500

/** Reads the file once more, a batch of one kind at a time: of what is taken in, and of spaces held here. */
async function eachBatch(
  { store, practiceSpace }: Session,
  { chosen, head, backupKey, entries }: VerifiedBackup,
  { signal, onProgress }: DepartedWork,
  step: 'comparing' | 'takingIn',
  reading: Reading,
): Promise<Result<undefined, DepartedRefusal>> {
  const read = createBackupReader()
  let collection: TakenCollection | null = null
  let waiting: RecordOf<TakenCollection>[] = []
  const flush = async () => {
    const batch = waiting
    waiting = []
    if (collection && batch.length > 0) await reading.records(collection, batch)
  }
  let done = 0
  try {
    for await (const entry of readBackup(fileSource(chosen.handle, chosen.size), head, backupKey)) {
      const item = read(entry)
      if (!item.ok) return refused({ code: 'damaged' })
      const it = item.value
      if (it.kind === 'record' && isTaken(it.collection)) {
        if (!store.keyring.holds(it.collection, it.record.space)) reading.withheld?.()
        else if (!liesWell(it.collection, it.record.space, practiceSpace)) reading.misplaced?.()
        else {
          if (it.collection !== collection || waiting.length >= batchSize) await flush()
          collection = it.collection
          waiting.push(it.record as RecordOf<TakenCollection>)
        }
      } else if (it.kind === 'file' && it.meta.type !== segmentType) {
        await flush()
        const isHeld = store.keyring.holds('files', it.meta.space)
        if (isHeld && reading.file && !(await reading.file(it))) return refused({ code: 'disk' })
      }
      if (++done % 200 === 0) {
        onProgress(step, done / entries)
        if (signal.aborted) return refused({ code: 'stopped' })
      }
    }
    await flush()
  } catch (error) {
    if (error instanceof BackupNotReadable) return refused({ code: 'unreadable' })
    throw error
  }
  onProgress(step, 1)
  return ok(undefined)
}
