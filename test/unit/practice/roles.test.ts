import { describe, expect, it } from 'vitest'
import { isRoomFor, may, powers, whyNotRole } from '#shared/domain/practice/roles'

const people = [
  { staffId: 'ann', role: 'owner' },
  { staffId: 'ben', role: 'therapist' },
  { staffId: 'lea', role: 'lead' },
] as const

describe('roles', () => {
  it('give an owner everything and an unknown person nothing', () => {
    for (const power of powers) {
      expect(may('owner', power)).toBe(true)
      expect(may(undefined, power)).toBe(false)
    }
  })

  it('keep charts from the office and people from everybody but owners', () => {
    expect(may('office', 'charts')).toBe(false)
    expect(may('office', 'othersNotes')).toBe(false)
    expect(may('lead', 'people')).toBe(false)
    expect(may('therapist', 'othersNotes')).toBe(false)
  })

  it('show the office no room that would stand empty', () => {
    expect(isRoomFor('office', '/summaries')).toBe(false)
    expect(isRoomFor('office', '/schedule')).toBe(true)
    for (const page of ['/', '/route/practice', '/day-sheet', '/consents/1', '/clients/import'])
      expect(isRoomFor('office', page)).toBe(false)
    for (const page of ['/visits/1', '/clients/1/edit', '/settings/you', '/waiting', '/sync'])
      expect(isRoomFor('office', page)).toBe(true)
    expect(isRoomFor('therapist', '/summaries')).toBe(true)
    expect(isRoomFor('therapist', '/caseload')).toBe(false)
    expect(isRoomFor('lead', '/caseload')).toBe(true)
  })

  it('are changed by owners alone, and the last owner stays one', () => {
    expect(whyNotRole(people, 'ben', { staffId: 'ben', role: 'owner' })).toBe('notAllowed')
    expect(whyNotRole(people, 'ann', { staffId: 'ann', role: 'lead' })).toBe('lastOwner')
    expect(whyNotRole(people, 'ann', { staffId: 'lea', role: 'owner' })).toBeNull()
    expect(whyNotRole(people, 'ann', { staffId: 'ben', role: 'office' })).toBe('otherKeys')
    expect(whyNotRole(people, 'ann', { staffId: 'ben', role: 'therapist' })).toBe('same')
  })
})
