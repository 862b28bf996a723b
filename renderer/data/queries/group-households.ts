import { combineLatest, distinctUntilChanged, map, type Observable, of, switchMap } from 'rxjs'
import type { Store } from '../store/store'
import { type Household, householdOf } from './clients'
import { visitById } from './visits'

/** The other families of a group with their babies and charts, in the order they were added. */
export const groupHouseholds = (store: Store, visitId: string): Observable<readonly Household[]> =>
  visitById(store, visitId).pipe(
    map((visit) => (visit?.groupClientIds ?? []).join(' ')),
    distinctUntilChanged(),
    switchMap((ids) =>
      ids === '' ? of([]) : combineLatest(ids.split(' ').map((id) => householdOf(store, id))),
    ),
    map((households) => households.filter((one) => one !== null)),
  )
