import { describe, expect, test } from 'vitest'
import {
  announcerKey,
  keyHolders,
  keyStanding,
  keysAreDue,
  type Laptop,
  laptopMark,
  laptopName,
  mostLaptops,
  withLaptop,
  withoutLaptop,
} from '#shared/domain/practice/laptops'

const at = (minute: number) => `2026-11-21T08:${String(minute).padStart(2, '0')}:00.000Z`
const own = (deviceId: string) => ({
  deviceId,
  publicKey: `pub-${deviceId}`,
  sealingKey: `seal-${deviceId}`,
})
const laptop = (deviceId: string, more: Partial<Laptop> = {}): Laptop => ({
  ...own(deviceId),
  addedAt: at(0),
  ...more,
})

describe('a laptop registers itself', () => {
  test('once, with a name by its number or the one the person chose', () => {
    const one = withLaptop([], own('a'), null, at(1))
    expect(one.ok && one.value).toEqual([laptop('a', { addedAt: at(1), name: 'Laptop 1' })])
    if (!one.ok) return
    const two = withLaptop(one.value, own('b'), '  Van  ', at(2))
    expect(two.ok && two.value[1]?.name).toBe('Van')
    expect(two.ok && withLaptop(two.value, own('b'), 'Other', at(3))).toMatchObject({
      refusal: 'known',
    })
  })

  test('adds the sealing key it did not have, and keeps its name and day', () => {
    const { sealingKey: _none, ...old } = laptop('a', { name: 'Desk' })
    const mended = withLaptop([old], own('a'), null, at(5))
    expect(mended.ok && mended.value).toEqual([laptop('a', { name: 'Desk' })])
  })

  test('not when it was taken out, and not beyond the limit', () => {
    const out = withLaptop([laptop('a', { revokedAt: at(1) })], own('a'), null, at(2))
    expect(out).toMatchObject({ refusal: 'revoked' })
    const many = Array.from({ length: mostLaptops }, (_, index) => laptop(`l${index}`))
    expect(withLaptop(many, own('x'), null, at(2))).toMatchObject({ refusal: 'full' })
  })
})

test('a laptop without a name is called by its place', () => {
  const laptops = [laptop('b', { addedAt: at(2) }), laptop('a', { addedAt: at(1) })]
  expect(laptops.map((one) => laptopName(laptops, one))).toEqual(['Laptop 2', 'Laptop 1'])
  expect(laptopName(laptops, laptop('a', { name: 'Van' }))).toBe('Van')
})

test('a laptop is taken out once and gets no key from then on', () => {
  const { sealingKey: _none, ...old } = laptop('old')
  const laptops = [laptop('a'), laptop('b'), old]
  const out = withoutLaptop(laptops, 'b', at(9))
  expect(out.ok && out.value[1]?.revokedAt).toBe(at(9))
  if (!out.ok) return
  expect(withoutLaptop(out.value, 'b', at(10))).toMatchObject({ refusal: 'revoked' })
  expect(withoutLaptop(laptops, 'x', at(10))).toMatchObject({ refusal: 'missing' })
  expect(keyHolders(out.value)).toEqual({
    holders: [{ deviceId: 'a', sealingKey: 'seal-a' }],
    leftOut: ['old'],
  })
})

test('an announcement counts by the key of a laptop that was in the practice when it was made', () => {
  const staff = [{ signingKeys: [laptop('a'), laptop('b', { revokedAt: at(30) })] }]
  expect(announcerKey(staff, { madeBy: 'a', madeAt: at(40) })).toBe('pub-a')
  expect(announcerKey(staff, { madeBy: 'b', madeAt: at(29) })).toBe('pub-b')
  expect(announcerKey(staff, { madeBy: 'b', madeAt: at(30) })).toBeNull()
  expect(announcerKey(staff, { madeBy: 'stranger', madeAt: at(1) })).toBeNull()
})

test('what was announced is said again for newcomers and replaced after a loss', () => {
  const laptops = [laptop('me'), laptop('b'), laptop('c')]
  const given = (...ids: string[]) => ids.map((deviceId) => ({ deviceId }))
  expect(keyStanding(laptops, given('b', 'c'), 'me')).toBe('fine')
  expect(keyStanding(laptops, given('b'), 'me')).toBe('announce')
  const lost = [laptop('me'), laptop('b', { revokedAt: at(1) })]
  expect(keyStanding(lost, given('b'), 'me')).toBe('rotate')
  expect(keyStanding(lost, given(), 'me')).toBe('fine')
})

test('new keys are due while a laptop that was taken out has the present ones', () => {
  const made = (madeAt: string, ...ids: string[]) => ({
    madeAt,
    wraps: ids.map((deviceId) => ({ deviceId })),
  })
  const [day1, day2, day3] = ['01', '02', '03'].map((day) => `2026-11-${day}T08:00:00.000Z`) as [
    string,
    string,
    string,
  ]
  const named = (deviceId: string, revokedAt: string | null = null) => ({
    ...{ deviceId, publicKey: 'p', sealingKey: 's', addedAt: day1, name: 'Van', revokedAt },
  })
  expect(keysAreDue([named('a'), named('b')], [made(day1)])).toBe(false)
  const out = [named('a'), named('b', day2)]
  expect(keysAreDue(out, [made(day1)])).toBe(true)
  expect(keysAreDue(out, [made(day3), made(day1)])).toBe(true)
  expect(keysAreDue(out, [made(day3, 'a')])).toBe(false)
  expect(keysAreDue(out, [made(day3, 'a', 'b')])).toBe(true)
})

test('laptops called alike are told apart by a mark, and one called like no other has none', () => {
  const named = (deviceId: string, name: string) => ({
    ...{ deviceId, name, publicKey: 'p', addedAt: '2026-11-01T08:00:00.000Z' },
  })
  const laptops = [named('abcd-1', 'Van'), named('beef-2', ' van '), named('cafe-3', 'Desk')]
  // Also for one read before the record changed.
  expect(laptops.map((one) => laptopMark(laptops, { ...one }))).toEqual(['ABCD', 'BEEF', null])
})
