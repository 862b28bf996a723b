import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blankHousehold, nextBaby } from '#shared/domain/clients/blank-form'
import type { HouseholdForm } from '#shared/domain/clients/household-form'
import {
  answerChanges,
  answerKey,
  intakeAnswers,
  noneAnswer,
  withAnswers,
} from '#shared/domain/consents/intake-answers'
import { reviewIntake } from '#shared/domain/consents/review-intake'
import { type IntakeAnswer, type IntakeQuestion, intakeAnswerSchema } from '#shared/schema/consent'
import { madeUpConsent } from './made-up-consent'

let made = 0
const newId = () => {
  made += 1
  return `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`
}

function household(more: (form: HouseholdForm) => Partial<HouseholdForm> = () => ({})) {
  const form = blankHousehold(newId)
  return { ...form, ...more(form) }
}
const withBaby = (): HouseholdForm =>
  household((form) => ({ babies: [{ ...nextBaby(form, newId), dateOfBirth: '2026-11-01' }] }))
const say = (question: IntakeQuestion, answer: string, infantId = ''): IntakeAnswer => ({
  ...{ question, answer, infantId },
})
const take = (form: HouseholdForm, ...answers: IntakeAnswer[]) => withAnswers(form, answers, newId)
const answerOf = (form: HouseholdForm, question: IntakeQuestion, infantId = '') =>
  intakeAnswers(form).find((one) => one.question === question && one.infantId === infantId)?.answer

describe('the questions of an intake', () => {
  it('begin with what the record says; what was not asked is open, and that is no “none”', () => {
    const form = household()
    expect(answerOf(form, 'parentAllergies')).toBe('')
    expect(answerOf(form, 'safeToText')).toBe('')
    expect(answerOf(form, 'feeding')).toBe('')
    const asked = household(({ health }) => ({ health: { ...health, allergyHistory: 'none' } }))
    expect(answerOf(asked, 'parentAllergies')).toBe(noneAnswer)
  })

  it('are asked of each baby for itself', () => {
    const form = withBaby()
    const [baby] = form.babies
    const of = intakeAnswers(form).filter(({ infantId }) => infantId === baby?.clientId)
    expect(of.map(({ question }) => question)).toEqual(['babyName', 'babyBornOn', 'babyAllergies'])
    expect(of.map((one) => answerKey(one))).toContain(`babyBornOn ${baby?.clientId}`)
    for (const one of intakeAnswers(form)) expect(intakeAnswerSchema.parse(one)).toEqual(one)
  })
})

describe('an answer in the client’s own hand', () => {
  it.each([
    ['stage', 'pregnant'],
    ['dueOn', '2027-02-01'],
    ['birthOn', '2026-11-01'],
    ['birthMode', 'cesareanPlanned'],
    ['feeding', 'mixed'],
    ['wishes', 'Sleep'],
    ['safeToText', 'no'],
    ['preferredContact', 'call'],
    ['language', 'Spanish'],
    ['interpreter', 'yes'],
    ['place', 'Blue door'],
    ['othersAtHome', 'A dog'],
    ['conditions', 'Asthma\nMigraine'],
    ['medications', 'Iron'],
    ['parentAllergies', 'Almond oil\nWool'],
  ] as const)('to %s is in the record once it is taken', (question, answer) => {
    const before = household()
    expect(answerChanges(before, [say(question, answer)])).toEqual([
      { ...say(question, answer), before: answerOf(before, question) },
    ])
    const after = take(before, say(question, answer))
    expect(answerOf(after, question)).toBe(answer)
    expect(answerChanges(after, [say(question, answer)])).toEqual([])
  })

  it('left open takes nothing out of the record', () => {
    const form = take(household(), say('conditions', 'Asthma'))
    expect(answerChanges(form, [say('conditions', ' ')])).toEqual([])
  })

  it('“none” is another thing than no answer', () => {
    const form = take(household(), say('parentAllergies', 'Wool'))
    const none = take(form, say('parentAllergies', noneAnswer))
    expect(none.health).toMatchObject({ allergyHistory: 'none', allergies: [] })
    expect(take(form, say('parentAllergies', '')).health.allergies).toHaveLength(1)
  })

  it('keeps what is known of an allergy and a medicine that is named again, however it is written', () => {
    const first = take(household(), say('parentAllergies', 'Wool'), say('medications', 'Iron'))
    const severe = {
      ...first,
      health: {
        ...first.health,
        allergies: first.health.allergies.map((one) => ({ ...one, severity: 'severe' as const })),
      },
    }
    const again = take(severe, say('parentAllergies', ' wool \nSesame'), say('medications', 'IRON'))
    expect(again.health.allergies.map(({ substance, severity }) => [substance, severity])).toEqual([
      ['Wool', 'severe'],
      ['Sesame', 'unknown'],
    ])
    expect(again.health.allergies[1]?.allergenClass).toBe('sesame')
    expect(again.health.medications).toEqual(first.health.medications)
  })

  it('of one baby changes that baby alone', () => {
    const one = withBaby()
    const two = { ...one, babies: [...one.babies, nextBaby(one, newId)] }
    const [first, second] = two.babies
    const after = take(two, say('babyName', 'Leo', second?.clientId))
    expect(after.babies.map(({ name }) => name.given)).toEqual(['', 'Leo'])
    expect(after.babies[0]).toEqual(first)
    expect(take(two, say('babyName', 'Leo', newId()))).toEqual(two)
  })

  it('longer than the record takes is cut, never refused at the door', () => {
    const long = 'x'.repeat(4000)
    const form = take(household(), say('language', long), say('conditions', long))
    expect(form.contact.language).toHaveLength(120)
    expect(form.health.conditions[0]).toHaveLength(300)
  })

  it('takes what was typed line by line, fifty lines at most, and nothing of another answer', () => {
    const line = fc.string({ maxLength: 40 }).map((text) => text.replaceAll(/\s+/g, ' '))
    fc.assert(
      fc.property(fc.array(line, { maxLength: 70 }), (lines) => {
        const before = household()
        const typed = lines.join('\n')
        fc.pre(typed !== noneAnswer)
        const after = take(before, say('conditions', typed))
        const wanted = lines.map((one) => one.trim()).filter(Boolean)
        expect(after.health.conditions).toEqual(wanted.slice(0, 50))
        expect({ ...after, health: before.health }).toEqual(before)
      }),
    )
  })
})

describe('the therapist’s review', () => {
  const touch = { updatedAt: '2026-11-21T12:00:00.000Z', updatedBy: newId() }

  it('is written once, of an intake alone', () => {
    const intake = madeUpConsent({ kind: 'intake', visitId: '' })
    const done = reviewIntake(intake, ['stage'], touch)
    expect(done.ok && done.value.review).toEqual({
      ...{ at: touch.updatedAt, by: touch.updatedBy, taken: ['stage'] },
    })
    if (!done.ok) throw new Error(done.refusal)
    expect(reviewIntake(done.value, [], touch)).toEqual({ ok: false, refusal: 'reviewed' })
    expect(reviewIntake(madeUpConsent(), [], touch)).toEqual({
      ...{ ok: false, refusal: 'notAnIntake' },
    })
  })
})
