import { describe, expect, it } from 'vitest'
import { babyAge, correctedAge, gestationAt, gestationWords } from '#shared/domain/clients/ages'
import { allergyStanding } from '#shared/domain/clients/allergy-standing'
import { clearanceState } from '#shared/domain/clients/clearance-state'
import { weekdaysWords } from '#shared/domain/clients/words'
import type { Allergy, Chart } from '#shared/schema/chart'

const today = '2026-11-21'

describe('the age of a baby', () => {
  it.each([
    ['2026-11-21', '0 days'],
    ['2026-11-20', '1 day'],
    ['2026-10-25', '27 days'],
    ['2026-10-24', '4 weeks'],
    ['2026-07-01', '4 months'],
    ['2024-11-20', '2 years'],
  ])('born %s is %s', (bornOn, words) => expect(babyAge(bornOn, today)).toBe(words))

  it('is not told before the birth', () => expect(babyAge('2026-12-01', today)).toBe(''))

  it('is corrected for a baby born before 37 weeks, once the due date has come', () => {
    expect(correctedAge('2026-09-01', 32 * 7, today)).toBe('25 days')
    expect(correctedAge('2026-11-04', 36 * 7, today)).toBeNull()
    expect(correctedAge('2026-09-01', 37 * 7, today)).toBeNull()
    expect(correctedAge('2026-09-01', null, today)).toBeNull()
  })

  it('counts gestation from the due date', () => {
    expect(gestationAt('2026-11-28', '2026-11-28')).toBe(280)
    expect(gestationAt('2020-01-01', '2026-11-28')).toBeNull()
    expect(gestationWords(275)).toBe('39 weeks 2 days')
    expect(gestationWords(280)).toBe('40 weeks')
  })
})

describe('a clearance', () => {
  it('stands to its last day, and 90 days when no end was given', () => {
    expect(clearanceState({ givenOn: '2026-11-01', expiresOn: today }, today).kind).toBe('endsSoon')
    expect(clearanceState({ givenOn: '2026-11-01', expiresOn: '2026-11-20' }, today).kind).toBe(
      'expired',
    )
    expect(clearanceState({ givenOn: '2026-11-21', expiresOn: null }, today)).toEqual({
      kind: 'current',
      until: '2027-02-19',
      daysLeft: 90,
    })
  })
})

describe('what is known of allergies', () => {
  const allergy: Allergy = {
    id: 'a',
    substance: 'almond',
    allergenClass: 'almond',
    reaction: '',
    severity: 'mild',
  }
  const chart = (more: Partial<Chart>) =>
    ({ allergies: [], allergyHistory: 'none', ...more }) as Chart

  it('is "not asked" for a person without a chart, never "none"', () => {
    expect(allergyStanding('x', undefined).history).toBe('notAsked')
  })

  it('believes a row over the answer beside it', () => {
    expect(allergyStanding('x', chart({ allergies: [allergy] })).history).toBe('some')
    expect(allergyStanding('x', chart({ allergyHistory: 'some' })).history).toBe('notAsked')
  })

  it('tells the severe first', () => {
    const severe: Allergy = { ...allergy, id: 'b', severity: 'severe' }
    const { allergies } = allergyStanding('x', chart({ allergies: [allergy, severe] }))
    expect(allergies.map(({ id }) => id)).toEqual(['b', 'a'])
  })
})

describe('weekdays in words', () => {
  it('names what has a name', () => {
    expect(weekdaysWords([])).toBe('Every day')
    expect(weekdaysWords([5, 4, 3, 2, 1])).toBe('Weekdays')
    expect(weekdaysWords([7, 1])).toBe('Mon, Sun')
  })
})
