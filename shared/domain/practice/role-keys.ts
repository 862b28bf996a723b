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
 * therapist the practice's and their own, the office the practice's and of each therapist's the contacts
 * and the schedule.
 */
export function keysForRole(
  { staffId, role }: Pick<KeyedLaptop, 'staffId' | 'role'>,
  practice: string,
  held: readonly HeldSpace[],
): KeysForRole {
  if (role === 'owner' || role === 'lead') return {}
  const whole = held.filter(({ isWhole }) => isWhole)
  if (role === 'therapist') {
    const own = whole.filter((space) => space.staffId === staffId).map(({ id }) => id)
    return { spaces: [practice, ...own] }
  }
  const parts = whole
    .filter((space) => space.staffId !== null)
    .map(({ id }) => ({ space: id, collections: [...officeCollections] }))
  return { spaces: [practice], parts }
}
