import { combineLatest, map, type Observable, of, switchMap } from 'rxjs'
import type { Chart } from '#shared/schema/chart'
import type { Client } from '#shared/schema/client'
import type { Store } from '../store/store'
import { watch, watchOne } from './records'

/** A parent, the infants of the household, and the chart of each person. */
export interface Household {
  readonly parent: Client
  readonly infants: readonly Client[]
  /** By client id; a person whose health was never recorded has none. */
  readonly charts: ReadonlyMap<string, Chart>
}

export const clientById = (store: Store, id: string): Observable<Client | null> =>
  watchOne(store, 'clients', id)

/** Whether there is anybody at all, archived or not. */
export const anyClient = (store: Store): Observable<boolean> =>
  watch(store, 'clients', { limit: 1 }).pipe(map((found) => found.length > 0))

/** The household that a person (parent or infant) belongs to; null when there is no such person. */
export const householdOf = (store: Store, clientId: string): Observable<Household | null> =>
  watchOne(store, 'clients', clientId).pipe(
    switchMap((client) => {
      if (!client) return of(null)
      const parentId = client.kind === 'parent' ? client.id : client.parentId
      return combineLatest([
        watchOne(store, 'clients', parentId),
        watch(store, 'clients', { where: { parentId } }),
      ]).pipe(
        switchMap(([parent, infants]) => (parent ? withCharts(store, parent, infants) : of(null))),
      )
    }),
  )

function withCharts(store: Store, parent: Client, infants: Client[]): Observable<Household> {
  // Twins stand in the order they were entered, which is the order they were born.
  const byAge = infants.toSorted(
    (a, b) =>
      (a.dateOfBirth ?? '').localeCompare(b.dateOfBirth ?? '') ||
      a.createdAt.localeCompare(b.createdAt) ||
      a.id.localeCompare(b.id),
  )
  const charts = [parent, ...byAge].map(({ id }) =>
    watch(store, 'charts', { where: { clientId: id } }),
  )
  return combineLatest(charts).pipe(
    map((found) => ({
      parent,
      infants: byAge,
      charts: new Map(found.flat().map((chart) => [chart.clientId, chart])),
    })),
  )
}
