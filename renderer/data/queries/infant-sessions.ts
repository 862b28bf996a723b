import { combineLatest, map, type Observable } from 'rxjs'
import { blankGate, evaluate } from '#shared/domain/clinical/gate/change-gate'
import { gateFacts } from '#shared/domain/clinical/gate/facts'
import type { BabyFacts } from '#shared/domain/clinical/infant/infant-rules'
import { allergyHistoryOf } from '#shared/domain/supplies/allergy-check'
import type { DoorGate } from '#shared/schema/door-gate'
import type { InfantSession } from '#shared/schema/infant-session'
import type { Store } from '../store/store'
import { gateAround } from './door-gates'
import { type VisitSheet, visitSheet } from './visit-sheet'
import { notesOfClient, visitById } from './visits'

/** T13 is the practice's own: what was gone on with for a reason at the door holds in the session too. */
const isOverridden = ({ overrides }: Pick<DoorGate, 'overrides'>, ruleId: string): boolean =>
  overrides.some((one) => one.ruleId === ruleId)

/** What bounds a baby's session besides itself; null when the baby does not take part in the visit. */
export function babyFactsOf(sheet: VisitSheet, infantId: string): BabyFacts | null {
  const { visit, household, service, clinical, gates, items } = sheet
  if (!visit.infantIds.includes(infantId)) return null
  const around = gateAround(visit, infantId, household, service, clinical)
  const kept = gates.find(({ clientId }) => clientId === infantId)?.doorGate ?? null
  const gate = kept ?? blankGate('infant', around.rulesVersion)
  const { doNot, outcome } = evaluate(gate, around)
  const { numbers, flags } = gateFacts({ ...around, vitals: gate.vitals })
  const people = household ? [household.parent, ...household.infants] : []
  return {
    ageDays: numbers.ageDays ?? null,
    waitsForWord:
      flags.has('bornEarlyOrNicu') &&
      flags.has('notCleared') &&
      !isOverridden(gate, 'T13-clearance'),
    temperatureC: gate.vitals.temperatureC,
    door: outcome,
    takenBack: sheet.coachingTakenBack.has(visit.clientId),
    doNot,
    fedMin: around.thresholds.fedMin,
    coolBelowC: around.thresholds.infantCoolC,
    people: people.map(({ id, kind }) => allergyHistoryOf(id, kind, household?.charts.get(id))),
    allergensOf: new Map(
      [...items].flatMap(([id, { item }]) => (item ? [[id, item.allergens]] : [])),
    ),
  }
}

export const babyFacts = (
  store: Store,
  visitId: string,
  infantId: string,
): Observable<BabyFacts | null> =>
  visitSheet(store, visitId).pipe(map((sheet) => (sheet ? babyFactsOf(sheet, infantId) : null)))

/** The baby's session before this one, signed: strokes and oil may be offered again, home is asked about. */
export const lastInfantSession = (
  store: Store,
  infantId: string,
  visitId: string,
): Observable<{ readonly session: InfantSession; readonly sessionAt: string } | null> =>
  combineLatest([notesOfClient(store, infantId), visitById(store, visitId)]).pipe(
    map(([notes, visit]) => {
      const before = notes.find(
        (note) =>
          note.state === 'signed' &&
          note.visitId !== visitId &&
          note.sessionAt < (visit?.startAt ?? '') &&
          note.content.infant !== undefined,
      )
      return before?.content.infant
        ? { session: before.content.infant, sessionAt: before.sessionAt }
        : null
    }),
  )
