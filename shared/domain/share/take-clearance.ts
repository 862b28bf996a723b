import { ok, type Result, refused } from '../../result'
import type { Chart, Clearance } from '../../schema/chart'
import { idFrom } from '../../sync/merge/id-from'
import { clearanceScopeWords } from '../consents/words'
import { dayOf } from '../time/calendar-day'
import type { EntryRecord } from './standing'

/**
 * A clearance that came back, as the chart keeps it: who gave it, what it covers, its bounds, and the answer
 * it was taken from. Without an end of its own it stands 90 days (clinical rulebook T17), like any other.
 */
export function clearanceFrom({ id, providerId, entry }: EntryRecord, timeZone: string): Clearance {
  const covers = entry.scopes.map((scope) => clearanceScopeWords[scope]).join(', ')
  const scope = [covers || 'As said', entry.words].filter(Boolean).join('. ')
  return {
    // Made from the answer, not from who read it in: said yes to on two laptops, it is one clearance.
    id: idFrom(['clearance', entry.sealedHash || id]),
    providerId,
    scope: scope.slice(0, 300),
    givenOn: entry.on ?? dayOf(entry.at, timeZone),
    expiresOn: entry.until,
    fileId: null,
    scopes: [...entry.scopes],
    summaryEntryId: id,
  }
}

/** Puts it among the others; one that is there already stays as it is. */
export function takeClearance(
  chart: Chart,
  clearance: Clearance,
  touch: Pick<Chart, 'updatedAt' | 'updatedBy'>,
): Result<Chart, 'full'> {
  if (chart.clearances.some(({ id }) => id === clearance.id)) return ok(chart)
  if (chart.clearances.length >= 50) return refused('full')
  return ok({ ...chart, ...touch, clearances: [...chart.clearances, clearance] })
}
