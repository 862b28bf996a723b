import { officeCollections } from '../../ipc/office-part'
import type { HeldSpace } from '../spaces/whose-space'
import type { Laptop } from './laptops'
import type { Role } from './roles'

/** A laptop, with whose it is. */
export type KeyedLaptop = Laptop & { readonly staffId: string; readonly role: Role }

interface KeysForRole {
  /** Absent: all of them. */
  readonly spaces?: string[]
  readonly parts?: { space: string; collections: string[] }[]
}

/**
 * Which of the spaces that are here a person of that role holds keys of: owners and leads all, a
 * therapist the practice's and their own, the office the practice's, one of their own (no client lies in
 * it, but their journal of who did what) and of each therapist's the contacts and the schedule.
 */
export function keysForRole(
  { staffId, role }: Pick<KeyedLaptop, 'staffId' | 'role'>,
  practice: string,
  held: readonly HeldSpace[],
): KeysForRole {
  if (role === 'owner' || role === 'lead') return {}
  const whole = held.filter(({ isWhole }) => isWhole)
  const own = whole.filter((space) => space.staffId === staffId).map(({ id }) => id)
  const spaces = [practice, ...own]
  if (role === 'therapist') return { spaces }
  const parts = whole
    .filter((space) => space.staffId !== null && space.staffId !== staffId)
    .map(({ id }) => ({ space: id, collections: [...officeCollections] }))
  return { spaces, parts }
}

/** What a person who is let in is given, and who else comes to the databases of the space made for them. */
export interface Admission {
  readonly whole: string[]
  readonly inPart: { space: string; collections: string[] }[]
  /** Spaces that their account on the server reaches: those above. */
  readonly spaces: string[]
  /**
   * Those in the practice already whom the server has to let into the new space: owners and leads, and the
   * office to a therapist's. An account has the roles of its making, so that who was made an owner since
   * would not come by that role. Who came before stays.
   */
  readonly also: { staffId: string; spaces: string[] }[]
}

/** `held`: with the space that was made for the person. `people`: those who are in already. */
export function admissionOf(
  person: Pick<KeyedLaptop, 'staffId' | 'role'>,
  practice: string,
  held: readonly HeldSpace[],
  people: readonly Pick<KeyedLaptop, 'staffId' | 'role'>[],
): Admission {
  const all = held.filter(({ isWhole }) => isWhole).map(({ id }) => id)
  const { spaces: whole = all, parts: inPart = [] } = keysForRole(person, practice, held)
  const made = held.find(({ staffId, isWhole }) => isWhole && staffId === person.staffId)
  const isForClients = person.role !== 'office'
  const also = people.flatMap(({ staffId, role }) => {
    const comes = role === 'owner' || role === 'lead' || (role === 'office' && isForClients)
    return made && comes && staffId !== person.staffId ? [{ staffId, spaces: [made.id] }] : []
  })
  return { whole, inPart, spaces: [...whole, ...inPart.map(({ space }) => space)], also }
}
