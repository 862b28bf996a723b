import type { ChecklistLine } from '#shared/schema/visit'

const counted = { pair: ['pair', 'pairs'], set: ['set', 'sets'] } as const

/** `6`, `40 ml`, `10 pairs`: pieces are plain numbers, as on any packing list. */
export function quantityWords(quantity: number, unit: ChecklistLine['unit']): string {
  if (unit === 'ml') return `${quantity} ml`
  if (unit === 'pair' || unit === 'set') return `${quantity} ${counted[unit][quantity === 1 ? 0 : 1]}`
  return String(quantity)
}
