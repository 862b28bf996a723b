import { describe, expect, it } from 'vitest'
import { admissionOf, keysForRole } from '#shared/domain/practice/role-keys'
import type { HeldSpace } from '#shared/domain/spaces/whose-space'

const held: readonly HeldSpace[] = [
  { id: 'practice', staffId: null, isWhole: true },
  { id: 'of-ann', staffId: 'ann', isWhole: true },
  { id: 'of-ben', staffId: 'ben', isWhole: true },
  { id: 'of-olga', staffId: 'olga', isWhole: true },
]
const part = (space: string) => ({ space, collections: ['clients', 'visits'] })
const people = [
  { staffId: 'ann', role: 'owner' },
  { staffId: 'lea', role: 'lead' },
  { staffId: 'olga', role: 'office' },
] as const

describe('Whoever is let in is given', () => {
  it('as the office: the lists, a space of their own, and of the others contacts and schedule alone', () => {
    const given = admissionOf({ staffId: 'olga', role: 'office' }, 'practice', held, people)
    expect(given.whole).toEqual(['practice', 'of-olga'])
    expect(given.inPart).toEqual([part('of-ann'), part('of-ben')])
    expect(given.spaces).toEqual(['practice', 'of-olga', 'of-ann', 'of-ben'])
  })

  it('as a therapist: the lists and their own', () => {
    const given = admissionOf({ staffId: 'ben', role: 'therapist' }, 'practice', held, people)
    expect(given.whole).toEqual(['practice', 'of-ben'])
    expect(given.inPart).toEqual([])
    expect(given.spaces).toEqual(['practice', 'of-ben'])
  })

  it('as a lead: all of them', () => {
    const given = admissionOf({ staffId: 'lea', role: 'lead' }, 'practice', held, [])
    expect(given.whole).toEqual(held.map(({ id }) => id))
  })
})

describe('The server lets into a space that is made later', () => {
  const also = (staffId: string, role: 'therapist' | 'office') =>
    admissionOf({ staffId, role }, 'practice', held, people).also

  it('owners, leads and the office, where a therapist’s clients lie in it', () => {
    expect(also('ben', 'therapist')).toEqual([
      { staffId: 'ann', spaces: ['of-ben'] },
      { staffId: 'lea', spaces: ['of-ben'] },
      { staffId: 'olga', spaces: ['of-ben'] },
    ])
  })

  it('owners and leads alone, where it is the office’s own', () => {
    expect(also('olga', 'office')).toEqual([
      { staffId: 'ann', spaces: ['of-olga'] },
      { staffId: 'lea', spaces: ['of-olga'] },
    ])
  })
})

it('The office passes nothing on that it holds in part', () => {
  const asOffice = held.map((space) => ({ ...space, isWhole: space.staffId !== 'ben' }))
  expect(keysForRole({ staffId: 'olga', role: 'office' }, 'practice', asOffice).parts).toEqual([
    part('of-ann'),
  ])
})
