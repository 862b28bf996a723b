import type { Visit } from '#shared/schema/visit'
import { dayOf, minutesBetween } from '../time/calendar-day'
import type { MarginsByService } from './find-overlaps'
import { inTheHome, isCalledOff, type Margins, noMargins, type Span } from './occupied-time'
import { estimateDriveMin, type Place } from './travel-estimate'

/** The way to or from a neighbouring visit. */
export interface Trip {
  readonly visitId: string
  readonly clientId: string
  /** Estimated; null when one of the two homes has no place on the map. */
  readonly driveMin: number | null
  /** Between leaving the one home and arriving at the other. */
  readonly gapMin: number
  /** Minutes missing; 0 when there is enough time, or when the drive is not known. */
  readonly shortMin: number
}

export interface Trips {
  readonly before: Trip | null
  readonly after: Trip | null
}

interface Asked extends Span {
  readonly clientId: string
  readonly therapistId: string
  readonly visitId: string | null
  readonly timeZone: string
  readonly margins: Margins
}

interface Neighbours {
  readonly visits: readonly Visit[]
  readonly margins: MarginsByService
  /** By client id; a home that is not on the map is absent or null. */
  readonly places: ReadonlyMap<string, Place | null>
}

/** The trips from the visit before and to the one after, on the same day; set-up and pack-up counted. */
export function checkTrips(asked: Asked, around: Neighbours): Trips {
  const home = inTheHome(asked, asked.margins)
  const day = dayOf(asked.startAt, asked.timeZone)
  const others = around.visits
    .filter(
      (visit) =>
        visit.id !== asked.visitId &&
        visit.therapistId === asked.therapistId &&
        !isCalledOff(visit) &&
        dayOf(visit.startAt, asked.timeZone) === day,
    )
    .map((visit) => ({
      visit,
      home: inTheHome(visit, around.margins.get(visit.serviceId) ?? noMargins),
    }))
  const before = others
    .filter((other) => other.home.endAt <= home.startAt)
    .toSorted((a, b) => b.home.endAt.localeCompare(a.home.endAt))[0]
  const after = others
    .filter((other) => other.home.startAt >= home.endAt)
    .toSorted((a, b) => a.home.startAt.localeCompare(b.home.startAt))[0]
  const trip = (visit: Visit, gapMin: number): Trip => {
    const driveMin = driveBetween(asked.clientId, visit.clientId, around.places)
    const shortMin = driveMin === null ? 0 : Math.max(0, Math.ceil(driveMin - gapMin))
    return { visitId: visit.id, clientId: visit.clientId, driveMin, gapMin, shortMin }
  }
  return {
    before: before ? trip(before.visit, minutesBetween(before.home.endAt, home.startAt)) : null,
    after: after ? trip(after.visit, minutesBetween(home.endAt, after.home.startAt)) : null,
  }
}

/** Two visits in one home need no drive. */
function driveBetween(
  fromId: string,
  toId: string,
  places: ReadonlyMap<string, Place | null>,
): number | null {
  if (fromId === toId) return 0
  const from = places.get(fromId)
  const to = places.get(toId)
  return from && to ? estimateDriveMin(from, to) : null
}
