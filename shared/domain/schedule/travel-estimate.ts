/** A place on the map, degrees. */
export interface Place {
  readonly latitude: number
  readonly longitude: number
}

const earthRadiusKm = 6371.0088
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Straight-line distance on a sphere, km. */
export function crowFlyKm(a: Place, b: Place): number {
  const dLat = radians(b.latitude - a.latitude)
  const dLon = radians(b.longitude - a.longitude)
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(dLon / 2) ** 2
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)))
}

/**
 * Minutes of driving between two homes, estimated from the straight line: 3.24 × km^0.767, and 15 %
 * for parking and finding the door; never under 2. Whole minutes, rounded up. Always shown as estimated.
 */
export const estimateDriveMin = (from: Place, to: Place): number =>
  Math.max(2, Math.ceil(3.24 * crowFlyKm(from, to) ** 0.767 * 1.15))
