import { describe, expect, it } from 'vitest'
import { seriesPlace } from '#shared/domain/visit/series-place'
import type { SeriesRule } from '#shared/schema/visit'

const six: SeriesRule = {
  ...{ everyWeeks: 1, weekdays: [7], startTime: '10:00', durationMin: 45 },
  ...{ firstDay: '2026-11-22', untilDay: null, count: 6 },
}

describe('where a visit stands in its series', () => {
  it.each([
    ['2026-11-22', { number: 1, of: 6 }],
    ['2026-12-27', { number: 6, of: 6 }],
    // Moved by hand, it keeps the day that its rule gave it; a day of no rule has no place.
    ['2026-12-28', null],
  ])('on %s: %j', (day, place) => expect(seriesPlace({ day, rule: six })).toEqual(place))

  it('alone it is no series to count', () =>
    expect(seriesPlace({ day: '2026-11-22', rule: { ...six, count: 1 } })).toBeNull())
})
