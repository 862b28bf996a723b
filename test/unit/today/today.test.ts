import { describe, expect, it } from 'vitest'
import { addMinutes, instantAt, startOfDay } from '#shared/domain/time/calendar-day'
import { leaveBy } from '#shared/domain/today/leave-by'
import { orderDay } from '#shared/domain/today/order-day'
import { whatIsMissing } from '#shared/domain/today/what-is-missing'
import { whatWaits } from '#shared/domain/today/what-waits'
import type { Chart } from '#shared/schema/chart'
import type { Note } from '#shared/schema/note'
import { madeId, madeVisit, therapistId } from '../schedule/made-visit'

const zones = ['America/Vancouver', 'Africa/Monrovia', 'Pacific/Auckland'] as const
/** An ordinary day and both clock changes of both hemispheres. */
const days = ['2026-11-21', '2026-03-08', '2026-11-01', '2026-04-05', '2026-09-27']
const zoneDays = zones.flatMap((zone) => days.map((day) => [zone, day] as const))

const chartOf = (clientId: string, given: Partial<Chart> = {}): Chart => ({
  id: madeId(),
  space: madeId(),
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: therapistId,
  updatedAt: '2026-01-01T00:00:00.000Z',
  updatedBy: therapistId,
  clientId,
  subject: 'parent',
  parent: null,
  infant: null,
  allergyHistory: 'none',
  allergies: [],
  medications: [],
  conditions: [],
  clearances: [],
  note: '',
  ...given,
})
const clearance = (expiresOn: string | null) => ({
  id: madeId(),
  providerId: null,
  scope: 'Light work',
  givenOn: '2026-01-01',
  expiresOn,
  fileId: null,
})

describe.each(zoneDays)('the order of a day in %s on %s', (zone, day) => {
  const at = (time: string) => instantAt(day, time, zone)
  const visit = (time: string, given: Parameters<typeof madeVisit>[0] = {}) =>
    madeVisit({ startAt: at(time), endAt: addMinutes(at(time), 60), timeZone: zone, ...given })

  it('puts the next planned visit first and what is over last', () => {
    const [early, soon, late] = [
      visit('04:00', { state: 'finished' }),
      visit('10:00'),
      visit('23:30'),
    ]
    const ordered = orderDay([late, soon, early], day, at('09:00'), zone)
    expect(ordered).toEqual({ next: soon, later: [late], earlier: [early], leftOpen: [] })
  })

  it('counts what starts at either end of the day, and nothing of its neighbours', () => {
    const first = madeVisit({ startAt: startOfDay(day, zone), endAt: at('23:00') })
    const before = madeVisit({ startAt: addMinutes(startOfDay(day, zone), -1), endAt: at('23:00') })
    const last = visit('23:59')
    const { next, later } = orderDay([before, last, first], day, at('03:30'), zone)
    expect([next, ...later]).toEqual([first, last])
  })

  it('keeps the visit under way in front of one whose time has come', () => {
    const running = visit('09:00', { state: 'inSession' })
    const following = visit('10:05')
    expect(orderDay([following, running], day, at('10:10'), zone)).toMatchObject({
      next: running,
      later: [following],
    })
  })
})

describe('the order of a day', () => {
  const zone = 'America/Los_Angeles'
  const day = '2026-11-21'
  const at = (time: string) => instantAt(day, time, zone)

  it('lets go of a planned visit whose time went by', () => {
    const missed = madeVisit({ startAt: at('08:00'), endAt: at('09:00') })
    expect(orderDay([missed], day, at('09:00'), zone)).toMatchObject({
      next: null,
      earlier: [missed],
    })
    expect(orderDay([missed], day, at('08:59'), zone).next).toBe(missed)
  })

  it('names a visit left open yesterday, but not one that runs over midnight', () => {
    const open = madeVisit({
      state: 'inSession',
      startAt: addMinutes(at('00:00'), -300),
      endAt: addMinutes(at('00:00'), -240),
    })
    expect(orderDay([open], day, at('09:00'), zone)).toMatchObject({ next: null, leftOpen: [open] })
    const running = { ...open, endAt: at('00:45') }
    expect(orderDay([running], day, at('00:30'), zone)).toMatchObject({
      next: running,
      leftOpen: [],
    })
  })
})

describe('when to leave', () => {
  const visit = madeVisit({ startAt: '2026-11-21T18:00:00.000Z' })
  const margins = { setupMin: 10, packupMin: 10 }
  const home = { latitude: 49.28, longitude: -123.12 }

  it('is no guess when a home is not on the map', () => {
    expect(leaveBy(visit, margins, null, home)).toEqual({
      atDoorAt: '2026-11-21T17:50:00.000Z',
      leaveAt: null,
      driveMin: null,
    })
  })

  it('follows the straight line: ten kilometres take 22 minutes, next door takes two', () => {
    const tenKm = { latitude: 49.28 + 10 / 111.195, longitude: -123.12 }
    expect(leaveBy(visit, margins, home, tenKm)).toMatchObject({
      driveMin: 22,
      leaveAt: '2026-11-21T17:28:00.000Z',
    })
    expect(leaveBy(visit, margins, home, home).driveMin).toBe(2)
  })
})

describe('what is missing', () => {
  const day = '2026-11-21'
  const line = { id: madeId(), itemId: null, label: 'Mat', quantity: null, unit: null }
  const open = { tickedAt: null, tickedBy: null }

  it('counts what is not packed, not the steps at the door', () => {
    const visit = madeVisit({
      checklist: [
        { ...line, ...open, phase: 'pack' },
        { ...line, ...open, phase: 'door' },
        { ...line, phase: 'pack', tickedAt: '2026-11-21T08:00:00.000Z', tickedBy: therapistId },
      ],
    })
    const charts = new Map([[visit.clientId, chartOf(visit.clientId)]])
    expect(whatIsMissing(visit, { charts, hasAddress: true }, day)).toEqual([
      { kind: 'toPack', count: 1 },
    ])
  })

  it('asks after the allergies of the parent and of each infant, chart or none', () => {
    const baby = madeId()
    const visit = madeVisit({ infantIds: [baby] })
    const charts = new Map([
      [visit.clientId, chartOf(visit.clientId, { allergyHistory: 'notAsked' })],
    ])
    expect(whatIsMissing(visit, { charts, hasAddress: true }, day)).toEqual([
      { kind: 'allergiesNotAsked', clientId: visit.clientId },
      { kind: 'allergiesNotAsked', clientId: baby },
    ])
  })

  it('a clearance holds through its last day, and a newer one mends an expired one', () => {
    const visit = madeVisit()
    const missing = (...ends: (string | null)[]) =>
      whatIsMissing(
        visit,
        {
          charts: new Map([
            [visit.clientId, chartOf(visit.clientId, { clearances: ends.map(clearance) })],
          ]),
          hasAddress: true,
        },
        day,
      )
    expect(missing('2026-11-21')).toEqual([])
    expect(missing('2026-11-20')).toMatchObject([
      { kind: 'clearanceExpired', expiredOn: '2026-11-20' },
    ])
    expect(missing('2026-11-20', '2026-12-20')).toEqual([])
    expect(missing('2026-11-20', null)).toEqual([])
  })
})

describe('what waits', () => {
  const now = '2026-11-21T20:00:00.000Z'
  const facts = {
    therapistId,
    recentVisits: [],
    notes: [],
    todayStartsAt: '2026-11-21T08:00:00.000Z',
    now,
  }
  const note = (given: Partial<Note>): Note =>
    ({
      id: madeId(),
      visitId: madeId(),
      clientId: madeId(),
      authorId: therapistId,
      state: 'draft',
      sessionAt: now,
      ...given,
    }) as Note

  it('marks a draft after 48 hours, not at 48 hours', () => {
    const old = note({ sessionAt: '2026-11-19T19:59:00.000Z' })
    const young = note({ sessionAt: '2026-11-19T20:00:00.000Z' })
    expect(whatWaits({ ...facts, notes: [young, old] })).toMatchObject([
      { kind: 'noteToSign', visitId: old.visitId, overdue: true },
      { kind: 'noteToSign', visitId: young.visitId, overdue: false },
    ])
  })

  it('finds finished visits without any note, and leaves those with one', () => {
    const bare = madeVisit({ state: 'finished', startAt: '2026-11-20T18:00:00.000Z' })
    const noted = madeVisit({ state: 'finished' })
    const signed = note({ visitId: noted.id, state: 'signed' })
    expect(whatWaits({ ...facts, recentVisits: [bare, noted], notes: [signed] })).toMatchObject([
      { kind: 'noteToWrite', visitId: bare.id },
    ])
  })

  it('names visits of earlier days that were left, not those of today', () => {
    const at = (startAt: string, state: 'planned' | 'inSession') =>
      madeVisit({ state, startAt, endAt: addMinutes(startAt, 60) })
    const missed = at('2026-11-20T18:00:00.000Z', 'planned')
    const open = at('2026-11-20T20:00:00.000Z', 'inSession')
    const today = at('2026-11-21T18:00:00.000Z', 'planned')
    expect(whatWaits({ ...facts, recentVisits: [missed, open, today] })).toMatchObject([
      { kind: 'visitWentBy', visitId: missed.id },
      { kind: 'visitLeftOpen', visitId: open.id },
    ])
  })
})
