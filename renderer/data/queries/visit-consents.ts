import { combineLatest, distinctUntilChanged, map, type Observable, of, switchMap } from 'rxjs'
import { breastClearedUntil } from '#shared/domain/consents/breast-clearance'
import { type ConsentFacts, takenBack } from '#shared/domain/consents/missing-consents'
import type { Store } from '../store/store'
import { clientById } from './clients'
import { consentsOf } from './consents'
import { catalogEntryById, practiceEntry, staffMember } from './practice'
import { watch } from './records'
import { visitById } from './visits'

export type VisitConsents = Omit<ConsentFacts, 'now'>

/** What the rules of consent ask of a visit; null when there is none of that id. */
export const visitConsents = (store: Store, visitId: string): Observable<VisitConsents | null> =>
  visitById(store, visitId).pipe(
    distinctUntilChanged((a, b) => a?.updatedAt === b?.updatedAt),
    switchMap((visit) => {
      if (!visit) return of(null)
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
  combineLatest([visitById(store, visitId), visitConsents(store, visitId)]).pipe(
    map(([visit, facts]) => {
      const finishedAt = visit?.timeline.findLast(({ kind }) => kind === 'finished')?.at ?? null
      return facts !== null && takenBack(facts, finishedAt)
    }),
    distinctUntilChanged(),
  )
