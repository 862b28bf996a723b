import { firstValueFrom } from 'rxjs'
import { addMinutes } from '#shared/domain/time/calendar-day'
import type { Visit } from '#shared/schema/visit'
import type { Store } from '../store/store'
import { clientDirectory } from './client-directory'
import { visitsBetween, visitsOfClient } from './visits'

export interface FoundVisit {
  readonly visit: Visit
  readonly name: string
}

const dayMin = 1440
const mostClients = 4
const mostVisits = 8

/**
 * Visits to jump to: with nothing typed, those of a day around `now`; else of the clients whose names
 * match, the visits nearest to `now` first.
 */
export async function firstVisits(store: Store, query: string, now: string): Promise<FoundVisit[]> {
  const directory = await firstValueFrom(clientDirectory(store))
  const named = (visit: Visit): FoundVisit => ({
    visit,
    name: directory.byId.get(visit.clientId)?.name ?? '',
  })
  if (query === '') {
    const near = visitsBetween(store, addMinutes(now, -dayMin / 2), addMinutes(now, dayMin))
    return (await firstValueFrom(near)).slice(0, mostVisits).map(named)
  }
  const clients = directory.search(query).slice(0, mostClients)
  const visits = await Promise.all(
    clients.map(({ id }) => firstValueFrom(visitsOfClient(store, id))),
  )
  const away = (visit: Visit) => Math.abs(Date.parse(visit.startAt) - Date.parse(now))
  return visits
    .flatMap((some) => some.toSorted((a, b) => away(a) - away(b)).slice(0, 2))
    .slice(0, mostVisits)
    .map(named)
}
