import type { CatalogEntry, Item, Lot } from '../../schema/catalog-entry'
import type { Day } from '../time/calendar-day'
import { blockedLots, type LotStanding, lotStanding } from './lots'
import { type Ledger, onHand } from './stock-ledger'

export interface LotOnHand {
  readonly lot: Lot
  readonly standing: LotStanding
  readonly quantity: number
}

/** How one item stands; quantities in its unit. */
export interface ItemStanding {
  readonly entry: CatalogEntry & { readonly item: Item }
  readonly base: number
  /** In this person's own bag. */
  readonly bag: number
  readonly laundry: number
  /** Everywhere, without what was called back or is past its date. */
  readonly usable: number
  readonly lots: readonly LotOnHand[]
  /** What speaks loudest; `counted` once anything was ever booked. */
  readonly alarm: 'recalled' | 'expired' | 'belowZero' | 'reorder' | 'expiring' | null
  readonly counted: boolean
}

const collator = new Intl.Collator('en')
const loudness = ['recalled', 'expired', 'belowZero', 'reorder', 'expiring'] as const

/** Every item in use, what needs somebody first; then by name. */
export function stockStandings(
  items: readonly CatalogEntry[],
  ledger: Ledger,
  { holderId, today }: { readonly holderId: string; readonly today: Day },
): ItemStanding[] {
  const rank = ({ alarm }: ItemStanding) =>
    alarm === null ? loudness.length : loudness.indexOf(alarm)
  return items
    .flatMap((entry) =>
      entry.item && (entry.active || ledger.byItem.has(entry.id)) ? [entry] : [],
    )
    .map((entry) => standingOf(entry as ItemStanding['entry'], ledger, holderId, today))
    .toSorted((a, b) => rank(a) - rank(b) || collator.compare(a.entry.name, b.entry.name))
}

export function standingOf(
  entry: ItemStanding['entry'],
  ledger: Ledger,
  holderId: string,
  today: Day,
): ItemStanding {
  const { id, item } = entry
  const without = blockedLots(item, today)
  const lots = item.lots.map((lot) => ({
    lot,
    standing: lotStanding(item, lot, today),
    quantity: onHand(ledger, id, { lotId: lot.id }),
  }))
  const base = onHand(ledger, id, { place: 'base' })
  const bag = onHand(ledger, id, { place: 'bag', holderId })
  const standing = {
    ...{ entry, base, bag, lots },
    laundry: onHand(ledger, id, { place: 'laundry' }),
    usable: onHand(ledger, id, { without }),
    counted: ledger.byItem.has(id),
  }
  return { ...standing, alarm: alarmOf(standing) }
}

function alarmOf({ entry, base, bag, usable, lots, counted }: Omit<ItemStanding, 'alarm'>) {
  const has = (standing: LotStanding) =>
    lots.some((lot) => lot.standing === standing && lot.quantity > 0)
  if (has('recalled')) return 'recalled'
  if (has('expired')) return 'expired'
  if (base < 0 || bag < 0) return 'belowZero'
  // Nothing booked yet is not "nothing there": it waits for the first count.
  const { par, reorderAt } = entry.item
  if (entry.active && counted && par > 0 && usable <= reorderAt && usable < par) return 'reorder'
  return has('expiring') ? 'expiring' : null
}

export interface RestockLine {
  readonly itemId: string
  readonly name: string
  readonly unit: Item['unit']
  readonly onHand: number
  /** What brings it to full stock. */
  readonly buy: number
}

/** What to buy: all at or below their reorder point, up to the full stock. */
export const restockList = (standings: readonly ItemStanding[]): RestockLine[] =>
  standings
    .filter(({ entry, usable, counted }) => {
      const { par, reorderAt } = entry.item
      return entry.active && counted && par > 0 && usable <= reorderAt && usable < par
    })
    .map(({ entry, usable }) => ({
      itemId: entry.id,
      name: entry.name,
      unit: entry.item.unit,
      onHand: usable,
      buy: Math.ceil(entry.item.par - usable),
    }))
    .toSorted((a, b) => collator.compare(a.name, b.name))
