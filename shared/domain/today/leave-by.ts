import type { Visit } from '#shared/schema/visit'
import type { Margins } from '../schedule/occupied-time'
import { estimateDriveMin, type Place } from '../schedule/travel-estimate'
import { addMinutes, type Instant } from '../time/calendar-day'

export interface LeaveBy {
  /** In the home with the set-up still to do. */
  readonly atDoorAt: Instant
  /** An estimate; null when the road is not known. */
  readonly leaveAt: Instant | null
  readonly driveMin: number | null
}

/** When to be at the door, and when to leave the last home for it if both stand on the map. */
export function leaveBy(
  visit: Pick<Visit, 'startAt'>,
  margins: Margins,
  from: Place | null,
  to: Place | null,
): LeaveBy {
  const atDoorAt = addMinutes(visit.startAt, -margins.setupMin)
  if (!from || !to) return { atDoorAt, leaveAt: null, driveMin: null }
  const driveMin = estimateDriveMin(from, to)
  return { atDoorAt, leaveAt: addMinutes(atDoorAt, -driveMin), driveMin }
}
