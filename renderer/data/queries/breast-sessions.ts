import { combineLatest, map, type Observable, of, switchMap } from 'rxjs'
import { protocolInForce } from '#shared/domain/clinical/breast/protocol'
import { type BodyFacts, bodyFacts } from '#shared/domain/clinical/breast/technique-rules'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { BreastSession, ProtocolStamp } from '#shared/schema/breast-session'
import type { Screening } from '#shared/schema/screening'
import type { Visit } from '#shared/schema/visit'
import type { Store } from '../store/store'
import { handsOnOfVisit } from './hands-on-sessions'
import { practiceEntry } from './practice'
import { watch } from './records'
import { notesOfClient, visitById } from './visits'

/** What bounds a session besides itself: her body as the chart and the door check say, and the protocol. */
export interface SessionFacts {
  readonly body: BodyFacts
  readonly protocol: ProtocolStamp
}

/** The newest door check of the parent in this visit. */
const doorOf = (
  screenings: readonly Screening[],
  visit: Visit,
): Pick<BodyFacts, 'temperatureC' | 'door'> => {
  const gate = screenings
    .filter(({ kind, clientId }) => kind === 'doorGate' && clientId === visit.clientId)
    .toSorted((a, b) => a.startAt.localeCompare(b.startAt) || a.id.localeCompare(b.id))
    .at(-1)?.doorGate
  return { temperatureC: gate?.vitals.temperatureC ?? null, door: gate?.outcome ?? null }
}

export const sessionFacts = (store: Store, visitId: string): Observable<SessionFacts> =>
  visitById(store, visitId).pipe(
    switchMap((visit) => {
      if (!visit) return of({ body: bodyFacts(null, '1970-01-01'), entry: null })
      return combineLatest([
        watch(store, 'charts', { where: { clientId: visit.clientId } }),
        watch(store, 'screenings', { where: { visitId } }),
        practiceEntry(store),
        handsOnOfVisit(store, visitId),
      ]).pipe(
        map(([charts, screenings, entry, handsOn]) => {
          const day = dayOf(visit.startAt, visit.timeZone)
          const body = bodyFacts(charts[0]?.parent, day, doorOf(screenings, visit))
          if (!handsOn) return { body, entry }
          const { forbidden, affectedSides, oneSided, saidStop } = handsOn
          return { body: { ...body, forbidden, affectedSides, oneSided, saidStop }, entry }
        }),
      )
    }),
    map(({ body, entry }) => ({
      body,
      protocol: protocolInForce(entry?.practice?.breastProtocol),
    })),
  )

/** The session at the breast before this one, signed: its settings may be offered again. */
export const lastBreastSession = (
  store: Store,
  clientId: string,
  visitId: string,
): Observable<BreastSession | null> =>
  combineLatest([notesOfClient(store, clientId), visitById(store, visitId)]).pipe(
    map(([notes, visit]) => {
      const before = notes.find(
        (note) =>
          note.state === 'signed' &&
          note.visitId !== visitId &&
          note.sessionAt < (visit?.startAt ?? '') &&
          note.content.breast !== undefined,
      )
      return before?.content.breast ?? null
    }),
  )
