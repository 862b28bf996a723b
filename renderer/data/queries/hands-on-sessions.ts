import { combineLatest, map, type Observable, of, switchMap } from 'rxjs'
import { type HandsOnFacts, handsOnFacts } from '#shared/domain/clinical/body/facts'
import { episodeStart, type WellbeingOnDay } from '#shared/domain/clinical/wellbeing/goals'
import { allergyHistoryOf } from '#shared/domain/supplies/allergy-check'
import { type Day, dayOf } from '#shared/domain/time/calendar-day'
import type { BodySession } from '#shared/schema/body-session'
import type { Note } from '#shared/schema/note'
import type { ScarSession } from '#shared/schema/scar-session'
import type { Store } from '../store/store'
import { householdOf } from './clients'
import { clinicalSettings, gateAround, gatesOfVisit } from './door-gates'
import { catalogEntryById, catalogOf } from './practice'
import { watch } from './records'
import { consentTakenBack } from './visit-consents'
import { notesOfClient, visitById } from './visits'

/** What bounds body work and scar care in a visit; null when the visit is gone. */
export const handsOnOfVisit = (store: Store, visitId: string): Observable<HandsOnFacts | null> =>
  visitById(store, visitId).pipe(
    switchMap((visit) => {
      if (!visit) return of(null)
      return combineLatest([
        householdOf(store, visit.clientId),
        catalogEntryById(store, visit.serviceId),
        gatesOfVisit(store, visitId),
        clinicalSettings(store),
        catalogOf(store, 'item'),
        consentTakenBack(store, visitId),
      ]).pipe(
        map(([household, service, gates, settings, items, isTakenBack]) => {
          const gate = gates.find(({ clientId }) => clientId === visit.clientId)?.doorGate ?? null
          const around = gateAround(visit, visit.clientId, household, service, settings)
          const home = household ? [household.parent, ...household.infants] : []
          const facts = handsOnFacts(gate, around, {
            people: home.map(({ id, kind }) =>
              allergyHistoryOf(id, kind, household?.charts.get(id)),
            ),
            oils: items.flatMap(({ id, name, active, item }) =>
              active && item?.category === 'oil'
                ? [{ itemId: id, name, allergens: item.allergens }]
                : [],
            ),
          })
          return isTakenBack ? { ...facts, saidStop: true } : facts
        }),
      )
    }),
  )

/** What came before this visit: the last signed sessions, and the goals as they stood, oldest first. */
export interface BeforeThisVisit {
  readonly body: BodySession | null
  readonly scar: ScarSession | null
  readonly goals: readonly WellbeingOnDay[]
  /** The first day of this pregnancy and the time after it; null while unknown. */
  readonly episodeFrom: Day | null
}

export const beforeThisVisit = (
  store: Store,
  clientId: string,
  visitId: string,
): Observable<BeforeThisVisit> =>
  combineLatest([
    notesOfClient(store, clientId),
    visitById(store, visitId),
    watch(store, 'screenings', { where: { clientId } }),
    watch(store, 'charts', { where: { clientId } }),
  ]).pipe(
    map(([notes, visit, screenings, charts]) => {
      const zone = visit?.timeZone ?? 'UTC'
      const until = visit?.startAt ?? ''
      const earlier = notes
        .filter(
          (note) =>
            note.state === 'signed' &&
            note.addendumTo === '' &&
            note.visitId !== visitId &&
            note.sessionAt < until,
        )
        .toSorted((a, b) => b.sessionAt.localeCompare(a.sessionAt))
      const said = screenings.flatMap(({ wellbeing, startAt }) =>
        wellbeing && startAt < until ? [{ day: dayOf(startAt, zone), wellbeing }] : [],
      )
      const parent = charts[0]?.parent
      return {
        body: earlier.find(({ content }) => content.body)?.content.body ?? null,
        scar: earlier.find(({ content }) => content.scar)?.content.scar ?? null,
        goals: [...said, ...earlier.flatMap((note) => goalsOfNote(note, zone))],
        episodeFrom: parent ? episodeStart(parent) : null,
      }
    }),
  )

const goalsOfNote = ({ content, sessionAt }: Note, zone: string): WellbeingOnDay[] => {
  const goals = [...(content.body?.goals ?? []), ...(content.scar?.goals ?? [])]
  if (goals.length === 0) return []
  const wellbeing = {
    ...{ sleepHours: null, sleepQuality: null, stress: null, pain: null, words: '' },
    goals,
  }
  return [{ day: dayOf(sessionAt, zone), wellbeing }]
}
