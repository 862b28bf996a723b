import { fullName } from '#renderer/data/queries/client-directory'
import type { Household } from '#renderer/data/queries/clients'
import { babiesOfGroup } from '#renderer/data/queries/group-babies'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { waitsForHelp } from '#shared/domain/clinical/gate/standing'
import {
  type AllergyHistory,
  type AllergyRemark,
  allergyHistoryOf,
  checkAllergies,
} from '#shared/domain/supplies/allergy-check'
import type { Client } from '#shared/schema/client'
import type { ChecklistLine } from '#shared/schema/visit'

export interface VisitPerson {
  readonly id: string
  readonly kind: Client['kind']
  readonly name: string
  /** What the family says: within one household the family name tells nothing. */
  readonly calledName: string
}

const nameOf = (client: Client): string =>
  client.kind === 'infant' ? babyName(client) : fullName(client.name)

const babyName = (baby: Client): string =>
  baby.name.preferred || baby.name.given ? fullName(baby.name) : calledNameOf(baby)

/** A baby without a name of its own yet is no namesake of the parent: "Baby Calloway". */
export const calledNameOf = ({ name, kind }: Client): string => {
  const own = name.preferred || name.given
  if (own) return own
  return kind === 'infant' ? `Baby ${name.family}`.trim() : name.family
}

/** Who takes part, the parent first: each has a note of their own. */
export function peopleInVisit({ visit, household }: VisitSheet): VisitPerson[] {
  const known = household ? [household.parent, ...household.infants] : []
  const byId = new Map(known.map((client) => [client.id, client]))
  return [visit.clientId, ...visit.infantIds].map((id, index) => {
    const client = byId.get(id)
    const kind = index === 0 ? 'parent' : 'infant'
    return {
      ...{ id, kind },
      name: client ? nameOf(client) : '',
      calledName: client ? calledNameOf(client) : '',
    }
  })
}

/** The parents of a group, the one whose home it is first: each family has a note of its own. */
export function groupPeople(sheet: VisitSheet): VisitPerson[] {
  const [host] = peopleInVisit(sheet)
  const others = sheet.groupFamilies.map((client) => ({
    ...{ id: client.id, kind: client.kind },
    name: nameOf(client),
    calledName: fullName(client.name) || calledNameOf(client),
  }))
  return host ? [host, ...others] : others
}

/**
 * The babies who did not come, by the note of their family. One for whom help is still to be reached stays at the
 * door: the whole group waits for that call.
 */
export function babiesNotThere(sheet: VisitSheet): ReadonlySet<string> {
  const waiting = sheet.gates.flatMap(({ clientId, doorGate }) =>
    doorGate && waitsForHelp(doorGate) ? [clientId] : [],
  )
  return new Set(
    babiesOfGroup(sheet).flatMap(({ baby, absent }) =>
      absent && !waiting.includes(baby.id) ? [baby.id] : [],
    ),
  )
}

/**
 * The other families that are there, each parent before the babies. Beside so many others a baby goes by the
 * family too.
 */
export function othersOfGroup(
  sheet: VisitSheet,
): { readonly person: VisitPerson; readonly household: Household }[] {
  const notThere = babiesNotThere(sheet)
  const babies = babiesOfGroup(sheet).filter(({ baby }) => !notThere.has(baby.id))
  return sheet.groupHouseholds.flatMap((household) => {
    const { parent } = household
    const family = nameOf(parent) || 'a family without a name'
    return [
      { household, person: { ...parentOf(parent), calledName: fullName(parent.name) || 'Parent' } },
      ...babies
        .filter((one) => one.household.parent.id === parent.id)
        .map(({ baby }) => ({
          household,
          person: {
            ...{ id: baby.id, kind: baby.kind, name: nameOf(baby) },
            calledName: `${calledNameOf(baby)}, baby of ${family}`,
          },
        })),
    ]
  })
}

const parentOf = (parent: Client) => ({
  ...{ id: parent.id, kind: parent.kind, name: nameOf(parent) },
})

/** Everybody who has a note of this visit. */
export const peopleWithNotes = (sheet: VisitSheet): VisitPerson[] => [
  ...peopleInVisit(sheet),
  ...groupPeople(sheet).slice(1),
]

/**
 * Everyone there whose allergies count, taking part or not: what is on the parent is on the baby, and the oil of a
 * group is in every hand. A family that did not come counts too: the list is packed before.
 */
export const historiesInHome = (sheet: VisitSheet): (AllergyHistory & VisitPerson)[] => [
  ...(sheet.household ? historiesOf(sheet.household, calledNameOf) : []),
  ...sheet.groupHouseholds.flatMap((family) => {
    const ofFamily = nameOf(family.parent) || 'a family without a name'
    return historiesOf(family, (client) =>
      client.kind === 'infant' ? `${calledNameOf(client)}, baby of ${ofFamily}` : ofFamily,
    )
  }),
]

const historiesOf = (
  { parent, infants, charts }: Household,
  calledName: (client: Client) => string,
): (AllergyHistory & VisitPerson)[] =>
  [parent, ...infants].map((client) => ({
    ...allergyHistoryOf(client.id, client.kind, charts.get(client.id)),
    id: client.id,
    kind: client.kind,
    name: nameOf(client),
    calledName: calledName(client),
  }))

/** What speaks against each line to pack; lines with nothing against them have no entry. */
export function remarksByLine(sheet: VisitSheet): ReadonlyMap<string, readonly AllergyRemark[]> {
  const people = historiesInHome(sheet)
  const kind = sheet.service?.service?.serviceKind ?? null
  const remarks = new Map<string, readonly AllergyRemark[]>()
  for (const line of sheet.visit.checklist) {
    const found = line.phase === 'pack' ? remarksOn(line, sheet, people, kind) : []
    if (found.length > 0) remarks.set(line.id, found)
  }
  return remarks
}

function remarksOn(
  line: ChecklistLine,
  { items }: VisitSheet,
  people: readonly AllergyHistory[],
  kind: Parameters<typeof checkAllergies>[2],
): AllergyRemark[] {
  const item = line.itemId === null ? null : (items.get(line.itemId)?.item ?? null)
  return checkAllergies({ label: line.label, item }, people, kind)
}
