import { addDays, type Day, dayOf, instantAt } from '../domain/time/calendar-day'
import type { CatalogEntry, Item, Lot } from '../schema/catalog-entry'
import type { Movement, MovementLine, StockRecord } from '../schema/stock'
import type { Visit } from '../schema/visit'
import type { Random } from './random'

/** The book begins with a count so many days ago: long enough to look around in. */
const bookDays = 45

export const stockStartsOn = (firstDay: Day, today: Day): Day => {
  const from = addDays(today, -bookDays)
  return from > firstDay ? from : firstDay
}

/** Called back some days ago, after it had been used in a few homes. */
const recalledName = 'Fractionated coconut oil'
const recalledDaysAgo = 3
/** These were not bought again of late: there is something to order. */
const runningLow = new Set(['Nitrile gloves', 'Face mask', 'Unscented wipes', 'Breast pad'])

/** Oils with lots: one good, of one oil an older one that was called back, of one an expired rest, of one a bottle to use up. */
export function withLots(
  catalog: readonly CatalogEntry[],
  newId: () => string,
  today: Day,
): CatalogEntry[] {
  return catalog.map((entry) => {
    if (entry.item?.category !== 'oil' || entry.item.par === 0) return entry
    const initials = entry.name.slice(0, 2).toUpperCase()
    const lot = (number: string, more: Partial<Lot>): Lot => ({
      ...{ id: newId(), lotNumber: `${initials}-${number}`, openedOn: null, recalledOn: null },
      ...{ expiresOn: addDays(today, 320), ...more },
    })
    const lots = [lot('2609', { openedOn: addDays(today, -20) })]
    if (entry.name === recalledName) {
      lots.push(lot('2604', { recalledOn: addDays(today, -recalledDaysAgo) }))
    }
    if (entry.name.startsWith('Safflower')) {
      lots.push(lot('2511', { expiresOn: addDays(today, -12) }))
    }
    if (entry.name.startsWith('Sunflower')) {
      lots.push(lot('2512', { expiresOn: addDays(today, 11), openedOn: addDays(today, -60) }))
    }
    return { ...entry, item: { ...entry.item, lots } }
  })
}

interface StockSetting {
  readonly random: Random
  readonly catalog: readonly CatalogEntry[]
  /** Since `from`. */
  readonly visits: readonly Visit[]
  readonly from: Day
  readonly today: Day
  readonly space: string
  readonly ownerId: string
  readonly timeZone: string
}

/**
 * A practice's book of things over the last weeks: a count, what each visit used, laundry every evening,
 * and deliveries when something ran low. Nothing is in a bag on the morning of `today`.
 */
export function* stockBook(setting: StockSetting): Generator<StockRecord> {
  const { random, catalog, visits, from, today, space, ownerId, timeZone } = setting
  const items = catalog.flatMap((entry) => (entry.item ? [{ ...entry, item: entry.item }] : []))
  const known = new Map(items.map((entry) => [entry.id, entry]))
  const base = new Map(items.map(({ id, item }) => [id, openingOf(item)]))
  const record = (at: string, by: string, more: Partial<StockRecord>): StockRecord => ({
    ...{ id: random.uuid(), space, createdAt: at, createdBy: by, updatedAt: at, updatedBy: by },
    ...{ kind: 'movement', at, visitId: '', movement: null, heat: null, cleaning: null },
    ...{ charge: null, ...more },
  })
  const line = (itemId: string, quantity: number, lotId: string | null = null): MovementLine => ({
    ...{ itemId, lotId, quantity, place: 'base' },
    unit: known.get(itemId)?.item.unit ?? 'piece',
  })
  const moved = (
    kind: Movement['kind'],
    lines: MovementLine[],
    holderId: string | null = null,
  ) => ({
    movement: { kind, holderId, lines, note: '' },
  })

  const opening = items
    .filter(({ id }) => (base.get(id) ?? 0) > 0)
    .flatMap(({ id, item }) => {
      const rest = item.lots.slice(1).map((lot) => line(id, 180, lot.id))
      return [line(id, base.get(id) ?? 0, item.lots[0]?.id ?? null), ...rest]
    })
  yield record(instantAt(from, '07:30', timeZone), ownerId, moved('counted', opening))

  for (let day = from; day <= today; day = addDays(day, 1)) {
    const held = visits.filter(
      ({ state, startAt }) => state === 'finished' && dayOf(startAt, timeZone) === day,
    )
    const soiledToday: MovementLine[] = []
    for (const visit of held.toSorted((a, b) => a.startAt.localeCompare(b.startAt))) {
      const { used, soiled } = linesOf(visit, known, day, today, line)
      for (const one of used) base.set(one.itemId, (base.get(one.itemId) ?? 0) - one.quantity)
      soiledToday.push(...soiled)
      const of = { visitId: visit.id }
      const by = visit.therapistId
      if (used.length > 0) yield record(visit.endAt, by, { ...of, ...moved('used', used, by) })
      if (soiled.length > 0)
        yield record(visit.endAt, by, { ...of, ...moved('soiled', soiled, by) })
    }
    if (day === today) return
    const evening = instantAt(day, '19:30', timeZone)
    if (soiledToday.length > 0) {
      const washed = added(soiledToday).map((one) => ({ ...one, place: 'laundry' as const }))
      yield record(evening, ownerId, moved('washed', washed))
      yield record(evening, ownerId, {
        kind: 'cleaning',
        cleaning: {
          ...{ what: 'linen', method: 'hotWash', contactMin: null, temperatureC: 60, note: '' },
        },
      })
    }
    const ordered = items
      .filter(({ id, item, name }) => {
        const left = base.get(id) ?? 0
        const low = !item.reusable && item.par > 0 && left <= item.reorderAt
        // In the last days nobody has gone shopping for these.
        return low && !(runningLow.has(name) && day > addDays(today, -3))
      })
      .map(({ id, item, name }) => {
        const wanted = runningLow.has(name) ? item.reorderAt + item.par / 10 : item.par
        const quantity = Math.ceil(wanted - (base.get(id) ?? 0))
        base.set(id, (base.get(id) ?? 0) + quantity)
        return line(id, quantity, item.lots[0]?.id ?? null)
      })
    if (ordered.length > 0) {
      yield record(instantAt(day, '20:00', timeZone), ownerId, moved('received', ordered))
    }
  }
}

/** A practice has what its lists call full; of a thing that nobody orders, one. */
const openingOf = ({ par }: Item): number => par

function linesOf(
  visit: Visit,
  known: ReadonlyMap<string, CatalogEntry & { readonly item: Item }>,
  day: Day,
  today: Day,
  line: (itemId: string, quantity: number, lotId?: string | null) => MovementLine,
) {
  const used: MovementLine[] = []
  const soiled: MovementLine[] = []
  for (const { itemId, quantity, phase, tickedAt } of visit.checklist) {
    const entry = itemId === null ? undefined : known.get(itemId)
    if (!entry || phase !== 'pack' || tickedAt === null || !quantity) continue
    const { item, id, name } = entry
    if (!item.freshEachVisit) continue
    const beforeRecall = name === recalledName && day > addDays(today, -14)
    const lot = beforeRecall && day < addDays(today, -recalledDaysAgo) ? item.lots[1] : item.lots[0]
    if (!item.reusable) used.push(line(id, quantity, lot?.id ?? null))
    else if (item.category === 'linen') soiled.push(line(id, quantity))
  }
  return { used, soiled }
}

function added(lines: readonly MovementLine[]): MovementLine[] {
  const sums = new Map<string, MovementLine>()
  for (const one of lines) {
    const before = sums.get(one.itemId)
    sums.set(one.itemId, before ? { ...one, quantity: before.quantity + one.quantity } : one)
  }
  return [...sums.values()]
}
