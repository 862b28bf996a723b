import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkDates,
  type HouseholdDates,
  yearsBetween,
} from '#shared/domain/clients/plausible-dates'
import { addDays } from '#shared/domain/time/calendar-day'

const today = '2026-11-21'
const nothing: HouseholdDates = {
  parentBornOn: null,
  stage: 'postpartum',
  dueOn: null,
  birthOn: null,
  checkupOn: null,
  babiesBornOn: [],
}
const found = (dates: Partial<HouseholdDates>) =>
  checkDates({ ...nothing, ...dates }, today).map(({ at, weight }) => `${at} ${weight}`)

describe('dates of a household', () => {
  it('says nothing about a usual family', () => {
    expect(
      found({
        parentBornOn: '1992-05-02',
        dueOn: '2026-11-10',
        birthOn: '2026-11-04',
        checkupOn: '2026-12-16',
        babiesBornOn: ['2026-11-04', '2026-11-05'],
      }),
    ).toEqual([])
  })

  it('says nothing when nothing is known', () => expect(found({})).toEqual([]))

  it('refuses a birth in the future, of parent, pregnancy or baby', () => {
    expect(found({ parentBornOn: '2026-11-22' })).toEqual(['parentBornOn refuse'])
    expect(found({ birthOn: '2026-11-22' })).toEqual(['birthOn refuse'])
    expect(found({ babiesBornOn: [null, '2027-01-01'] })).toEqual(['1 refuse'])
    expect(found({ birthOn: today, babiesBornOn: [today] })).toEqual([])
  })

  it('refuses a parent under ten or over a hundred and ten, and asks about the unusual', () => {
    expect(found({ parentBornOn: '2016-11-22' })).toEqual(['parentBornOn refuse'])
    expect(found({ parentBornOn: '2016-11-21' })).toEqual(['parentBornOn warn'])
    expect(found({ parentBornOn: '2012-11-21' })).toEqual([])
    expect(found({ parentBornOn: '1955-11-21' })).toEqual(['parentBornOn warn'])
    expect(found({ parentBornOn: '1890-01-01' })).toEqual(['parentBornOn refuse'])
  })

  it('refuses a baby older than the parent', () => {
    expect(found({ parentBornOn: '2000-01-01', babiesBornOn: ['1999-12-31'] })).toEqual([
      '0 refuse',
    ])
  })

  it('refuses a due date more than 45 weeks away, to the day', () => {
    expect(found({ stage: 'pregnant', dueOn: addDays(today, 315) })).toEqual([])
    expect(found({ stage: 'pregnant', dueOn: addDays(today, 316) })).toEqual(['dueOn refuse'])
  })

  it('asks when a due date has long passed', () => {
    expect(found({ stage: 'pregnant', dueOn: addDays(today, -14) })).toEqual([])
    expect(found({ stage: 'pregnant', dueOn: addDays(today, -15) })).toEqual(['dueOn warn'])
  })

  it('refuses a birth before 20 weeks and asks about one long after the due date', () => {
    expect(found({ birthOn: '2026-06-01', dueOn: '2026-10-20' })).toEqual(['dueOn refuse'])
    expect(found({ birthOn: '2026-06-02', dueOn: '2026-10-20' })).toEqual([])
    expect(found({ birthOn: '2026-11-01', dueOn: '2026-10-03' })).toEqual(['dueOn warn'])
  })

  it('asks about a sibling, not about twins born around midnight', () => {
    expect(found({ birthOn: '2026-11-04', babiesBornOn: ['2026-11-05', '2024-02-29'] })).toEqual([
      '1 warn',
    ])
  })

  it('leaves half-typed dates to the field itself', () => {
    expect(found({ parentBornOn: '3/', birthOn: 'soon', babiesBornOn: ['2026-13-45'] })).toEqual([])
  })

  it('never throws and never refuses the same place twice, whatever the dates', () => {
    const day = fc
      .date({ min: new Date('1850-01-01'), max: new Date('2150-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    const maybe = fc.option(day, { nil: null })
    fc.assert(
      fc.property(maybe, maybe, maybe, fc.array(maybe, { maxLength: 3 }), (a, b, c, babies) => {
        const places = checkDates(
          { ...nothing, parentBornOn: a, dueOn: b, birthOn: c, babiesBornOn: babies },
          today,
        ).map(({ at }) => at)
        expect(new Set(places).size).toBe(places.length)
      }),
    )
  })
})

describe('whole years', () => {
  it('turns on the birthday', () => {
    expect(yearsBetween('2000-11-21', today)).toBe(26)
    expect(yearsBetween('2000-11-22', today)).toBe(25)
    expect(yearsBetween('2000-02-29', '2001-02-28')).toBe(0)
  })
})
