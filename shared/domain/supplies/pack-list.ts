import type { CatalogEntry, Item } from '../../schema/catalog-entry'
import type { StockRecord } from '../../schema/stock'
import type { ChecklistLine, Visit } from '../../schema/visit'
import type { Day } from '../time/calendar-day'
import { type AllergyRemark, isStopped } from './allergy-check'
import { type BagLoads, bagLoads } from './bag-loads'
import { type BatteryPlan, batteryPlan } from './battery-plan'
import { blockedLots } from './lots'
import type { PackLine, PackShare } from './pack-line'
import { type Ledger, onHand } from './stock-ledger'

export interface PackView {
  /** The therapist's visits of one day, in the order they are driven to; called-off ones left out. */
  readonly visits: readonly Pick<Visit, 'id' | 'checklist' | 'startAt'>[]
  readonly items: ReadonlyMap<string, CatalogEntry>
  readonly ledger: Ledger
  readonly holderId: string
  readonly today: Day
  /** Null: nobody said how much the bags hold, and all is taken to fit. */
  readonly bagLiters: number | null
  /** The last charge written down for each device, in percent. */
  readonly charges: ReadonlyMap<string, number>
  /** What speaks against a line in its home. */
  readonly remarksOf: (visitId: string, lineId: string) => readonly AllergyRemark[]
}

export interface PackList {
  readonly lines: readonly PackLine[]
  readonly packedCount: number
  readonly loads: BagLoads | null
  readonly batteries: readonly BatteryPlan[]
}

/** Packed in this order: what is biggest first, what must be looked at last. */
const categories = ['support', 'linen', 'device', 'oil', 'hygiene', 'consumable', 'paper'] as const
const order: ReadonlyMap<Item['category'] | null, number> = new Map(
  [...categories, null].map((category, index) => [category, index] as const),
)
const placeOf = ({ category }: PackLine): number => order.get(category) ?? order.size

/** Made once: making one for each comparison would cost more than the whole list. */
const collator = new Intl.Collator('en')

const rounded = (value: number): number => Math.round(value * 1000) / 1000

/**
 * One list for the whole day: the visits' own checklists added up. What each home needs fresh is summed,
 * what goes along from home to home is taken once, in the largest number a visit asks for. Ticks are the
 * visits' own, so that two laptops' ticks are united as they are there. Pure; 12 visits take a few
 * milliseconds at most.
 */
export function packList(view: PackView): PackList {
  const gathered = new Map<string, { line: ChecklistLine; shares: PackShare[] }>()
  for (const [index, visit] of view.visits.entries()) {
    for (const line of visit.checklist) {
      if (line.phase !== 'pack') continue
      const key = line.itemId ?? line.label.trim().toLocaleLowerCase('en')
      const known = gathered.get(key)
      const share = shareOf(visit.id, index + 1, line, view)
      if (known) known.shares.push(share)
      else gathered.set(key, { line, shares: [share] })
    }
  }
  const lines = [...gathered]
    .map(([key, { line, shares }]) => packLine(key, line, shares, view))
    .toSorted((a, b) => placeOf(a) - placeOf(b) || collator.compare(a.label, b.label))
  return {
    lines,
    packedCount: lines.filter(({ packed }) => packed).length,
    loads:
      view.bagLiters === null ? null : bagLoads(lines, view.items, view.visits, view.bagLiters),
    batteries: batteryPlan(lines, view.items, view.visits, view.charges),
  }
}

function shareOf(visitId: string, stop: number, line: ChecklistLine, view: PackView): PackShare {
  const remarks = view.remarksOf(visitId, line.id)
  return {
    visitId,
    stop,
    lineId: line.id,
    remarks,
    quantity: line.quantity ?? 0,
    ticked: line.tickedAt !== null,
    stopped: isStopped(remarks),
  }
}

function packLine(
  key: string,
  { itemId, label, quantity, unit }: ChecklistLine,
  shares: readonly PackShare[],
  view: PackView,
): PackLine {
  const entry = itemId === null ? undefined : view.items.get(itemId)
  const item = entry?.item ?? null
  const going = shares.some(({ stopped }) => stopped)
    ? shares.filter(({ stopped }) => !stopped)
    : shares
  const need = quantity === null ? null : needOf(going, item)
  const stock = item && itemId ? stockOf(itemId, item, need ?? 0, view) : noStock(need ?? 0)
  return {
    key,
    itemId,
    need,
    shares,
    inBag: stock.inBag,
    toPack: stock.toPack,
    missing: stock.missing,
    blockedInBag: stock.blockedInBag,
    label: entry?.name ?? label,
    category: item?.category ?? null,
    unit: item?.unit ?? unit,
    packed: going.length > 0 && going.every(({ ticked }) => ticked),
  }
}

function needOf(shares: readonly PackShare[], item: Item | null): number {
  let sum = 0
  let most = 0
  for (const { quantity } of shares) {
    sum += quantity
    if (quantity > most) most = quantity
  }
  // A line by hand says nothing of what it is: rather too many than one too few.
  return item === null || item.freshEachVisit ? rounded(sum) : most
}

const noStock = (need: number) => ({ inBag: 0, toPack: need, missing: null, blockedInBag: 0 })

function stockOf(itemId: string, item: Item, need: number, view: PackView) {
  const { ledger, holderId, today } = view
  if (!ledger.byItem.has(itemId)) return noStock(need)
  const bag = { place: 'bag', holderId } as const
  const without = blockedLots(item, today)
  const good = onHand(ledger, itemId, { ...bag, without })
  const inBag = Math.max(0, good)
  const toPack = rounded(Math.max(0, need - inBag))
  const atBase = Math.max(0, onHand(ledger, itemId, { place: 'base', without }))
  return {
    ...{ inBag, toPack },
    missing: rounded(Math.max(0, toPack - atBase)),
    blockedInBag: rounded(Math.max(0, onHand(ledger, itemId, bag) - good)),
  }
}

/** The last charge written down for each device. */
export function lastCharges(
  records: Iterable<Pick<StockRecord, 'at' | 'charge'>>,
): ReadonlyMap<string, { readonly percent: number; readonly at: string }> {
  const last = new Map<string, { percent: number; at: string }>()
  for (const { at, charge } of records) {
    if (!charge) continue
    const known = last.get(charge.itemId)
    if (!known || known.at <= at) last.set(charge.itemId, { percent: charge.percent, at })
  }
  return last
}
