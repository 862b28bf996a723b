import type { Place } from '../route/place'
import { estimatedDriveMin, usualTravel } from '../route/travel-model'

export type { Place }

/**
 * Minutes of driving between two homes while a visit is booked: the route's own model, untaught and
 * without parking. Whole minutes, rounded up; never under 2. Always shown as estimated.
 */
export const estimateDriveMin = (from: Place, to: Place): number =>
  estimatedDriveMin(from, to, usualTravel)
