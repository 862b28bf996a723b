import { type MileageCsvOptions, mileageCsv } from '#shared/domain/mileage/mileage-csv'
import type { LoggedTrip } from '#shared/domain/mileage/totals'
import { ok, type Result, refused } from '#shared/result'
import { recordAct } from '../audit/record-act'
import type { Session } from '../session'

interface MileageFile {
  readonly year: number
  readonly trips: readonly LoggedTrip[]
  readonly options: MileageCsvOptions
}

/** Asks where, and writes the year's drives there. */
export async function saveMileageFile(
  session: Session,
  { year, trips, options }: MileageFile,
): Promise<Result<{ readonly fileName: string }, 'cancelled' | 'disk'>> {
  const { call } = window.doorstep
  const file = await call('file.create', { kind: 'csv', suggestedName: `mileage-${year}.csv` })
  if (!file.ok) return refused(file.refusal.code === 'cancelled' ? 'cancelled' : 'disk')
  const { handle, fileName } = file.value
  // Spreadsheets take a file without this mark for the system's old alphabet, and names suffer.
  const chunk = new TextEncoder().encode(`\ufeff${mileageCsv(trips, options)}`)
  const written = await call('file.append', { handle, chunk })
  if (written.ok && (await call('file.commit', { handle })).ok) {
    await recordAct(session, { what: 'exported', collection: 'trips', how: 'csv' })
    return ok({ fileName })
  }
  await call('file.discard', { handle })
  return refused('disk')
}
