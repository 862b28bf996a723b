import { combineLatest, map, type Observable } from 'rxjs'
import type { Note } from '#shared/schema/note'
import type { Visit } from '#shared/schema/visit'
import type { Store } from '../store/store'
import { catalogOf } from './practice'
import { notesOfClient, visitsOfClient } from './visits'

export interface ClientHistory {
  /** Latest first. */
  readonly visits: readonly Visit[]
  /** Of every person of the household, latest session first; addenda too. */
  readonly notes: readonly Note[]
  readonly serviceNames: ReadonlyMap<string, string>
}

/** Visits and notes of a household. `personIds`: parent first, joined by commas. */
export function clientHistory(store: Store, personIds: string): Observable<ClientHistory> {
  const ids = personIds.split(',')
  const [parentId = ''] = ids
  return combineLatest([
    visitsOfClient(store, parentId),
    combineLatest(ids.map((id) => notesOfClient(store, id))),
    catalogOf(store, 'service'),
  ]).pipe(
    map(([visits, notes, services]) => ({
      visits,
      notes: notes.flat().toSorted((a, b) => b.sessionAt.localeCompare(a.sessionAt)),
      serviceNames: new Map(services.map((service) => [service.id, service.name])),
    })),
  )
}
