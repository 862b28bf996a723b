import { combineLatest, distinctUntilChanged, map, type Observable, of, switchMap } from 'rxjs'
import type { Instant } from '#shared/domain/time/calendar-day'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { Client } from '#shared/schema/client'
import type { Note } from '#shared/schema/note'
import type { Screening } from '#shared/schema/screening'
import type { Staff } from '#shared/schema/staff'
import type { Visit } from '#shared/schema/visit'
import type { Store } from '../store/store'
import { type Household, householdOf } from './clients'
import { type ClinicalSettings, clinicalSettings, gatesOfVisit } from './door-gates'
import { groupHouseholds } from './group-households'
import { allStaff, catalogEntryById, catalogOf } from './practice'
import { coachingsTakenBack, consentsTakenBack } from './visit-consents'
import { notesOfVisit, visitById } from './visits'

/** One visit with everything its page shows. */
export interface VisitSheet {
  readonly visit: Visit
  /** Null when the client was removed since. */
  readonly household: Household | null
  readonly service: CatalogEntry | null
  /** Items of the catalog by id, those set aside too. */
  readonly items: ReadonlyMap<string, CatalogEntry>
  /** Notes and addenda, in the order they were begun. */
  readonly notes: readonly Note[]
  readonly staff: ReadonlyMap<string, Staff>
  /** Door checks, one a person. */
  readonly gates: readonly Screening[]
  readonly clinical: ClinicalSettings
  /** Parents of the other families of a group, in the order they were added. */
  readonly groupFamilies: readonly Client[]
  /** The same families with their babies and charts: each baby has a door check of their own. */
  readonly groupHouseholds: readonly Household[]
  /** When a parent took back what the session rests on, by the parent's id (4.E: no hands from then on). */
  readonly takenBack: ReadonlyMap<string, Instant>
  /** When a parent took back that a baby is massaged, whatever the session rests on. */
  readonly coachingTakenBack: ReadonlyMap<string, Instant>
}

/** Follows a visit; null when there is none of that id. */
export const visitSheet = (store: Store, visitId: string): Observable<VisitSheet | null> =>
  combineLatest([
    visitById(store, visitId),
    aroundVisit(store, visitId),
    catalogOf(store, 'item').pipe(map(byId)),
    notesOfVisit(store, visitId),
    allStaff(store).pipe(map(byId)),
    gatesOfVisit(store, visitId),
    clinicalSettings(store),
    groupHouseholds(store, visitId),
    combineLatest([consentsTakenBack(store, visitId), coachingsTakenBack(store, visitId)]),
  ]).pipe(
    map(([visit, around, items, notes, staff, gates, clinical, families, takenBack]) =>
      visit
        ? {
            ...{ visit, ...around, items, notes, staff, gates, clinical },
            groupFamilies: families.map(({ parent }) => parent),
            groupHouseholds: families,
            takenBack: takenBack[0],
            coachingTakenBack: takenBack[1],
          }
        : null,
    ),
  )

const byId = <R extends { readonly id: string }>(records: readonly R[]): ReadonlyMap<string, R> =>
  new Map(records.map((record) => [record.id, record]))

/** Ticking a line must not open the household again: it hangs on the visit's ids alone. */
function aroundVisit(
  store: Store,
  visitId: string,
): Observable<Pick<VisitSheet, 'household' | 'service'>> {
  const ids = visitById(store, visitId).pipe(
    map((visit) => (visit ? `${visit.clientId} ${visit.serviceId}` : '')),
    distinctUntilChanged(),
  )
  return ids.pipe(
    switchMap((both) => {
      const [clientId, serviceId] = both.split(' ')
      if (!clientId || !serviceId) return of({ household: null, service: null })
      return combineLatest([householdOf(store, clientId), catalogEntryById(store, serviceId)]).pipe(
        map(([household, service]) => ({ household, service })),
      )
    }),
  )
}
