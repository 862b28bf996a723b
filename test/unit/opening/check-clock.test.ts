import { expect, test } from 'vitest'
import { doubtClock } from '#shared/domain/opening/check-clock'

const last = '2026-11-21T08:30:00.000Z'

test('a laptop that was never used has no clock to doubt', () => {
  expect(doubtClock(null, last)).toBeNull()
})

test('a clock within a day of the last use, or up to five years later, is believed', () => {
  expect(doubtClock(last, '2026-11-20T09:00:00.000Z')).toBeNull()
  expect(doubtClock(last, '2026-11-22T08:30:00.000Z')).toBeNull()
  expect(doubtClock(last, '2031-11-20T08:30:00.000Z')).toBeNull()
})

test('ten years off, either way, is told', () => {
  expect(doubtClock(last, '2016-11-21T08:30:00.000Z')).toBe('behind')
  expect(doubtClock(last, '2026-11-20T08:00:00.000Z')).toBe('behind')
  expect(doubtClock(last, '2036-11-21T08:30:00.000Z')).toBe('ahead')
})
