import { describe, expect, it } from 'vitest'
import {
  acts,
  mayDo,
  notYoursWords,
  type PracticeAct,
  type Reach,
  reachOf,
  roleNow,
} from '#shared/domain/practice/may-do'
import { may, type Role } from '#shared/domain/practice/roles'

const roles = ['owner', 'lead', 'therapist', 'office'] as const

/** What each may, in the order owner, lead, therapist, office: written once more by hand. */
const table: Readonly<Record<PracticeAct, readonly [Reach, Reach, Reach, Reach]>> = {
  practiceDetails: ['all', 'no', 'no', 'no'],
  clinicalRules: ['all', 'no', 'no', 'no'],
  consentForms: ['all', 'no', 'no', 'no'],
  services: ['all', 'no', 'no', 'no'],
  supplyLists: ['all', 'all', 'all', 'no'],
  money: ['all', 'no', 'no', 'no'],
  receipts: ['all', 'all', 'own', 'no'],
  retention: ['all', 'no', 'no', 'no'],
  legalHold: ['all', 'no', 'no', 'no'],
  erase: ['all', 'no', 'no', 'no'],
  cosignRules: ['all', 'all', 'no', 'no'],
  licenceRule: ['all', 'all', 'no', 'no'],
  people: ['all', 'no', 'no', 'no'],
  staffRecord: ['all', 'own', 'own', 'own'],
  laptops: ['all', 'own', 'own', 'own'],
  newKeys: ['all', 'own', 'own', 'own'],
  linkPlaces: ['all', 'no', 'no', 'no'],
  exportAll: ['all', 'no', 'no', 'no'],
  importClients: ['all', 'own', 'own', 'no'],
  handOver: ['all', 'no', 'no', 'no'],
  noteReview: ['all', 'all', 'own', 'no'],
  takeInDeparted: ['all', 'no', 'no', 'no'],
}

describe('who may do what', () => {
  for (const act of acts)
    it(`${act}: is each role's as the table says, of one's own and of others'`, () => {
      for (const [index, role] of roles.entries()) {
        const reach = table[act][index]
        expect([role, reachOf(role, act)]).toEqual([role, reach])
        expect(mayDo(role, act, false)).toBe(reach === 'all')
        expect(mayDo(role, act, true)).toBe(reach !== 'no')
      }
    })

  it('gives nothing to whose role is not known, or who has left', () => {
    for (const act of acts) expect(mayDo(undefined, act, true)).toBe(false)
  })

  it('agrees with what is shown: people and settings are the owners’', () => {
    for (const role of roles) {
      expect(mayDo(role, 'people', false)).toBe(may(role, 'people'))
      expect(mayDo(role, 'practiceDetails', false)).toBe(may(role, 'settings'))
      expect(mayDo(role, 'exportAll', false)).toBe(may(role, 'settings'))
      expect(mayDo(role, 'noteReview', false)).toBe(may(role, 'othersNotes'))
    }
  })

  it('says whom to ask', () => {
    expect(notYoursWords('retention')).toContain('an owner of the practice')
    expect(notYoursWords('receipts')).toContain('an owner or a lead')
  })
})

describe('the role that is known', () => {
  const member = (staffId: string, role: Role, leftAt: string | null = null) => ({
    ...{ staffId, role, leftAt },
  })

  it('is the log’s, whatever one’s own record says', () => {
    const members = [member('ann', 'owner'), member('ben', 'therapist')]
    expect(roleNow('ben', members, { role: 'owner' }, true)).toBe('therapist')
    expect(roleNow('ann', members, { role: 'therapist' }, false)).toBe('owner')
  })

  it('is none of those who left or were never in', () => {
    const members = [member('ann', 'owner'), member('ben', 'lead', '2026-03-01T00:00:00.000Z')]
    expect(roleNow('ben', members, { role: 'lead' }, true)).toBeUndefined()
    expect(roleNow('cas', members, { role: 'owner' }, false)).toBeUndefined()
  })

  it('is owner for whoever works alone', () => {
    expect(roleNow('ann', null, null, false)).toBe('owner')
    expect(roleNow('ann', null, { role: 'owner' }, false)).toBe('owner')
  })

  it('is none on a laptop that was let in, until its log has come', () => {
    expect(roleNow('ben', null, { role: 'owner' }, true)).toBeUndefined()
  })
})
