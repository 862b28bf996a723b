import { describe, expect, it } from 'vitest'
import { callOffVisit, canBeRemoved, reinstateVisit } from '#shared/domain/schedule/call-off-visit'
import {
  keepTicks,
  moveVisit,
  planVisit,
  replanVisit,
  shiftedStart,
} from '#shared/domain/schedule/plan-visit'
import { anyTime } from '#shared/domain/schedule/working-time'
import { instantAt } from '#shared/domain/time/calendar-day'
import type { TimeWindow } from '#shared/schema/client'
import { type ChecklistLine, visitSchema } from '#shared/schema/visit'
import { madeId, madeVisit, serviceId, therapistId } from './made-visit'

const zone = 'America/Los_Angeles'
const day = '2026-11-21'
const at = (time: string) => instantAt(day, time, zone)
const now = at('06:00')
const margins = new Map([[serviceId, { setupMin: 10, packupMin: 10 }]])
const touch = { updatedAt: now, updatedBy: therapistId }
const stamp = { ...touch, id: madeId(), space: madeId(), createdAt: now, createdBy: therapistId }
const around = { visits: [], margins, windows: [], now, places: new Map(), time: anyTime }
const wanted = {
  clientId: madeId(),
  infantIds: [],
  therapistId,
  serviceId,
  startAt: at('10:00'),
  durationMin: 75,
  timeZone: zone,
  plan: '',
  checklist: [],
}
const line = (given: Partial<ChecklistLine>): ChecklistLine => ({
  id: madeId(),
  itemId: null,
  label: 'Towels',
  quantity: null,
  unit: null,
  phase: 'pack',
  tickedAt: null,
  tickedBy: null,
  ...given,
})

describe('planning a visit', () => {
  it('makes a whole record whose end follows the length', () => {
    const planned = planVisit(wanted, around, stamp, null)
    if (!planned.ok) throw new Error('refused')
    expect(visitSchema.parse(planned.value)).toMatchObject({
      endAt: at('11:15'),
      state: 'planned',
      window: null,
    })
  })

  it('tells of an overlap with the nearest free time, and goes on only with a reason', () => {
    const held = madeVisit({ startAt: at('10:30'), endAt: at('11:30') })
    const busy = { ...around, visits: [held] }
    expect(planVisit(wanted, busy, stamp, null)).toMatchObject({
      ok: false,
      refusal: {
        kind: 'objections',
        objections: [{ kind: 'overlap', visitIds: [held.id] }],
        nearestStartAt: at('08:55'),
      },
    })
    expect(planVisit(wanted, busy, stamp, '  ')).toEqual({
      ok: false,
      refusal: { kind: 'noReason' },
    })
    expect(planVisit(wanted, busy, stamp, ' Two of us go ')).toMatchObject({
      ok: true,
      value: { overruled: { objections: ['overlap'], reason: 'Two of us go' } },
    })
    expect(planVisit(wanted, around, stamp, 'Not needed')).toMatchObject({
      value: { overruled: null },
    })
  })

  it('keeps the window that the visit lies in, and objects outside of hard ones', () => {
    const window: TimeWindow = {
      id: madeId(),
      weekdays: [6],
      startTime: '13:00',
      endTime: '15:00',
      reason: 'nap',
      strength: 'hard',
    }
    const strict = { ...around, windows: [window] }
    const inside = planVisit({ ...wanted, startAt: at('13:15') }, strict, stamp, null)
    expect(inside).toMatchObject({ ok: true, value: { window } })
    expect(planVisit(wanted, strict, stamp, null)).toMatchObject({
      ok: false,
      refusal: { objections: [{ kind: 'window' }] },
    })
  })
})

describe('changing a visit', () => {
  it('a visit that has begun keeps its time', () => {
    const begun = madeVisit({ state: 'inSession' })
    expect(moveVisit(begun, at('12:00'), [], touch)).toEqual({ ok: false, refusal: 'begun' })
    expect(replanVisit(begun, wanted, around, touch, 'They asked')).toMatchObject({ ok: false })
  })

  it('moves as a whole and back again to the same visit', () => {
    const visit = madeVisit({ startAt: at('10:00'), endAt: at('11:00'), ...touch })
    const moved = moveVisit(visit, at('10:15'), [], touch)
    if (!moved.ok) throw new Error('refused')
    expect(moved.value.endAt).toBe(at('11:15'))
    expect(moveVisit(moved.value, visit.startAt, [], touch)).toEqual({ ok: true, value: visit })
  })

  it('is shifted by minutes as they pass and by days at the same time of the clock', () => {
    const evening = instantAt('2026-10-31', '18:00', zone)
    expect(shiftedStart(evening, { byDays: 1, timeZone: zone })).toBe(
      instantAt('2026-11-01', '18:00', zone),
    )
    const night = instantAt('2026-11-01', '00:30', zone)
    expect(shiftedStart(night, { byMin: 120 })).toBe(
      instantAt('2026-11-01', '01:30', zone).replace('08:30', '09:30'),
    )
    expect(shiftedStart(night, { startAt: evening })).toBe(evening)
  })

  it('another service brings its own list, keeps ticks and whatever was ticked', () => {
    const itemId = madeId()
    const old = [
      line({ itemId, tickedAt: now, tickedBy: therapistId }),
      line({ label: 'Ask about the dog', tickedAt: now, tickedBy: therapistId }),
      line({ label: 'Oil' }),
    ]
    const fresh = [line({ itemId, label: 'Warm cloths' }), line({ label: 'Mat' })]
    const kept = keepTicks(old, fresh)
    expect(kept.map((one) => [one.label, one.tickedAt !== null])).toEqual([
      ['Warm cloths', true],
      ['Mat', false],
      ['Ask about the dog', true],
    ])
  })
})

describe('calling a visit off', () => {
  it('needs a reason and can be taken back', () => {
    const visit = madeVisit(touch)
    expect(callOffVisit(visit, 'cancelled', '  ', touch)).toEqual({
      ok: false,
      refusal: 'noReason',
    })
    const off = callOffVisit(visit, 'noShow', ' Nobody opened ', touch)
    if (!off.ok) throw new Error('refused')
    expect(off.value).toMatchObject({ state: 'noShow', stateReason: 'Nobody opened' })
    expect(reinstateVisit(off.value, 'planned', touch)).toEqual({ ok: true, value: visit })
  })

  it('is refused once the session has begun', () => {
    expect(callOffVisit(madeVisit({ state: 'inSession' }), 'cancelled', 'Ill', touch).ok).toBe(
      false,
    )
    expect(reinstateVisit(madeVisit(), 'planned', touch).ok).toBe(false)
  })

  it('a booking leaves no trace only while nothing happened', () => {
    expect(canBeRemoved(madeVisit())).toBe(true)
    expect(canBeRemoved(madeVisit({ state: 'finished' }))).toBe(false)
    const event = { id: madeId(), kind: 'departed' as const, at: now, recordedAt: now }
    expect(canBeRemoved(madeVisit({ timeline: [event] }))).toBe(false)
  })
})
