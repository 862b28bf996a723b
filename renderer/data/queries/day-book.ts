import {
  combineLatest,
  distinctUntilChanged,
  filter,
  map,
  type Observable,
  of,
  shareReplay,
  switchMap,
} from 'rxjs'
import type { Surroundings } from '#shared/domain/schedule/check-time'
import type { MarginsByService } from '#shared/domain/schedule/find-overlaps'
import type { Place } from '#shared/domain/schedule/travel-estimate'
import type { TherapistTime } from '#shared/domain/schedule/working-time'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { Chart } from '#shared/schema/chart'
import type { Client } from '#shared/schema/client'
import type { Note } from '#shared/schema/note'
import type { Staff } from '#shared/schema/staff'
import type { Visit } from '#shared/schema/visit'
import type { Store } from '../store/store'
import { allStaff, catalogOf } from './practice'
import { watch } from './records'
import { visitsBetween } from './visits'

/** Visits of a stretch of time with everyone they concern: never more than those people are opened. */
export interface DayBook {
  readonly visits: readonly Visit[]
  /** Parents and infants by id. */
  readonly people: ReadonlyMap<string, Client>
  /** By client id. */
  readonly charts: ReadonlyMap<string, Chart>
  readonly services: ReadonlyMap<string, CatalogEntry>
}

type People = Pick<DayBook, 'people' | 'charts'>

/** Visits that start within [fromAt, toAt), earliest first, with their people and services. */
export function dayBook(store: Store, fromAt: string, toAt: string): Observable<DayBook> {
  const visits$ = visitsBetween(store, fromAt, toAt).pipe(
    shareReplay({ bufferSize: 1, refCount: true }),
  )
  const people$ = visits$.pipe(
    map(everyoneIn),
    distinctUntilChanged((a, b) => a.join() === b.join()),
    switchMap((ids) =>
      peopleByIds(store, ids).pipe(map((people) => ({ ...people, of: ids.join() }))),
    ),
  )
  return combineLatest([visits$, people$, servicesById(store)]).pipe(
    // A visit is never shown for a moment without its person.
    filter(([visits, people]) => everyoneIn(visits).join() === people.of),
    map(([visits, { people, charts }, services]) => ({ visits, people, charts, services })),
  )
}

const everyoneIn = (visits: readonly Visit[]): string[] =>
  [...new Set(visits.flatMap((visit) => [visit.clientId, ...visit.infantIds]))].sort()

function peopleByIds(store: Store, ids: readonly string[]): Observable<People> {
  if (ids.length === 0) return of({ people: new Map(), charts: new Map() })
  return combineLatest([clientsByIds(store, ids), chartsOf(store, ids)]).pipe(
    map(([people, charts]) => ({
      people,
      charts: new Map(charts.map((chart) => [chart.clientId, chart])),
    })),
  )
}

export function clientsByIds(
  store: Store,
  ids: readonly string[],
): Observable<ReadonlyMap<string, Client>> {
  const found = store.collections.clients.findByIds([...ids]).$ as unknown as Observable<
    Map<string, { toJSON(): unknown }>
  >
  return found.pipe(
    map((clients) => new Map([...clients].map(([id, one]) => [id, one.toJSON() as Client]))),
  )
}

/** One look-up a person: a search for many ids at once would walk through every chart. */
export const chartsOf = (store: Store, clientIds: readonly string[]): Observable<Chart[]> =>
  clientIds.length === 0
    ? of([])
    : combineLatest(
        clientIds.map((clientId) => watch(store, 'charts', { where: { clientId } })),
      ).pipe(map((found) => found.flat()))

const servicesById = (store: Store): Observable<ReadonlyMap<string, CatalogEntry>> =>
  catalogOf(store, 'service').pipe(map((entries) => new Map(entries.map((one) => [one.id, one]))))

export const marginsOf = (services: ReadonlyMap<string, CatalogEntry>): MarginsByService =>
  new Map(
    [...services].flatMap(([id, { service }]) =>
      service ? [[id, { setupMin: service.setupMin, packupMin: service.packupMin }] as const] : [],
    ),
  )

/** Where the homes are, by client id; null for a home that is not on the map. */
export const placesOf = (people: DayBook['people']): ReadonlyMap<string, Place | null> =>
  new Map([...people].map(([id, person]) => [id, person.home?.location ?? null]))

/** What a time for `client` is held against; `book` holds the day and its neighbours. */
export const surroundingsOf = (
  book: DayBook,
  client: Client | null,
  time: TherapistTime,
  now: string,
): Surroundings => ({
  visits: book.visits,
  margins: marginsOf(book.services),
  windows: client?.home?.windows ?? [],
  now,
  places: placesOf(client ? new Map([...book.people, [client.id, client]]) : book.people),
  time,
})

/** Every draft, and the signed notes of sessions since `fromAt`: enough to know what is unwritten. */
export const notesSince = (store: Store, fromAt: string): Observable<Note[]> =>
  combineLatest([
    watch(store, 'notes', { where: { state: 'draft' } }),
    watch(store, 'notes', { where: { state: 'signed', sessionAt: { $gte: fromAt } } }),
  ]).pipe(map(([drafts, signed]) => [...drafts, ...signed]))

/** The first visit still planned after an instant: what comes when today is empty. */
export const firstVisitAfter = (store: Store, afterAt: string): Observable<Visit | null> =>
  watch(store, 'visits', {
    where: { startAt: { $gte: afterAt } },
    sort: [{ startAt: 'asc' }],
    limit: 20,
  }).pipe(map((visits) => visits.find((visit) => visit.state === 'planned') ?? null))

/** What Today needs besides the day itself; read after it, and only for the weeks before it. */
export interface AroundToday {
  /** [fromAt, untilAt): all states. */
  readonly recentVisits: readonly Visit[]
  readonly notes: readonly Note[]
  readonly people: ReadonlyMap<string, Client>
}

/** Visits and notes since `fromAt`, with the people they are about. */
export function aroundToday(
  store: Store,
  fromAt: string,
  untilAt: string,
): Observable<AroundToday> {
  return combineLatest([visitsBetween(store, fromAt, untilAt), notesSince(store, fromAt)]).pipe(
    switchMap(([recentVisits, notes]) => {
      const drafts = notes.filter((note) => note.state === 'draft').map((note) => note.clientId)
      const ids = [...new Set([...recentVisits.map((visit) => visit.clientId), ...drafts])]
      return clientsByIds(store, ids).pipe(map((people) => ({ recentVisits, notes, people })))
    }),
  )
}

/** What waits for a second signature, with the people it is about. */
export interface CosignBook {
  readonly notes: readonly Note[]
  readonly staff: readonly Staff[]
  readonly people: ReadonlyMap<string, Client>
}

/**
 * Signed notes of sessions since `fromAt`, where there is somebody else whose notes these could be: in a
 * practice of one nothing is opened.
 */
export const cosignBook = (store: Store, fromAt: string): Observable<CosignBook> =>
  allStaff(store).pipe(
    switchMap((staff) => {
      const writers = staff.filter(({ role }) => role !== 'office')
      if (writers.length < 2) return of({ notes: [], staff, people: new Map() })
      return watch(store, 'notes', {
        where: { state: 'signed', sessionAt: { $gte: fromAt } },
      }).pipe(
        switchMap((notes) => {
          const ids = notes.filter(({ cosignAsked }) => cosignAsked).map(({ clientId }) => clientId)
          if (ids.length === 0) return of({ notes, staff, people: new Map() })
          return clientsByIds(store, [...new Set(ids)]).pipe(
            map((people) => ({ notes, staff, people })),
          )
        }),
      )
    }),
  )
