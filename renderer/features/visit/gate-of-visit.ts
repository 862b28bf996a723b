import { gateAround, gatedAnew } from '#renderer/data/queries/door-gates'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { blankGate, evaluate, type GateAround } from '#shared/domain/clinical/gate/change-gate'
import type { GateResult } from '#shared/domain/clinical/gate/evaluate'
import { type GateStanding, gateStanding } from '#shared/domain/clinical/gate/standing'
import type { DoorGate } from '#shared/schema/door-gate'
import { peopleInVisit, type VisitPerson } from './visit-people'

export interface PersonAtDoor {
  readonly person: VisitPerson
  readonly gate: DoorGate
  /** Nothing was asked of this person yet. */
  readonly begun: boolean
  readonly around: GateAround
  /** Worked out from the answers as they stand, by the rules as they stand. */
  readonly result: GateResult
}

/** Everybody who takes part, each with a check of their own. */
export function peopleAtDoor(sheet: VisitSheet): PersonAtDoor[] {
  const { visit, household, service, clinical, gates } = sheet
  return peopleInVisit(sheet).map((person) => {
    const kept = gates.find(({ clientId }) => clientId === person.id)?.doorGate ?? null
    const around = gateAround(visit, person.id, household, service, clinical)
    const gate = kept ?? blankGate(around.subject, around.rulesVersion)
    return { person, gate, begun: kept !== null, around, result: evaluate(gate, around) }
  })
}

/** Where the door stands for the whole visit: what the one next step hangs on. */
export const standingOf = (sheet: VisitSheet): GateStanding => {
  const { visit, gates, household, service, clinical } = sheet
  return gateStanding(
    gatedAnew(visit, gates, household, service, clinical),
    service?.service?.serviceKind ?? null,
  )
}
