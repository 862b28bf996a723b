import { describe, expect, it } from 'vitest'
import { blankArea, freshBody } from '#shared/domain/clinical/body/change-body'
import { blankSite, freshSession } from '#shared/domain/clinical/breast/change-session'
import { isGateQuestion } from '#shared/domain/clinical/gate/questions'
import { freshInfantSession } from '#shared/domain/clinical/infant/change-infant'
import { freshScar } from '#shared/domain/clinical/scar/change-scar'
import {
  foundAtBreast,
  foundAtScar,
  foundInBody,
  foundOnBaby,
  notAtTheDoor,
  type SessionFinding,
} from '#shared/domain/notes/found-in-session'
import type { BodyArea, BodyAreaName, BodySession } from '#shared/schema/body-session'
import type { BreastSession, BreastSite } from '#shared/schema/breast-session'
import type { InfantSession } from '#shared/schema/infant-session'
import type { ScarLook } from '#shared/schema/scar-session'

const siteId = '00000000-0000-4000-8000-000000000001'
const at = '2026-11-21T10:00:00.000Z'
const breast = (more: Partial<BreastSession>): BreastSession => ({
  ...freshSession({ profile: 'A', version: 1, pressureMost: 2 }),
  ...more,
})
const site = (more: Partial<BreastSite>) =>
  foundAtBreast(
    breast({
      sites: [{ ...blankSite(siteId, { side: 'left', clock: 2, distanceCm: 4 }), ...more }],
    }),
  )
const body = (more: Partial<BodySession>): BodySession => ({
  ...freshBody({ stage: 'postpartum', days: 20, clearedOn: null }),
  ...more,
})
const swollen = (...areas: [BodyAreaName, BodyArea['swelling']][]) =>
  foundInBody(body({ areas: areas.map(([area, swelling]) => ({ ...blankArea(area), swelling })) }))
const baby = (more: Partial<InfantSession>) => foundOnBaby({ ...freshInfantSession(), ...more })

/** `D leg`, one a finding. */
const brief = (findings: readonly SessionFinding[]) =>
  findings.map(({ urgency, questionIds }) => [urgency, ...questionIds].join(' '))

describe('what is found with the hands on', () => {
  it.each([
    [{ consistency: 'fluctuant' }, ['D abscess']],
    [{ consistency: 'hard' }, []],
    [{ skin: 'dimpled' }, ['D breastSkin']],
    [{ skin: 'red' }, ['W breastHot']],
    [{ skin: 'pink' }, []],
    [{ warmth: 'mild' }, ['W breastHot']],
    [{ mobility: 'fixed', border: 'irregular' }, ['W lumpOld']],
    [{ mobility: 'fixed', border: 'smooth' }, []],
    [{ presentHours: 336 }, []],
    [{ presentHours: 337 }, ['W lumpOld']],
    [{ presentHours: 337, status: 'resolved' }, []],
  ] as const)('at a site of the breast: %o leads to %o (4.B)', (more, leads) => {
    expect(brief(site(more as Partial<BreastSite>))).toEqual(leads)
  })

  it('blood from one nipple is looked at today, sore nipples within days (B6, B7)', () => {
    expect(brief(foundAtBreast(breast({ nippleLeft: 'bleeding' })))).toEqual(['D breastSkin'])
    const both = breast({ nippleLeft: 'bleeding', nippleRight: 'bleeding' })
    expect(brief(foundAtBreast(both))).toEqual(['W nipple'])
    expect(brief(foundAtBreast(breast({ nippleRight: 'crack' })))).toEqual(['W nipple'])
    expect(foundAtBreast(breast({ nippleLeft: 'intact', nippleRight: 'intact' }))).toEqual([])
  })

  it('strong contractions lead through the whole check once more (2.6)', () => {
    const with10 = (intensity: number) =>
      foundAtBreast(
        breast({
          contractions: [{ id: siteId, at, intensity, stage: 'techniques', action: 'slowed' }],
        }),
      )
    expect([6, 7].map((intensity) => brief(with10(intensity)))).toEqual([[], ['D']])
  })

  it('one swollen limb leads to a call; both, or one that was not compared, do not (A13)', () => {
    expect(brief(swollen(['calfLeft', 'plus1'], ['calfRight', 'none']))).toEqual(['D leg'])
    expect(brief(swollen(['handRight', 'plus2'], ['handLeft', 'none']))).toEqual(['D leg'])
    expect(swollen(['calfLeft', 'plus1'])).toEqual([])
    expect(swollen(['calfLeft', 'plus2'], ['calfRight', 'plus1'])).toEqual([])
    expect(swollen(['hipLeft', 'plus1'], ['hipRight', 'none'])).toEqual([])
    const calves = (calfRightCm: number) => foundInBody(body({ calfLeftCm: 35, calfRightCm }))
    expect([37.9, 38, 38.1].map((cm) => brief(calves(cm)))).toEqual([[], ['D leg'], ['D leg']])
  })

  it('an open scar leads to a call the same day (A14)', () => {
    const fresh = freshScar({ stage: 'postpartum', days: 50, clearedOn: null })
    const look = (more: Partial<ScarLook>) =>
      brief(foundAtScar({ ...fresh, look: { ...fresh.look, ...more } }))
    expect([
      look({}),
      look({ closed: 'no' }),
      look({ odor: 'yes' }),
      look({ scabs: 'yes' }),
    ]).toEqual([[], ['D incision'], ['D incision'], []])
  })

  it('a hot or cool baby and skin that reacted lead to a call (C1, C2, C15)', () => {
    expect([37.9, 38].map((temperatureC) => brief(baby({ temperatureC })))).toEqual([
      [],
      ['D babyFever'],
    ])
    expect([36.5, 36.4].map((temperatureC) => brief(baby({ temperatureC })))).toEqual([[], ['D']])
    expect(brief(baby({ skin: 'reaction' }))).toEqual(['D babyScald'])
    expect(brief(baby({ skin: 'clear' }))).toEqual([])
  })

  it('names questions that the door has', () => {
    const all = [
      ...site({ consistency: 'fluctuant', skin: 'dimpled', warmth: 'mild', presentHours: 400 }),
      ...foundAtBreast(breast({ nippleLeft: 'crack' })),
      ...swollen(['calfLeft', 'plus1'], ['calfRight', 'none']),
      ...baby({ temperatureC: 39, skin: 'reaction' }),
      ...baby({ temperatureC: 36, skin: 'rash' }),
      ...foundAtBreast(
        breast({
          contractions: [{ id: siteId, at, intensity: 9, stage: 'techniques', action: 'slowed' }],
        }),
      ),
    ]
    expect(
      all
        .flatMap(({ questionIds, askAgainIds = [] }) => [...questionIds, ...askAgainIds])
        .filter((id) => !isGateQuestion(id)),
    ).toEqual([])
  })

  it('is not said again once it stands at the door', () => {
    const findings = site({ consistency: 'fluctuant' })
    const answered = (answer: 'yes' | 'no') => ({
      ...{ answers: [{ id: 'abscess', answer, at }], calls: [] },
    })
    expect(notAtTheDoor(findings, null, null)).toEqual(findings)
    expect(notAtTheDoor(findings, answered('no'), null)).toEqual(findings)
    expect(notAtTheDoor(findings, answered('yes'), null)).toEqual([])
  })

  it('what is asked again is done with once it was answered after it was seen, whatever the answer', () => {
    const rash = baby({ skin: 'rash' })
    const cool = baby({ temperatureC: 36 })
    const strong = foundAtBreast(
      breast({
        contractions: [{ id: siteId, at, intensity: 8, stage: 'techniques', action: 'slowed' }],
      }),
    )
    const [before, after] = ['2026-11-21T09:00:00.000Z', '2026-11-21T11:00:00.000Z']
    const gate = (id: string, when: string) => ({
      ...{ answers: [{ id, answer: 'no' as const, at: when }], calls: [] },
    })
    const left = (findings: readonly SessionFinding[], id: string, when: string) =>
      notAtTheDoor(findings, gate(id, when), at).length
    for (const [findings, id] of [
      [rash, 'babyScald'],
      [cool, 'babyCold'],
      [strong, 'padHour'],
    ] as const) {
      expect(findings.flatMap(({ askAgainIds = [] }) => askAgainIds)).toContain(id)
      expect([left(findings, id, before), left(findings, id, after)]).toEqual([1, 0])
      // Another question says nothing of it; nor does an answer while nobody said when it began.
      expect(left(findings, 'babyFed', after)).toBe(1)
    }
    expect(notAtTheDoor(rash, gate('babyScald', after), null)).toEqual(rash)
  })
})
