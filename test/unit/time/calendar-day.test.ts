import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  clockTimeOf,
  dayOf,
  daysBetween,
  instantAt,
  minutesBetween,
  readWallClock,
  startOfDay,
  startOfWeek,
  weekdayOf,
} from '#shared/domain/time/calendar-day'

// Fixed instants are in Los Angeles: British Columbia's clock changes end in 2026, as newer zone data knows.
const zones = ['America/Vancouver', 'Africa/Monrovia', 'Pacific/Auckland']

describe('days and clocks', () => {
  it.each(zones)(
    'a wall clock of %s comes back as the same day and time unless it is skipped',
    (zone) => {
      fc.assert(
        fc.property(
          fc.integer({ min: 0, max: 3650 }),
          fc.integer({ min: 0, max: 1439 }),
          (offset, minute) => {
            const day = addDays('2024-01-01', offset)
            const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
            const wall = readWallClock(day, time, zone)
            if (wall.kind === 'skipped') return
            expect(dayOf(wall.instant, zone)).toBe(day)
            expect(clockTimeOf(wall.instant, zone)).toBe(time)
          },
        ),
      )
    },
  )

  it('says that a time which the clocks jump over does not exist, and goes as much later', () => {
    const wall = readWallClock('2026-03-08', '02:30', 'America/Los_Angeles')
    expect(wall).toEqual({ kind: 'skipped', instant: '2026-03-08T10:30:00.000Z' })
    expect(clockTimeOf(wall.instant, 'America/Los_Angeles')).toBe('03:30')
  })

  it('says that a time which comes twice is doubtful, and takes the first', () => {
    expect(readWallClock('2026-11-01', '01:30', 'America/Los_Angeles')).toEqual({
      kind: 'repeated',
      instant: '2026-11-01T08:30:00.000Z',
      second: '2026-11-01T09:30:00.000Z',
    })
  })

  it('counts 23 and 25 hours on the days of a clock change', () => {
    const length = (day: string, zone: string) =>
      minutesBetween(startOfDay(day, zone), startOfDay(addDays(day, 1), zone)) / 60
    expect(length('2026-03-08', 'America/Los_Angeles')).toBe(23)
    expect(length('2026-11-01', 'America/Los_Angeles')).toBe(25)
    expect(length('2026-04-05', 'Pacific/Auckland')).toBe(25)
    expect(length('2026-03-08', 'Africa/Monrovia')).toBe(24)
  })

  it('counts days across month ends, leap days and clock changes', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
    expect(daysBetween('2026-03-07', '2026-03-09')).toBe(2)
    expect(daysBetween('2026-03-09', '2026-03-07')).toBe(-2)
  })

  it('starts a week on the chosen weekday, never after the day itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3650 }), fc.integer({ min: 1, max: 7 }), (n, first) => {
        const day = addDays('2024-01-01', n)
        const start = startOfWeek(day, first)
        expect(weekdayOf(start)).toBe(first)
        expect(daysBetween(start, day)).toBeGreaterThanOrEqual(0)
        expect(daysBetween(start, day)).toBeLessThan(7)
      }),
    )
  })

  it('takes the day of an instant in the zone of the home, not of the laptop', () => {
    const instant = instantAt('2026-11-21', '23:30', 'America/Los_Angeles')
    expect(dayOf(instant, 'America/Los_Angeles')).toBe('2026-11-21')
    expect(dayOf(instant, 'Pacific/Auckland')).toBe('2026-11-22')
  })
})
