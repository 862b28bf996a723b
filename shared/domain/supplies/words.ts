import type { Item, ServiceKind } from '../../schema/catalog-entry'

export const serviceKindWords: Record<ServiceKind, string> = {
  breast: 'Breast',
  postnatal: 'Postnatal',
  prenatal: 'Prenatal',
  cesareanScar: 'Cesarean scar',
  infant: 'Infant',
  group: 'Group',
}

export const categoryWords: Record<Item['category'], string> = {
  linen: 'Linen',
  oil: 'Oils and lotions',
  device: 'Devices',
  support: 'Tables and supports',
  hygiene: 'Hygiene',
  consumable: 'Used up in a session',
  paper: 'Paper',
}

export const unitWords: Record<Item['unit'], string> = {
  piece: 'pieces',
  ml: 'ml',
  pair: 'pairs',
  set: 'sets',
}

const inSingular: Partial<Record<Item['unit'], string>> = { pair: 'pair', set: 'set' }

/** `6`, `40 ml`, `1 pair`, `10 pairs`: pieces are plain numbers, as on any packing list. */
export function quantityWords(quantity: number, unit: Item['unit'] | null): string {
  if (unit === null || unit === 'piece') return String(quantity)
  return `${quantity} ${quantity === 1 ? (inSingular[unit] ?? unitWords[unit]) : unitWords[unit]}`
}
