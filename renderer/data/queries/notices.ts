import { combineLatest, map, type Observable } from 'rxjs'
import { type NoticesView, usualNotices } from '#shared/domain/notices/plan-notices'
import { addDays, startOfDay } from '#shared/domain/time/calendar-day'
import type { Client } from '#shared/schema/client'
import type { Store } from '../store/store'
import { dayBook, marginsOf, placesOf } from './day-book'
import { staffMember } from './practice'

/** What notices are made of: yesterday's visits, which may run on, today's and tomorrow's. */
export interface NoticesGround extends Omit<NoticesView, 'fine'> {
  readonly people: ReadonlyMap<string, Client>
}

export const noticesGround = (
  store: Store,
  therapistId: string,
  today: string,
  timeZone: string,
): Observable<NoticesGround> =>
  combineLatest([
    dayBook(
      store,
      startOfDay(addDays(today, -1), timeZone),
      startOfDay(addDays(today, 2), timeZone),
    ),
    staffMember(store, therapistId),
  ]).pipe(
    map(([{ visits, people, services }, staff]) => ({
      ...{ visits, people, therapistId, timeZone },
      settings: staff?.notices ?? usualNotices,
      margins: marginsOf(services),
      places: placesOf(people),
      homeBase: staff?.homeLocation ?? null,
    })),
  )
