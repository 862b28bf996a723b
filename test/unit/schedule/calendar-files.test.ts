import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportCalendar } from '#shared/domain/schedule/calendar-export'
import { calendarLimits, readCalendar } from '#shared/domain/schedule/calendar-import'
import { clockTimeOf, instantAt } from '#shared/domain/time/calendar-day'
import { timeOffSchema } from '#shared/schema/staff'
import { madeId, madeVisit } from './made-visit'

const zone = 'America/Los_Angeles'
const options = {
  now: instantAt('2026-10-20', '08:00', zone),
  timeZone: zone,
  kind: 'busy',
  withTitles: false,
  newId: madeId,
} as const
const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:test', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const event = (...lines: string[]) => [
  'BEGIN:VEVENT',
  `UID:${madeId()}`,
  'DTSTAMP:20261001T000000Z',
  ...lines,
  'END:VEVENT',
]
const read = (text: string, given: Partial<typeof options> = {}) => {
  const done = readCalendar(text, { ...options, ...given })
  if (!done.ok) throw new Error(done.refusal)
  for (const one of done.value.stretches) timeOffSchema.parse(one)
  return done.value
}

describe('a calendar file that leaves', () => {
  const exported = [{ visit: madeVisit(), name: 'Maya Fernandez', address: '12 Elm St' }]

  it('holds no name and no address unless they are wanted', () => {
    const plain = exportCalendar(exported, { withNames: false, now: options.now })
    expect(plain).toContain('SUMMARY:Visit')
    expect(plain).not.toMatch(/Maya|Elm/)
    const named = exportCalendar(exported, { withNames: true, now: options.now })
    expect(named).toContain('Visit: Maya Fernandez')
  })

  it('can be read again at the same times, without what was called off', () => {
    const visits = [...exported, { ...exported[0], visit: madeVisit({ state: 'cancelled' }) }]
    const text = exportCalendar(visits as typeof exported, { withNames: true, now: options.now })
    const { startAt, endAt } = exported[0]?.visit ?? madeVisit()
    expect(read(text).stretches).toMatchObject([{ startAt, endAt, reason: '' }])
  })
})

describe('a calendar file that comes in', () => {
  it('becomes busy time: repeated by the wall clock over the clock change, without exceptions', () => {
    const { stretches } = read(
      calendar(
        ...event(
          'DTSTART;TZID=America/Los_Angeles:20261023T090000',
          'DTEND;TZID=America/Los_Angeles:20261023T103000',
          'RRULE:FREQ=WEEKLY;COUNT=4',
          'EXDATE;TZID=America/Los_Angeles:20261030T090000',
          'SUMMARY:Somebody else',
        ),
      ),
    )
    expect(stretches.map((one) => one.startAt.slice(0, 10))).toEqual([
      '2026-10-23',
      '2026-11-06',
      '2026-11-13',
    ])
    expect(stretches.every((one) => clockTimeOf(one.startAt, zone) === '09:00')).toBe(true)
    expect(stretches.every((one) => one.reason === '')).toBe(true)
  })

  it('takes whole days, times without a zone, and lengths', () => {
    const { stretches } = read(
      calendar(
        ...event('DTSTART;VALUE=DATE:20261101', 'DTEND;VALUE=DATE:20261103', 'SUMMARY:Away'),
        ...event('DTSTART:20261105T140000', 'DURATION:PT1H30M'),
      ),
      { withTitles: true as never },
    )
    expect(stretches).toMatchObject([
      {
        wholeDays: true,
        reason: 'Away',
        startAt: instantAt('2026-11-01', '00:00', zone),
        endAt: instantAt('2026-11-03', '00:00', zone),
      },
      {
        startAt: instantAt('2026-11-05', '14:00', zone),
        endAt: instantAt('2026-11-05', '15:30', zone),
      },
    ])
  })

  it('leaves out what is over, free or called off, and counts what it cannot read', () => {
    const preview = read(
      calendar(
        ...event('DTSTART:20200101T100000Z', 'DTEND:20200101T110000Z'),
        ...event('DTSTART:20261105T100000Z', 'DTEND:20261105T110000Z', 'TRANSP:TRANSPARENT'),
        ...event('DTSTART:20261105T100000Z', 'DTEND:20261105T110000Z', 'STATUS:CANCELLED'),
        ...event('DTSTART:nonsense'),
        ...event('DTSTART:20261105T100000Z', 'RRULE:FREQ=SECONDLY', 'DTEND:20261105T110000Z'),
      ),
    )
    expect(preview).toEqual({ stretches: [], leftOut: 3, unreadable: 2 })
  })

  it('is refused with what is wrong when it is too large, endless or no calendar', () => {
    const refusal = (text: string) => {
      const done = readCalendar(text, options)
      return done.ok ? null : done.refusal
    }
    expect(refusal('')).toBe('notACalendar')
    expect(refusal('PK\u0003\u0004 not text')).toBe('notACalendar')
    expect(refusal(`BEGIN:VCALENDAR\n${'BEGIN:VEVENT\n'.repeat(50)}END:VCALENDAR`)).toBe(
      'notACalendar',
    )
    expect(refusal('x'.repeat(calendarLimits.bytes + 1))).toBe('tooLarge')
    const one = event('DTSTART:20261105T100000Z', 'DTEND:20261105T110000Z')
    const many = Array.from({ length: calendarLimits.events + 1 }, () => one).flat()
    expect(refusal(calendar(...many))).toBe('tooManyEvents')
    const daily = event('DTSTART:19700101T100000Z', 'DTEND:19700101T110000Z', 'RRULE:FREQ=DAILY')
    expect(refusal(calendar(...daily, ...daily))).toBe('tooManyStretches')
  })

  it('never throws, whatever stands in it', () => {
    const word = fc.constantFrom(
      'BEGIN:VEVENT',
      'END:VEVENT',
      'UID:1',
      'DTSTART:20261105T100000Z',
      'DTEND;TZID=Nowhere/Here:20261105T110000',
      'RRULE:FREQ=DAILY;INTERVAL=0',
      'RRULE:FREQ=WEEKLY;BYDAY=XX',
      'EXDATE:x',
      'DURATION:-P1D',
      'SUMMARY:;;:',
      'BEGIN:VTIMEZONE',
      'DTSTART;TZID=:1',
      'RECURRENCE-ID:1',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(word, fc.string({ maxLength: 40 })), { maxLength: 25 }),
        (lines) => {
          const done = readCalendar(calendar(...lines), options)
          if (done.ok) for (const one of done.value.stretches) timeOffSchema.parse(one)
        },
      ),
      { numRuns: 300 },
    )
  })
})
