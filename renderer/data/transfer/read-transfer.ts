import {
  largestTransfer,
  parseTransferFile,
  type TransferRefusal,
} from '#shared/crypto/transfer-file'
import { ok, type Result, refused } from '#shared/result'
import { BackupNotReadable, fileSource } from '../backup/backup-source'
import type { ChosenBackup } from '../backup/restore-backup'

export type ChosenTransfer = ChosenBackup

/** A whole transfer file, not yet opened. */
export interface FoundTransfer {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly madeAt: string
  readonly validUntil: string
}

/** `unreadable`: its disk did not give it. `expired`: its week is over. The others are about the file. */
export type ReadTransferRefusal = TransferRefusal | 'unreadable' | 'expired'

/** What a chosen file is; needs no secret and changes nothing. */
export async function readTransfer(
  { handle, size }: ChosenTransfer,
  now: Date,
): Promise<Result<FoundTransfer, ReadTransferRefusal>> {
  try {
    // Of a large file the beginning is enough: it says what it is instead.
    const read = await fileSource(handle, size).read(0, Math.min(size, largestTransfer))
    const bytes = new Uint8Array(read)
    const found = await parseTransferFile(bytes)
    if (!found.ok) return found
    const { madeAt, validUntil } = found.value
    if (now.getTime() > Date.parse(validUntil)) return refused('expired')
    return ok({ bytes, madeAt, validUntil })
  } catch (error) {
    if (error instanceof BackupNotReadable) return refused('unreadable')
    throw error
  }
}
