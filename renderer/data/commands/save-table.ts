import type { AccountTable } from '#shared/domain/money/accountant'
import { csvChunks } from '#shared/domain/money/csv'
import { ok, type Result, refused } from '#shared/result'
import { recordAct, subjectOnScreen } from '../audit/record-act'
import type { Session } from '../session'

export interface TableToSave {
  readonly table: AccountTable
  /** Without anybody's name. */
  readonly suggestedName: string
  readonly signal: AbortSignal
  /** Lines written so far, of `table.count`. */
  readonly onProgress: (lines: number) => void
}

/**
 * Asks where, and writes a table there as CSV, piece by piece: the page stays alive in between, and a
 * stopped export leaves no file behind.
 */
export async function saveTable(
  session: Session,
  { table, suggestedName, signal, onProgress }: TableToSave,
): Promise<Result<{ readonly fileName: string }, 'cancelled' | 'disk'>> {
  const { call } = window.doorstep
  const file = await call('file.create', { kind: 'csv', suggestedName })
  if (!file.ok) return refused(file.refusal.code === 'cancelled' ? 'cancelled' : 'disk')
  const { handle, fileName } = file.value
  const drop = async <Why extends 'cancelled' | 'disk'>(why: Why) => {
    await call('file.discard', { handle })
    return refused(why)
  }
  const encoder = new TextEncoder()
  for (const { text, lines } of csvChunks(table.headings, table.lines)) {
    if (signal.aborted) return drop('cancelled')
    const written = await call('file.append', { handle, chunk: encoder.encode(text) })
    if (!written.ok) return drop('disk')
    onProgress(lines)
  }
  if (signal.aborted) return drop('cancelled')
  if (!(await call('file.commit', { handle })).ok) return drop('disk')
  await recordAct(session, { what: 'exported', ...subjectOnScreen(), how: 'csv' })
  return ok({ fileName })
}
