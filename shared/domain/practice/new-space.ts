import type { Staff } from '../../schema/staff'
import type { Role } from './roles'

interface Member {
  readonly staffId: string
  readonly role: Role
  readonly leftAt: string | null
  readonly laptops: readonly { readonly deviceId: string; readonly outAt: string | null }[]
}

/**
 * Whose space it is that a laptop is told of and does not hold: of a member, as their record says, and made
 * known by a laptop that the signed log says is an owner's and was in use then. Null: not known (yet), so
 * nothing is taken up. `members`: as the log says; a record alone lets nobody in.
 */
export function newSpaceOf(
  members: readonly Member[],
  staff: readonly Pick<Staff, 'id' | 'clientSpace'>[],
  announced: { readonly space: string; readonly madeBy: string },
): string | null {
  const isOwners = members.some(
    ({ role, leftAt, laptops }) =>
      role === 'owner' &&
      leftAt === null &&
      laptops.some(({ deviceId, outAt }) => deviceId === announced.madeBy && outAt === null),
  )
  const whose = staff.filter(({ clientSpace }) => clientSpace === announced.space)
  const [person] = whose
  // Two who name one space: somebody's record was written over.
  if (!isOwners || !person || whose.length > 1) return null
  return members.some(({ staffId }) => staffId === person.id) ? person.id : null
}
