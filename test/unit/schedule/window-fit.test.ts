import { describe, expect, it } from 'vitest'
import { fitWindows, windowRemarkWords } from '#shared/domain/schedule/window-fit'
import { addMinutes, instantAt } from '#shared/domain/time/calendar-day'
import type { TimeWindow } from '#shared/schema/client'
import { madeId } from './made-visit'

const zone = 'America/Los_Angeles'
const saturday = '2026-11-21'
const nap = (given: Partial<TimeWindow> = {}): TimeWindow => ({
  id: madeId(),
  weekdays: [],
  startTime: '13:00',
  endTime: '15:00',
  reason: 'nap',
  strength: 'preferred',
  ...given,
})
const from = (time: string, lengthMin = 60, day = saturday) => {
  const startAt = instantAt(day, time, zone)
  return { startAt, endAt: addMinutes(startAt, lengthMin) }
}

describe('the windows of a home', () => {
  it('a home without windows is free', () => {
    expect(fitWindows([], from('09:00'), zone)).toEqual({
      remarks: [],
      verdict: 'free',
      chosen: null,
    })
  })

  it.each([
    ['13:00', 120, 'inside', 'suits'],
    ['14:30', 60, 'startsInside', 'uncomfortable'],
    ['12:30', 60, 'endsInside', 'uncomfortable'],
    ['12:00', 240, 'covers', 'uncomfortable'],
    ['15:00', 60, 'outside', 'uncomfortable'],
    ['12:00', 60, 'outside', 'uncomfortable'],
  ] as const)(
    'a start at %s for %i minutes is %s of a preferred nap',
    (time, length, fit, verdict) => {
      const result = fitWindows([nap()], from(time, length), zone)
      expect(result.remarks.map((remark) => remark.fit)).toEqual([fit])
      expect(result.verdict).toBe(verdict)
    },
  )

  it('outside of every hard window is unsuitable, inside one of them suits', () => {
    const hard = nap({ strength: 'hard' })
    const preferred = nap({ startTime: '09:00', endTime: '11:00' })
    expect(fitWindows([hard, preferred], from('09:00'), zone).verdict).toBe('unsuitable')
    expect(fitWindows([hard, preferred], from('13:30'), zone)).toMatchObject({
      verdict: 'suits',
      chosen: hard,
    })
  })

  it('hard windows on other weekdays leave this day unsuitable', () => {
    const mondays = nap({ strength: 'hard', weekdays: [1] })
    const fit = fitWindows([mondays], from('13:30'), zone)
    expect(fit.remarks).toEqual([])
    expect(fit.verdict).toBe('unsuitable')
  })

  it('a visit over midnight ends after every window', () => {
    const late = nap({ startTime: '22:00', endTime: '23:59' })
    expect(fitWindows([late], from('23:30'), zone).remarks[0]?.fit).toBe('startsInside')
  })

  it('goes by the wall clock on the days the clocks change', () => {
    const morning = nap({ startTime: '01:00', endTime: '04:00' })
    expect(fitWindows([morning], from('01:30', 60, '2026-03-08'), zone).verdict).toBe('suits')
    expect(fitWindows([morning], from('01:30', 60, '2026-11-01'), zone).verdict).toBe('suits')
  })

  it('is said in words', () => {
    const { remarks } = fitWindows([nap()], from('14:30'), zone)
    expect(
      remarks
        .map(windowRemarkWords)
        .join()
        .replace(/\u00a0/g, ' '),
    ).toBe('Nap 1:00 PM – 3:00 PM: this visit starts inside it and ends after it.')
  })
})
