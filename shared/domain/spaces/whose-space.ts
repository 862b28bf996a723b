import type { Staff } from '../../schema/staff'

/** A space that a laptop holds. `staffId`: whose clients lie in it; null for the practice's own lists. */
export interface HeldSpace {
  readonly id: string
  readonly staffId: string | null
  /** False: some collections alone (the schedule and the contacts). */
  readonly isWhole: boolean
}

/** The space of somebody's own clients; null when this laptop does not hold it. */
export const ownSpace = (held: readonly HeldSpace[], staffId: string): string | null =>
  held.find((space) => space.staffId === staffId)?.id ?? null

/**
 * Whether somebody's keys are those of the office: the others' spaces are here, and each of them in part. What
 * is known of a laptop that has just joined, before its person's record has come.
 */
export function isOfficeByKeys(held: readonly HeldSpace[], staffId: string): boolean {
  const others = held.filter((space) => space.staffId !== null && space.staffId !== staffId)
  return others.length > 0 && others.every(({ isWhole }) => !isWhole)
}

/** Somebody who may be given a new client, and the space that it would lie in. */
export interface ClientPlace {
  readonly staffId: string
  readonly space: string
}

/**
 * Whose client somebody new may become, as far as this laptop holds their spaces: the therapists and
 * whoever else works with clients. The first is the user, where they have a space of their own.
 */
export function placesForClient(
  held: readonly HeldSpace[],
  staff: readonly Pick<Staff, 'id' | 'role' | 'clientSpace'>[],
  userId: string,
): readonly ClientPlace[] {
  const places = staff.flatMap(({ id, role, clientSpace }) => {
    const space = held.find((one) => one.id === clientSpace && one.staffId !== null)
    return role !== 'office' && space ? [{ staffId: id, space: space.id }] : []
  })
  return places.toSorted((a, b) => Number(b.staffId === userId) - Number(a.staffId === userId))
}
