import { combineLatest, map, type Observable, of, switchMap } from 'rxjs'
import type { FamilyRecords } from '#shared/domain/spaces/hand-over'
import type { RecordOf } from '#shared/schema/collections'
import type { Visit } from '#shared/schema/visit'
import type { Store } from '../store/store'
import { type Household, householdOf } from './clients'
import { watch, watchOne } from './records'

/** All that is handed over with a family; null when `parentId` is no parent that is here. */
export const familyRecords = (store: Store, parentId: string): Observable<FamilyRecords | null> =>
  householdOf(store, parentId).pipe(
    switchMap((household) =>
      household?.parent.id === parentId ? recordsOf(store, household) : of(null),
    ),
  )

function recordsOf(
  store: Store,
  { parent, infants, charts }: Household,
): Observable<FamilyRecords> {
  const people = [parent, ...infants].map(({ id }) => id)
  const ofAll = <C extends 'visits' | 'notes' | 'consents' | 'screenings'>(name: C) =>
    combineLatest(
      people.map((clientId) => watch(store, name, { where: { clientId } as never })),
    ).pipe(map((found) => found.flat() as RecordOf<C>[]))
  const all = combineLatest([
    ofAll('visits'),
    ofAll('notes'),
    ofAll('consents'),
    ofAll('screenings'),
  ])
  return all.pipe(
    switchMap(([visits, notes, consents, screenings]) => {
      const own = new Set(visits.map(({ id }) => id))
      const others = [...notes, ...consents, ...screenings].flatMap(({ visitId }) =>
        visitId === '' || own.has(visitId) ? [] : [visitId],
      )
      return visitsOf(store, [...new Set(others)]).pipe(
        map((groupVisits) => ({
          ...{ parent, infants, charts: [...charts.values()], visits, groupVisits },
          ...{ notes, consents, screenings },
        })),
      )
    }),
  )
}

const visitsOf = (store: Store, ids: readonly string[]): Observable<Visit[]> =>
  ids.length === 0
    ? of([])
    : combineLatest(ids.map((id) => watchOne(store, 'visits', id))).pipe(
        map((found) => found.filter((visit) => visit !== null)),
      )
