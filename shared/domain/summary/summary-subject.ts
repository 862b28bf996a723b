import type { BirthMode, Chart } from '../../schema/chart'
import type { CareTeamMember, Client, PersonName } from '../../schema/client'

interface People {
  readonly parent: Client
  readonly infants: readonly Client[]
  readonly charts: ReadonlyMap<string, Chart>
}

/**
 * The one person a summary is about, and all that the page may learn of anybody. A baby's page is made
 * from this alone: of the mother it holds her name and how this baby was born, and nothing else.
 */
export interface SummarySubject {
  readonly kind: Client['kind']
  readonly clientId: string
  readonly name: PersonName
  readonly dateOfBirth: string | null
  /** The person's own. */
  readonly chart: Chart | null
  /** Of a baby: the mode of its birth, when the parent's chart tells of the same day. */
  readonly birthMode: BirthMode | null
  /** Of a baby. */
  readonly parentName: PersonName | null
}

/** Null when the household has no such person. */
export function summarySubject(
  { parent, infants, charts }: People,
  clientId: string,
): SummarySubject | null {
  const mother = charts.get(parent.id)?.parent ?? null
  if (clientId === parent.id) {
    return {
      ...about(parent, charts),
      birthMode: mother?.birthMode ?? null,
      parentName: null,
    }
  }
  const infant = infants.find(({ id }) => id === clientId)
  if (!infant) return null
  // An older child's birth must not borrow the mode of the latest one.
  const sameBirth = infant.dateOfBirth !== null && infant.dateOfBirth === mother?.birthOn
  return {
    ...about(infant, charts),
    birthMode: sameBirth ? (mother?.birthMode ?? null) : null,
    parentName: parent.name,
  }
}

const about = ({ id, kind, name, dateOfBirth }: Client, charts: People['charts']) => ({
  ...{ kind, clientId: id, name, dateOfBirth },
  chart: charts.get(id) ?? null,
})

/** The care team is the parent's; it answers for the babies too. */
export const sharingWith = (
  parent: Pick<Client, 'careTeam'>,
  providerId: string,
): CareTeamMember | null =>
  parent.careTeam.find((member) => member.providerId === providerId) ?? null
