import { firstValueFrom } from 'rxjs'
import { takeFrom } from '#shared/domain/supplies/movements'
import { ledgerOf } from '#shared/domain/supplies/stock-ledger'
import { ok, type Result, refused } from '#shared/result'
import type { Movement } from '#shared/schema/stock'
import { practiceDay } from '../practice-day'
import { watch } from '../queries/records'
import type { Session } from '../session'
import { putMovements } from './record-stock'
import { type TickRefusal, tickChecklist } from './tick-checklist'

interface PackTick {
  readonly itemId: string | null
  /** The visits' own lines that this one stands for; stopped ones left out. */
  readonly shares: readonly { readonly visitId: string; readonly lineId: string }[]
  /** What goes from home base into the bag, in the item's unit. */
  readonly toPack: number
  readonly ticked: boolean
}

/**
 * Ticks a line of the day's pack list: the visits' own lines are ticked (each checked against its home's
 * allergies again), and what was not in the bag yet moves there. Answers with what moved, for undo.
 */
export async function packLine(
  session: Session,
  { itemId, shares, toPack, ticked }: PackTick,
): Promise<Result<readonly Movement[], TickRefusal>> {
  for (const share of shares) {
    const done = await tickChecklist(session, { ...share, ticked })
    if (!done.ok) return done
  }
  const moved = ticked && toPack > 0 && itemId ? await intoBag(session, itemId, toPack) : []
  await putMovements(session, moved)
  return ok(moved)
}

/** Nothing is moved of an item whose stock nobody keeps. */
async function intoBag(session: Session, itemId: string, quantity: number): Promise<Movement[]> {
  const entry = await session.store.read('catalog', itemId)
  const ledger = ledgerOf(await firstValueFrom(watch(session.store, 'stock')))
  if (!entry?.item || !ledger.byItem.has(itemId)) return []
  const view = { ledger, today: await practiceDay(session) }
  const take = { itemId, item: entry.item, quantity }
  const lines = takeFrom(take, [{ place: 'base', holderId: null }], view)
  return lines.length > 0 ? [{ kind: 'toBag', holderId: session.staffId, lines, note: '' }] : []
}

/** Takes a tick back: the lines are open again, and what it moved lies at home base again. */
export async function unpackLine(
  session: Session,
  tick: PackTick & { readonly moved: readonly Movement[] },
): Promise<Result<null, TickRefusal>> {
  const opened = await packLine(session, { ...tick, ticked: false })
  if (!opened.ok) return refused(opened.refusal)
  await putMovements(
    session,
    tick.moved.map((movement) => ({
      ...movement,
      kind: 'toBase' as const,
      lines: movement.lines.map((line) => ({ ...line, place: 'bag' as const })),
    })),
  )
  return ok(null)
}
