import { combineLatest, map, type Observable } from 'rxjs'
import { isInUse, laptopName } from '#shared/domain/practice/laptops'
import { freePlaces, placesAhead } from '#shared/domain/share/link-places'
import { usedPlaces } from '#shared/domain/share/link-standing'
import type { Store } from '../store/store'
import { allStaff, staffMember } from './practice'
import { allSummaryRecords } from './visits'

/** How many links this laptop can still make without an administrator. */
export const placesLeftHere = (
  store: Store,
  staffId: string,
  deviceId: string,
): Observable<number> =>
  combineLatest([staffMember(store, staffId), allSummaryRecords(store)]).pipe(
    map(([person, records]) =>
      person ? freePlaces([person], deviceId, usedPlaces(records)).length : 0,
    ),
  )

export interface LaptopPlaces {
  readonly deviceId: string
  /** Whose laptop, and what it is called. */
  readonly person: string
  readonly laptop: string
  readonly left: number
  readonly missing: number
}

/** Of every laptop in use, by person. */
export const placesByLaptop = (store: Store): Observable<LaptopPlaces[]> =>
  allStaff(store).pipe(
    map((staff) =>
      staff.flatMap(({ name, signingKeys }) =>
        signingKeys.filter(isInUse).map((laptop) => {
          const left = laptop.linkPlaces?.length ?? 0
          return {
            ...{ deviceId: laptop.deviceId, person: name, left },
            laptop: laptopName(signingKeys, laptop),
            missing: Math.max(0, placesAhead - left),
          }
        }),
      ),
    ),
  )
