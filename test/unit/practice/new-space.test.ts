import { expect, it } from 'vitest'
import { newSpaceOf } from '#shared/domain/practice/new-space'

const laptop = (deviceId: string, outAt: string | null = null) => ({ deviceId, outAt })
const owner = {
  ...{ staffId: 'ann', role: 'owner' as const, leftAt: null },
  laptops: [laptop('a1'), laptop('a2', '2026-01-01T08:00:00.000Z')],
}
const maya = {
  ...{ staffId: 'maya', role: 'therapist' as const, leftAt: null },
  laptops: [laptop('m1')],
}
const members = [owner, maya]
const staff = [
  { id: 'ann', clientSpace: 'of-ann' },
  { id: 'maya', clientSpace: 'of-maya' },
  { id: 'stranger', clientSpace: 'of-stranger' },
]
const told = (space: string, madeBy: string) => newSpaceOf(members, staff, { space, madeBy })

it('a space of a member, told of by an owner’s laptop in use, is that member’s', () => {
  expect(told('of-maya', 'a1')).toBe('maya')
})

it('nobody else’s laptop makes a space known, nor an owner’s that is out or has left', () => {
  expect(told('of-maya', 'm1')).toBeNull()
  expect(told('of-maya', 'a2')).toBeNull()
  const left = [{ ...owner, leftAt: '2026-01-01T08:00:00.000Z' }, maya]
  expect(newSpaceOf(left, staff, { space: 'of-maya', madeBy: 'a1' })).toBeNull()
})

it('a space of nobody, of no member, or of two is not taken up', () => {
  expect(told('of-nobody', 'a1')).toBeNull()
  expect(told('of-stranger', 'a1')).toBeNull()
  const twice = [...staff, { id: 'noor', clientSpace: 'of-maya' }]
  expect(newSpaceOf(members, twice, { space: 'of-maya', madeBy: 'a1' })).toBeNull()
})
