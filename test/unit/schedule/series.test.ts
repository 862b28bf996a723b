import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  changeFollowing,
  following,
  occurrencesOf,
  repeatVisit,
  ruleFrom,
  seriesChangeOf,
  seriesDays,
  setApart,
} from '#shared/domain/schedule/series'
import {
  addDays,
  clockTimeOf,
  dayOf,
  daysBetween,
  instantAt,
  minutesBetween,
  readWallClock,
  startOfWeek,
  weekdayOf,
} from '#shared/domain/time/calendar-day'
import { type SeriesRule, visitSchema } from '#shared/schema/visit'
import { madeId, madeVisit } from './made-visit'

const zone = 'America/Los_Angeles'
const zones = ['America/Los_Angeles', 'Europe/Berlin', 'Australia/Lord_Howe']
const weekly: SeriesRule = {
  everyWeeks: 2,
  weekdays: [1, 4],
  startTime: '10:00',
  durationMin: 60,
  firstDay: '2026-10-22',
  untilDay: null,
  count: 4,
}

const madeSeries = (rule: SeriesRule = weekly) => {
  const startAt = instantAt(rule.firstDay, rule.startTime, zone)
  const endAt = new Date(Date.parse(startAt) + rule.durationMin * 60_000).toISOString()
  return repeatVisit(madeVisit({ startAt, endAt }), rule, madeId(), madeId)
}

describe('the days of a series', () => {
  it('are every so many weeks on its weekdays, until it ends', () => {
    expect(seriesDays(weekly)).toEqual(['2026-10-22', '2026-11-02', '2026-11-05', '2026-11-16'])
    const until = { ...weekly, count: null, untilDay: '2026-11-05' }
    expect(seriesDays(until)).toEqual(['2026-10-22', '2026-11-02', '2026-11-05'])
  })

  it('always begin with the visit that was booked', () => {
    const given = { everyWeeks: 1, weekdays: [5], untilDay: null, count: 3 }
    const rule = ruleFrom('2026-11-18', '09:00', 60, given)
    expect(seriesDays(rule)).toEqual(['2026-11-18', '2026-11-20', '2026-11-25'])
  })

  it('hold across both clock changes in three zones', () => {
    fc.assert(
      fc.property(
        fc.record({
          everyWeeks: fc.integer({ min: 1, max: 6 }),
          weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
          count: fc.integer({ min: 1, max: 60 }),
          hour: fc.integer({ min: 0, max: 23 }),
          from: fc.integer({ min: 0, max: 730 }),
          durationMin: fc.integer({ min: 1, max: 300 }),
        }),
        fc.constantFrom(...zones),
        ({ everyWeeks, weekdays, count, hour, from, durationMin }, timeZone) => {
          const firstDay = addDays('2026-01-01', from)
          const startTime = `${String(hour).padStart(2, '0')}:30`
          const given = { everyWeeks, weekdays, untilDay: null, count }
          const rule = ruleFrom(firstDay, startTime, durationMin, given)
          const found = occurrencesOf(rule, timeZone)
          expect(found).toHaveLength(count)
          expect(found[0]?.day).toBe(firstDay)
          for (const [index, { day, startAt, endAt }] of found.entries()) {
            expect(rule.weekdays).toContain(weekdayOf(day))
            const weeks = daysBetween(startOfWeek(firstDay, 1), startOfWeek(day, 1)) / 7
            expect(weeks % everyWeeks).toBe(0)
            expect(dayOf(startAt, timeZone)).toBe(day)
            expect(minutesBetween(startAt, endAt)).toBe(durationMin)
            if (readWallClock(day, startTime, timeZone).kind !== 'skipped') {
              expect(clockTimeOf(startAt, timeZone)).toBe(startTime)
            }
            const before = found[index - 1]
            if (before) expect(startAt > before.startAt).toBe(true)
          }
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('a booked series', () => {
  it('is whole records of one series, each with its own id and an open checklist', () => {
    const visits = madeSeries()
    expect(new Set(visits.map((visit) => visit.id)).size).toBe(4)
    expect(new Set(visits.map((visit) => visit.series?.id)).size).toBe(1)
    for (const visit of visits) visitSchema.parse(visit)
    // Ten in the morning before and after the clocks go back on November 1.
    expect(visits.map((visit) => clockTimeOf(visit.startAt, zone))).toEqual(Array(4).fill('10:00'))
  })

  it('this and following are changed, earlier ones and exceptions stay', () => {
    const [first, second, third, fourth] = madeSeries()
    if (!first || !second || !third || !fourth) throw new Error('no series')
    const apart = setApart({ ...third, startAt: instantAt('2026-11-06', '15:00', zone) })
    const all = [first, second, apart, fourth]
    const moved = { ...second, startAt: instantAt('2026-11-03', '11:30', zone) }
    const change = seriesChangeOf(second, {
      ...moved,
      endAt: instantAt('2026-11-03', '13:00', zone),
    })
    const touched = following(second, all)
    expect(touched.map((visit) => visit.id)).toEqual([second.id, fourth.id])
    const changed = touched.map((visit) => changeFollowing(visit, change))
    expect(
      changed.map((visit) => [dayOf(visit.startAt, zone), clockTimeOf(visit.startAt, zone)]),
    ).toEqual([
      ['2026-11-03', '11:30'],
      ['2026-11-17', '11:30'],
    ])
    expect(changed.every((visit) => minutesBetween(visit.startAt, visit.endAt) === 90)).toBe(true)
    expect(changed[1]?.series?.rule.weekdays).toEqual([2, 5])
  })

  it('what has begun or was called off is not touched', () => {
    const [first, second, third] = madeSeries()
    if (!first || !second || !third) throw new Error('no series')
    const all = [first, { ...second, state: 'cancelled' as const }, third]
    expect(following(first, all).map((visit) => visit.id)).toEqual([first.id, third.id])
    expect(following(madeVisit(), all)).toHaveLength(1)
  })
})
