import { describe, expect, it } from 'vitest'
import {
  type BookingValues,
  bookingOf,
  bookingSchema,
  comesTwice,
  noRepeat,
  startOfBooking,
} from '#renderer/features/schedule/booking-form'
import { madeId, madeVisit } from './made-visit'

const zone = 'America/Los_Angeles'
const values = (given: Partial<BookingValues> = {}): BookingValues => ({
  clientId: madeId(),
  infantIds: [],
  serviceId: madeId(),
  day: '2026-11-21',
  startTime: '10:00',
  ofTwo: 'first',
  durationMin: 60,
  plan: '',
  ...noRepeat,
  repeatDays: [],
  ...given,
})
const messages = (given: Partial<BookingValues>): Record<string, string> => {
  const parsed = bookingSchema(zone).safeParse(values(given))
  const issues = parsed.error?.issues ?? []
  return Object.fromEntries(issues.map((issue) => [issue.path.join('.'), issue.message]))
}

describe('the booking form', () => {
  it('accepts a whole answer and names each missing one in words', () => {
    expect(messages({})).toEqual({})
    expect(
      messages({ clientId: null, serviceId: null, startTime: null, durationMin: null }),
    ).toEqual({
      clientId: 'Choose who the visit is for.',
      serviceId: 'Choose a service.',
      startTime: 'Enter when the session starts.',
      durationMin: 'Enter how long the session takes.',
    })
  })

  it('refuses unreadable days and times with words of its own', () => {
    expect(Object.keys(messages({ day: 'soon', startTime: '25:00' }))).toEqual(['day', 'startTime'])
  })

  it('refuses a time that the clocks jump over, and says what comes instead', () => {
    expect(messages({ day: '2026-03-08', startTime: '02:30' }).startTime).toContain('3:30')
    expect(startOfBooking(values({ day: '2026-03-08', startTime: '02:30' }), zone)).toBeNull()
  })

  it('asks which one when a time comes twice', () => {
    const twice = values({ day: '2026-11-01', startTime: '01:30' })
    expect(comesTwice(twice, zone)).toBe(true)
    expect(startOfBooking(twice, zone)).toBe('2026-11-01T08:30:00.000Z')
    expect(startOfBooking({ ...twice, ofTwo: 'second' }, zone)).toBe('2026-11-01T09:30:00.000Z')
    expect(comesTwice(values(), zone)).toBe(false)
  })

  it('shows a visit as it stands, also the second of two', () => {
    const startAt = '2026-11-01T09:30:00.000Z'
    const visit = madeVisit({ startAt, endAt: '2026-11-01T10:30:00.000Z' })
    const shown = bookingOf(visit, zone)
    expect(shown).toMatchObject({ day: '2026-11-01', startTime: '01:30', durationMin: 60 })
    expect(startOfBooking(shown, zone)).toBe(startAt)
  })
})
