import { describe, expect, it } from 'vitest'
import { isGateQuestion } from '#shared/domain/clinical/gate/questions'
import {
  asksForMoodScreenWithDoor,
  bearings,
  besideSymptom,
  saidAtDoor,
  whereToWithDoor,
} from '#shared/domain/clinical/triage/said-at-door'
import { emptyTriage, pointsTo, withAnswer } from '#shared/domain/clinical/triage/where-to'
import type { GateAnswer } from '#shared/schema/door-gate'
import type { Screening } from '#shared/schema/screening'

const check = {
  ...{ clientId: 'ana', visitId: 'visit', day: '2026-03-10', timeZone: 'America/Vancouver' },
}
const at = '2026-03-10T17:04:00.000Z'

const gateWith = (
  answers: readonly Partial<GateAnswer>[],
  more: Partial<Screening> & { readonly subject?: 'parent' | 'infant' } = {},
): Screening => {
  const { subject = 'parent', ...fields } = more
  const given = answers.map((one) => ({ answer: 'yes', at, ...one }))
  const doorGate = { subject, answers: given }
  return { clientId: 'ana', visitId: 'visit', startAt: at, doorGate, ...fields } as Screening
}

describe('what was said at the door, in the referral check', () => {
  it('carries a yes to leaking, with its words and when, to the pelvic-floor therapist', () => {
    const said = saidAtDoor([gateWith([{ id: 'pelvicFloor' }])], check)
    expect(said).toEqual([
      expect.objectContaining({
        words: 'Leaking, heaviness in the pelvis, or pain with sex',
        at,
      }),
    ])
    expect(besideSymptom(said, 'leaking')).toHaveLength(1)
    expect(besideSymptom(said, 'heaviness')).toHaveLength(1)
    expect(besideSymptom(said, 'pelvicPain')).toEqual([])
    expect(whereToWithDoor(emptyTriage, said)).toEqual([
      { to: 'pelvicFloorPt', because: [], atDoor: said },
    ])
  })

  it('stands beside what the check was answered and takes nothing of it away', () => {
    const said = saidAtDoor([gateWith([{ id: 'pelvicFloor' }])], check)
    const denied = withAnswer(emptyTriage, 'leaking', 'no')
    expect(whereToWithDoor(denied, said).map(({ to }) => to)).toEqual(['pelvicFloorPt'])
    expect(denied.symptoms).toEqual([{ symptom: 'leaking', answer: 'no' }])
    const both = whereToWithDoor(withAnswer(emptyTriage, 'coreGap', 'yes'), said)
    expect(both).toEqual([{ to: 'pelvicFloorPt', because: ['coreGap'], atDoor: said }])
  })

  it.each(['no', 'unknown'] as const)('carries no “%s”: it was put in other words', (answer) => {
    expect(saidAtDoor([gateWith([{ id: 'pelvicFloor', answer }])], check)).toEqual([])
  })

  it('follows the door: a yes that was taken back is carried no more', () => {
    expect(saidAtDoor([gateWith([])], check)).toEqual([])
  })

  it.each([
    ['pelvicFloor', ['pelvicFloorPt'], false],
    ['spine', ['medical'], false],
    ['incision', ['medical'], false],
    ['incisionBurst', ['medical'], false],
    ['leg', ['medical'], false],
    ['faceSwelling', ['medical'], false],
    ['nipple', ['lactation'], false],
    ['breastHot', ['medical', 'lactation'], false],
    ['lumpUnresolved', ['lactation'], false],
    ['lumpOld', ['medical'], false],
    ['breastSkin', ['medical'], false],
    ['abscess', ['medical'], false],
    ['antibiotics', ['medical'], false],
    ['oversupply', ['lactation'], false],
    ['lowMood', ['mentalHealth'], true],
    ['panic', ['mentalHealth'], true],
    ['psychosis', ['mentalHealth'], false],
    ['harm', ['mentalHealth'], false],
  ] as const)('“%s” alone points to %j; mood screen: %s', (id, to, mood) => {
    const said = saidAtDoor([gateWith([{ id }])], check)
    expect(whereToWithDoor(emptyTriage, said).map((pointer) => pointer.to)).toEqual(to)
    expect(asksForMoodScreenWithDoor(emptyTriage, said)).toBe(mood)
  })

  it('names questions that the door puts, rows that the check has, and never massage', () => {
    for (const [question, { beside, to }] of Object.entries(bearings)) {
      expect(isGateQuestion(question), question).toBe(true)
      expect(beside.every((symptom) => symptom in pointsTo)).toBe(true)
      expect(to).not.toContain('massage')
    }
  })

  it('never repeats that a home is not safe, whatever else is said', () => {
    expect(saidAtDoor([gateWith([{ id: 'violence' }, { id: 'constructor' }])], check)).toEqual([])
  })

  it('takes neither another visit’s door, nor another person’s, nor the baby’s', () => {
    const answers = [{ id: 'pelvicFloor' }]
    const others = [
      gateWith(answers, { visitId: 'other' }),
      gateWith(answers, { clientId: 'bea' }),
      gateWith(answers, { subject: 'infant' }),
      gateWith(answers, { doorGate: null }),
    ]
    expect(saidAtDoor(others, check)).toEqual([])
  })

  it('takes the doors of its day where the check was made outside a visit, by the practice’s day', () => {
    const outside = { ...check, visitId: '' }
    // 06:59 UTC is still the evening of the 10th in Vancouver; 07:00 UTC is the 11th (PDT).
    const evening = gateWith([{ id: 'lowMood' }], { startAt: '2026-03-11T06:59:00.000Z' })
    const nextDay = gateWith([{ id: 'panic' }], { startAt: '2026-03-11T07:00:00.000Z' })
    const said = saidAtDoor([evening, nextDay], outside)
    expect(said.map(({ question }) => question)).toEqual(['lowMood'])
  })

  it('says once what two doors of one day heard, with the later time, in the order it was said', () => {
    const later = '2026-03-10T20:00:00.000Z'
    const said = saidAtDoor(
      [
        gateWith([{ id: 'lowMood', at: later }], { visitId: 'second' }),
        gateWith([{ id: 'lowMood' }, { id: 'nipple' }]),
      ],
      { ...check, visitId: '' },
    )
    expect(said.map(({ question, at: when }) => [question, when])).toEqual([
      ['nipple', at],
      ['lowMood', later],
    ])
  })
})
