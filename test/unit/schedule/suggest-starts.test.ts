import { describe, expect, it } from 'vitest'
import { suggestStarts, usualInfants } from '#shared/domain/schedule/suggest-starts'
import { anyTime, usualWorkday } from '#shared/domain/schedule/working-time'
import { clockTimeOf, instantAt } from '#shared/domain/time/calendar-day'
import type { TimeWindow } from '#shared/schema/client'
import { madeId, madeVisit, serviceId, therapistId } from './made-visit'

const zone = 'America/Los_Angeles'
const day = '2026-11-21'
const at = (time: string) => instantAt(day, time, zone)
const clientId = madeId()
const wish = {
  day,
  timeZone: zone,
  durationMin: 60,
  clientId,
  serviceId,
  therapistId,
  visitId: null,
}
const around = {
  visits: [],
  margins: new Map([[serviceId, { setupMin: 10, packupMin: 10 }]]),
  windows: [],
  now: at('06:00'),
  places: new Map(),
  time: anyTime,
}
const clocks = (starts: readonly string[]) => starts.map((start) => clockTimeOf(start, zone))
const window = (
  startTime: string,
  endTime: string,
  given: Partial<TimeWindow> = {},
): TimeWindow => ({
  id: madeId(),
  weekdays: [],
  startTime,
  endTime,
  reason: 'nap',
  strength: 'preferred',
  ...given,
})

describe('suggested starts', () => {
  it('are parts of a usual day for a home that said nothing', () => {
    expect(clocks(suggestStarts(wish, around))).toEqual(['09:00', '12:00', '15:00'])
  })

  it('lie inside the windows of the home, behind what is already booked', () => {
    const windows = [window('13:00', '15:00'), window('09:30', '11:00')]
    const visits = [madeVisit({ startAt: at('09:30'), endAt: at('10:30') })]
    expect(clocks(suggestStarts(wish, { ...around, windows, visits }))).toEqual(['13:00'])
  })

  it('keep to hard windows alone when there are any', () => {
    const windows = [window('09:00', '11:00'), window('13:00', '15:00', { strength: 'hard' })]
    expect(clocks(suggestStarts(wish, { ...around, windows }))).toEqual(['13:00'])
  })

  it('keep to working hours and leave lunch alone', () => {
    const time = { workdays: [usualWorkday(6, madeId)], timeOff: [] }
    expect(clocks(suggestStarts(wish, { ...around, time }))).toEqual(['09:10', '13:10', '15:00'])
    const sunday = { ...time, workdays: [usualWorkday(7, madeId)] }
    expect(suggestStarts(wish, { ...around, time: sunday })).toEqual([])
  })

  it('are never past, and leave time to set up', () => {
    const late = { ...around, now: at('13:31') }
    expect(clocks(suggestStarts(wish, late))).toEqual(['13:45', '15:00'])
    expect(suggestStarts(wish, { ...around, now: at('23:00') })).toEqual([])
  })
})

describe('who usually takes part', () => {
  it('is the infants in what is done with them, and the parent alone otherwise', () => {
    expect(usualInfants('infant', ['a', 'b'])).toEqual(['a', 'b'])
    expect(usualInfants('postnatal', ['a'])).toEqual([])
  })
})
