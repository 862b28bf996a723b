import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDay, writeDay } from '#renderer/ui/fields/read-day'
import { readTime, stepTime, writeTime } from '#renderer/ui/fields/read-time'
import { tidyPhone } from '#renderer/ui/fields/tidy-phone'

const today = '2026-11-21'

describe('a typed day', () => {
  it.each([
    ['2026-03-14', '2026-03-14'],
    ['3/14/2026', '2026-03-14'],
    ['3/14/26', '2026-03-14'],
    ['3-14-1988', '1988-03-14'],
    ['3/14/88', '1988-03-14'],
    ['14 mar 2026', '2026-03-14'],
    ['Mar 14th, 2026', '2026-03-14'],
    ['Sat, Nov 22, 2026', '2026-11-22'],
    ['12/1', '2026-12-01'],
    ['1/5', '2027-01-05'],
    ['aug 3', '2026-08-03'],
    ['today', '2026-11-21'],
    ['Tomorrow', '2026-11-22'],
    ['+10', '2026-12-01'],
    ['-1', '2026-11-20'],
    ['2/29/2028', '2028-02-29'],
    ['2/29/2026', null],
    ['13/40/2026', null],
    ['sometime', null],
    ['', null],
  ])('%j is %j', (typed, day) => {
    expect(readDay(typed, today)).toBe(day)
  })

  it.each([
    ['5/3', '2027-03-05'],
    ['5/3/2026', '2026-03-05'],
    ['05-03-26', '2026-03-05'],
    ['5.3.88', '1988-03-05'],
    ['14/3/2026', '2026-03-14'],
    ['2026-03-05', '2026-03-05'],
    ['5 de marzo de 2026', '2026-03-05'],
    ['El 5 de Marzo del 2026', '2026-03-05'],
    ['miércoles, 4 de marzo de 2026', '2026-03-04'],
    ['martes 1º de diciembre', '2026-12-01'],
    ['mar 5', '2027-03-05'],
    ['12 ene 2026', '2026-01-12'],
    ['30 septiembre 2026', '2026-09-30'],
    ['mañana', '2026-11-22'],
    ['ayer', '2026-11-20'],
    ['29/2/2028', '2028-02-29'],
    ['29/2/2026', null],
    ['31/4/2026', null],
    // Month first is not tried instead: it would read 5/3 by one rule and 3/14 by the other.
    ['3/14/2026', null],
    ['32 de mayo', null],
    ['5 de nada', null],
    ['pronto', null],
    ['', null],
  ])('in Spanish %j is %j', (typed, day) => {
    expect(readDay(typed, today, 'es')).toBe(day)
  })

  it('in figures that fit both orders is another day in each language, and no third one', () => {
    expect(readDay('5/3/2026', today)).toBe('2026-05-03')
    expect(readDay('5/3/2026', today, 'es')).toBe('2026-03-05')
    expect(readDay('14/3/2026', today)).toBeNull()
    expect(writeDay('2026-03-05', 'es')).toBe('5 de marzo de 2026')
  })

  it.each(['en', 'es'] as const)('is read back as written, whatever the day (%s)', (language) => {
    const day = fc.date({
      min: new Date('1920-01-01'),
      max: new Date('2090-01-01'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(day, (date) => {
        const text = date.toISOString().slice(0, 10)
        expect(readDay(writeDay(text, language), today, language)).toBe(text)
      }),
    )
  })
})

describe('a typed time', () => {
  it.each([
    ['9', '09:00'],
    ['930', '09:30'],
    ['9:30', '09:30'],
    ['9.30 pm', '21:30'],
    ['9p', '21:00'],
    ['12 am', '00:00'],
    ['12', '12:00'],
    ['2', '14:00'],
    ['2:15', '14:15'],
    ['02:15', '02:15'],
    ['14:00', '14:00'],
    ['1400', '14:00'],
    ['noon', '12:00'],
    ['25:00', null],
    ['9:75', null],
    ['13 pm', null],
    ['soon', null],
  ])('%j is %j', (typed, time) => {
    expect(readTime(typed)).toBe(time)
  })

  it('is read back as written, whatever the minute', () => {
    fc.assert(
      fc.property(fc.nat(1439), (minute) => {
        const time = new Date(minute * 60_000).toISOString().slice(11, 16)
        expect(readTime(writeTime(time))).toBe(time)
      }),
    )
  })

  it('steps onto the grid and stays within the day', () => {
    expect(stepTime('09:32', 5, 1)).toBe('09:35')
    expect(stepTime('09:32', 5, -1)).toBe('09:30')
    expect(stepTime('00:00', 5, -1)).toBe('00:00')
    expect(stepTime('23:55', 5, 1)).toBe('23:55')
  })
})

describe('a typed telephone number', () => {
  it.each([
    ['5035550142', '(503) 555-0142'],
    ['+1 503.555.0142', '(503) 555-0142'],
    ['1-503-555-0142', '(503) 555-0142'],
    ['+49 30 901820', '+49 30 901820'],
    ['503 555 0142 ext 4', '503 555 0142 ext 4'],
    ['  ask Rosa ', 'ask Rosa'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(tidyPhone(typed)).toBe(kept)
  })
})
