import type { Item } from '../../schema/catalog-entry'
import type { AllergyRemark } from './allergy-check'

/** One visit's share of a line. */
export interface PackShare {
  readonly visitId: string
  /** 1 for the first stop. */
  readonly stop: number
  readonly lineId: string
  readonly quantity: number
  readonly ticked: boolean
  readonly remarks: readonly AllergyRemark[]
  /** An allergy in that home keeps it out of that visit; it is not counted in. */
  readonly stopped: boolean
}

export interface PackLine {
  /** The item's id; for a line by hand its words. */
  readonly key: string
  readonly itemId: string | null
  readonly label: string
  readonly category: Item['category'] | null
  readonly unit: Item['unit'] | null
  /** For the whole day. Null for a line without a number. */
  readonly need: number | null
  readonly inBag: number
  /** Still to be put into the bag. */
  readonly toPack: number
  /** Less than that lies at home base, in good lots. Null while nothing was ever booked. */
  readonly missing: number | null
  readonly shares: readonly PackShare[]
  readonly packed: boolean
  /** A lot in the bag was called back or is past its date. */
  readonly blockedInBag: number
}
