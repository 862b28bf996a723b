import { combineLatest, firstValueFrom, map, type Observable, switchMap } from 'rxjs'
import { type DriveSuggestion, suggestDrives } from '#shared/domain/mileage/suggest-drives'
import { isLoggedTrip, type LoggedTrip, usualMileage } from '#shared/domain/mileage/totals'
import type { LoggedDrive } from '#shared/domain/route/travel-model'
import { addDays, addMinutes, minutesBetween, startOfDay } from '#shared/domain/time/calendar-day'
import type { MileageSettings } from '#shared/schema/mileage-settings'
import type { Visit } from '#shared/schema/visit'
import type { Session } from '../session'
import type { Store } from '../store/store'
import { addressLine } from '../visit-facts'
import { fullName } from './client-directory'
import { type DayBook, dayBook, placesOf } from './day-book'
import { practiceEntry, staffMember } from './practice'
import { watch } from './records'
import { visitsByIds } from './stock'

/** Drives that begin within [fromAt, toAt), taken out ones too, earliest first. */
export const drivesBetween = (
  store: Store,
  fromAt: string,
  toAt: string,
): Observable<LoggedTrip[]> =>
  watch(store, 'trips', {
    where: { kind: 'drive', startAt: { $gte: fromAt, $lt: toAt } },
  }).pipe(
    map((trips) =>
      trips.filter(isLoggedTrip).toSorted((a, b) => a.startAt.localeCompare(b.startAt)),
    ),
  )

/** How the practice keeps its book; the usual way until it says otherwise. */
export const mileageSettings = (store: Store): Observable<MileageSettings> =>
  practiceEntry(store).pipe(map((entry) => entry?.practice?.mileage ?? usualMileage))

/** What the times of a day's visits say was driven and is not in the book, earliest first. */
export const drivesToLog = (
  store: Store,
  therapistId: string,
  day: string,
  timeZone: string,
): Observable<readonly DriveSuggestion[]> => {
  const fromAt = startOfDay(day, timeZone)
  const toAt = startOfDay(addDays(day, 1), timeZone)
  return combineLatest([
    dayBook(store, fromAt, toAt),
    drivesBetween(store, addMinutes(fromAt, -1440), addMinutes(toAt, 1440)),
    staffMember(store, therapistId),
    mileageSettings(store),
  ]).pipe(
    map(([{ visits, people }, drives, staff, settings]) =>
      suggestDrives(
        {
          ...{ visits, therapistId, day, timeZone, settings },
          places: placesOf(people),
          homeBase: staff?.homeLocation ?? null,
        },
        new Set(drives.map(({ id }) => id)),
      ),
    ),
  )
}

/** Whose homes drives went to, by visit id; ids parted by spaces. */
export interface DriveHome {
  readonly name: string
  readonly address: string
}
export const homesOfVisits = (
  store: Store,
  visitIds: string,
): Observable<ReadonlyMap<string, DriveHome>> =>
  visitsByIds(store, visitIds).pipe(switchMap((visits) => homesOf(store, visits)))

function homesOf(
  store: Store,
  visits: readonly Visit[],
): Observable<ReadonlyMap<string, DriveHome>> {
  const ids = [...new Set(visits.map(({ clientId }) => clientId))]
  const found = store.collections.clients.findByIds(ids).$ as unknown as Observable<
    Map<string, { toJSON(): unknown }>
  >
  return found.pipe(
    map((clients) => {
      const homes = new Map<string, DriveHome>()
      for (const visit of visits) {
        const client = clients.get(visit.clientId)?.toJSON() as
          | NonNullable<ReturnType<DayBook['people']['get']>>
          | undefined
        if (client) {
          homes.set(visit.id, { name: fullName(client.name), address: addressLine(client) })
        }
      }
      return homes
    }),
  )
}

const yearMin = 366 * 1440

/** The last year's drives with both ends on the map and both times written down, to learn from. */
export async function loggedDrives(
  session: Pick<Session, 'store' | 'now'>,
): Promise<readonly LoggedDrive[]> {
  const now = session.now()
  const trips = await firstValueFrom(
    drivesBetween(session.store, addMinutes(now, -yearMin), addMinutes(now, 1)),
  )
  return trips.flatMap(({ startAt, drive }) => {
    const { from, to, endedAt, voidedAt } = drive
    if (voidedAt !== null || endedAt === null || !from.location || !to.location) return []
    return [{ from: from.location, to: to.location, tookMin: minutesBetween(startAt, endedAt) }]
  })
}
