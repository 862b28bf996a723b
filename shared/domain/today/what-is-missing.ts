import type { Chart } from '#shared/schema/chart'
import type { Visit } from '#shared/schema/visit'
import type { Day } from '../time/calendar-day'

/** What is not ready for a visit. Health is looked at for everyone who takes part. */
export type Missing =
  | { readonly kind: 'toPack'; readonly count: number }
  /** Steps for the door or for leaving are no lack beforehand and are not counted. */
  | { readonly kind: 'allergiesNotAsked'; readonly clientId: string }
  | { readonly kind: 'clearanceExpired'; readonly clientId: string; readonly expiredOn: Day }
  | { readonly kind: 'noAddress' }

interface Known {
  readonly charts: ReadonlyMap<string, Chart>
  /** Has the home a street or a place to drive to? */
  readonly hasAddress: boolean
}

export function whatIsMissing(visit: Visit, known: Known, onDay: Day): readonly Missing[] {
  const missing: Missing[] = []
  if (!known.hasAddress) missing.push({ kind: 'noAddress' })
  const toPack = visit.checklist.filter((line) => line.phase === 'pack' && line.tickedAt === null)
  if (toPack.length > 0) missing.push({ kind: 'toPack', count: toPack.length })
  for (const clientId of [visit.clientId, ...visit.infantIds]) {
    const chart = known.charts.get(clientId)
    // Nobody was asked about a person who has no chart yet.
    if (!chart || chart.allergyHistory === 'notAsked') {
      missing.push({ kind: 'allergiesNotAsked', clientId })
    }
    const expiredOn = chart ? lastClearanceEnd(chart) : null
    if (expiredOn !== null && expiredOn < onDay) {
      missing.push({ kind: 'clearanceExpired', clientId, expiredOn })
    }
  }
  return missing
}

/**
 * The last day on which a provider's word holds; null when none was given or one has no end. A newer
 * clearance makes an expired one no lack.
 */
export function lastClearanceEnd(chart: Chart): Day | null {
  if (chart.clearances.some((clearance) => clearance.expiresOn === null)) return null
  return (
    chart.clearances
      .map((clearance) => clearance.expiresOn ?? '')
      .toSorted()
      .at(-1) ?? null
  )
}
