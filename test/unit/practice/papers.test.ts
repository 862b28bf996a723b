import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { licenceRemarks, mayBeSigned } from '#shared/domain/notes/ready-to-sign'
import {
  licenceAtSigning,
  paperStanding,
  papersOf,
  standingWords,
  warningDays,
} from '#shared/domain/practice/papers'
import { papersToRenew } from '#shared/domain/tasks/papers'
import { addDays, dayOf, startOfDay } from '#shared/domain/time/calendar-day'
import type { Staff } from '#shared/schema/staff'

const today = '2026-11-21'
const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
type Person = Pick<Staff, 'id' | 'name' | 'role' | 'licence' | 'credentials' | 'signingKeys'>
const person = (more: Partial<Person> = {}): Person => ({
  ...{ id: idOf(1), name: 'Ana Ruiz', role: 'therapist', credentials: [], signingKeys: [] },
  licence: { title: 'LMT', number: 'MT-1', state: 'TX', expiresOn: null },
  ...more,
})
const until = (expiresOn: string | null) => ({
  licence: { title: 'LMT', number: 'MT-1', state: 'TX', expiresOn },
})
const credential = (number: number, name: string, expiresOn: string | null) => ({
  ...{ id: idOf(number), name, issuer: 'Made up', expiresOn },
})

describe('a license, an insurance or a certificate', () => {
  it('is told 60, 30 and 7 days before its last day, which it still holds through', () => {
    const on = (daysLeft: number) => paperStanding({ expiresOn: addDays(today, daysLeft) }, today)
    expect(on(61)).toEqual({ kind: 'holds', daysLeft: 61 })
    expect(on(60)).toEqual({ kind: 'soon', daysLeft: 60, within: 60 })
    expect(on(31)).toEqual({ kind: 'soon', daysLeft: 31, within: 60 })
    expect(on(30)).toEqual({ kind: 'soon', daysLeft: 30, within: 30 })
    expect(on(8)).toEqual({ kind: 'soon', daysLeft: 8, within: 30 })
    expect(on(7)).toEqual({ kind: 'soon', daysLeft: 7, within: 7 })
    expect(on(0)).toEqual({ kind: 'soon', daysLeft: 0, within: 7 })
    expect(on(-1)).toEqual({ kind: 'ended', daysAgo: 1 })
    expect(paperStanding({ expiresOn: null }, today)).toEqual({ kind: 'open' })
  })

  it('comes nearer its end a day at a time, never back, in every zone and across clock changes', () => {
    const zones = ['America/Chicago', 'Pacific/Kiritimati', 'Europe/London', 'America/St_Johns']
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom('2026-03-08', '2026-11-01', '2026-03-29', '2026-12-31'),
        fc.integer({ min: -70, max: 70 }),
        (zone, changeDay, away) => {
          const expiresOn = addDays(changeDay, away)
          const justBefore = new Date(
            Date.parse(startOfDay(addDays(changeDay, 1), zone)) - 1,
          ).toISOString()
          expect(dayOf(justBefore, zone)).toBe(changeDay)
          const standing = paperStanding({ expiresOn }, dayOf(justBefore, zone))
          const next = paperStanding({ expiresOn }, addDays(changeDay, 1))
          const left = (one: typeof standing) =>
            one.kind === 'ended' ? -one.daysAgo : one.kind === 'open' ? Number.NaN : one.daysLeft
          expect(left(standing)).toBe(away)
          expect(left(next)).toBe(away - 1)
          if (standing.kind === 'soon') expect(warningDays).toContain(standing.within)
        },
      ),
    )
  })

  it('says in words how it stands', () => {
    const words = (days: number) =>
      standingWords(paperStanding({ expiresOn: addDays(today, days) }, today))
    expect([words(12), words(1), words(0), words(-1), words(-9)]).toEqual([
      'Ends in 12 days',
      'Ends tomorrow',
      'Ends today',
      'Ended yesterday',
      'Ended 9 days ago',
    ])
  })

  it('is no license while nothing of one was entered', () => {
    const nothing = { licence: { title: 'LMT', number: '', state: '', expiresOn: null } }
    expect(papersOf(person(nothing))).toEqual([])
    expect(papersOf(person()).map(({ name }) => name)).toEqual(['License LMT MT-1'])
  })
})

describe('what is to be renewed', () => {
  const cpr = credential(11, 'CPR', addDays(today, 5))
  const check = credential(12, 'Background check', addDays(today, -90))
  const mine = person({ ...until(addDays(today, 40)), credentials: [cpr, check] })
  const owner = person({
    id: idOf(2),
    name: 'Olu Adeyemi',
    role: 'owner',
    ...until(addDays(today, -200)),
  })
  const names = (id: string) =>
    papersToRenew(id, [mine, owner], today).map(({ paper, of }) => [paper.name, of].join(' | '))

  it('is one’s own, what ends first first; a certificate that ended long ago stays in Settings', () => {
    expect(names(mine.id)).toEqual(['CPR | ', 'License LMT MT-1 | '])
  })

  it('is everybody’s for the owner, and an ended license never lapses', () => {
    expect(names(owner.id)).toEqual([
      'License LMT MT-1 | ',
      'CPR | Ana Ruiz',
      'License LMT MT-1 | Ana Ruiz',
    ])
  })

  it('is not told of a colleague who has left, only to themselves', () => {
    const laptop = { deviceId: idOf(60), publicKey: 'key', addedAt: '2026-01-01T00:00:00.000Z' }
    const at = '2026-11-01T00:00:00.000Z'
    const of = (reader: string, ...signingKeys: Staff['signingKeys']) =>
      papersToRenew(reader, [{ ...mine, signingKeys }, owner], today).length
    expect(of(owner.id, laptop)).toBe(3)
    expect(of(owner.id, { ...laptop, revokedAt: at }, { ...laptop, deviceId: idOf(61) })).toBe(3)
    expect(of(owner.id, { ...laptop, revokedAt: at })).toBe(1)
    expect(of(mine.id, { ...laptop, revokedAt: at })).toBe(2)
  })

  it('is nothing for somebody the records do not know', () => {
    expect(names(idOf(99))).toEqual([])
  })
})

describe('signing with a license that has ended', () => {
  const ended = person(until(addDays(today, -1)))

  it('is said and goes on, unless the practice says that it stops', () => {
    expect(licenceAtSigning(ended, null, today).kind).toBe('said')
    expect(licenceAtSigning(ended, { licenceBlocksSigning: false }, today).kind).toBe('said')
    const blocks = licenceAtSigning(ended, { licenceBlocksSigning: true }, today)
    expect(blocks).toEqual({ kind: 'blocks', endedOn: '2026-11-20' })
    expect(mayBeSigned(licenceRemarks(blocks))).toBe(false)
    expect(licenceRemarks(licenceAtSigning(ended, null, today))).toEqual([])
  })

  it('is no matter on its last day, or while no day was entered', () => {
    const practice = { licenceBlocksSigning: true }
    expect(licenceAtSigning(person(until(today)), practice, today)).toEqual({ kind: 'fine' })
    expect(licenceAtSigning(person(until(null)), practice, today)).toEqual({ kind: 'fine' })
    expect(licenceRemarks({ kind: 'fine' })).toEqual([])
  })
})
