import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkTime, objectionsTo } from '#shared/domain/schedule/check-time'
import { objectionWords, tripWords } from '#shared/domain/schedule/objection-words'
import { anyTime, makeTimeOff, usualWorkday } from '#shared/domain/schedule/working-time'
import {
  addMinutes,
  clockTimeOf,
  instantAt,
  minutesBetween,
} from '#shared/domain/time/calendar-day'
import { madeId, madeVisit, serviceId, therapistId } from './made-visit'

const zone = 'America/Los_Angeles'
const day = '2026-11-21'
const at = (time: string) => instantAt(day, time, zone)
const margins = new Map([[serviceId, { setupMin: 10, packupMin: 10 }]])
const [home, near, far] = [madeId(), madeId(), madeId()]
const places = new Map([
  [home, { latitude: 45.5, longitude: -122.6 }],
  [near, { latitude: 45.51, longitude: -122.6 }],
  [far, { latitude: 45.7, longitude: -122.6 }],
])
const around = { visits: [], margins, windows: [], now: at('06:00'), places, time: anyTime }
const wanted = (start: string, minutes = 60) => ({
  clientId: home,
  therapistId,
  serviceId,
  timeZone: zone,
  visitId: null,
  startAt: at(start),
  endAt: addMinutes(at(start), minutes),
})
const plain = (text: string) => text.replace(/\s/g, ' ')

describe('the trips around a time', () => {
  const before = madeVisit({ clientId: far, startAt: at('09:00'), endAt: at('10:00') })

  it('that leave too little time are told with the minutes that miss and a time that works', () => {
    const check = checkTime(wanted('10:30'), { ...around, visits: [before] })
    const [objection] = check.objections
    const { driveMin = 0, gapMin } = check.trips.before ?? {}
    expect(gapMin).toBe(10)
    expect(objection).toMatchObject({ kind: 'travel', shortMin: (driveMin ?? 0) - 10 })
    if (!objection || !check.nearestStartAt || !check.trips.before) throw new Error('nothing said')
    expect(objectionWords(objection, zone)).toMatch(/^Leaves \d+ min too little to drive$/)
    expect(tripWords(check.trips.before)).toMatch(/estimated; 10 min between the visits: \d+ min/)
    const works = { ...wanted('10:30'), startAt: check.nearestStartAt }
    expect(minutesBetween(at('10:30'), check.nearestStartAt)).toBeGreaterThan(0)
    expect(
      objectionsTo(
        { ...works, endAt: addMinutes(works.startAt, 60) },
        { ...around, visits: [before] },
      ),
    ).toEqual([])
  })

  it('are looked at on both sides, and only with the same therapist', () => {
    const after = madeVisit({ clientId: near, startAt: at('12:00'), endAt: at('13:00') })
    const other = madeVisit({ ...before, id: madeId(), therapistId: madeId() })
    const off = madeVisit({ ...before, id: madeId(), state: 'cancelled' })
    const { trips, objections } = checkTime(wanted('10:30'), {
      ...around,
      visits: [other, off, after],
    })
    expect(trips.before).toBeNull()
    expect(trips.after).toMatchObject({ visitId: after.id, gapMin: 10, shortMin: 0 })
    expect(objections).toEqual([])
  })

  it('to a home that is not on the map say so and stand against nothing', () => {
    const unknown = madeVisit({ startAt: at('09:00'), endAt: at('10:15') })
    const { trips, objections } = checkTime(wanted('10:35'), { ...around, visits: [unknown] })
    expect(trips.before && tripWords(trips.before)).toMatch(/not known/)
    expect(objections).toEqual([])
  })

  it('between two visits in one home take no time', () => {
    const twin = madeVisit({ clientId: home, startAt: at('09:00'), endAt: at('10:00') })
    expect(checkTime(wanted('10:20'), { ...around, visits: [twin] }).objections).toEqual([])
  })
})

describe('a time against the hours of the therapist', () => {
  const time = { workdays: [usualWorkday(6, madeId)], timeOff: [] }

  it('counts set-up and pack-up, breaks and days without work', () => {
    const kinds = (start: string) =>
      objectionsTo(wanted(start), { ...around, time }).map((one) =>
        plain(objectionWords(one, zone)),
      )
    expect(kinds('09:10')).toEqual([])
    expect(kinds('09:00')).toEqual(['Outside your working hours'])
    expect(kinds('12:00')).toEqual(['In your break: Lunch, 12:30 – 1:00 PM'])
    const weekdays = { ...around, time: { ...time, workdays: [usualWorkday(1, madeId)] } }
    expect(objectionsTo(wanted('10:00'), weekdays)).toEqual([{ kind: 'hours' }])
  })

  it('names the time off with its reason', () => {
    const off = makeTimeOff(
      { kind: 'off', reason: 'Dentist', day, startTime: '10:00', endTime: '11:00' },
      madeId(),
      zone,
    )
    if (!off) throw new Error('no time off')
    const check = checkTime(wanted('10:30'), { ...around, time: { ...time, timeOff: [off] } })
    expect(check.objections.map((one) => plain(objectionWords(one, zone)))).toEqual([
      'In time off: Dentist, 10:00 – 11:00 AM',
    ])
    expect(check.nearestStartAt && clockTimeOf(check.nearestStartAt, zone)).toBe('11:10')
  })

  it('a whole day off is as long as that day is, also when the clocks change', () => {
    const wish = { kind: 'off', reason: '', firstDay: '2026-11-01', lastDay: '2026-11-01' } as const
    const off = makeTimeOff(wish, madeId(), zone)
    expect(off && minutesBetween(off.startAt, off.endAt)).toBe(25 * 60)
    const backwards = { ...wish, lastDay: '2026-10-30' }
    expect(makeTimeOff(backwards, madeId(), zone)).toBeNull()
  })
})

describe('the nearest time that works', () => {
  it('never has anything against it, and no five-minute mark that is nearer works', () => {
    const visit = fc.record({
      from: fc.integer({ min: 7 * 60, max: 19 * 60 }),
      min: fc.integer({ min: 30, max: 120 }),
      clientId: fc.constantFrom(home, near, far),
    })
    fc.assert(
      fc.property(
        fc.array(visit, { maxLength: 6 }),
        fc.integer({ min: 8 * 60, max: 18 * 60 }),
        fc.boolean(),
        (held, start, hours) => {
          const midnight = at('00:00')
          const visits = held.map((one) =>
            madeVisit({
              clientId: one.clientId,
              startAt: addMinutes(midnight, one.from),
              endAt: addMinutes(midnight, one.from + one.min),
            }),
          )
          const time = hours ? { workdays: [usualWorkday(6, madeId)], timeOff: [] } : anyTime
          const known = { ...around, visits, time }
          const startAt = addMinutes(midnight, start)
          const wish = { ...wanted('10:00'), startAt, endAt: addMinutes(startAt, 60) }
          const works = (from: string) =>
            objectionsTo({ ...wish, startAt: from, endAt: addMinutes(from, 60) }, known).length ===
            0
          const { objections, nearestStartAt } = checkTime(wish, known)
          if (objections.length === 0) {
            expect(nearestStartAt).toBeNull()
            return
          }
          const marks = Array.from({ length: 157 }, (_, index) =>
            addMinutes(midnight, 7 * 60 + index * 5),
          ).filter((mark) => mark <= addMinutes(midnight, 20 * 60) && works(mark))
          const away = (from: string) => Math.abs(minutesBetween(startAt, from))
          if (nearestStartAt === null) {
            expect(marks).toEqual([])
            return
          }
          expect(works(nearestStartAt)).toBe(true)
          expect(away(nearestStartAt)).toBe(Math.min(...marks.map(away)))
        },
      ),
      { numRuns: 60 },
    )
  })
})
