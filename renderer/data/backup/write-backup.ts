import { writeBackup as backupPieces } from '#shared/crypto/backup-file'
import type { BackupCounts, BackupEntry } from '#shared/crypto/backup-frames'
import { backupFileName } from '#shared/domain/backup/backup-due'
import { dayOf } from '#shared/domain/time/calendar-day'
import { ok, type Result, refused } from '#shared/result'
import { journalOf, recordAct } from '../audit/record-act'
import type { Session } from '../session'
import { countEverything, everything, FileNotReadable } from './everything'
import { keepLastBackupAt } from './last-backup'

export interface Progress {
  readonly done: number
  readonly total: number
}

/**
 * - cancelled: no place was chosen, or the person stopped it; nothing is left behind
 * - disk: the place is full, gone, or may not be written
 * - locked: Doorstep was locked meanwhile
 * - fileDamaged: a kept file does not open, so the backup would not be whole
 */
export type BackupRefusal = 'cancelled' | 'disk' | 'locked' | 'fileDamaged'

export interface BackupWritten {
  readonly fileName: string
  readonly counts: BackupCounts
}

/** Asks where, and writes everything there: whole, or not at all. */
export async function writeBackup(
  session: Session,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Result<BackupWritten, BackupRefusal>> {
  const { call } = window.doorstep
  const head = await call('vault.backupHeader')
  if (!head.ok) return refused('locked')
  const now = session.now()
  const suggestedName = backupFileName(dayOf(now, session.timeZone()))
  const file = await call('file.create', { kind: 'backup', suggestedName })
  if (!file.ok) return refused(file.refusal.code === 'cancelled' ? 'cancelled' : 'disk')
  const { handle, fileName } = file.value
  const giveUp = async (refusal: BackupRefusal) => {
    await call('file.discard', { handle })
    return refused(refusal)
  }

  try {
    // What is open of the journal is signed first: a backup holds signed pieces alone.
    await recordAct(session, { what: 'backedUp' })
    await journalOf(session).closeForBackup()
    const contents = await countEverything(session.store, session.opened)
    const total = Object.values(contents.records).reduce((a, b) => a + b, contents.files + 1)
    const entries = counted(everything(session.store, session.opened, now), total, onProgress)
    const pieces = backupPieces(head.value.header, head.value.backupKey, entries)
    for (;;) {
      const piece = await pieces.next()
      if (signal.aborted) return await giveUp('cancelled')
      if (piece.done) {
        const whole = await call('file.commit', { handle })
        if (!whole.ok) return refused(whole.refusal.code === 'disk' ? 'disk' : 'locked')
        await keepLastBackupAt(session.store, now)
        return ok({ fileName, counts: piece.value })
      }
      const written = await call('file.append', { handle, chunk: piece.value })
      // An unknown handle: locking closed the file.
      if (!written.ok) return await giveUp(written.refusal.code === 'disk' ? 'disk' : 'locked')
    }
  } catch (error) {
    await call('file.discard', { handle })
    if (error instanceof FileNotReadable) return refused('fileDamaged')
    throw error
  } finally {
    head.value.backupKey.fill(0)
  }
}

async function* counted(
  entries: AsyncIterable<BackupEntry>,
  total: number,
  onProgress: (progress: Progress) => void,
) {
  let done = 0
  for await (const entry of entries) {
    yield entry
    done++
    if (done % 200 === 0) onProgress({ done: Math.min(done, total), total })
  }
  onProgress({ done: total, total })
}
