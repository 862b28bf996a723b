import { firstValueFrom } from 'rxjs'
import {
  checkHeatAtDoor,
  type DoorHeatRefusal,
  type HeatRefusal,
} from '#shared/domain/supplies/heat-rules'
import {
  type Booking,
  belowZero,
  bookMovement,
  type MovementRefusal,
} from '#shared/domain/supplies/movements'
import { type LedgerCell, ledgerOf } from '#shared/domain/supplies/stock-ledger'
import { type UsedLine, usesOfVisit } from '#shared/domain/supplies/visit-uses'
import { ok, type Result, refused } from '#shared/result'
import type { Lot } from '#shared/schema/catalog-entry'
import type { Cleaning, Heat, Movement, StockRecord } from '#shared/schema/stock'
import { idFrom } from '#shared/sync/merge/id-from'
import { practiceDay } from '../practice-day'
import { parentDoor } from '../queries/parent-door'
import { watch } from '../queries/records'
import { type Session, stamp, touch } from '../session'

const parts = { movement: null, heat: null, cleaning: null, charge: null } as const

type Part = Partial<Pick<StockRecord, 'movement' | 'heat' | 'cleaning' | 'charge'>>

const kindOf = (part: Part): StockRecord['kind'] => {
  if (part.heat) return 'heat'
  if (part.cleaning) return 'cleaning'
  return part.charge ? 'charge' : 'movement'
}

/** A new line of the practice's book, as of now. */
function newRecord(session: Session, part: Part, visitId = '', id = session.newId()): StockRecord {
  const fields = stamp(session, session.practiceSpace, id)
  return { ...fields, kind: kindOf(part), at: fields.createdAt, visitId, ...parts, ...part }
}

const ledgerNow = async ({ store }: Session) =>
  ledgerOf(await firstValueFrom(watch(store, 'stock')))

/** What a booking left below zero; empty when all is well. */
export interface Booked {
  readonly below: readonly LedgerCell[]
}

/** Books a delivery, a use, a count, a move or a throwing away, as a person enters it. */
export async function recordMovement(
  session: Session,
  { itemId, booking }: { readonly itemId: string; readonly booking: Booking },
): Promise<Result<Booked, MovementRefusal>> {
  const entry = await session.store.read('catalog', itemId)
  if (!entry) return refused('notAnItem')
  const view = { ledger: await ledgerNow(session), today: await practiceDay(session) }
  const made = bookMovement(entry, booking, view)
  if (!made.ok) return made
  await session.store.insert('stock', newRecord(session, { movement: made.value }))
  return ok({ below: belowZero(await ledgerNow(session), [itemId]) })
}

/** Several movements at once: what a tick of the pack list puts into the bag, or takes out of it again. */
export async function putMovements(
  session: Session,
  movements: readonly Movement[],
): Promise<Result<null, never>> {
  const records = movements.map((movement) => newRecord(session, { movement }))
  if (records.length > 0) await session.store.insertMany('stock', records)
  return ok(null)
}

/**
 * Books what a finished visit used, once: the id is made from the visit, so that a second tap, or a
 * second laptop, does not take it twice.
 */
export async function recordUses(
  session: Session,
  visitId: string,
): Promise<Result<null, 'gone' | 'notFinished'>> {
  const { store } = session
  const visit = await store.read('visits', visitId)
  if (!visit) return refused('gone')
  if (visit.state !== 'finished') return refused('notFinished')
  const entries = await firstValueFrom(watch(store, 'catalog', { where: { kind: 'item' } }))
  const items = new Map(entries.map((entry) => [entry.id, entry]))
  const view = { ledger: await ledgerNow(session), today: await practiceDay(session) }
  for (const movement of usesOfVisit(visit, items, view)) {
    const id = idFrom(['stock', movement.kind, visitId])
    if ((await store.read('stock', id)) === null) {
      await store.insert('stock', newRecord(session, { movement }, visitId, id))
    }
  }
  return ok(null)
}

/** Writes down how warm it was, for the parent of this home; refused when it must not lie on skin. */
export async function recordHeat(
  session: Session,
  { heat, visitId }: { readonly heat: Heat; readonly visitId: string },
): Promise<Result<null, HeatRefusal | DoorHeatRefusal>> {
  const checked = checkHeatAtDoor(heat, await firstValueFrom(parentDoor(session.store, visitId)))
  if (!checked.ok) return checked
  await session.store.insert('stock', newRecord(session, { heat: checked.value }, visitId))
  return ok(null)
}

export async function recordCleaning(
  session: Session,
  cleaning: Cleaning,
): Promise<Result<null, never>> {
  await session.store.insert('stock', newRecord(session, { cleaning }))
  return ok(null)
}

export async function recordCharge(
  session: Session,
  charge: { readonly itemId: string; readonly percent: number },
): Promise<Result<null, never>> {
  await session.store.insert('stock', newRecord(session, { charge }))
  return ok(null)
}

/** All that lies in the laundry is washed: back to home base, with how it was washed. */
export async function washLaundry(
  session: Session,
  cleaning: Cleaning,
): Promise<Result<null, 'nothing'>> {
  const ledger = await ledgerNow(session)
  const entries = await firstValueFrom(watch(session.store, 'catalog', { where: { kind: 'item' } }))
  const units = new Map(entries.map((entry) => [entry.id, entry.item?.unit ?? 'piece'] as const))
  const lines = [...ledger.cells.values()]
    .filter(({ place, quantity }) => place === 'laundry' && quantity > 0)
    .map(({ itemId, lotId, quantity }) => ({
      ...{ itemId, lotId, quantity, place: 'laundry' as const },
      unit: units.get(itemId) ?? ('piece' as const),
    }))
  if (lines.length === 0) return refused('nothing')
  const movement: Movement = { kind: 'washed', holderId: null, lines, note: '' }
  await session.store.insertMany('stock', [
    newRecord(session, { movement }),
    newRecord(session, { cleaning }),
  ])
  return ok(null)
}

/** Adds or changes a lot of an item; the other lots stay. */
export async function saveLot(
  session: Session,
  { itemId, lot }: { readonly itemId: string; readonly lot: Lot },
): Promise<Result<null, 'gone' | 'full'>> {
  const changed = await session.store.change<'catalog', 'gone' | 'full'>(
    'catalog',
    itemId,
    (entry) => {
      if (!entry.item) return refused('gone')
      const known = entry.item.lots.some(({ id }) => id === lot.id)
      if (!known && entry.item.lots.length >= 100) return refused('full')
      const lots = known
        ? entry.item.lots.map((one) => (one.id === lot.id ? lot : one))
        : [...entry.item.lots, lot]
      return ok({ ...entry, ...touch(session), item: { ...entry.item, lots } })
    },
  )
  if (changed.ok) return ok(null)
  return refused(changed.refusal === 'full' ? 'full' : 'gone')
}

interface UseCorrection {
  readonly visitId: string
  /** As it stands in the book. */
  readonly line: UsedLine
  /** As it really was. */
  readonly quantity: number
}

/** Puts right what a visit used: the difference is one more line of the book. */
export async function correctUse(
  session: Session,
  { visitId, line, quantity }: UseCorrection,
): Promise<Result<null, 'negative' | 'nothing'>> {
  if (quantity < 0) return refused('negative')
  const difference = Math.round((quantity - line.quantity) * 1000) / 1000
  if (difference === 0) return refused('nothing')
  const item = (await session.store.read('catalog', line.itemId))?.item
  const movement: Movement = {
    kind: item?.reusable === true && item.category === 'linen' ? 'soiled' : 'used',
    holderId: null,
    note: '',
    lines: [{ ...line, place: 'base', quantity: difference }],
  }
  await session.store.insert('stock', newRecord(session, { movement }, visitId))
  return ok(null)
}
