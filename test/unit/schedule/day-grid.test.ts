import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hoursShown, livedScale, sideBySide, wallScale } from '#shared/domain/schedule/day-grid'
import { spansMeet } from '#shared/domain/schedule/occupied-time'
import { addMinutes, instantAt } from '#shared/domain/time/calendar-day'

const pacific = 'America/Los_Angeles'

describe('the axis of a day', () => {
  it('skips the hour that does not exist and shows twice the one that comes twice', () => {
    const spring = livedScale('2026-03-08', pacific)
    expect(spring.lengthMin).toBe(23 * 60)
    expect(spring.hours.map((mark) => mark.hour).slice(0, 4)).toEqual([0, 1, 3, 4])
    const autumn = livedScale('2026-11-01', pacific)
    expect(autumn.lengthMin).toBe(25 * 60)
    expect(autumn.hours.slice(0, 4)).toEqual([
      { minute: 0, hour: 0, again: false },
      { minute: 60, hour: 1, again: false },
      { minute: 120, hour: 1, again: true },
      { minute: 180, hour: 2, again: false },
    ])
  })

  it.each(['America/Vancouver', 'Africa/Monrovia', 'Pacific/Auckland'])(
    'a session keeps its length on the lived axis of %s',
    (zone) => {
      for (const day of ['2026-03-08', '2026-11-01', '2026-04-05', '2026-09-27', '2026-06-15']) {
        const { minuteOf } = livedScale(day, zone)
        const startAt = instantAt(day, '01:30', zone)
        expect(minuteOf(addMinutes(startAt, 75)) - minuteOf(startAt)).toBe(75)
      }
    },
  )

  it('the wall axis puts noon at noon on every day, and cuts at midnight', () => {
    for (const day of ['2026-03-08', '2026-11-01', '2026-06-15']) {
      const { minuteOf } = wallScale(day, pacific)
      expect(minuteOf(instantAt(day, '12:00', pacific))).toBe(720)
      expect(minuteOf(addMinutes(instantAt(day, '23:30', pacific), 60))).toBe(1440)
    }
  })

  it('shows the usual hours and as many more as the visits need', () => {
    const scale = livedScale('2026-11-21', pacific)
    expect(hoursShown(scale, [])).toEqual({ fromMin: 420, toMin: 1200 })
    const early = instantAt('2026-11-21', '05:40', pacific)
    const late = instantAt('2026-11-21', '22:50', pacific)
    expect(
      hoursShown(scale, [
        { startAt: early, endAt: addMinutes(early, 60) },
        { startAt: late, endAt: addMinutes(late, 120) },
      ]),
    ).toEqual({ fromMin: 300, toMin: 1440 })
  })
})

describe('visits side by side', () => {
  it('never lay two that meet into one column, and lose none', () => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 5, max: 120 }))
      .map(([from, length]) => {
        const startAt = addMinutes('2026-11-21T08:00:00.000Z', from)
        return { startAt, endAt: addMinutes(startAt, length) }
      })
    fc.assert(
      fc.property(fc.array(span, { maxLength: 14 }), (spans) => {
        const placed = sideBySide(spans, (one) => one)
        expect(placed).toHaveLength(spans.length)
        expect(new Set(placed.map((one) => one.item))).toEqual(new Set(spans))
        for (const [index, a] of placed.entries()) {
          expect(a.column).toBeLessThan(a.columns)
          for (const b of placed.slice(index + 1)) {
            if (!spansMeet(a.item, b.item)) continue
            expect(a.column).not.toBe(b.column)
            expect(a.columns).toBe(b.columns)
          }
        }
      }),
    )
  })

  it('gives the full width to what stands alone', () => {
    const at = (from: number) => ({
      startAt: addMinutes('2026-11-21T08:00:00.000Z', from),
      endAt: addMinutes('2026-11-21T08:00:00.000Z', from + 60),
    })
    expect(sideBySide([at(0), at(30), at(90)], (one) => one).map((one) => one.columns)).toEqual([
      2, 2, 1,
    ])
  })
})
