import { describe, expect, it } from 'vitest'
import {
  asksForMoodScreen,
  emptyTriage,
  type pointsTo,
  standingOffers,
  triageSymptoms,
  whereTo,
  withAnswer,
  withOffer,
} from '#shared/domain/clinical/triage/where-to'
import { lockedStatements, symptomWords } from '#shared/domain/clinical/triage/words'
import { type ReferralTriage, triageSymptomSchema } from '#shared/schema/referral-triage'

const said = (...symptoms: (keyof typeof pointsTo)[]): ReferralTriage =>
  symptoms.reduce((triage, symptom) => withAnswer(triage, symptom, 'yes'), emptyTriage)
const targets = (triage: ReferralTriage) => whereTo(triage).map(({ to }) => to)

describe('the referral check', () => {
  it.each([
    ['leaking', ['pelvicFloorPt'], false],
    ['pelvicPain', ['pelvicFloorPt'], false],
    ['heaviness', ['pelvicFloorPt'], false],
    ['coreGap', ['pelvicFloorPt'], false],
    ['scarTrouble', ['pelvicFloorPt'], false],
    ['activityTrouble', ['pelvicFloorPt'], false],
    ['stillAfterMonths', ['pelvicFloorPt'], false],
    ['drained', ['massage'], true],
    ['soreFromHolding', ['massage'], false],
    ['anxious', ['mentalHealth', 'massage'], true],
    ['swelling', ['massage'], false],
    ['painfulFeeding', ['lactation'], false],
    ['milkWorry', ['lactation'], false],
    ['blockedDucts', ['lactation'], false],
    ['newOrWorse', ['medical'], false],
    ['noCheckup', ['medical'], false],
    ['veryLow', ['mentalHealth'], true],
    ['poorSleep', ['mentalHealth'], true],
    ['appetiteEnergy', ['mentalHealth'], true],
  ] as const)('“%s” alone points to %j; mood screen: %s', (symptom, to, mood) => {
    expect(targets(said(symptom))).toEqual(to)
    expect(asksForMoodScreen(said(symptom))).toBe(mood)
  })

  it('asks about everything that the record can hold, in words', () => {
    expect([...triageSymptoms].sort()).toEqual([...triageSymptomSchema.options].sort())
    expect(Object.keys(symptomWords).sort()).toEqual([...triageSymptoms].sort())
  })

  it('points nowhere from a no or from what was not asked', () => {
    expect(whereTo(emptyTriage)).toEqual([])
    expect(whereTo(withAnswer(emptyTriage, 'leaking', 'no'))).toEqual([])
    expect(withAnswer(said('leaking'), 'leaking', null).symptoms).toEqual([])
  })

  it('points to several side by side, what cannot wait first', () => {
    expect(targets(said('drained', 'leaking', 'newOrWorse', 'veryLow'))).toEqual([
      ...['medical', 'mentalHealth', 'pelvicFloorPt', 'massage'],
    ])
    expect(whereTo(said('leaking', 'coreGap'))[0]?.because).toEqual(['leaking', 'coreGap'])
  })

  it('keeps every offer, the last of each standing', () => {
    const offer = (id: string, answer: 'offered' | 'accepted', at: string) =>
      ({ id, to: 'pelvicFloorPt', answer, at, by: 'me', words: '' }) as const
    const first = offer('1', 'offered', '2026-11-01T08:00:00.000Z')
    const second = offer('2', 'accepted', '2026-11-02T08:00:00.000Z')
    const triage = withOffer(withOffer(withOffer(emptyTriage, second), first), first)
    expect(triage.offers).toHaveLength(2)
    expect(standingOffers(triage.offers).get('pelvicFloorPt')).toEqual(second)
  })

  it('says what cannot be edited in both languages: no cure of a gap, no place of care', () => {
    expect(lockedStatements.en.length).toBe(lockedStatements.es.length)
    expect(lockedStatements.en.join(' ')).toMatch(/does not close.*does not take the place of/)
    expect(lockedStatements.es.join(' ')).toMatch(/no cierra.*no reemplaza/)
  })
})
