import { ok, type Result, refused } from '../../result'
import type { CatalogEntry, Item } from '../../schema/catalog-entry'
import type { Movement, MovementLine, Place } from '../../schema/stock'
import type { Day } from '../time/calendar-day'
import { blockedLots, lotsInOrder } from './lots'
import { type Ledger, type LedgerCell, onHand } from './stock-ledger'

/**
 * - nothing: a quantity of nothing, or a count that finds what the book says
 * - blockedLot: the lot was called back or is past its date
 * - notAnItem: the entry is no item any more
 */
export type MovementRefusal = 'nothing' | 'negative' | 'blockedLot' | 'notAnItem'

export interface Booking {
  readonly kind: Exclude<Movement['kind'], 'soiled' | 'washed'>
  readonly place: Place
  readonly lotId: string | null
  /** For a count: what was found. */
  readonly quantity: number
  readonly holderId: string
  readonly note: string
}

export interface BookingView {
  readonly ledger: Ledger
  readonly today: Day
}

const wholeSet: ReadonlySet<Booking['kind']> = new Set(['used', 'toBag'])

/**
 * One movement as a person enters it. A count becomes the difference to the book; nothing is refused
 * because it would leave less than nothing: that is said (`shortAfter`), and the book keeps it.
 */
export function bookMovement(
  entry: Pick<CatalogEntry, 'id' | 'item'>,
  booking: Booking,
  { ledger, today }: BookingView,
): Result<Movement, MovementRefusal> {
  const { item } = entry
  if (!item) return refused('notAnItem')
  const { kind, lotId, holderId, note } = booking
  if (booking.quantity < 0) return refused('negative')
  const blocked = lotId !== null && blockedLots(item, today).has(lotId)
  if (blocked && wholeSet.has(kind)) return refused('blockedLot')
  const place = placeFor(booking)
  const quantity =
    kind === 'counted'
      ? booking.quantity - onHand(ledger, entry.id, { place, lotId, holderId })
      : booking.quantity
  if (quantity === 0) return refused('nothing')
  const bag = place === 'bag' || kind === 'toBag' || kind === 'toBase'
  const line = { itemId: entry.id, lotId, place, quantity, unit: item.unit }
  return ok({ kind, holderId: bag ? holderId : null, lines: [line], note: note.trim() })
}

function placeFor({ kind, place }: Booking): Place {
  if (kind === 'received' || kind === 'toBag') return 'base'
  return kind === 'toBase' ? 'bag' : place
}

/** Cells of the items of a movement that stand below zero, to be said to whoever booked it. */
export const belowZero = (ledger: Ledger, itemIds: readonly string[]): readonly LedgerCell[] =>
  itemIds.flatMap((id) => (ledger.byItem.get(id) ?? []).filter(({ quantity }) => quantity < 0))

interface Take {
  readonly itemId: string
  readonly item: Pick<Item, 'unit' | 'lots' | 'monthsAfterOpening'>
  readonly quantity: number
}

/**
 * Splits a quantity over where it is taken from: the places in order, in each the lot that runs out
 * first, then what has no lot. What is nowhere is taken from the last place without a lot, below zero.
 * Called-back and expired lots are never taken.
 */
export function takeFrom(
  { itemId, item, quantity }: Take,
  places: readonly { readonly place: Place; readonly holderId: string | null }[],
  { ledger, today }: BookingView,
): MovementLine[] {
  const lines: MovementLine[] = []
  let left = quantity
  for (const { place, holderId } of places) {
    for (const lotId of [...lotsInOrder(item, today).map(({ id }) => id), null]) {
      const there = onHand(ledger, itemId, { place, lotId, ...(holderId ? { holderId } : {}) })
      const taken = Math.min(left, Math.max(0, there))
      if (taken <= 0) continue
      lines.push({ itemId, lotId, place, quantity: taken, unit: item.unit })
      left = Math.round((left - taken) * 1000) / 1000
    }
  }
  const last = places.at(-1)
  if (left <= 0 || !last) return lines
  const without = lines.find(({ place, lotId }) => place === last.place && lotId === null)
  if (without) {
    return lines.map((line) =>
      line === without ? { ...line, quantity: line.quantity + left } : line,
    )
  }
  return [...lines, { itemId, lotId: null, place: last.place, quantity: left, unit: item.unit }]
}
