import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AllergyRemark } from '#shared/domain/supplies/allergy-check'
import { checklistFor } from '#shared/domain/supplies/checklist'
import { type PackView, packList } from '#shared/domain/supplies/pack-list'
import { starterCatalog } from '#shared/domain/supplies/starter-catalog'
import { ledgerOf } from '#shared/domain/supplies/stock-ledger'
import type { CatalogEntry, Item } from '#shared/schema/catalog-entry'
import type { ChecklistLine } from '#shared/schema/visit'
import { countedIds, madeItem, stampsFrom } from './catalog-fixture'

const me = 'me'
const item = (id: string, more: Partial<Item> = {}): CatalogEntry => ({ ...madeItem(id, more), id })
const line = (visit: string, itemId: string, quantity: number, ticked = false): ChecklistLine => ({
  ...{ id: `${visit} ${itemId}`, itemId, label: itemId, quantity, unit: 'piece', phase: 'pack' },
  tickedAt: ticked ? '2026-11-21T08:00:00.000Z' : null,
  tickedBy: ticked ? me : null,
})
const visit = (id: string, ...checklist: ChecklistLine[]) => ({
  ...{ id, checklist, startAt: '2026-11-21T15:00:00.000Z' },
})
const view = (
  visits: PackView['visits'],
  items: CatalogEntry[],
  more: Partial<PackView> = {},
): PackView => ({
  ...{ visits, items: new Map(items.map((one) => [one.id, one])), ledger: ledgerOf([]) },
  ...{ holderId: me, today: '2026-11-21', bagLiters: null, charges: new Map<string, number>() },
  ...{ remarksOf: () => [], ...more },
})
const cloth = item('cloth', { bagLiters: 1 })
const table = item('table', { category: 'support', freshEachVisit: false, bagLiters: 2 })

describe('the pack list of a day', () => {
  it('adds up what is fresh in each home and takes once what goes along', () => {
    const visits = [
      visit('a', line('a', 'cloth', 6, true), line('a', 'table', 1, true)),
      visit('b', line('b', 'cloth', 4), line('b', 'table', 1, true)),
    ]
    const { lines, packedCount } = packList(view(visits, [cloth, table]))
    expect(lines.map(({ label, need, packed }) => [label, need, packed])).toEqual([
      ['table', 1, true],
      ['cloth', 10, false],
    ])
    expect(packedCount).toBe(1)
  })

  it('takes off what is in the bag, and says what home base lacks', () => {
    const at = { lotId: null, place: 'base' as const, unit: 'piece' as const, itemId: 'cloth' }
    const ledger = ledgerOf([
      { movement: { kind: 'received', holderId: null, note: '', lines: [{ ...at, quantity: 9 }] } },
      { movement: { kind: 'toBag', holderId: me, note: '', lines: [{ ...at, quantity: 4 }] } },
    ])
    const visits = [visit('a', line('a', 'cloth', 12))]
    const [one] = packList(view(visits, [cloth], { ledger })).lines
    expect(one).toMatchObject({ need: 12, inBag: 4, toPack: 8, missing: 3 })
    const [unknown] = packList(view(visits, [cloth])).lines
    expect(unknown).toMatchObject({ inBag: 0, toPack: 12, missing: null })
  })

  it('leaves out what an allergy keeps out of a home, for that home alone', () => {
    const visits = [visit('a', line('a', 'cloth', 6)), visit('b', line('b', 'cloth', 4, true))]
    const remarksOf = (id: string): AllergyRemark[] =>
      id === 'a'
        ? [{ kind: 'stop', clientId: 'c', substance: 'wool', allergenClass: 'lanolin' }]
        : []
    const [one] = packList(view(visits, [cloth], { remarksOf })).lines
    expect(one).toMatchObject({ need: 4, packed: true })
    expect(one?.shares.map(({ stopped }) => stopped)).toEqual([true, false])
  })

  it('says before which stop to fetch from home base when the bag is full', () => {
    const visits = ['a', 'b', 'c'].map((id) =>
      visit(id, line(id, 'cloth', 4), line(id, 'table', 1)),
    )
    const { loads } = packList(view(visits, [cloth, table], { bagLiters: 10 }))
    expect(loads?.neededLiters).toBe(14)
    expect(
      loads?.loads.map(({ beforeStop, untilStop, liters }) => [beforeStop, untilStop, liters]),
    ).toEqual([
      [1, 2, 10],
      [3, 3, 6],
    ])
    const tight = packList(view(visits, [cloth, table], { bagLiters: 5 })).loads
    expect(tight?.loads.map(({ over }) => over)).toEqual([true, true, true])
    expect(packList(view(visits, [cloth, table], { bagLiters: 14 })).loads?.loads).toHaveLength(1)
  })

  it('holds the charge of a massager against the minutes of the day', () => {
    const massager = item('massager', {
      ...{ category: 'device', freshEachVisit: false },
      device: { fullChargeMin: 40, perVisitMin: 15, checkedOn: null },
    })
    const plan = (visits: number, percent?: number) => {
      const day = Array.from({ length: visits }, (_, at) =>
        visit(`v${at}`, line(`v${at}`, 'massager', 1)),
      )
      const charges = new Map(percent === undefined ? [] : [['massager', percent] as const])
      const [one] = packList(view(day, [massager], { charges })).batteries
      return [one?.plannedMin, one?.leftMin, one?.advice, one?.emptyAtStop]
    }
    expect(plan(2, 100)).toEqual([30, 40, 'enough', null])
    expect(plan(2, 50)).toEqual([30, 20, 'charge', 2])
    expect(plan(2)).toEqual([30, null, 'charge', 1])
    expect(plan(4, 100)).toEqual([60, 40, 'between', 3])
  })

  it('of no visits is empty', () => {
    expect(packList(view([], [cloth], { bagLiters: 10 }))).toMatchObject({
      ...{ lines: [], packedCount: 0, batteries: [], loads: { neededLiters: 0, loads: [] } },
    })
  })

  it('never needs less than one home asks for, nor more than all together; loads carry all of it', () => {
    const anyDay = fc.array(fc.record({ cloth: fc.nat({ max: 9 }), table: fc.nat({ max: 2 }) }), {
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (day, bagLiters) => {
        const visits = day.map((one, at) =>
          visit(`v${at}`, line(`v${at}`, 'cloth', one.cloth), line(`v${at}`, 'table', one.table)),
        )
        const { lines, loads } = packList(view(visits, [cloth, table], { bagLiters }))
        const need = (id: string) => lines.find(({ itemId }) => itemId === id)?.need
        expect(need('cloth')).toBe(day.reduce((sum, one) => sum + one.cloth, 0))
        expect(need('table')).toBe(Math.max(...day.map((one) => one.table)))
        const carried = (id: string) =>
          (loads?.loads ?? [])
            .flatMap(({ things }) => things)
            .filter(({ key }) => key === id)
            .reduce((sum, { quantity }) => sum + quantity, 0)
        expect(carried('cloth')).toBe(need('cloth'))
        expect(carried('table')).toBe(need('table'))
        for (const load of loads?.loads ?? []) expect(load.over).toBe(load.liters > bagLiters)
        expect(loads?.loads.at(-1)?.untilStop).toBe(day.length)
      }),
    )
  })

  it('of twelve visits takes at most 10 ms', () => {
    const catalog = starterCatalog(stampsFrom(countedIds()))
    const newId = countedIds()
    const services = catalog.filter(({ kind }) => kind === 'service')
    const [kits, items] = (['kit', 'item'] as const).map((kind) =>
      catalog.filter((entry) => entry.kind === kind),
    ) as [CatalogEntry[], CatalogEntry[]]
    const visits = Array.from({ length: 12 }, (_, at) => {
      const service = services[at % services.length] as CatalogEntry
      return visit(`v${at}`, ...checklistFor(service, kits, items, newId))
    })
    const day = view(visits, items, { bagLiters: 80 })
    const times = Array.from({ length: 30 }, () => {
      const from = performance.now()
      packList(day)
      return performance.now() - from
    }).toSorted((a, b) => a - b)
    // Of a busy machine the quicker runs say what the list itself costs.
    expect(times[5]).toBeLessThan(10)
  })
})
