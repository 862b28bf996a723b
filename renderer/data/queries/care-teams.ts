import { firstValueFrom, map, type Observable } from 'rxjs'
import type { Store } from '../store/store'
import { clientDirectory } from './client-directory'

/** Whose care team each provider is on: provider id → ids of parents, archived ones too. */
export type CareTeams = ReadonlyMap<string, ReadonlySet<string>>

export const careTeams = (store: Store): Observable<CareTeams> =>
  clientDirectory(store).pipe(
    map(({ parents }) => {
      const teams = new Map<string, Set<string>>()
      for (const { id, providerIds } of parents) {
        for (const providerId of providerIds) {
          const clients = teams.get(providerId) ?? new Set()
          teams.set(providerId, clients.add(id))
        }
      }
      return teams
    }),
  )

export const readCareTeams = (store: Store): Promise<CareTeams> => firstValueFrom(careTeams(store))
