import type { Role } from '#shared/domain/practice/roles'
import { staffMember } from './queries/practice'
import { useSession } from './session'
import { heldSpaces } from './spaces'
import { useLive } from './use-live'

/**
 * The role of whoever works at this laptop, as their record says; undefined until it is read. A laptop that
 * has just joined has no records yet: then what its keys open says whether it is the office's.
 */
export function useOwnRole(): Role | undefined {
  const { opened, staffId } = useSession()
  const me = useLive(staffMember, staffId)
  if (me.status === 'loading' || me.value) return me.value?.role
  const others = heldSpaces(opened).filter((space) => space.staffId && space.staffId !== staffId)
  return others.length > 0 && others.every(({ isWhole }) => !isWhole) ? 'office' : undefined
}
