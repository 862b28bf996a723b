import {
  type BackupHead,
  readBackup,
  readBackupHead,
  verifyBackup,
} from '#shared/crypto/backup-file'
import { dataVersion } from '#shared/data-version'
import { segmentType } from '#shared/domain/audit/segment-id'
import {
  type BackupItem,
  createBackupReader,
  type ItemRefusal,
} from '#shared/domain/backup/backup-contents'
import { ok, type Result, refused } from '#shared/result'
import type { CollectionName, RecordOf } from '#shared/schema/collections'
import { keepJournal } from '../audit/keep-journal'
import { rememberJournal } from '../audit/known-heads'
import { recordAct } from '../audit/record-act'
import { closeFiles, putFile } from '../files/files'
import { openPractice, storeHost } from '../opening'
import type { Session } from '../session'
import type { Store } from '../store/store'
import { BackupNotReadable, fileSource } from './backup-source'

export interface ChosenBackup {
  readonly handle: string
  readonly fileName: string
  readonly size: number
}

/**
 * - notABackup, damaged, newer: about the file; nothing was changed
 * - unreadable: the file could not be read to its end; nothing was changed
 * - wrong, wait: about the passphrase or code; nothing was changed
 * - exists: records are on this laptop and replacing them was not agreed to
 * - disk: the laptop's disk is full or refused; the backup is as it was
 */
export type RestoreRefusal =
  | {
      readonly code: 'notABackup' | 'damaged' | 'newer' | 'unreadable' | 'wrong' | 'exists' | 'disk'
    }
  | { readonly code: 'wait'; readonly waitMs: number }

export interface RestoreProgress {
  readonly step: 'checking' | 'writing'
  readonly done: number
  readonly total: number
}

const batchSize = 500

/** What stands at the front of a chosen file; needs no secret. */
export async function readChosen(
  chosen: ChosenBackup,
): Promise<Result<BackupHead, RestoreRefusal>> {
  try {
    const head = await readBackupHead(fileSource(chosen.handle, chosen.size))
    return head.ok ? head : refused({ code: head.refusal })
  } catch (error) {
    return unreadable(error)
  }
}

/** A backup that was read from its first to its last byte and holds nothing this program cannot take. */
export interface VerifiedBackup {
  readonly chosen: ChosenBackup
  readonly head: BackupHead
  readonly backupKey: Uint8Array
  readonly entries: number
  /** What a person may want to know before it takes the place of what is here. */
  readonly summary: {
    readonly madeAt: string
    readonly clients: number
    readonly visits: number
    readonly notes: number
    readonly files: number
  }
}

/** Opens it by passphrase or recovery code and reads the whole file; keeps and changes nothing. */
export async function verifyChosen(
  chosen: ChosenBackup,
  head: BackupHead,
  secret: string,
  onProgress: (progress: RestoreProgress) => void,
): Promise<Result<VerifiedBackup, RestoreRefusal>> {
  const opened = await window.doorstep.call('vault.openBackupHeader', {
    header: head.header,
    secret,
  })
  if (!opened.ok) {
    const { code, waitMs } = opened.refusal
    return refused(code === 'wait' ? { code, waitMs: waitMs ?? 0 } : { code })
  }
  const source = fileSource(chosen.handle, chosen.size, (done) =>
    onProgress({ step: 'checking', done, total: chosen.size }),
  )
  const read = createBackupReader()
  let refusal: ItemRefusal | null = null
  let entries = 0
  let madeAt = ''
  let journals = 0
  try {
    const whole = await verifyBackup(source, head, opened.value.backupKey, (entry) => {
      const item = read(entry)
      if (item.ok) entries++
      else refusal = item.refusal
      if (item.ok && item.value.kind === 'file' && item.value.meta.type === segmentType) journals++
      if (item.ok && item.value.kind === 'about') madeAt = item.value.about.madeAt
      return item.ok
    })
    if (refusal === 'newer') return refused({ code: 'newer' })
    if (!whole.ok || entries === 0) return refused({ code: 'damaged' })
    const { records, files } = whole.value
    const count = (name: CollectionName) => records[name] ?? 0
    const summary = {
      madeAt,
      clients: count('clients'),
      visits: count('visits'),
      notes: count('notes'),
      files: files - journals,
    }
    return ok({ chosen, head, backupKey: opened.value.backupKey, entries, summary })
  } catch (error) {
    return unreadable(error)
  }
}

/**
 * Puts a verified backup in place of whatever is on this laptop. From here on the vault says that a
 * restore is going on, until the last record is written: a store left half full is never opened.
 */
export async function restoreVerified(
  backup: VerifiedBackup,
  secret: string,
  replace: boolean,
  onProgress: (progress: RestoreProgress) => void,
): Promise<Result<Session, RestoreRefusal>> {
  const vault = await window.doorstep.call('vault.createFromBackup', {
    header: backup.head.header,
    secret,
    replace,
  })
  if (!vault.ok) {
    const { code, waitMs } = vault.refusal
    return refused(code === 'wait' ? { code, waitMs: waitMs ?? 0 } : { code })
  }
  await closeFiles()
  const emptied = await window.doorstep.call('store.discard')
  if (!emptied.ok) return refused({ code: 'disk' })
  const session = await openPractice(vault.value, { restoring: true })
  if (!session.ok) return refused({ code: 'disk' })
  const written = await writeAll(session.value, backup, onProgress)
  if (written.ok && (await storeHost.markStore(dataVersion, false))) {
    keepJournal(session.value)
    await recordAct(session.value, { what: 'restored', how: 'backup' })
    return session
  }
  await session.value.store.close()
  return written.ok ? refused({ code: 'disk' }) : written
}

async function writeAll(
  session: Session,
  { chosen, head, backupKey, entries }: VerifiedBackup,
  onProgress: (progress: RestoreProgress) => void,
): Promise<Result<undefined, RestoreRefusal>> {
  const read = createBackupReader()
  const records = batchesInto(session.store)
  let done = 0
  try {
    for await (const entry of readBackup(fileSource(chosen.handle, chosen.size), head, backupKey)) {
      const item = read(entry)
      if (!item.ok) return refused({ code: 'damaged' })
      if (item.value.kind === 'record') await records.add(item.value.collection, item.value.record)
      else if (!(await writeOther(session, item.value))) return refused({ code: 'disk' })
      done++
      if (done % 200 === 0) onProgress({ step: 'writing', done, total: entries })
    }
    await records.flush()
  } catch (error) {
    // Checked a moment ago: what fails now is the file's disk or this laptop's.
    return error instanceof BackupNotReadable ? unreadable(error) : refused({ code: 'disk' })
  }
  onProgress({ step: 'writing', done: entries, total: entries })
  return ok(undefined)
}

/** False: no room. */
async function writeOther(
  session: Session,
  item: Exclude<BackupItem, { kind: 'record' }>,
): Promise<boolean> {
  if (item.kind === 'draft') await session.store.saveDraft(item.draft.key, item.draft.values)
  if (item.kind !== 'file') return true
  const { id, space, name, type } = item.meta
  if (type === segmentType) await rememberJournal(session.store, item.bytes)
  return (await putFile(session.store.keyring, space, id, { name, type, bytes: item.bytes })).ok
}

function batchesInto(store: Store) {
  let collection: CollectionName | null = null
  let waiting: unknown[] = []
  const flush = async () => {
    if (collection === null || waiting.length === 0) return
    const batch = waiting
    waiting = []
    await store.insertMany(collection, batch as RecordOf<CollectionName>[] as never)
  }
  return {
    async add(name: CollectionName, record: unknown) {
      if (name !== collection || waiting.length >= batchSize) await flush()
      collection = name
      waiting.push(record)
    },
    flush,
  }
}

function unreadable(error: unknown): Result<never, { readonly code: 'unreadable' }> {
  if (error instanceof BackupNotReadable) return refused({ code: 'unreadable' })
  throw error
}
