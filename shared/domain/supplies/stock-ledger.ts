import type { MovementKind, MovementLine, Place, StockRecord } from '../../schema/stock'

/**
 * What lies where: the sum of all movements, in the unit of each item. A sum may be below zero (a
 * delivery or a count that nobody wrote down); it is shown as it is.
 */
export interface Ledger {
  /** Quantity by item, place (a bag with whose it is) and lot. */
  readonly cells: ReadonlyMap<string, LedgerCell>
  /** The cells of each item, so that one item costs no walk through all. */
  readonly byItem: ReadonlyMap<string, readonly LedgerCell[]>
}

export interface LedgerCell {
  readonly itemId: string
  readonly lotId: string | null
  readonly place: Place
  /** Whose bag; null for the other places. */
  readonly holderId: string | null
  readonly quantity: number
}

type Booked = Pick<StockRecord, 'movement'>

/** Where each kind takes from and brings to; null is the outside world, `own` the line's own place. */
const ways: Record<MovementKind, { from: Place | 'own' | null; to: Place | 'own' | null }> = {
  received: { from: null, to: 'base' },
  used: { from: 'own', to: null },
  soiled: { from: 'own', to: 'laundry' },
  washed: { from: 'laundry', to: 'base' },
  counted: { from: null, to: 'own' },
  discarded: { from: 'own', to: null },
  toBag: { from: 'base', to: 'bag' },
  toBase: { from: 'bag', to: 'base' },
}

/** Binary fractions of milliliters would leave dust behind: a thousandth is the least there is. */
const rounded = (quantity: number): number => Math.round(quantity * 1000) / 1000 || 0

const keyOf = ({ itemId, lotId, place, holderId }: Omit<LedgerCell, 'quantity'>): string =>
  `${itemId} ${lotId ?? ''} ${place} ${holderId ?? ''}`

/** What is on hand after these records, in any order. */
export function ledgerOf(records: Iterable<Booked>): Ledger {
  const cells = new Map<string, LedgerCell>()
  const add = (line: MovementLine, place: Place, holderId: string | null, quantity: number) => {
    const { itemId, lotId } = line
    const where = { itemId, lotId, place, holderId: place === 'bag' ? holderId : null }
    const key = keyOf(where)
    const before = cells.get(key)?.quantity ?? 0
    cells.set(key, { ...where, quantity: rounded(before + quantity) })
  }
  for (const { movement } of records) {
    if (!movement) continue
    const { from, to } = ways[movement.kind]
    for (const line of movement.lines) {
      const placeOf = (way: Place | 'own') => (way === 'own' ? line.place : way)
      if (from !== null) add(line, placeOf(from), movement.holderId, -line.quantity)
      if (to !== null) add(line, placeOf(to), movement.holderId, line.quantity)
    }
  }
  const byItem = new Map<string, LedgerCell[]>()
  for (const cell of cells.values()) {
    const known = byItem.get(cell.itemId)
    if (known) known.push(cell)
    else byItem.set(cell.itemId, [cell])
  }
  return { cells, byItem }
}

export interface Where {
  readonly place?: Place
  /** Whose bag; left out, everybody's. */
  readonly holderId?: string
  /** Lots that do not count: called back, or past their date. */
  readonly without?: ReadonlySet<string>
  /** Only this lot; null for what has none. */
  readonly lotId?: string | null
}

/** How much of an item lies somewhere, in its unit; below zero when more went out than came in. */
export function onHand(ledger: Ledger, itemId: string, where: Where = {}): number {
  let sum = 0
  for (const cell of ledger.byItem.get(itemId) ?? []) {
    if (where.place !== undefined && cell.place !== where.place) continue
    const bagOfOther = cell.place === 'bag' && cell.holderId !== where.holderId
    if (where.holderId !== undefined && bagOfOther) continue
    if (where.lotId !== undefined && cell.lotId !== where.lotId) continue
    if (cell.lotId !== null && where.without?.has(cell.lotId)) continue
    sum += cell.quantity
  }
  return rounded(sum)
}
