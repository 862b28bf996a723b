import { describe, expect, test } from 'vitest'
import { copyId, coverStanding, isCoverLong } from '#shared/domain/spaces/cover'
import { standingOfCopy } from '#shared/domain/spaces/hand-over'
import { suggestCover } from '#shared/domain/spaces/suggest-cover'

const visit = (id: string, therapistId: string, from: string, to: string) => ({
  ...{ id, therapistId, state: 'planned' as const },
  startAt: `2026-03-03T${from}:00.000Z`,
  endAt: `2026-03-03T${to}:00.000Z`,
})

test('is suggested for those who are free, shared out, and for nobody where nobody is', () => {
  const away = [visit('a', 'noor', '09:00', '10:00'), visit('b', 'noor', '13:00', '14:00')]
  const busy = [visit('c', 'maya', '08:30', '09:30')]
  const chosen = suggestCover(away, ['maya', 'zoe'], [...away, ...busy])
  expect(Object.fromEntries(chosen)).toEqual({ a: 'zoe', b: 'maya' })
  expect(Object.fromEntries(suggestCover(away, ['maya'], busy))).toEqual({ b: 'maya' })
  // Who is on vacation is not named.
  const isOff = (id: string) => id === 'zoe'
  expect(Object.fromEntries(suggestCover(away, ['maya', 'zoe'], busy, isOff))).toEqual({
    b: 'maya',
  })
})

describe('a cover', () => {
  const days = { fromDay: '2026-03-03', untilDay: '2026-03-04' }
  const cover = { ...days, id: 'cover', state: 'lent' as const, visitIds: ['home'] }
  const lent = { id: copyId('cover', 'home'), therapistId: 'maya' }
  const there = (state: string, note: string) => {
    const notes = note === 'none' ? [] : [{ state: note, authorId: 'maya', visitId: lent.id }]
    const booked = { id: 'booked', therapistId: 'maya', state: 'planned' }
    return { visits: [{ ...lent, state }, booked], notes } as never
  }
  const on = (day: string, state = 'finished', note = 'signed', gone: string[] = []) =>
    coverStanding(cover, there(state, note), day, new Set(gone))

  test('goes back when its days are over and everything is held and signed', () => {
    expect(on('2026-03-02')).toBe('coming')
    expect(on('2026-03-04')).toBe('running')
    expect(on('2026-03-05')).toBe('due')
    expect(on('2026-03-05', 'planned')).toBe('open')
    expect(on('2026-03-05', 'finished', 'draft')).toBe('unsigned')
    expect(on('2026-03-05', 'finished', 'draft', ['maya'])).toBe('due')
    // Held on the last evening, written on the next morning.
    expect(on('2026-03-05', 'finished', 'none')).toBe('unsigned')
    expect(on('2026-03-05', 'finished', 'none', ['maya'])).toBe('due')
    expect(on('2026-03-05', 'cancelled', 'none')).toBe('due')
  })

  test('is for 14 days at most', () => {
    expect(isCoverLong('2026-03-01', '2026-03-14')).toBe(false)
    expect(isCoverLong('2026-03-01', '2026-03-15')).toBe(true)
    expect(isCoverLong('2026-03-02', '2026-03-01')).toBe(true)
  })
})

test('an edit from before a hand-over that comes late is noticed, whenever the copy was changed', () => {
  const at = (hour: number) => `2026-03-03T${String(hour).padStart(2, '0')}:00:00.000Z`
  const stamp = (hour: number, updatedBy: string) => ({ id: 'x', updatedAt: at(hour), updatedBy })
  const handed = { at: at(8), staffId: 'noor', sources: [{ id: 'x', updatedAt: at(5) }] }
  expect(standingOfCopy(stamp(9, 'noor'), stamp(5, 'maya'), handed)).toBe('keep')
  expect(standingOfCopy(stamp(9, 'noor'), stamp(7, 'maya'), handed)).toBe('differ')
  expect(standingOfCopy(stamp(5, 'maya'), stamp(7, 'maya'), handed)).toBe('renew')
})
