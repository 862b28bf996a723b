import type { VisitSeries } from '#shared/schema/visit'
import { seriesDays } from '../schedule/series'

/** Which of how many visits of its series this one is, from 1; null for a day that its rule does not give. */
export function seriesPlace({
  day,
  rule,
}: Pick<VisitSeries, 'day' | 'rule'>): { readonly number: number; readonly of: number } | null {
  const days = seriesDays(rule)
  const index = days.indexOf(day)
  return index < 0 || days.length < 2 ? null : { number: index + 1, of: days.length }
}
