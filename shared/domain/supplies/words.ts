import type { Item, ServiceKind } from '../../schema/catalog-entry'
import type { Cleaning, Heat, MovementKind, Place } from '../../schema/stock'

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

export const placeWords: Record<Place, string> = {
  base: 'Home base',
  bag: 'Bag',
  laundry: 'Laundry',
}

export const movementWords: Record<MovementKind, string> = {
  received: 'Received',
  used: 'Used',
  soiled: 'To the laundry',
  washed: 'Washed',
  counted: 'Counted',
  discarded: 'Thrown away',
  toBag: 'Into the bag',
  toBase: 'Back to home base',
}

export const heatWords: Record<Heat['what'], string> = {
  cloth: 'Warm cloth',
  massager: 'Heated massager',
  heatPack: 'Heat pack',
}

export const cleaningWords: Record<Cleaning['what'], string> = {
  surfaces: 'Table and supports',
  devices: 'Devices and tools',
  linen: 'Linen',
  toys: 'Toys and doll',
  bottles: 'Oil bottles, outside',
  bags: 'Bags',
}

export const cleaningMethodWords: Record<Cleaning['method'], string> = {
  disinfected: 'Disinfected',
  soapAndWater: 'Soap and water',
  hotWash: 'Hot wash, 60 °C or more',
  bleach: 'Washed with bleach',
}
