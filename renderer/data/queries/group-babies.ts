import { blankGate, evaluate } from '#shared/domain/clinical/gate/change-gate'
import type { GroupDoor } from '#shared/domain/clinical/group/change-group'
import type { Client } from '#shared/schema/client'
import type { Household } from './clients'
import { gateAround } from './door-gates'
import type { VisitSheet } from './visit-sheet'

export interface BabyOfGroup {
  readonly baby: Client
  readonly household: Household
  /** The note of the family says that this baby did not come. */
  readonly absent: boolean
}

const isAbsent = ({ notes }: Pick<VisitSheet, 'notes'>, familyId: string, babyId: string) =>
  notes.some(
    ({ clientId, content }) =>
      clientId === familyId &&
      content.group?.babies?.some(({ id, inA }) => id === babyId && inA === 'absent'),
  )

type Around = Pick<VisitSheet, 'visit' | 'household' | 'groupHouseholds' | 'notes' | 'gates'>

/** Asked about, or written about as one who is there. */
const wasThere = ({ notes, gates }: Around, babyId: string): boolean =>
  gates.some(({ clientId }) => clientId === babyId) ||
  notes.some(({ content }) => content.group?.babies?.some(({ id }) => id === babyId))

/**
 * The babies of every family of a group: those of the home that take part, and those of the other families
 * who are visited, or were when it was held.
 */
export function babiesOfGroup(sheet: Around): BabyOfGroup[] {
  const { visit, household, groupHouseholds } = sheet
  const host = household ? [household] : []
  return [...host, ...groupHouseholds].flatMap((family) =>
    family.infants
      .filter(({ id, status }) =>
        family === household
          ? visit.infantIds.includes(id)
          : status === 'active' || wasThere(sheet, id),
      )
      .map((baby) => ({
        ...{ baby, household: family },
        absent: isAbsent(sheet, family.parent.id, baby.id),
      })),
  )
}

/** Where the door stands for each of them, worked out anew by the rules, chart and numbers as they stand. */
export function groupDoor(
  sheet: Around & Pick<VisitSheet, 'service' | 'clinical' | 'coachingTakenBack'>,
): GroupDoor {
  const { visit, service, clinical, gates, coachingTakenBack } = sheet
  const isStopped = (parentId: string, household: Household): boolean => {
    const kept = gates.find(({ clientId }) => clientId === parentId)?.doorGate
    const around = gateAround(visit, parentId, household, service, clinical)
    return kept ? evaluate(kept, around).outcome === 'stop' : false
  }
  return new Map(
    babiesOfGroup(sheet).map(({ baby, household }) => {
      const around = gateAround(visit, baby.id, household, service, clinical)
      const kept = gates.find(({ clientId }) => clientId === baby.id)?.doorGate ?? null
      const { outcome, open } = evaluate(kept ?? blankGate('infant', around.rulesVersion), around)
      const standing = coachingTakenBack.has(household.parent.id)
        ? 'takenBack'
        : outcome === 'stop'
          ? 'stop'
          : isStopped(household.parent.id, household)
            ? 'parentStop'
            : open.length === 0
              ? 'passed'
              : kept?.skipped
                ? 'skipped'
                : 'toAsk'
      return [baby.id, { familyId: household.parent.id, standing }] as const
    }),
  )
}
