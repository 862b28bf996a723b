import type { Household } from '#renderer/data/queries/clients'
import { gateAround, gatedAnew } from '#renderer/data/queries/door-gates'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { blankGate, evaluate, type GateAround } from '#shared/domain/clinical/gate/change-gate'
import type { GateResult } from '#shared/domain/clinical/gate/evaluate'
import { type GateStanding, gateStanding } from '#shared/domain/clinical/gate/standing'
import type { DoorGate } from '#shared/schema/door-gate'
import { babiesNotThere, othersOfGroup, peopleInVisit, type VisitPerson } from './visit-people'

export interface PersonAtDoor {
  readonly person: VisitPerson
  /** Their own: in a group it may be another family's. */
  readonly household: Household | null
  readonly gate: DoorGate
  /** Nothing was asked of this person yet. */
  readonly begun: boolean
  readonly around: GateAround
  /** Worked out from the answers as they stand, by the rules as they stand. */
  readonly result: GateResult
}

/**
 * Everybody who takes part, each with a check of their own; in a group the other families too, but for the babies
 * who did not come.
 */
export function peopleAtDoor(sheet: VisitSheet): PersonAtDoor[] {
  const { household } = sheet
  const notThere = babiesNotThere(sheet)
  const own = peopleInVisit(sheet)
    .filter(({ id }) => !notThere.has(id))
    .map((person) => atDoor(sheet, person, household))
  return [...own, ...othersOfGroup(sheet).map((one) => atDoor(sheet, one.person, one.household))]
}

function atDoor(
  { visit, service, clinical, gates }: VisitSheet,
  person: VisitPerson,
  household: Household | null,
): PersonAtDoor {
  const kept = gates.find(({ clientId }) => clientId === person.id)?.doorGate ?? null
  const around = gateAround(visit, person.id, household, service, clinical)
  const gate = kept ?? blankGate(around.subject, around.rulesVersion)
  const result = evaluate(gate, around)
  return { person, household, gate, begun: kept !== null, around, result }
}

/** Where the door stands for the whole visit: what the one next step hangs on. */
export const standingOf = (sheet: VisitSheet): GateStanding => {
  const { visit, gates, household, service, clinical, groupHouseholds } = sheet
  return gateStanding(
    gatedAnew(visit, gates, household, service, clinical, groupHouseholds),
    service?.service?.serviceKind ?? null,
  )
}
