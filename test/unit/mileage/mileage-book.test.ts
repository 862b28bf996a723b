import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountWords, distanceWords, rateWords } from '#shared/domain/mileage/drive-words'
import { csvText, decimal, mileageCsv } from '#shared/domain/mileage/mileage-csv'
import {
  amountOf,
  driveMonths,
  type LoggedTrip,
  rateOn,
  sumDrives,
  usualMileage,
} from '#shared/domain/mileage/totals'
import type { DrivePurpose } from '#shared/schema/drive'
import type { MileageRate, MileageSettings } from '#shared/schema/mileage-settings'

const at = '2026-01-01T00:00:00.000Z'
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const rate = (fromDay: string, tenthsOfCent: number, setAt = at): MileageRate => ({
  ...{ id: id(tenthsOfCent), fromDay, tenthsOfCent, source: 'The tax office', setAt, setBy: id(1) },
})
const settings = (...rates: MileageRate[]): MileageSettings => ({ ...usualMileage, rates })

interface Given {
  readonly n: number
  readonly day?: string
  readonly tenths?: number
  readonly purpose?: DrivePurpose
  readonly unit?: 'mi' | 'km'
  readonly note?: string
  readonly isVoid?: boolean
}
const place = { kind: 'homeBase', visitId: null, name: '', location: null } as const
function trip(given: Given): LoggedTrip {
  const { n, day = '2026-03-02', tenths = 100, purpose = 'business', unit = 'mi' } = given
  return {
    ...{
      id: id(n),
      space: id(1),
      createdAt: at,
      createdBy: id(1),
      updatedAt: at,
      updatedBy: id(1),
    },
    ...{ kind: 'drive', therapistId: id(1), day, startAt: `${day}T15:00:00.000Z`, plan: null },
    drive: {
      ...{ from: place, to: { ...place, kind: 'other', name: 'Linen service' } },
      ...{ endedAt: null, distanceTenths: tenths, unit, known: 'typed', odometer: null, purpose },
      ...{ note: given.note ?? '', voidedAt: given.isVoid ? at : null, edits: [] },
    },
  }
}

describe('the rate of a day', () => {
  it('is the latest that began by then, and none before the first', () => {
    const rates = [rate('2026-07-01', 725), rate('2026-01-01', 700), rate('2025-01-01', 670)]
    expect(rateOn('2024-12-31', rates)).toBeNull()
    expect(rateOn('2025-01-01', rates)?.tenthsOfCent).toBe(670)
    expect(rateOn('2026-06-30', rates)?.tenthsOfCent).toBe(700)
    expect(rateOn('2026-07-01', rates)?.tenthsOfCent).toBe(725)
  })

  it('is the one entered last where two laptops entered one for the same day', () => {
    const rates = [rate('2026-01-01', 700), rate('2026-01-01', 655, '2026-02-01T00:00:00.000Z')]
    expect(rateOn('2026-03-02', rates)?.tenthsOfCent).toBe(655)
    expect(rateOn('2026-03-02', rates.toReversed())?.tenthsOfCent).toBe(655)
  })
})

describe('what a drive counts for', () => {
  const yearly = settings(rate('2026-01-01', 655))
  it('is exact to the hundredth of a cent, for business alone', () => {
    // 12.3 mi at 65.5¢ are $8.0565.
    expect(amountOf(trip({ n: 1, tenths: 123 }), yearly)).toBe(80_565)
    expect(amountOf(trip({ n: 1, purpose: 'commute' }), yearly)).toBe(0)
    expect(amountOf(trip({ n: 1, purpose: 'personal' }), yearly)).toBe(0)
    expect(amountWords(80_565)).toBe('$8.06')
  })

  it('is not known without a rate, or in another unit than the rate is for', () => {
    expect(amountOf(trip({ n: 1 }), usualMileage)).toBeNull()
    expect(amountOf(trip({ n: 1, unit: 'km' }), yearly)).toBeNull()
    const sums = sumDrives([trip({ n: 1 }), trip({ n: 2, unit: 'km' })], yearly)
    expect(sums).toMatchObject({ drives: 2, withoutRate: 1, amountHundredths: 65_500 })
    expect(sums.tenths).toMatchObject({ mi: { business: 100 }, km: { business: 100 } })
  })

  it('is nothing once it is taken out', () => {
    const sums = sumDrives([trip({ n: 1, isVoid: true })], yearly)
    expect(sums).toMatchObject({ drives: 0, amountHundredths: 0, withoutRate: 0 })
  })
})

const drives = fc.array(
  fc.record({
    n: fc.integer({ min: 1, max: 999_999 }),
    day: fc.integer({ min: 0, max: 364 }).map((days) => {
      const moment = new Date(Date.UTC(2026, 0, 1) + days * 86_400_000)
      return moment.toISOString().slice(0, 10)
    }),
    tenths: fc.integer({ min: 0, max: 99_999 }),
    purpose: fc.constantFrom<DrivePurpose>('business', 'commute', 'personal'),
    unit: fc.constantFrom<'mi' | 'km'>('mi', 'km'),
    note: fc.string(),
    isVoid: fc.boolean(),
  }),
  { maxLength: 60 },
)
const midYear = settings(rate('2026-01-01', 655), rate('2026-07-01', 703))

/** RFC 4180, written for the test alone. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string
    if (quoted) {
      if (character === '"' && text[at + 1] === '"') {
        cell += '"'
        at++
      } else if (character === '"') quoted = false
      else cell += character
    } else if (character === '"' && cell === '') quoted = true
    else if (character === ',') {
      rows.at(-1)?.push(cell)
      cell = ''
    } else if (character === '\r' && text[at + 1] === '\n') {
      rows.at(-1)?.push(cell)
      rows.push([])
      cell = ''
      at++
    } else cell += character
  }
  expect(quoted).toBe(false)
  expect(cell).toBe('')
  return rows.slice(0, -1)
}

describe('sums', () => {
  it('of the months are the sum of the year, to the hundredth of a cent', () => {
    fc.assert(
      fc.property(drives, (given) => {
        const trips = given.map(trip)
        const year = sumDrives(trips, midYear)
        const months = driveMonths(trips, midYear)
        const total = (of: (sums: typeof year) => number) =>
          months.reduce((sum, { sums }) => sum + of(sums), 0)
        expect(total((sums) => sums.amountHundredths)).toBe(year.amountHundredths)
        expect(total((sums) => sums.drives)).toBe(year.drives)
        for (const unit of ['mi', 'km'] as const) {
          for (const purpose of ['business', 'commute', 'personal'] as const) {
            expect(total((sums) => sums.tenths[unit][purpose])).toBe(year.tenths[unit][purpose])
          }
        }
        expect(Number.isSafeInteger(year.amountHundredths)).toBe(true)
      }),
    )
  })

  it('of the table are the sums of the book', () => {
    fc.assert(
      fc.property(drives, (given) => {
        const trips = given.map(trip)
        const csv = mileageCsv(trips, { settings: midYear, timeZone: 'America/Chicago' })
        const [head, ...rows] = parseCsv(csv)
        expect(rows).toHaveLength(trips.length)
        expect(rows.every((row) => row.length === head?.length)).toBe(true)
        const column = (name: string) => rows.map((row) => row[head?.indexOf(name) ?? -1] ?? '')
        const amounts = column('Amount (USD)').map((cell) => Math.round(Number(cell) * 10_000))
        const book = sumDrives(trips, midYear)
        expect(amounts.reduce((sum, one) => sum + one, 0)).toBe(book.amountHundredths)
        const miles = rows
          .filter((_, index) => column('Unit')[index] === 'mi' && column('Void')[index] === '')
          .filter((row) => row[head?.indexOf('Purpose') ?? -1] === 'Business')
          .map((row) => Math.round(Number(row[head?.indexOf('Distance') ?? -1]) * 10))
        expect(miles.reduce((sum, one) => sum + one, 0)).toBe(book.tenths.mi.business)
      }),
    )
  })
})

describe('a cell', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =HYPERLINK("x")', '|cmd', '%x'])(
    'that a spreadsheet would run, %j, is text',
    (text) => {
      expect(csvText(text).replace(/^"/, '')).toMatch(/^'/)
    },
  )

  it('comes back as it was written, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const [[cell] = []] = parseCsv(`${csvText(text)},x\r\n`)
        expect(cell === text || cell === `'${text}`).toBe(true)
        expect(cell?.trimStart()).not.toMatch(/^[=+\-@]/)
      }),
    )
  })

  it('holds a figure to the last place', () => {
    expect([decimal(5, 1), decimal(12_045, 1), decimal(80_565, 4), decimal(-7, 2)]).toEqual([
      ...['0.5', '1204.5', '8.0565', '-0.07'],
    ])
  })
})

it('figures read as they are spoken', () => {
  expect(distanceWords(12_045, 'mi')).toBe('1,204.5 mi')
  expect(rateWords(655, 'mi')).toBe('65.5¢ a mile')
  expect(rateWords(700, 'km')).toBe('70¢ a kilometer')
})
