import { combineLatest, distinctUntilChanged, map, type Observable, of, switchMap } from 'rxjs'
import { breastClearedUntil } from '#shared/domain/consents/breast-clearance'
import type { ConsentFacts } from '#shared/domain/consents/missing-consents'
import { coachingTakenBackAt, takenBackAt } from '#shared/domain/consents/taken-back'
import type { Instant } from '#shared/domain/time/calendar-day'
import type { Store } from '../store/store'
import { clientById } from './clients'
import { consentsOf } from './consents'
import { catalogEntryById, practiceEntry, staffMember } from './practice'
import { watch } from './records'
import { visitById } from './visits'

export type VisitConsents = Omit<ConsentFacts, 'now'>

/**
 * What the rules of consent ask of a visit; null when there is none of that id. `guestId`: of the parent of another
 * family of the group, in place of the one whose home it is.
 */
export const visitConsents = (
  store: Store,
  visitId: string,
  guestId?: string,
): Observable<VisitConsents | null> =>
  visitById(store, visitId).pipe(
    distinctUntilChanged((a, b) => a?.updatedAt === b?.updatedAt),
    switchMap((found) => {
      if (!found) return of(null)
      const visit = { ...found, clientId: guestId ?? found.clientId }
      return combineLatest([
        clientById(store, visit.clientId),
        watch(store, 'charts', { where: { clientId: visit.clientId } }),
        consentsOf(store, visit.clientId),
        practiceEntry(store),
        staffMember(store, visit.therapistId),
        catalogEntryById(store, visit.serviceId),
      ]).pipe(
        map(([client, charts, consents, practice, therapist, service]) => ({
          visit,
          serviceKind: service?.service?.serviceKind ?? null,
          consents,
          rules: practice?.practice?.stateRules,
          region: client?.home?.address.region || (practice?.practice?.address.region ?? ''),
          dateOfBirth: client?.dateOfBirth ?? null,
          training: therapist?.breastTraining,
          breastClearedUntil: breastClearedUntil(charts[0]?.clearances ?? []),
        })),
      )
    }),
  )

/** Whether the client took back, before the session ended, what it rests on. */
export const consentTakenBack = (store: Store, visitId: string): Observable<boolean> =>
  takenBackBy(store, visitId).pipe(
    map((at) => at !== null),
    distinctUntilChanged(),
  )

type WhenTaken = typeof takenBackAt

const takenBackBy = (
  store: Store,
  visitId: string,
  guestId?: string,
  whenTaken: WhenTaken = takenBackAt,
): Observable<Instant | null> =>
  combineLatest([visitById(store, visitId), visitConsents(store, visitId, guestId)]).pipe(
    map(([visit, facts]) => {
      const finishedAt = visit?.timeline.findLast(({ kind }) => kind === 'finished')?.at ?? null
      return facts === null ? null : whenTaken(facts, finishedAt)
    }),
  )

/** By the parent's id, when each family took it back; in a group each for itself. */
const byFamily = (
  store: Store,
  visitId: string,
  whenTaken: WhenTaken,
): Observable<ReadonlyMap<string, Instant>> =>
  visitById(store, visitId).pipe(
    map((visit) => (visit ? [visit.clientId, ...(visit.groupClientIds ?? [])].join(' ') : '')),
    distinctUntilChanged(),
    switchMap((ids) => {
      if (ids === '') return of([])
      const families = ids.split(' ')
      return combineLatest(
        families.map((id) =>
          takenBackBy(store, visitId, id, whenTaken).pipe(map((at) => [id, at] as const)),
        ),
      )
    }),
    map((all) => new Map(all.flatMap(([id, at]) => (at === null ? [] : [[id, at] as const])))),
  )

/** What the session rests on. */
export const consentsTakenBack = (
  store: Store,
  visitId: string,
): Observable<ReadonlyMap<string, Instant>> => byFamily(store, visitId, takenBackAt)

/** That a baby is massaged, beside whichever session it is. */
export const coachingsTakenBack = (
  store: Store,
  visitId: string,
): Observable<ReadonlyMap<string, Instant>> => byFamily(store, visitId, coachingTakenBackAt)
