import { type Cents, proRata } from '#shared/domain/money/cents'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { StockRecord } from '#shared/schema/stock'
import type { CaseloadFrame } from './frame'

/** Quantities are kept to a thousandth. */
const thousandth = 1000

/**
 * What was used up in the last 28 days, by therapist, in cents. Quantities of an item are added up first
 * and rounded once. A use counts for whose visit it was for, else for who wrote it down; items whose cost
 * nobody told are left out, and named by `withoutCost`.
 */
export function suppliesUsed(
  records: Iterable<StockRecord>,
  items: ReadonlyMap<string, CatalogEntry>,
  therapistOfVisit: (visitId: string) => string | undefined,
  frame: CaseloadFrame,
): { readonly cents: ReadonlyMap<string, Cents>; readonly withoutCost: number } {
  const quantities = new Map<string, Map<string, number>>()
  for (const { movement, at, visitId, createdBy } of records) {
    if (!movement || at < frame.lookBackAt || at > frame.now) continue
    if (movement.kind !== 'used' && movement.kind !== 'discarded') continue
    const therapistId = (visitId && therapistOfVisit(visitId)) || createdBy
    const used = quantities.get(therapistId) ?? new Map<string, number>()
    quantities.set(therapistId, used)
    for (const { itemId, quantity } of movement.lines) {
      used.set(itemId, (used.get(itemId) ?? 0) + quantity)
    }
  }
  const cents = new Map<string, Cents>()
  const withoutCost = new Set<string>()
  for (const [therapistId, used] of quantities) {
    let sum: Cents | null = null
    for (const [itemId, quantity] of used) {
      const cost = items.get(itemId)?.item?.cost
      if (!cost) withoutCost.add(itemId)
      else
        sum =
          (sum ?? 0) +
          proRata(cost.cents, Math.round(quantity * thousandth), cost.quantity * thousandth)
    }
    // Nothing with a cost among it is not a cost of nothing.
    if (sum !== null) cents.set(therapistId, sum)
  }
  return { cents, withoutCost: withoutCost.size }
}
