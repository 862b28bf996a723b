import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orderInForce, orderOf, readDate, weighDates } from '#shared/domain/import/read-dates'

const year = 2026

describe('A day out of a cell', () => {
  test.each([
    ['2024-03-05', '2024-03-05'],
    ['20240305', '2024-03-05'],
    ['2024/3/5', '2024-03-05'],
    ['2024-03-05T00:00:00.000Z', '2024-03-05'],
    ['2024-03-05 00:00:00', '2024-03-05'],
    ['3/25/2024 12:00 AM', '2024-03-25'],
    ['25.03.2024', '2024-03-25'],
    ['Mar 5, 2024', '2024-03-05'],
    ['Tuesday, March 5th, 2024', '2024-03-05'],
    ['5 March 2024', '2024-03-05'],
    ['5 de marzo de 2024', '2024-03-05'],
    ['29-Feb-2024', '2024-02-29'],
    ['07/07/24', '2024-07-07'],
    ['1/31/88', '1988-01-31'],
  ])('%s', (cell, day) => {
    expect(readDate(cell, null, year)).toBe(day)
  })
  test('none where it could be two and nobody has said which', () => {
    expect(readDate('03/04/2024', null, year)).toBeNull()
    expect(readDate('03/04/2024', 'monthFirst', year)).toBe('2024-03-04')
    expect(readDate('03/04/2024', 'dayFirst', year)).toBe('2024-04-03')
  })
  test.each(['2023-02-29', '1899-12-31', '2101-01-01', '0000-00-00', '2024-13-01', '31/31/2024'])(
    'none: %s',
    (cell) => {
      expect(readDate(cell, 'monthFirst', year)).toBeNull()
    },
  )
  test('every day comes back from each way of writing it, under the order it was written in', () => {
    const anyDay = fc.date({
      min: new Date('1930-01-01'),
      max: new Date('2026-12-31'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(anyDay, fc.constantFrom('/', '.', '-'), (date, sign) => {
        const day = date.toISOString().slice(0, 10)
        const [y, m, d] = day.split('-').map(Number)
        expect(readDate([m, d, y].join(sign), 'monthFirst', year)).toBe(day)
        expect(readDate([d, m, y].join(sign), 'dayFirst', year)).toBe(day)
        expect(readDate(day, null, year)).toBe(day)
      }),
    )
  })
})

describe('The order of a file’s dates', () => {
  const standing = (...cells: readonly string[]) => orderOf(weighDates(cells))
  test('is known when one date can only be read one way', () => {
    expect(standing('03/04/2024', '03/25/2024')).toEqual({ kind: 'known', order: 'monthFirst' })
    expect(standing('03/04/2024', '25/03/2024')).toEqual({ kind: 'known', order: 'dayFirst' })
  })
  test('is asked when no date tells, and when they contradict one another', () => {
    expect(standing('03/04/2024')).toMatchObject({
      kind: 'ask',
      why: 'noneTells',
      example: '03/04/2024',
    })
    expect(standing('03/04/2024', '25/03/2024', '03/25/2024')).toMatchObject({
      kind: 'ask',
      why: 'bothAreThere',
    })
  })
  test('does not matter where every date is plain', () => {
    expect(standing('2024-03-04', 'Mar 4, 2024', '05/05/2024')).toEqual({ kind: 'notNeeded' })
  })
})

test('what the dates prove counts more than an answer from before', () => {
  expect(orderInForce({ kind: 'known', order: 'dayFirst' }, 'monthFirst')).toBe('dayFirst')
  const open = { kind: 'ask', why: 'noneTells', example: '1/2/2026' } as const
  expect(orderInForce(open, 'monthFirst')).toBe('monthFirst')
  expect(orderInForce({ kind: 'notNeeded' }, 'monthFirst')).toBeNull()
})
