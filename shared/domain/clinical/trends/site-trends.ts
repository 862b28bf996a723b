import { type Day, daysBetween } from '#shared/domain/time/calendar-day'
import type { Trend, TrendLine, TrendPoint } from './person-trends'
import type { SitePoint, SiteTrack } from './site-history'

/** The smallest scale of a size: a grain is not drawn as large as the chart. */
const leastTopCm2 = 4

const painLines: readonly TrendLine[] = [
  { id: 'before', name: 'Before the session', unit: 'of 10' },
  { id: 'after', name: 'After the session', unit: 'of 10' },
]

/**
 * The pain and the size of one place on the breasts, each on a scale of its own; what was never taken has no chart.
 * A place that is gone has no size left: 0 cm². `nth` tells it from the other places.
 */
export function siteTrends(site: SiteTrack, nth: number, originOn: Day): readonly Trend[] {
  const pointsOf = (values: (point: SitePoint) => TrendPoint['values']): TrendPoint[] =>
    site.points
      .map((point) => ({
        day: point.day,
        x: daysBetween(originOn, point.day),
        values: values(point),
      }))
      .filter((point) => Object.values(point.values).some((value) => value !== null))
  const pain = pointsOf(({ painBefore, painAfter }) => ({ before: painBefore, after: painAfter }))
  const size = pointsOf(({ areaCm2, gone }) => ({ size: gone ? 0 : areaCm2 }))
  const largest = Math.max(leastTopCm2, ...size.map(({ values }) => values.size ?? 0))
  const charts: Trend[] = [
    {
      ...{ id: `site-${nth}-pain`, title: 'Pain', lines: painLines, points: pain },
      ...{ range: [0, 10], mark: null },
    },
    {
      ...{ id: `site-${nth}-size`, title: 'Size', points: size },
      lines: [{ id: 'size', name: 'Size', unit: 'cm²' }],
      ...{ range: [0, Math.ceil(largest)], mark: null },
    },
  ]
  const isTaken = (trend: Trend, id: string) =>
    trend.points.some(({ values }) => (values[id] ?? null) !== null)
  return charts
    .filter(({ points }) => points.length > 0)
    .map((trend) => ({ ...trend, lines: trend.lines.filter(({ id }) => isTaken(trend, id)) }))
}
