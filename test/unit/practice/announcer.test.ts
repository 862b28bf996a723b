import { describe, expect, it } from 'vitest'
import {
  type AnnouncerFacts,
  announcerOf,
  type LoggedMember,
} from '#shared/domain/practice/announcer'
import type { Role } from '#shared/domain/practice/roles'

const day = (count: number) => `2026-11-${String(count).padStart(2, '0')}T08:00:00.000Z`
const laptop = (deviceId: string, outAt: string | null = null) => ({
  ...{ deviceId, signingKey: `key of ${deviceId}`, outAt },
})
const member = (staffId: string, role: Role, more: Partial<LoggedMember> = {}): LoggedMember => ({
  ...{ staffId, role, leftAt: null, laptops: [laptop(`${staffId} 1`)] },
  ...more,
})
const members = [
  member('ann', 'owner', { laptops: [laptop('ann 1'), laptop('ann 2', day(10))] }),
  member('lea', 'lead'),
  member('maya', 'therapist'),
  member('noor', 'therapist'),
  member('olga', 'office'),
  member('gone', 'therapist', { leftAt: day(12) }),
]
const facts: AnnouncerFacts = {
  ...{ members, isJoined: true, practice: 'lists', holder: 'maya' },
  ...{ ownLaptops: [], otherLaptops: [] },
}
const by = (madeBy: string, more: Partial<AnnouncerFacts> = {}, space = 'of maya', at = day(20)) =>
  announcerOf({ space, madeBy, madeAt: at }, { ...facts, ...more })
const signedBy = (publicKey: string) => ({ kind: 'signedBy', publicKey })
const onRecord = (deviceId: string, revokedAt?: string) => ({
  ...{ deviceId, publicKey: `record of ${deviceId}`, addedAt: day(1) },
  ...(revokedAt ? { revokedAt } : {}),
})

describe('a key of a therapist’s space', () => {
  it('is theirs, an owner’s or a lead’s to announce', () => {
    for (const deviceId of ['maya 1', 'ann 1', 'lea 1'])
      expect(by(deviceId), deviceId).toEqual(signedBy(`key of ${deviceId}`))
  })

  it('is nobody’s who may not make it: the office, another therapist, whoever was out or had left', () => {
    for (const deviceId of ['olga 1', 'noor 1', 'ann 2', 'gone 1'])
      expect(by(deviceId), deviceId).toEqual({ kind: 'never' })
    expect(by('gone 1', { holder: 'gone' })).toEqual({ kind: 'never' })
  })

  it('that somebody made before they went still counts', () => {
    expect(by('ann 2', {}, 'of maya', day(9))).toEqual(signedBy('key of ann 2'))
    expect(by('gone 1', { holder: 'gone' }, 'of gone', day(11))).toEqual(signedBy('key of gone 1'))
  })

  it('waits for its laptop to be in the log, whatever a record says of it', () => {
    const otherLaptops = [onRecord('maya 2')]
    expect(by('maya 2', { otherLaptops })).toEqual({ kind: 'waits' })
    expect(by('maya 2', { ownLaptops: otherLaptops })).toEqual({ kind: 'waits' })
  })

  it('that is not held yet is never a therapist’s or the office’s to make known', () => {
    for (const deviceId of ['maya 1', 'olga 1'])
      expect(by(deviceId, { holder: undefined }), deviceId).toEqual({ kind: 'waits' })
    expect(by('ann 1', { holder: undefined })).toEqual(signedBy('key of ann 1'))
  })

  it('of which nobody says whose it is, is an owner’s or a lead’s alone', () => {
    expect(by('olga 1', { holder: null })).toEqual({ kind: 'never' })
    expect(by('lea 1', { holder: null })).toEqual(signedBy('key of lea 1'))
  })
})

describe('a key of the practice’s own space', () => {
  const ofLists = (deviceId: string, more: Partial<AnnouncerFacts> = {}) =>
    by(deviceId, { holder: null, ...more }, 'lists')

  it('is every member’s to announce', () => {
    for (const deviceId of ['olga 1', 'noor 1', 'ann 1'])
      expect(ofLists(deviceId), deviceId).toEqual(signedBy(`key of ${deviceId}`))
    expect(ofLists('ann 2')).toEqual({ kind: 'never' })
  })

  it('is introduced by a laptop that its own records will name, and by none that they say was out', () => {
    expect(ofLists('ann 3')).toEqual({ kind: 'introduced' })
    expect(ofLists('ann 3', { members: null })).toEqual({ kind: 'introduced' })
    const otherLaptops = [onRecord('ann 3', day(15))]
    expect(ofLists('ann 3', { otherLaptops })).toEqual({ kind: 'never' })
  })
})

describe('without a log', () => {
  it('a laptop that was let in waits for it before it takes a therapist’s key', () => {
    const otherLaptops = [onRecord('olga 1')]
    expect(by('olga 1', { members: null, otherLaptops })).toEqual({ kind: 'waits' })
  })

  it('in a practice of one, keys are of one’s own laptops', () => {
    const alone = { members: null, isJoined: false, ownLaptops: [onRecord('maya 2')] }
    expect(by('maya 2', alone)).toEqual(signedBy('record of maya 2'))
    expect(by('maya 3', alone)).toEqual({ kind: 'introduced' })
    expect(by('olga 1', { ...alone, otherLaptops: [onRecord('olga 1')] })).toEqual({
      kind: 'introduced',
    })
    const out = { ...alone, ownLaptops: [onRecord('maya 2', day(15))] }
    expect(by('maya 2', out)).toEqual({ kind: 'never' })
  })
})
