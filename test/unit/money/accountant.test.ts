import { describe, expect, it } from 'vitest'
import { accountYear, monthsTable, movesTable } from '#shared/domain/money/accountant'
import { bookOf } from '#shared/domain/money/book'
import { csvChunks, csvLine, figure, money } from '#shared/domain/money/csv'
import { incomeMonths } from '#shared/domain/money/income'
import {
  type LetterForm,
  lastDayOf,
  letterFormSchema,
  letterState,
  lettersToRenew,
  letterTasks,
} from '#shared/domain/money/letters'
import { totalsOf } from '#shared/domain/money/receipt-totals'
import { suppliesYear } from '#shared/domain/money/supplies-cost'
import { issueReceipt } from '#shared/domain/money/take-payment'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { MileageSettings } from '#shared/schema/mileage-settings'
import type { Letter } from '#shared/schema/receipt'
import type { StockRecord } from '#shared/schema/stock'
import { clientId, content, line, paidBy, stamps, today, uuid } from './made-up-money'

const mileage: MileageSettings = {
  unit: 'mi',
  homeLegs: 'business',
  rates: [
    {
      id: uuid(5),
      fromDay: '2026-01-01',
      tenthsOfCent: 700,
      source: '',
      setAt: '',
      setBy: uuid(2),
    },
  ],
}

const drive = (day: string, distanceTenths: number, purpose: 'business' | 'personal') =>
  ({ day, drive: { distanceTenths, purpose, unit: 'mi', voidedAt: null } }) as never

function aBook() {
  const stamp = stamps()
  const pay = (
    sequence: number,
    cents: number,
    paidOn: string,
    more: Parameters<typeof content>[0] = {},
  ) => {
    const made = issueReceipt(
      bookOf([]),
      content({
        ...totalsOf([line(1, 'session', cents), line(2, 'tip', 500)], null, 0),
        payment: paidBy({ paidOn, method: 'check', reference: `Check ${sequence}` }),
        ...more,
      }),
      { series: 'K7QF2', sequence },
      today,
      stamp,
    )
    if (!made.ok) throw new Error(made.refusal.code)
    return made.value
  }
  return bookOf([...pay(1, 12_000, '2026-01-31'), ...pay(2, 9999, '2026-02-01')])
}

describe('the accountant’s year', () => {
  const supplies = { months: [], withoutCost: [] }
  const trips = [
    drive('2026-02-03', 125, 'business'),
    drive('2026-02-04', 99, 'business'),
    drive('2026-02-05', 500, 'personal'),
  ]
  const account = accountYear({ book: aBook(), trips, mileage, supplies, year: 2026 })

  it('counts money in the month it was paid, tips apart, and business drives alone', () => {
    const [january, february] = account.months
    expect(january).toMatchObject({ totalCents: 12_500, byKind: { session: 12_000, tip: 500 } })
    expect(february).toMatchObject({ totalCents: 10_499, mileageTenths: 224 })
    // 22.4 mi at 70 ¢ are $15.68.
    expect(february?.mileageHundredths).toBe(156_800)
    expect(account.totals).toMatchObject({ totalCents: 22_999, payments: 2, mileageTenths: 224 })
  })

  it('is a table of twelve months whose columns add up to the book', () => {
    const { lines, headings, count } = monthsTable(account)
    expect([count, headings.length]).toEqual([12, [...lines][0]?.length])
    const text = [...csvChunks(headings, lines)].map((chunk) => chunk.text).join('')
    expect(text).toContain('2026-02,99.99,0.00,0.00,0.00,0.00,5.00,0.00,104.99,1,0,22.4,15.6800')
  })

  it('lists every payment, with names only where they are wanted', () => {
    const book = aBook()
    const plain = [...movesTable(account.moves, book).lines]
    expect(plain).toHaveLength(2)
    expect(JSON.stringify(plain)).not.toContain('Fernandez')
    const named = movesTable(account.moves, book, (id) => (id === clientId ? '=Maya' : null))
    expect([...named.lines].map(csvLine)[0]).toContain(`,Check 1,'=Maya,120.00,`)
  })

  it('is empty in a year without money', () => {
    expect(incomeMonths(aBook(), 2025).every(({ totalCents }) => totalCents === 0)).toBe(true)
  })
})

describe('a table for spreadsheets', () => {
  it.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+1 555', `'+1 555`],
    ['-2+3', `'-2+3`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\tx', `'\tx`],
    ['  =1+1', `'  =1+1`],
    ['＝1+1', `'＝1+1`],
    ['\u200b＝1', `'\u200b＝1`],
    ['a\u0000b', 'a b'],
    ['\ud800', '\ufffd'],
    ['two\r\nlines', '"two\r\nlines"'],
  ])('takes no text for a formula: %j', (text, cell) => {
    expect(csvLine([text])).toBe(`${cell}\r\n`)
  })

  it('leaves figures alone, those below 0 too', () => {
    expect(csvLine([money(-1205), figure('-1.5'), money(5)])).toBe('-12.05,-1.5,0.05\r\n')
  })

  it('comes piece by piece, the mark of UTF-8 first, and counts its lines', () => {
    const lines = Array.from({ length: 5 }, (_, index) => [`line ${index}`])
    const chunks = [...csvChunks(['What'], lines, 2)]
    expect(chunks.map((chunk) => chunk.lines)).toEqual([2, 4, 5])
    expect(chunks[0]?.text.startsWith('\ufeffWhat\r\nline 0')).toBe(true)
    expect([...csvChunks(['What'], [])]).toEqual([{ text: '\ufeffWhat\r\n', lines: 0 }])
  })
})

describe('what supplies cost', () => {
  const oil = {
    id: uuid(40),
    name: 'Oil',
    item: { unit: 'ml', cost: { cents: 1800, quantity: 500 } },
  } as unknown as CatalogEntry
  const sheet = { id: uuid(41), name: 'Sheet', item: { unit: 'piece' } } as unknown as CatalogEntry
  const moved = (kind: string, itemId: string, quantity: number, at: string) =>
    ({ at, movement: { kind, lines: [{ itemId, quantity }] } }) as unknown as StockRecord

  it('is added up over a month and rounded once; what has no price is named', () => {
    const records = [
      moved('received', oil.id, 500, '2026-03-02T12:00:00.000Z'),
      ...Array.from({ length: 30 }, () => moved('used', oil.id, 1.5, '2026-03-09T12:00:00.000Z')),
      moved('soiled', oil.id, 99, '2026-03-09T12:00:00.000Z'),
      moved('used', sheet.id, 1, '2026-03-09T12:00:00.000Z'),
      moved('used', oil.id, 500, '2025-12-31T12:00:00.000Z'),
    ]
    const items = new Map([oil, sheet].map((entry) => [entry.id, entry]))
    const year = suppliesYear(records, items, 2026, 'America/Chicago')
    // 45 ml of 500 ml for $18.00.
    expect(year.months[2]).toEqual({ month: '2026-03', boughtCents: 1800, usedCents: 162 })
    expect(year.withoutCost.map(({ name }) => name)).toEqual(['Sheet'])
  })
})

describe('a letter of need', () => {
  const letter: Letter = {
    ...{ providerId: null, providerName: 'Dr. Ada Njoroge', providerNpi: '' },
    ...{ issuedOn: '2026-01-15', expiresOn: '2027-01-14', condition: 'x', treatment: 'x' },
    ...{ frequency: 'x', duration: 'x', endedOn: null },
  }
  const form: LetterForm = { ...letter, providerId: '' } as never

  it('counts for twelve months at most, and not before it was written', () => {
    expect(lastDayOf('2026-01-15')).toBe('2027-01-14')
    const { endedOn: _ended, ...values } = form as LetterForm & { endedOn: null }
    const tried = (expiresOn: string) =>
      letterFormSchema.safeParse({ ...values, expiresOn }).success
    expect(['2027-01-14', '2027-01-15', '2026-01-14'].map(tried)).toEqual([true, false, false])
  })

  it('is a thing to do from 30 days before its end, until a later one is there', () => {
    const states = ['2026-12-14', '2026-12-15', '2027-01-14', '2027-01-15'].map((day) =>
      letterState(letter, day),
    )
    expect(states).toEqual(['current', 'ending', 'ending', 'expired'])
    const one = { id: uuid(1), clientId, letter }
    const later = { ...one, id: uuid(2), letter: { ...letter, expiresOn: '2027-12-01' } }
    expect(lettersToRenew([one], '2027-01-10')).toEqual([one])
    expect(lettersToRenew([one, later], '2027-01-10')).toEqual([])
    expect(letterTasks([one], '2027-01-10')).toMatchObject([
      { kind: 'letterEnds', clientId, fromOn: '2026-12-15', dueOn: '2027-01-14' },
    ])
    expect(letterTasks([one], '2027-03-16')).toEqual([])
    expect(letterState({ ...letter, endedOn: '2026-06-01' }, '2027-01-10')).toBe('ended')
  })
})
