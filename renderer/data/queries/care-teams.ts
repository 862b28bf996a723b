import { filter, firstValueFrom, map, type Observable, scan, shareReplay } from 'rxjs'
import type { Client } from '#shared/schema/client'
import type { Store } from '../store/store'
import { follow } from './follow'

/** Whose care team each provider is on: provider id → ids of parents, archived ones too. */
export type CareTeams = ReadonlyMap<string, ReadonlySet<string>>

const known = new WeakMap<Store, Observable<CareTeams>>()

/** Follows every care team as ids alone; begun when first asked for. */
export function careTeams(store: Store): Observable<CareTeams> {
  const there = known.get(store)
  if (there) return there
  const teams = follow(store, 'clients').pipe(
    scan(
      (held, { put, gone, whole }) => {
        for (const id of gone) drop(held, id)
        for (const client of put) place(held, client)
        held.whole = whole
        return held
      },
      {
        byProvider: new Map<string, Set<string>>(),
        byClient: new Map<string, string[]>(),
        whole: false,
      },
    ),
    filter((held) => held.whole),
    map((held) => new Map(held.byProvider)),
    shareReplay({ bufferSize: 1, refCount: false }),
  )
  known.set(store, teams)
  return teams
}

export const readCareTeams = (store: Store): Promise<CareTeams> => firstValueFrom(careTeams(store))

interface Held {
  readonly byProvider: Map<string, Set<string>>
  readonly byClient: Map<string, string[]>
}

function drop({ byProvider, byClient }: Held, clientId: string) {
  for (const providerId of byClient.get(clientId) ?? [])
    byProvider.get(providerId)?.delete(clientId)
  byClient.delete(clientId)
}

function place(held: Held, client: Client) {
  drop(held, client.id)
  if (client.careTeam.length === 0) return
  const providers = client.careTeam.map((member) => member.providerId)
  held.byClient.set(client.id, providers)
  for (const providerId of providers) {
    const clients = held.byProvider.get(providerId) ?? new Set()
    held.byProvider.set(providerId, clients.add(client.id))
  }
}
