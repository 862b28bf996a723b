import { combineLatest, map, type Observable } from 'rxjs'
import { isCalledOff } from '#shared/domain/schedule/occupied-time'
import { addDays, addMinutes, type Day, dayOf, startOfDay } from '#shared/domain/time/calendar-day'
import type { DayPlan } from '#shared/schema/day-plan'
import type { Staff } from '#shared/schema/staff'
import type { Visit } from '#shared/schema/visit'
import type { Store } from '../store/store'
import { type DayBook, dayBook } from './day-book'
import { allStaff } from './practice'
import { watch } from './records'

/** A day as its routes are planned from: visits of every therapist that is on this laptop. */
export interface RouteDay {
  readonly book: DayBook
  /** Of that day, earliest first; what was called off is left out. */
  readonly visits: readonly Visit[]
  readonly staff: readonly Staff[]
  /** What was decided, by therapist. */
  readonly decisions: ReadonlyMap<string, DayPlan>
}

export function routeDay(store: Store, day: Day, timeZone: string): Observable<RouteDay> {
  const from = startOfDay(day, timeZone)
  const to = startOfDay(addDays(day, 1), timeZone)
  // A day to either side: what was decided in another zone is still about this day.
  const around = { $gte: addMinutes(from, -1440), $lt: addMinutes(to, 1440) }
  return combineLatest([
    dayBook(store, from, to),
    allStaff(store),
    watch(store, 'trips', { where: { kind: 'plan', startAt: around } }),
  ]).pipe(
    map(([book, staff, trips]) => ({
      book,
      visits: book.visits.filter(
        (visit) => !isCalledOff(visit) && dayOf(visit.startAt, timeZone) === day,
      ),
      staff,
      decisions: new Map(
        trips.flatMap(({ day: on, therapistId, plan }) =>
          on === day && plan ? [[therapistId, plan] as const] : [],
        ),
      ),
    })),
  )
}
