import type { Place } from './place'

export type PhoneKind = 'iphone' | 'android' | 'text'

export interface PlaceForPhone {
  readonly address: string
  readonly place: Place | null
}

const degrees = (value: number): string => value.toFixed(5)

/**
 * What a phone's camera reads to show the way: nothing but the place. Null where the place that kind of
 * phone needs is not known.
 */
export function placeText({ address, place }: PlaceForPhone, phone: PhoneKind): string | null {
  const spot = place && `${degrees(place.latitude)},${degrees(place.longitude)}`
  if (phone === 'text') return address || spot || null
  if (phone === 'android') {
    if (spot) return `geo:${spot}?q=${spot}`
    return address ? `geo:0,0?q=${encodeURIComponent(address)}` : null
  }
  const target = spot ?? (address ? encodeURIComponent(address) : null)
  return target && `https://maps.apple.com/?daddr=${target}`
}
