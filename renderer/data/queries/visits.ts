import { map, type Observable } from 'rxjs'
import { pagesAmong } from '#shared/domain/share/standing'
import type { Note } from '#shared/schema/note'
import type { Summary } from '#shared/schema/summary'
import type { Visit } from '#shared/schema/visit'
import type { Store } from '../store/store'
import { watch, watchOne } from './records'

export const visitById = (store: Store, id: string): Observable<Visit | null> =>
  watchOne(store, 'visits', id)

/** Visits that start within [fromAt, toAt), earliest first. */
export const visitsBetween = (store: Store, fromAt: string, toAt: string): Observable<Visit[]> =>
  watch(store, 'visits', {
    where: { startAt: { $gte: fromAt, $lt: toAt } },
    sort: [{ startAt: 'asc' }],
  }).pipe(map(withoutCopies))

/** Whoever holds both spaces of a family that was handed over sees a past visit once: as it was held. */
function withoutCopies(visits: Visit[]): Visit[] {
  if (!visits.some(({ copyOf }) => copyOf)) return visits
  const here = new Set(visits.map(({ id }) => id))
  return visits.filter(({ copyOf }) => copyOf === undefined || !here.has(copyOf))
}

/** A parent's visits, latest first. */
export const visitsOfClient = (store: Store, clientId: string): Observable<Visit[]> =>
  watch(store, 'visits', { where: { clientId } }).pipe(
    map((visits) => visits.toSorted((a, b) => b.startAt.localeCompare(a.startAt))),
  )

const byCreation = (a: { createdAt: string }, b: { createdAt: string }) =>
  a.createdAt.localeCompare(b.createdAt)

/** Notes and addenda of a visit, in the order they were begun. */
export const notesOfVisit = (store: Store, visitId: string): Observable<Note[]> =>
  watch(store, 'notes', { where: { visitId } }).pipe(map((notes) => notes.toSorted(byCreation)))

/** A person's notes and addenda, latest session first. */
export const notesOfClient = (store: Store, clientId: string): Observable<Note[]> =>
  watch(store, 'notes', { where: { clientId } }).pipe(
    map((notes) =>
      notes.toSorted((a, b) => b.sessionAt.localeCompare(a.sessionAt) || byCreation(a, b)),
    ),
  )

/** Notes begun and not signed, oldest session first. */
export const draftNotes = (store: Store): Observable<Note[]> =>
  watch(store, 'notes', { where: { state: 'draft' } }).pipe(
    map((notes) => notes.toSorted((a, b) => a.sessionAt.localeCompare(b.sessionAt))),
  )

export const summaryById = (store: Store, id: string): Observable<Summary | null> =>
  watchOne(store, 'summaries', id)

const latestFirst = (summaries: readonly Summary[]): Summary[] =>
  summaries.toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))

/** Summaries, and what followed on them. */
export const allSummaryRecords = (store: Store): Observable<Summary[]> =>
  watch(store, 'summaries').pipe(map(latestFirst))

export const allSummaries = (store: Store): Observable<Summary[]> =>
  allSummaryRecords(store).pipe(map(pagesAmong))

export const summaryRecordsOfClient = (store: Store, clientId: string): Observable<Summary[]> =>
  watch(store, 'summaries', { where: { clientId } }).pipe(map(latestFirst))

export const summariesOfClient = (store: Store, clientId: string): Observable<Summary[]> =>
  summaryRecordsOfClient(store, clientId).pipe(map(pagesAmong))
