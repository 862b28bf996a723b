import { expect, test } from 'vitest'
import { babiesOfGroup } from '#renderer/data/queries/group-babies'

type Sheet = Parameters<typeof babiesOfGroup>[0]

const family = (id: string, babies: Readonly<Record<string, 'active' | 'archived'>>) =>
  ({
    parent: { id },
    infants: Object.entries(babies).map(([baby, status]) => ({ id: baby, status })),
  }) as unknown as Sheet['groupHouseholds'][number]

const host = family('host', { noa: 'active', eli: 'active', old: 'archived' })
const sheet = (more: object = {}) =>
  ({
    ...{ visit: { infantIds: ['noa', 'old'] }, household: host, notes: [], gates: [] },
    groupHouseholds: [family('guest', { ada: 'active', ben: 'archived' })],
    ...more,
  }) as unknown as Sheet
const names = (of: Sheet) => babiesOfGroup(of).map(({ baby }) => baby.id)

test('a baby of another family whose file is closed is not asked about', () => {
  expect(names(sheet())).toEqual(['noa', 'old', 'ada'])
})

test('but stays in the record of a group that it was in', () => {
  expect(names(sheet({ gates: [{ clientId: 'ben' }] }))).toContain('ben')
  const babies = [{ id: 'ben', inA: 'massaged' }]
  expect(names(sheet({ notes: [{ content: { group: { babies } } }] }))).toContain('ben')
  const absent = {
    clientId: 'guest',
    content: { group: { babies: [{ id: 'ben', inA: 'absent' }] } },
  }
  expect(names(sheet({ notes: [absent] }))).toContain('ben')
})
