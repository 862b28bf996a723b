import { describe, expect, it } from 'vitest'
import { handsOn, handsOnMinutes } from '#shared/domain/visit/hands-on'
import { readTypedTime, typedTimeOf } from '#shared/domain/visit/typed-time'
import { at, event, wholeSession } from './visit-fixture'

const min = 60_000

describe('time with hands on', () => {
  it('is from the beginning to the end without the pauses', () => {
    expect(handsOn(wholeSession(), at('18:00'))).toEqual({
      ...{ handsOnMs: 45 * min, pausedMs: 10 * min, running: false },
    })
    expect(handsOnMinutes(wholeSession())).toBe(45)
  })

  it('grows while the session goes on and stands still in a pause', () => {
    const begun = [event('arrived', at('09:50')), event('began', at('10:00'))]
    expect(handsOn(begun, at('10:12'))).toMatchObject({ handsOnMs: 12 * min, running: true })
    const paused = [...begun, event('paused', at('10:10'))]
    expect(handsOn(paused, at('10:40'))).toEqual({
      ...{ handsOnMs: 10 * min, pausedMs: 30 * min, running: false },
    })
    expect(handsOnMinutes(begun)).toBeNull()
  })

  it('is nothing before the session and never negative when the clock jumps back', () => {
    expect(handsOn([event('arrived', at('10:00'))], at('11:00')).handsOnMs).toBe(0)
    const begun = [event('arrived', at('09:50')), event('began', at('10:00'))]
    expect(handsOn(begun, at('09:00')).handsOnMs).toBe(0)
  })

  it('counts through midnight and through a clock change', () => {
    // Chicago: clocks go back at 2026-11-01 02:00 (07:00 UTC).
    const night = [
      event('arrived', '2026-11-01T04:00:00.000Z'),
      event('began', '2026-11-01T04:30:00.000Z'),
      event('finished', '2026-11-01T08:00:00.000Z'),
    ]
    expect(handsOnMinutes(night)).toBe(210)
  })
})

describe('a typed time', () => {
  const zone = 'America/Chicago'

  it('reads back as the same instant, seconds included', () => {
    const before = '2026-11-21T16:05:37.412Z'
    expect(typedTimeOf(before, zone)).toBe('2026-11-21T10:05')
    expect(readTypedTime('2026-11-21T10:05', zone, before)).toBe(before)
    expect(readTypedTime('2026-11-21T10:04', zone, before)).toBe('2026-11-21T16:04:00.000Z')
  })

  it('of an hour that comes twice means the one nearer to what stood there', () => {
    const first = '2026-11-01T06:30:00.000Z'
    const second = '2026-11-01T07:30:00.000Z'
    expect(typedTimeOf(first, zone)).toBe(typedTimeOf(second, zone))
    expect(readTypedTime('2026-11-01T01:40', zone, first)).toBe('2026-11-01T06:40:00.000Z')
    expect(readTypedTime('2026-11-01T01:40', zone, second)).toBe('2026-11-01T07:40:00.000Z')
  })
})
