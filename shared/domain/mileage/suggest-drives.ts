import type { DistanceUnit, DriveEnd, DrivePurpose } from '#shared/schema/drive'
import type { MileageSettings } from '#shared/schema/mileage-settings'
import type { TimelineKind, Visit } from '#shared/schema/visit'
import { idFrom } from '#shared/sync/merge/id-from'
import { crowFlyKm, type Place } from '../route/place'
import { isCalledOff } from '../schedule/occupied-time'
import { type Day, dayOf, type Instant } from '../time/calendar-day'

/** A drive that a visit's own times say has happened, and that nobody has put in the book yet. */
export interface DriveSuggestion {
  /** The record's id: made from the visit, so that two laptops put the same drive in once. */
  readonly id: string
  readonly therapistId: string
  readonly day: Day
  readonly startAt: Instant
  /** Null for the way home: nobody writes down when that ends. */
  readonly endedAt: Instant | null
  readonly from: DriveEnd
  readonly to: DriveEnd
  /** Estimated; null when an end is not on the map. */
  readonly distanceTenths: number | null
  readonly unit: DistanceUnit
  readonly purpose: DrivePurpose
}

/** What the therapist's day is made of; visits of others and other days are left out. */
export interface DrivenDay {
  readonly visits: readonly Visit[]
  readonly therapistId: string
  readonly day: Day
  readonly timeZone: string
  /** Where homes stand, by client id; none for what is not on the map. */
  readonly places: ReadonlyMap<string, Place | null>
  readonly homeBase: Place | null
  readonly settings: MileageSettings
}

const kmInMile = 1.609344
/** Roads against the straight line, as route planners reckon without a map. */
const detour = 1.35

/** Tenths of a mile or kilometer along the road, estimated from the straight line. */
export const estimateTenths = (from: Place, to: Place, unit: DistanceUnit): number =>
  Math.round((crowFlyKm(from, to) * detour * 10) / (unit === 'mi' ? kmInMile : 1))

const placeOf = (place: Place | null | undefined) =>
  place ? { latitude: place.latitude, longitude: place.longitude } : null

/** `known`: ids of drives in the book, taken out ones too. Earliest first. */
export function suggestDrives(
  driven: DrivenDay,
  known: ReadonlySet<string>,
): readonly DriveSuggestion[] {
  const { therapistId, day, timeZone, places, settings } = driven
  const homeEnd: DriveEnd = {
    ...{ kind: 'homeBase', visitId: null, name: '' },
    location: placeOf(driven.homeBase),
  }
  const endOf = (visit: Visit): DriveEnd => ({
    ...{ kind: 'visit', visitId: visit.id, name: '' },
    location: placeOf(places.get(visit.clientId)),
  })
  const own = driven.visits.filter(
    (visit) => visit.therapistId === therapistId && dayOf(visit.startAt, timeZone) === day,
  )
  const reached = own
    .flatMap((visit) => {
      const arrivedAt = whenOf(visit, 'arrived')
      return arrivedAt === null ? [] : [{ visit, arrivedAt }]
    })
    .toSorted((a, b) => a.arrivedAt.localeCompare(b.arrivedAt))
  const found: DriveSuggestion[] = []
  const add = (
    id: string,
    from: DriveEnd,
    to: DriveEnd,
    startAt: Instant,
    endedAt: Instant | null,
  ) => {
    if (known.has(id)) return
    const atHome = from.kind === 'homeBase' || to.kind === 'homeBase'
    found.push({
      ...{ id, therapistId, day, startAt, endedAt, from, to, unit: settings.unit },
      distanceTenths:
        from.location && to.location
          ? estimateTenths(from.location, to.location, settings.unit)
          : null,
      purpose: atHome ? settings.homeLegs : 'business',
    })
  }
  for (const [index, { visit, arrivedAt }] of reached.entries()) {
    const departedAt = whenOf(visit, 'departed')
    if (departedAt === null) continue
    const before = reached[index - 1]?.visit
    add(driveTo(visit.id), before ? endOf(before) : homeEnd, endOf(visit), departedAt, arrivedAt)
  }
  const last = reached.at(-1)?.visit
  const leftAt = last ? whenOf(last, 'left') : null
  const isOver = own.every((visit) => isCalledOff(visit) || visit.state === 'finished')
  if (last && leftAt !== null && isOver) {
    add(driveHome(therapistId, day), endOf(last), homeEnd, leftAt, null)
  }
  return found
}

export const driveTo = (visitId: string): string => idFrom(['drive', 'to', visitId])
export const driveHome = (therapistId: string, day: Day): string =>
  idFrom(['drive', 'home', therapistId, day])

const whenOf = (visit: Visit, kind: TimelineKind): Instant | null =>
  visit.timeline.find((event) => event.kind === kind)?.at ?? null
