import type { CatalogEntry } from '../../schema/catalog-entry'
import type { Movement, MovementLine } from '../../schema/stock'
import type { Visit } from '../../schema/visit'
import { type BookingView, takeFrom } from './movements'

/**
 * What finishing a visit takes out of the book: of the lines that were packed, what is used up is used
 * and what is washed goes to the laundry; a table comes home as it went. Taken from the therapist's bag
 * as far as it is there, the rest from home base.
 */
export function usesOfVisit(
  visit: Pick<Visit, 'checklist' | 'therapistId'>,
  items: ReadonlyMap<string, CatalogEntry>,
  view: BookingView,
): Movement[] {
  const holderId = visit.therapistId
  const places = [
    { place: 'bag', holderId },
    { place: 'base', holderId: null },
  ] as const
  const wanted = new Map<string, number>()
  for (const { itemId, quantity, phase, tickedAt } of visit.checklist) {
    if (phase !== 'pack' || itemId === null || quantity === null || tickedAt === null) continue
    if (items.get(itemId)?.item?.freshEachVisit) {
      wanted.set(itemId, (wanted.get(itemId) ?? 0) + quantity)
    }
  }
  const used: MovementLine[] = []
  const soiled: MovementLine[] = []
  for (const [itemId, quantity] of wanted) {
    const item = items.get(itemId)?.item
    if (!item || quantity <= 0) continue
    const lines = takeFrom({ itemId, item, quantity }, places, view)
    if (!item.reusable) used.push(...lines)
    else if (item.category === 'linen') soiled.push(...lines)
  }
  const movement = (kind: 'used' | 'soiled', lines: MovementLine[]): Movement[] =>
    lines.length > 0 ? [{ kind, holderId, lines, note: '' }] : []
  return [...movement('used', used), ...movement('soiled', soiled)]
}

export interface UsedLine {
  readonly itemId: string
  readonly lotId: string | null
  readonly unit: MovementLine['unit']
  readonly quantity: number
}

/** What a visit used in all, corrections counted in; nothing left of a line leaves it out. */
export function usedTotals(movements: readonly Movement[]): UsedLine[] {
  const totals = new Map<string, UsedLine>()
  for (const { lines } of movements.filter(({ kind }) => kind === 'used' || kind === 'soiled')) {
    for (const { itemId, lotId, unit, quantity } of lines) {
      const key = `${itemId} ${lotId ?? ''}`
      const before = totals.get(key)?.quantity ?? 0
      totals.set(key, { itemId, lotId, unit, quantity: before + quantity })
    }
  }
  return [...totals.values()].filter(({ quantity }) => quantity !== 0)
}

/** The visits in which a lot was used, each once: whom to tell when it is called back. */
export const visitsThatUsed = (
  records: readonly { readonly visitId: string; readonly movement: Movement | null }[],
  lotId: string,
): string[] => [
  ...new Set(
    records
      .filter(({ visitId, movement }) => {
        const uses = movement?.kind === 'used' || movement?.kind === 'soiled'
        return visitId !== '' && uses && movement.lines.some((line) => line.lotId === lotId)
      })
      .map(({ visitId }) => visitId),
  ),
]
