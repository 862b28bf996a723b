import { describe, expect, it } from 'vitest'
import { perinatalClock, perinatalLabel } from '#shared/domain/time/perinatal-clock'

const chart = (facts: { dueOn?: string; birthOn?: string }) => ({
  stage: facts.birthOn ? ('postpartum' as const) : ('pregnant' as const),
  dueOn: facts.dueOn ?? null,
  birthOn: facts.birthOn ?? null,
})

describe('the perinatal clock', () => {
  it('counts completed days since birth, the day of birth being day 0', () => {
    expect(perinatalClock(chart({ birthOn: '2026-11-04' }), '2026-11-04')).toMatchObject({ day: 0 })
    expect(perinatalClock(chart({ birthOn: '2026-11-04' }), '2026-11-21')).toEqual({
      kind: 'postpartum',
      day: 17,
      weeks: 2,
    })
  })

  it('counts gestation back from the due date: 40 weeks on the day itself', () => {
    expect(perinatalClock(chart({ dueOn: '2026-11-21' }), '2026-11-21')).toEqual({
      kind: 'pregnant',
      weeks: 40,
      days: 0,
    })
    expect(perinatalClock(chart({ dueOn: '2027-01-12' }), '2026-11-21')).toEqual({
      kind: 'pregnant',
      weeks: 32,
      days: 4,
    })
  })

  it('goes on past the due date and stops when a date cannot be right', () => {
    expect(perinatalClock(chart({ dueOn: '2026-11-15' }), '2026-11-21')).toMatchObject({
      weeks: 40,
      days: 6,
    })
    expect(perinatalClock(chart({ dueOn: '2026-01-01' }), '2026-11-21')).toBeNull()
    expect(perinatalClock(chart({ dueOn: '2028-01-01' }), '2026-11-21')).toBeNull()
  })

  it('says nothing when the chart says nothing', () => {
    expect(perinatalClock(chart({}), '2026-11-21')).toBeNull()
  })

  it('speaks in days, then weeks, then months', () => {
    expect(perinatalLabel({ kind: 'postpartum', day: 17, weeks: 2 })).toBe('Day 17 after birth')
    expect(perinatalLabel({ kind: 'postpartum', day: 50, weeks: 7 })).toBe('7 weeks after birth')
    expect(perinatalLabel({ kind: 'postpartum', day: 300, weeks: 42 })).toBe('9 months after birth')
    expect(perinatalLabel({ kind: 'pregnant', weeks: 32, days: 4 })).toBe(
      '32 weeks 4 days pregnant',
    )
  })
})
