import { utf8 } from '#shared/crypto/bytes'
import { type DisclosedLine, disclosuresCsv } from '#shared/domain/share/disclosures'
import type { Day } from '#shared/domain/time/calendar-day'
import type { Result } from '#shared/result'
import { recordAct, subjectOnScreen } from '../audit/record-act'
import type { Session } from '../session'
import { saveBytes } from './summary-forms'

/** Asks where, and writes the log of one person there as a table. The name of the file names nobody. */
export const saveDisclosures = async (
  session: Session,
  {
    lines,
    timeZone,
    nameOf,
    today,
  }: {
    readonly lines: readonly DisclosedLine[]
    readonly timeZone: string
    readonly nameOf: (id: string) => string
    readonly today: Day
  },
): Promise<Result<{ readonly fileName: string }, 'cancelled' | 'disk'>> => {
  const saved = await saveBytes({
    kind: 'csv',
    name: `disclosures-${today}.csv`,
    // Spreadsheets take a file without this mark for the system's old alphabet, and names suffer.
    bytes: utf8(`\ufeff${disclosuresCsv(lines, { timeZone, nameOf })}`),
  })
  if (saved.ok) await recordAct(session, { what: 'exported', ...subjectOnScreen(), how: 'csv' })
  return saved
}
