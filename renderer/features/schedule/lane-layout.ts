import { type DayBook, marginsOf } from '#renderer/data/queries/day-book'
import { type DayScale, hoursShown, sideBySide } from '#shared/domain/schedule/day-grid'
import { findOverlaps, type MarginsByService } from '#shared/domain/schedule/find-overlaps'
import { inTheHome, isCalledOff, noMargins, type Span } from '#shared/domain/schedule/occupied-time'
import { estimateDriveMin } from '#shared/domain/schedule/travel-estimate'
import { minutesBetween } from '#shared/domain/time/calendar-day'
import type { Visit } from '#shared/schema/visit'

export interface PlacedVisit {
  readonly visit: Visit
  /** Set-up and pack-up included. */
  readonly home: Span
  readonly column: number
  /** How many stand side by side here. */
  readonly columns: number
  /** Goes on at the same time as another visit of the same therapist. */
  readonly overlaps: boolean
}

/** The road from one visit to the following one, when both homes are on the map. */
export interface Drive extends Span {
  readonly minutes: number
  /** Less time between the visits than the drive is thought to take. */
  readonly tight: boolean
}

/** Where each visit of a day stands on its axis, earliest first. */
export function layOutDay(visits: readonly Visit[], book: DayBook): readonly PlacedVisit[] {
  const margins = marginsOf(book.services)
  const homeOf = (visit: Visit): Span => occupied(visit, margins)
  return sideBySide(visits, homeOf)
    .map(({ item: visit, column, columns }) => {
      const asked = { ...visit, margins: marginsFor(visit, margins), visitId: visit.id }
      return {
        visit,
        home: homeOf(visit),
        column,
        columns,
        overlaps: !isCalledOff(visit) && findOverlaps(asked, visits, margins).length > 0,
      }
    })
    .toSorted((a, b) => a.visit.startAt.localeCompare(b.visit.startAt))
}

const marginsFor = (visit: Visit, margins: MarginsByService) =>
  margins.get(visit.serviceId) ?? noMargins

const occupied = (visit: Visit, margins: MarginsByService): Span =>
  isCalledOff(visit)
    ? { startAt: visit.startAt, endAt: visit.endAt }
    : inTheHome(visit, marginsFor(visit, margins))

/** The drives between visits that follow one another without overlapping. */
export function drivesOfDay(placed: readonly PlacedVisit[], book: DayBook): readonly Drive[] {
  const stops = placed.filter(({ visit }) => !isCalledOff(visit))
  return stops.slice(1).flatMap((stop, index) => {
    const before = stops[index]
    if (!before || before.visit.therapistId !== stop.visit.therapistId) return []
    const from = book.people.get(before.visit.clientId)?.home?.location
    const to = book.people.get(stop.visit.clientId)?.home?.location
    const gapMin = minutesBetween(before.home.endAt, stop.home.startAt)
    if (!from || !to || gapMin < 0) return []
    const minutes = estimateDriveMin(from, to)
    const between = { startAt: before.home.endAt, endAt: stop.home.startAt }
    return [{ ...between, minutes, tight: gapMin < minutes }]
  })
}

/** The hours to show for several days at once: as wide as the widest of them needs. */
export function hoursOfDays(
  days: readonly { readonly scale: DayScale; readonly placed: readonly PlacedVisit[] }[],
): { readonly fromMin: number; readonly toMin: number } {
  const each = days.map(({ scale, placed }) =>
    hoursShown(
      scale,
      placed.map(({ home }) => home),
    ),
  )
  return {
    fromMin: Math.min(...each.map((one) => one.fromMin)),
    toMin: Math.max(...each.map((one) => one.toMin)),
  }
}
