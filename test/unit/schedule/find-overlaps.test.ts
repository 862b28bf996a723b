import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findOverlaps, nearestFreeStart } from '#shared/domain/schedule/find-overlaps'
import { inTheHome, noMargins, spansMeet } from '#shared/domain/schedule/occupied-time'
import { addMinutes, minutesBetween } from '#shared/domain/time/calendar-day'
import { madeId, madeVisit, serviceId, therapistId } from './made-visit'

const margins = new Map([[serviceId, { setupMin: 10, packupMin: 15 }]])
const asked = (startAt: string, lengthMin = 60) => ({
  startAt,
  endAt: addMinutes(startAt, lengthMin),
  therapistId,
  margins: { setupMin: 10, packupMin: 15 },
  visitId: null,
})
const midnight = '2026-11-21T08:00:00.000Z'
const day = { startAt: midnight, endAt: addMinutes(midnight, 24 * 60) }
const at = (minutes: number) => addMinutes(midnight, minutes)

describe('overlaps', () => {
  const held = madeVisit({ startAt: at(600), endAt: at(660) })

  it('counts set-up and pack-up: 24 minutes after the end is too soon, 25 is not', () => {
    expect(findOverlaps(asked(at(684)), [held], margins)).toEqual([held])
    expect(findOverlaps(asked(at(685)), [held], margins)).toEqual([])
  })

  it('ignores visits called off, of another therapist, and the visit that is moved', () => {
    const others = [
      madeVisit({ ...held, id: madeId(), state: 'cancelled' }),
      madeVisit({ ...held, id: madeId(), state: 'noShow' }),
      madeVisit({ ...held, id: madeId(), therapistId: madeId() }),
    ]
    expect(findOverlaps(asked(at(600)), others, margins)).toEqual([])
    expect(findOverlaps({ ...asked(at(600)), visitId: held.id }, [held], margins)).toEqual([])
  })

  it('a service that is no longer in the catalog takes no set-up', () => {
    expect(findOverlaps({ ...asked(at(660)), margins: noMargins }, [held], new Map())).toEqual([])
  })
})

describe('the nearest free start', () => {
  it('is the wish itself when it is free', () => {
    expect(nearestFreeStart(asked(at(603)), [], margins, day)).toBe(at(603))
  })

  it('comes after a visit in the way when that is nearer, else before it', () => {
    const held = madeVisit({ startAt: at(600), endAt: at(660) })
    expect(nearestFreeStart(asked(at(650)), [held], margins, day)).toBe(at(685))
    expect(nearestFreeStart(asked(at(530)), [held], margins, day)).toBe(at(515))
  })

  it('is nothing on a day without room', () => {
    const held = madeVisit({ startAt: at(0), endAt: at(24 * 60) })
    expect(nearestFreeStart(asked(at(600)), [held], margins, day)).toBeNull()
  })

  it('never overlaps, stays in the day, and no free five-minute mark is nearer', () => {
    const lengths = fc.integer({ min: 15, max: 120 })
    const visit = fc.tuple(fc.integer({ min: 0, max: 1300 }), lengths)
    fc.assert(
      fc.property(
        fc.array(visit, { maxLength: 14 }),
        fc.integer({ min: 0, max: 1320 }),
        lengths,
        (held, start, length) => {
          const visits = held.map(([from, min]) =>
            madeVisit({ startAt: at(from), endAt: at(from + min) }),
          )
          const wish = asked(at(start), length)
          const free = (startAt: string) => {
            const span = { startAt, endAt: addMinutes(startAt, length) }
            if (span.startAt < day.startAt || span.endAt > day.endAt) return false
            const home = inTheHome(span, wish.margins)
            return visits.every(
              (one) => !spansMeet(home, inTheHome(one, { setupMin: 10, packupMin: 15 })),
            )
          }
          const found = nearestFreeStart(wish, visits, margins, day)
          const marks = Array.from({ length: 289 }, (_, index) => at(index * 5)).filter(free)
          if (free(wish.startAt)) {
            expect(found).toBe(wish.startAt)
            return
          }
          if (found === null) {
            expect(marks).toEqual([])
            return
          }
          expect(free(found)).toBe(true)
          const away = (instant: string) => Math.abs(minutesBetween(wish.startAt, instant))
          expect(away(found)).toBe(Math.min(...marks.map(away)))
        },
      ),
      { numRuns: 1000 },
    )
  })
})
