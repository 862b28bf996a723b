import type { TechniqueRow } from '../../../schema/breast-session'
import { minutesBetween } from '../../time/calendar-day'

/** A row of work as it runs: the body and the scar have rows of their own. */
type Running = Pick<TechniqueRow, 'startedAt' | 'minutes' | 'tolerated'>

/** Longer than this nobody works without a touch of the laptop: it was left on. */
const longestMin = 60

/** The stroke that goes on: the last one begun, as long as it has no minutes. */
export const runningRow = <T extends Running>(rows: readonly T[], now: string): T | null => {
  const last = rows.at(-1)
  if (!last || last.minutes !== null || last.tolerated === 'stopped') return null
  return minutesBetween(last.startedAt, now) <= longestMin ? last : null
}

/** Whole minutes, at least one; null where it was written down long after or in the same moment. */
export function elapsedMin(startedAt: string, until: string): number | null {
  const minutes = minutesBetween(startedAt, until)
  if (minutes < 0.25 || minutes > longestMin) return null
  return Math.max(1, Math.round(minutes))
}

/** The stroke that goes on ends here; a stop is written into it. */
export function closeRows<T extends Running>(
  rows: readonly T[],
  at: string,
  which: (row: T) => boolean,
  stopped = false,
): T[] {
  const running = runningRow(rows, at)
  return rows.map((row) =>
    row === running && which(row)
      ? {
          ...row,
          minutes: elapsedMin(row.startedAt, at),
          tolerated: stopped ? 'stopped' : row.tolerated,
        }
      : row,
  )
}
