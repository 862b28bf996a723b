import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockedLots, goodUntil, lotStanding, lotsInOrder } from '#shared/domain/supplies/lots'
import { type Booking, belowZero, bookMovement, takeFrom } from '#shared/domain/supplies/movements'
import { ledgerOf, onHand } from '#shared/domain/supplies/stock-ledger'
import { restockList, stockStandings } from '#shared/domain/supplies/stock-standing'
import { usedTotals, usesOfVisit, visitsThatUsed } from '#shared/domain/supplies/visit-uses'
import type { CatalogEntry, Item, Lot } from '#shared/schema/catalog-entry'
import { type Movement, movementKindSchema } from '#shared/schema/stock'
import { madeItem } from './catalog-fixture'

const today = '2026-11-21'
const me = '00000000-0000-4000-8000-0000000000aa'
const lot = (id: string, more: Partial<Lot> = {}): Lot => ({
  ...{ id, lotNumber: id, expiresOn: null, openedOn: null, recalledOn: null },
  ...more,
})
const oil = (more: Partial<Item> = {}): CatalogEntry =>
  madeItem('Oil', {
    ...{ category: 'oil', unit: 'ml', reusable: false, par: 500, reorderAt: 200 },
    ...{ monthsAfterOpening: 12, ...more },
  })
const movement = (
  kind: Movement['kind'],
  lines: Partial<Movement['lines'][number]>[],
): Movement => ({
  ...{ kind, holderId: me, note: '' },
  lines: lines.map((line) => ({
    ...{ itemId: 'oil', lotId: null, place: 'base' as const, quantity: 1, unit: 'ml' as const },
    ...line,
  })),
})
const book = (...movements: Movement[]) => ledgerOf(movements.map((one) => ({ movement: one })))
const booking = (more: Partial<Booking>): Booking => ({
  ...{ kind: 'received', place: 'base', lotId: null, quantity: 1, holderId: me, note: '' },
  ...more,
})

describe('what is on hand', () => {
  it('is the sum of what came and went, place by place', () => {
    const ledger = book(
      movement('received', [{ quantity: 500 }]),
      movement('toBag', [{ quantity: 120 }]),
      movement('used', [{ place: 'bag', quantity: 15.5 }]),
      movement('discarded', [{ quantity: 80 }]),
    )
    expect(onHand(ledger, 'oil', { place: 'base' })).toBe(300)
    expect(onHand(ledger, 'oil', { place: 'bag', holderId: me })).toBe(104.5)
    expect(onHand(ledger, 'oil', { place: 'bag', holderId: 'another' })).toBe(0)
    expect(onHand(ledger, 'oil')).toBe(404.5)
  })

  const anyMovement = fc
    .record({
      kind: fc.constantFrom(...movementKindSchema.options),
      holderId: fc.constantFrom('a', 'b'),
      lines: fc.array(
        fc.record({
          itemId: fc.constantFrom('x', 'y'),
          lotId: fc.constantFrom(null, 'l1', 'l2'),
          place: fc.constantFrom('base' as const, 'bag' as const, 'laundry' as const),
          quantity: fc.integer({ min: -4000, max: 4000 }).map((tenths) => tenths / 10),
          unit: fc.constant('ml' as const),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    })
    .map((one): Movement => ({ ...one, note: '' }))

  it('does not depend on the order in which laptops learn of movements', () => {
    fc.assert(
      fc.property(fc.array(anyMovement, { maxLength: 12 }), fc.nat(), (movements, turn) => {
        const turned = movements.map((_, index) => {
          const at = (index + turn) % movements.length
          return movements[at] as Movement
        })
        const sorted = (made: ReturnType<typeof book>) =>
          [...made.cells].toSorted(([a], [b]) => a.localeCompare(b))
        expect(sorted(book(...turned))).toEqual(sorted(book(...movements)))
      }),
    )
  })

  it('loses and makes nothing by moving: only coming in, using up and throwing away change the sum', () => {
    const inside = new Set(['soiled', 'washed', 'toBag', 'toBase'])
    fc.assert(
      fc.property(fc.array(anyMovement, { maxLength: 12 }), (movements) => {
        const all = book(...movements)
        const outside = book(...movements.filter(({ kind }) => !inside.has(kind)))
        for (const item of ['x', 'y']) {
          expect(onHand(all, item)).toBeCloseTo(onHand(outside, item), 3)
        }
      }),
    )
  })

  it('after a count is what was counted, whatever stood in the book', () => {
    fc.assert(
      fc.property(
        fc.array(anyMovement, { maxLength: 8 }),
        fc.integer({ min: 0, max: 900 }),
        fc.constantFrom('base' as const, 'bag' as const, 'laundry' as const),
        (movements, found, place) => {
          const entry = { ...oil(), id: 'x' }
          const count = booking({ kind: 'counted', place, quantity: found, holderId: 'a' })
          const made = bookMovement(entry, count, { ledger: book(...movements), today })
          const after = made.ok ? book(...movements, made.value) : book(...movements)
          expect(onHand(after, 'x', { place, lotId: null, holderId: 'a' })).toBe(found)
        },
      ),
    )
  })
})

describe('a movement', () => {
  it('writes the difference of a count, and nothing when there is none', () => {
    const entry = { ...oil(), id: 'oil' }
    const ledger = book(movement('received', [{ quantity: 500 }]))
    const count = (quantity: number) =>
      bookMovement(entry, booking({ kind: 'counted', quantity }), { ledger, today })
    expect(count(460)).toMatchObject({ ok: true, value: { lines: [{ quantity: -40 }] } })
    expect(count(500)).toEqual({ ok: false, refusal: 'nothing' })
  })

  it('is kept though it leaves less than nothing, and that is said', () => {
    const entry = { ...oil(), id: 'oil' }
    const use = booking({ kind: 'used', quantity: 30 })
    const made = bookMovement(entry, use, { ledger: book(), today })
    if (!made.ok) throw new Error('refused')
    expect(belowZero(book(made.value), ['oil'])).toMatchObject([{ place: 'base', quantity: -30 }])
  })

  it('does not use or pack a lot that was called back or is past its date', () => {
    const lots = [lot('back', { recalledOn: today }), lot('old', { expiresOn: '2026-11-20' })]
    const entry = { ...oil({ lots }), id: 'oil' }
    const view = { ledger: book(), today }
    for (const { id: lotId } of lots) {
      for (const kind of ['used', 'toBag'] as const) {
        const refusal = bookMovement(entry, booking({ kind, lotId }), view)
        expect(refusal).toEqual({ ok: false, refusal: 'blockedLot' })
      }
      expect(bookMovement(entry, booking({ kind: 'discarded', lotId }), view).ok).toBe(true)
    }
  })

  it('takes the lot that runs out first, never a blocked one, and the rest below zero', () => {
    const lots = [
      lot('later', { expiresOn: '2027-06-01' }),
      lot('soon', { expiresOn: '2026-12-01' }),
      lot('back', { recalledOn: today }),
    ]
    const entry = oil({ lots })
    const had = movement(
      'received',
      ['later', 'soon', 'back'].map((lotId) => ({ itemId: entry.id, lotId, quantity: 10 })),
    )
    const take = { itemId: entry.id, item: entry.item as Item, quantity: 25 }
    const lines = takeFrom(take, [{ place: 'base', holderId: null }], { ledger: book(had), today })
    expect(lines.map(({ lotId, quantity }) => [lotId, quantity])).toEqual([
      ['soon', 10],
      ['later', 10],
      [null, 5],
    ])
  })
})

describe('lots', () => {
  it('are good until the label or a year after opening, whichever comes first', () => {
    const item = { monthsAfterOpening: 12, lots: [] }
    expect(goodUntil(item, lot('a', { openedOn: '2026-02-28' }))).toBe('2027-02-28')
    const both = lot('a', { openedOn: '2026-02-28', expiresOn: '2026-12-31' })
    expect(goodUntil(item, both)).toBe('2026-12-31')
    expect(lotStanding(item, lot('a', { expiresOn: today }), today)).toBe('expiring')
    expect(lotStanding(item, lot('a', { expiresOn: '2026-11-20' }), today)).toBe('expired')
    expect(lotStanding(item, lot('a', { expiresOn: '2027-11-20' }), today)).toBe('good')
    const lots = [lot('b', { recalledOn: today }), lot('c'), lot('d', { expiresOn: '2027-01-01' })]
    expect([...blockedLots({ ...item, lots }, today)]).toEqual(['b'])
    expect(lotsInOrder({ ...item, lots }, today).map(({ id }) => id)).toEqual(['d', 'c'])
  })
})

describe('the stock list', () => {
  const standing = (entries: CatalogEntry[], ...movements: Movement[]) =>
    stockStandings(entries, book(...movements), { holderId: me, today })

  it('puts what was called back first, then expired, below zero, to order', () => {
    const entries = ['Fine', 'Low', 'Below', 'Old', 'Back'].map((name) => ({
      ...oil({
        lots:
          name === 'Back'
            ? [lot('l', { recalledOn: today })]
            : name === 'Old'
              ? [lot('l', { expiresOn: '2026-01-01' })]
              : [],
      }),
      name,
      id: name,
    }))
    const got = (itemId: string, quantity: number, lotId: string | null = null) =>
      movement('received', [{ itemId, quantity, lotId }])
    const list = standing(
      entries,
      ...[got('Fine', 500), got('Low', 200), got('Below', -3), got('Old', 9, 'l')],
      got('Back', 9, 'l'),
    )
    expect(list.map(({ entry, alarm }) => [entry.name, alarm])).toEqual([
      ['Back', 'recalled'],
      ['Old', 'expired'],
      ['Below', 'belowZero'],
      ['Low', 'reorder'],
      ['Fine', null],
    ])
  })

  it('buys up to the full stock from the reorder point on; bad lots do not count as stock', () => {
    const entry = { ...oil({ lots: [lot('l', { recalledOn: today })] }), id: 'oil' }
    const at = (good: number, bad: number) =>
      restockList(
        standing(
          [entry],
          movement('received', [{ quantity: good }, { quantity: bad, lotId: 'l' }]),
        ),
      ).map(({ buy }) => buy)
    expect(at(200, 0)).toEqual([300])
    expect(at(201, 0)).toEqual([])
    expect(at(150, 400)).toEqual([350])
    expect(at(-20, 0)).toEqual([520])
    // Nothing was ever counted: nobody knows, so nothing is claimed.
    expect(restockList(standing([entry]))).toEqual([])
  })
})

describe('what a visit used', () => {
  const sheet = { ...madeItem('Sheet'), id: 'sheet' }
  const table = {
    ...madeItem('Table', { category: 'support', freshEachVisit: false }),
    id: 'table',
  }
  const items = new Map([{ ...oil(), id: 'oil' }, sheet, table].map((one) => [one.id, one]))
  const line = (itemId: string, quantity: number, ticked = true) => ({
    ...{ id: itemId, itemId, label: itemId, quantity, unit: null, phase: 'pack' as const },
    ...{ tickedAt: ticked ? `${today}T08:00:00.000Z` : null, tickedBy: ticked ? me : null },
  })
  const visit = (...checklist: ReturnType<typeof line>[]) => ({ checklist, therapistId: me })

  it('is used up or goes to the laundry, from the bag first, and the table comes home', () => {
    const ledger = book(
      movement('received', [{ quantity: 500 }, { itemId: 'sheet', quantity: 9 }]),
      movement('toBag', [{ quantity: 10 }]),
    )
    const used = usesOfVisit(visit(line('oil', 15), line('sheet', 2), line('table', 1)), items, {
      ledger,
      today,
    })
    expect(
      used.map(({ kind, lines }) => [kind, lines.map((one) => [one.place, one.quantity])]),
    ).toEqual([
      [
        'used',
        [
          ['bag', 10],
          ['base', 5],
        ],
      ],
      ['soiled', [['base', 2]]],
    ])
    const after = book(
      movement('received', [{ quantity: 500 }, { itemId: 'sheet', quantity: 9 }]),
      movement('toBag', [{ quantity: 10 }]),
      ...used,
    )
    expect(onHand(after, 'oil')).toBe(485)
    expect(onHand(after, 'sheet', { place: 'laundry' })).toBe(2)
  })

  it('leaves out what was not packed', () => {
    expect(usesOfVisit(visit(line('oil', 15, false)), items, { ledger: book(), today })).toEqual([])
  })

  it('adds corrections up, and finds the visits that a lot went to', () => {
    const first = movement('used', [{ quantity: 15, lotId: 'l', place: 'bag' }])
    const correction = movement('used', [{ quantity: -5, lotId: 'l', place: 'bag' }])
    expect(usedTotals([first, correction])).toMatchObject([{ itemId: 'oil', quantity: 10 }])
    const records = [
      { visitId: 'v1', movement: first },
      { visitId: 'v1', movement: correction },
      { visitId: '', movement: first },
      { visitId: 'v2', movement: movement('used', [{}]) },
    ]
    expect(visitsThatUsed(records, 'l')).toEqual(['v1'])
  })
})
