import { describe, expect, it } from 'vitest'
import { carried, decideOnDay, openDay } from '#shared/domain/route/day-decisions'
import { dayPlanSchema } from '#shared/schema/day-plan'

const [a, b, c] = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`) as [
  string,
  string,
  string,
]
const now = '2026-11-18T12:00:00.000Z'

describe('what a person decides about a day', () => {
  it('is one lock, one promise a visit, and can be taken back', () => {
    const locked = decideOnDay(openDay, { kind: 'lockTime', visitId: a, startAt: now }, now)
    const again = decideOnDay(locked, { kind: 'lockTime', visitId: a, startAt: now }, now)
    expect(again.lockedTimes).toHaveLength(1)
    const told = decideOnDay(again, { kind: 'promise', visitId: b, startAt: now }, now)
    expect(dayPlanSchema.parse(told)).toEqual(told)
    const open = decideOnDay(told, { kind: 'promise', visitId: b, startAt: null }, now)
    expect(decideOnDay(open, { kind: 'lockTime', visitId: a, startAt: null }, now)).toEqual(openDay)
  })

  it('keeps an order, from which one visit can be freed', () => {
    const kept = decideOnDay(openDay, { kind: 'keepOrder', visitIds: [a, b, c] }, now)
    expect(decideOnDay(kept, { kind: 'freeInOrder', visitId: b }, now).order).toEqual([a, c])
  })

  it('carries a visit up and down, and no farther than the ends', () => {
    const order = [a, b, c]
    expect(carried(order, a, 1)).toEqual([b, a, c])
    expect(carried(order, c, -2)).toEqual([c, a, b])
    expect(carried(order, a, -1)).toBe(order)
    expect(carried(order, 'nobody', 1)).toBe(order)
  })
})
