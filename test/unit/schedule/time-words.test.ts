import { describe, expect, it } from 'vitest'
import {
  dayWords,
  minutesWords,
  nearDayWords,
  timeRangeWords,
  weekWords,
} from '#shared/domain/schedule/time-words'

const plain = (text: string) => text.replace(/[\u00a0\u2009\u202f]/g, ' ')

describe('times in words', () => {
  it('say the half of the day once when it is shared', () => {
    const zone = 'America/Los_Angeles'
    expect(
      plain(timeRangeWords('2026-11-21T17:30:00.000Z', '2026-11-21T18:45:00.000Z', zone)),
    ).toBe('9:30 – 10:45 AM')
    expect(
      plain(timeRangeWords('2026-11-21T19:30:00.000Z', '2026-11-21T20:15:00.000Z', zone)),
    ).toBe('11:30 AM – 12:15 PM')
  })

  it('name near days, and the year only when it is another', () => {
    expect(nearDayWords('2026-11-22', '2026-11-21')).toBe('tomorrow')
    expect(nearDayWords('2026-11-24', '2026-11-21')).toBe('on Tuesday, November 24')
    expect(dayWords('2027-01-02', '2026-11-21')).toBe('Saturday, January 2, 2027')
    expect(plain(weekWords('2026-12-28'))).toBe('Dec 28, 2026 – Jan 3, 2027')
  })

  it('count minutes in hours', () => {
    expect([45, 60, 75].map(minutesWords)).toEqual(['45 min', '1 h', '1 h 15 min'])
  })
})
