import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { Client } from '#shared/schema/client'
import type { DayPlan } from '#shared/schema/day-plan'
import type { Staff } from '#shared/schema/staff'
import type { Visit } from '#shared/schema/visit'
import { windowReasonWords, windowsOn } from '../schedule/window-fit'
import { type Day, instantAt, minutesBetween, startOfDay, weekdayOf } from '../time/calendar-day'
import { openDay } from './day-decisions'
import { type DayHours, dayHours } from './day-hours'
import { orderPairs } from './order-pairs'
import type { Place } from './place'
import {
  type RouteProblem,
  type RouteTherapist,
  type RouteVisit,
  type RouteWindow,
  usualCharges,
} from './problem'

export interface PlannedTherapist {
  readonly staff: Staff
  /** Null where nobody decided anything about the day yet. */
  readonly decisions: DayPlan | null
}

/** All that a day's plan is made from, as it is stored. */
export interface DayRecords {
  readonly day: Day
  readonly timeZone: string
  readonly therapists: readonly PlannedTherapist[]
  /** What is to be planned; visits called off or over are left out by the caller. */
  readonly visits: readonly Visit[]
  readonly people: ReadonlyMap<string, Client>
  readonly services: ReadonlyMap<string, CatalogEntry>
  /** Plan also for who has no hours on this day. */
  readonly allTheSame: boolean
  /** Whether any therapist may go where another one was booked: the whole practice's day. */
  readonly acrossTherapists: boolean
}

/** Each home once, and where in the list it stands. */
export interface DayPlaces {
  readonly places: readonly Place[]
  /** By visit id. */
  readonly ofVisit: ReadonlyMap<string, number>
  /** By staff id. */
  readonly ofHome: ReadonlyMap<string, number>
}

export function placesOfDay({ visits, people, therapists }: DayRecords): DayPlaces {
  const places: Place[] = []
  const known = new Map<string, number>()
  const rowOf = ({ latitude, longitude }: Place): number => {
    const key = `${latitude} ${longitude}`
    const row = known.get(key) ?? places.push({ latitude, longitude }) - 1
    known.set(key, row)
    return row
  }
  const ofVisit = new Map<string, number>()
  for (const { id, clientId } of visits) {
    const location = people.get(clientId)?.home?.location
    if (location) ofVisit.set(id, rowOf(location))
  }
  const ofHome = new Map<string, number>()
  for (const { staff } of therapists) {
    if (staff.homeLocation) ofHome.set(staff.id, rowOf(staff.homeLocation))
  }
  return { places, ofVisit, ofHome }
}

export interface DayProblem extends RouteProblem {
  /** The instant of minute 0: the day's first one, so that a clock change in it moves nothing. */
  readonly originAt: string
  /** By therapist. */
  readonly hours: ReadonlyMap<string, DayHours>
}

/** The search's view of a day. `driveMin`: a row and a column for each of `places`. */
export function dayProblem(
  records: DayRecords,
  places: DayPlaces,
  driveMin: readonly (readonly number[])[],
): DayProblem {
  const { day, timeZone, therapists, visits, allTheSame } = records
  const originAt = startOfDay(day, timeZone)
  const minuteOf = (instant: string) => Math.round(minutesBetween(originAt, instant))
  const hours = new Map(
    therapists.map(({ staff, decisions }) => [
      staff.id,
      dayHours(staff, day, timeZone, (decisions ?? openDay).lunch, allTheSame),
    ]),
  )
  const decided = therapists.map(({ decisions }) => decisions ?? openDay)
  return {
    originAt,
    hours,
    driveMin,
    visits: visits.map((visit) => routeVisit(visit, records, places, decided, minuteOf, hours)),
    therapists: therapists.map(({ staff, decisions }): RouteTherapist => {
      const { startFrom, endAt } = decisions ?? openDay
      const home = places.ofHome.get(staff.id) ?? null
      const its = hours.get(staff.id)
      return {
        id: staff.id,
        hours: its?.hours ?? null,
        startPlace: startFrom === 'homeBase' ? home : null,
        endPlace: endAt === 'homeBase' ? home : null,
        skills: staff.offers ?? [...records.services.keys()],
        lunch: its?.lunch ?? null,
      }
    }),
    orders: decided.flatMap(({ order }) => orderPairs(order)),
    latenessLimitMin: null,
    ...usualCharges,
  }
}

function routeVisit(
  visit: Visit,
  { day, timeZone, people, services, acrossTherapists }: DayRecords,
  places: DayPlaces,
  decided: readonly DayPlan[],
  minuteOf: (instant: string) => number,
  hours: ReadonlyMap<string, DayHours>,
): RouteVisit {
  const { id, therapistId, serviceId } = visit
  const client = people.get(visit.clientId)
  const service = services.get(serviceId)?.service
  const lockedStart = decided.flatMap((plan) => plan.lockedTimes).find((one) => one.visitId === id)
  const lockedTo = decided
    .flatMap((plan) => plan.lockedTherapists)
    .find((one) => one.visitId === id)
  const promise = decided.flatMap((plan) => plan.promises).find((one) => one.visitId === id)
  const setupMin = service?.setupMin ?? 0
  const packupMin = service?.packupMin ?? 0
  const windows = windowsOn(client?.home?.windows ?? [], weekdayOf(day)).map(
    (window): RouteWindow => ({
      fromMin: minuteOf(instantAt(day, window.startTime, timeZone)),
      toMin: minuteOf(instantAt(day, window.endTime, timeZone)),
      strength: window.strength,
      label: windowReasonWords(window),
    }),
  )
  const closed = acrossTherapists ? [] : (hours.get(therapistId)?.closed ?? [])
  return {
    id,
    place: places.ofVisit.get(id) ?? null,
    setupMin,
    sessionMin: Math.max(1, Math.round(minutesBetween(visit.startAt, visit.endAt))),
    packupMin,
    windows: aroundClosed(windows, closed, { setupMin, packupMin }),
    // A service that is not offered any more is nobody's skill in particular.
    skills: acrossTherapists && service ? [serviceId] : [],
    priority: 1,
    usualTherapistId: client?.therapistId ?? therapistId,
    lockedTherapistId: lockedTo?.therapistId ?? (acrossTherapists ? null : therapistId),
    lockedStartMin: lockedStart ? minuteOf(lockedStart.startAt) : null,
    promised: promise
      ? {
          fromMin: minuteOf(promise.startAt),
          toMin: minuteOf(promise.startAt) + promiseToleranceMin,
        }
      : null,
  }
}

/** A session that starts up to this much after what was promised still keeps the promise, minutes. */
const promiseToleranceMin = 5
const minutesADay = 2 * 24 * 60
const aroundLabel = 'Around your time off'

/**
 * Time off inside of the day, as windows: the whole visit, setting up and packing up too, lies before or
 * after it. Windows of the home are cut to what is left of them; one that is cut away whole stays, so that
 * it is said why the visit does not fit.
 */
export function aroundClosed(
  windows: readonly RouteWindow[],
  closed: readonly { readonly fromMin: number; readonly toMin: number }[],
  margins: { readonly setupMin: number; readonly packupMin: number },
): readonly RouteWindow[] {
  if (closed.length === 0) return windows
  const free: { fromMin: number; toMin: number }[] = []
  let from = 0
  for (const span of closed) {
    if (span.fromMin > from) free.push({ fromMin: from, toMin: span.fromMin - margins.packupMin })
    from = Math.max(from, span.toMin + margins.setupMin)
  }
  free.push({ fromMin: from, toMin: minutesADay })
  const hard = windows.filter(({ strength }) => strength === 'hard')
  const cut = hard.flatMap((window) => {
    const parts = free
      .map((span) => ({
        ...window,
        fromMin: Math.max(window.fromMin, span.fromMin),
        toMin: Math.min(window.toMin, span.toMin),
      }))
      .filter(({ fromMin, toMin }) => fromMin < toMin)
    return parts.length > 0 ? parts : [window]
  })
  const around =
    hard.length > 0
      ? cut
      : free.map((span): RouteWindow => ({ ...span, strength: 'hard', label: aroundLabel }))
  return [...around, ...windows.filter(({ strength }) => strength !== 'hard')]
}

/** The instant of a minute of the plan. */
export const instantOfMinute = ({ originAt }: Pick<DayProblem, 'originAt'>, minute: number) =>
  new Date(Date.parse(originAt) + Math.round(minute) * 60_000).toISOString()
