import type { Staff } from '../../schema/staff'
import { isInUse } from '../practice/laptops'

/** How many empty places each laptop is to have, so that it can make links with no network for a while. */
export const placesAhead = 12
/** From here on it is said that they run out. */
export const fewPlaces = 3

type Person = Pick<Staff, 'id' | 'name' | 'signingKeys'>

/** Empty places of one laptop. `used`: of links that are known here. */
export function freePlaces(
  staff: readonly Person[],
  deviceId: string,
  used: ReadonlySet<string> = new Set(),
): readonly string[] {
  const laptop = staff.flatMap((one) => one.signingKeys).find((one) => one.deviceId === deviceId)
  return (laptop?.linkPlaces ?? []).filter((place) => !used.has(place))
}

/** One laptop, and what is to be made ready for it. */
export interface PlacesToMake {
  readonly staffId: string
  readonly deviceId: string
  /** There already, by the records; made again where the server has lost them. */
  readonly present: readonly string[]
  readonly missing: number
}

/** What each laptop in use has and lacks. */
export const placesToMake = (staff: readonly Person[]): PlacesToMake[] =>
  staff.flatMap(({ id: staffId, signingKeys }) =>
    signingKeys.filter(isInUse).map(({ deviceId, linkPlaces = [] }) => ({
      ...{ staffId, deviceId, present: linkPlaces },
      missing: Math.max(0, placesAhead - linkPlaces.length),
    })),
  )

/** The laptops of a person with places added to one, or one taken away; null: there is no such laptop. */
export function withPlaces(
  laptops: Staff['signingKeys'],
  deviceId: string,
  change: (places: readonly string[]) => readonly string[],
): Staff['signingKeys'] | null {
  if (!laptops.some((one) => one.deviceId === deviceId)) return null
  return laptops.map((laptop) =>
    laptop.deviceId === deviceId
      ? { ...laptop, linkPlaces: [...new Set(change(laptop.linkPlaces ?? []))].slice(0, 60) }
      : laptop,
  )
}
