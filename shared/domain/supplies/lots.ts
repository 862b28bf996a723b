import type { Item, Lot } from '../../schema/catalog-entry'
import type { Day } from '../time/calendar-day'
import { addDays, addMonths } from '../time/calendar-day'

export type LotStanding = 'recalled' | 'expired' | 'expiring' | 'good'

/** Said this many days before: time to order and to use it up. */
export const expiringSoonDays = 30

/** The last day a lot is good for: its label's, or so many months after it was opened; null for none. */
export function goodUntil(item: Pick<Item, 'monthsAfterOpening'>, lot: Lot): Day | null {
  const opened =
    lot.openedOn !== null && item.monthsAfterOpening !== null
      ? addMonths(lot.openedOn, item.monthsAfterOpening)
      : null
  if (opened === null || lot.expiresOn === null) return opened ?? lot.expiresOn
  return opened < lot.expiresOn ? opened : lot.expiresOn
}

/** A lot that was called back or is past its date is not packed and not used (clinical rulebook 7.1). */
export function lotStanding(
  item: Pick<Item, 'monthsAfterOpening'>,
  lot: Lot,
  today: Day,
): LotStanding {
  if (lot.recalledOn !== null) return 'recalled'
  const until = goodUntil(item, lot)
  if (until === null) return 'good'
  if (until < today) return 'expired'
  return until <= addDays(today, expiringSoonDays) ? 'expiring' : 'good'
}

/** Lots that must stay at home. */
export const blockedLots = (
  item: Pick<Item, 'monthsAfterOpening' | 'lots'>,
  today: Day,
): ReadonlySet<string> =>
  new Set(
    item.lots
      .filter((lot) => ['recalled', 'expired'].includes(lotStanding(item, lot, today)))
      .map(({ id }) => id),
  )

/** Good lots, the one that runs out first in front: it is packed first. */
export const lotsInOrder = (
  item: Pick<Item, 'monthsAfterOpening' | 'lots'>,
  today: Day,
): readonly Lot[] => {
  const blocked = blockedLots(item, today)
  const until = (lot: Lot) => goodUntil(item, lot) ?? '9999-12-31'
  return item.lots
    .filter(({ id }) => !blocked.has(id))
    .toSorted((a, b) => until(a).localeCompare(until(b)) || a.id.localeCompare(b.id))
}
