import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { StockRecord } from '#shared/schema/stock'
import { type Day, dayOf } from '../time/calendar-day'
import { type Cents, proRata } from './cents'

export interface SuppliesMonth {
  /** `2026-11` */
  readonly month: string
  /** Delivered, at what it costs. */
  readonly boughtCents: Cents
  /** Used up or thrown away, at what it cost. */
  readonly usedCents: Cents
}

export interface SuppliesYear {
  readonly months: readonly SuppliesMonth[]
  /** Items that moved in the year and whose cost nobody told: they are missing in the sums. */
  readonly withoutCost: readonly CatalogEntry[]
}

/** Quantities are kept to a thousandth. */
const thousandth = 1000

/**
 * What things cost by month. Quantities of an item are added up over the month first and rounded once:
 * a milliliter of oil is worth less than a cent.
 */
export function suppliesYear(
  records: Iterable<StockRecord>,
  items: ReadonlyMap<string, CatalogEntry>,
  year: number,
  timeZone: string,
): SuppliesYear {
  const moved = new Map<string, { bought: number; used: number }>()
  for (const { movement, at } of records) {
    if (!movement) continue
    const bought = movement.kind === 'received'
    if (!bought && movement.kind !== 'used' && movement.kind !== 'discarded') continue
    const day: Day = dayOf(at, timeZone)
    if (!day.startsWith(`${year}-`)) continue
    for (const { itemId, quantity } of movement.lines) {
      const key = `${day.slice(0, 7)} ${itemId}`
      const sum = moved.get(key) ?? { bought: 0, used: 0 }
      if (bought) sum.bought += quantity
      else sum.used += quantity
      moved.set(key, sum)
    }
  }
  const months = new Map<string, { boughtCents: Cents; usedCents: Cents }>()
  const withoutCost = new Map<string, CatalogEntry>()
  for (const [key, { bought, used }] of moved) {
    const [month = '', itemId = ''] = key.split(' ')
    const entry = items.get(itemId)
    const cost = entry?.item?.cost
    if (!cost) {
      if (entry?.item) withoutCost.set(entry.id, entry)
      continue
    }
    const centsOf = (quantity: number) =>
      proRata(cost.cents, Math.round(quantity * thousandth), cost.quantity * thousandth)
    const sum = months.get(month) ?? { boughtCents: 0, usedCents: 0 }
    sum.boughtCents += centsOf(bought)
    sum.usedCents += centsOf(used)
    months.set(month, sum)
  }
  return {
    months: Array.from({ length: 12 }, (_, index) => {
      const month = `${year}-${String(index + 1).padStart(2, '0')}`
      return { month, ...(months.get(month) ?? { boughtCents: 0, usedCents: 0 }) }
    }),
    withoutCost: [...withoutCost.values()].sort((a, b) => a.name.localeCompare(b.name)),
  }
}
