import type { Role } from '#shared/domain/practice/roles'
import { isOfficeByKeys } from '#shared/domain/spaces/whose-space'
import { staffMember } from './queries/practice'
import { useSession } from './session'
import { useHeldSpaces } from './use-held-spaces'
import { useLive } from './use-live'

/**
 * The role of whoever works at this laptop, as their record says; undefined until it is read. A laptop that
 * has just joined has no records yet: then what its keys open says whether it is the office's.
 */
export function useOwnRole(): Role | undefined {
  const { staffId } = useSession()
  const held = useHeldSpaces()
  const me = useLive(staffMember, staffId)
  if (me.status === 'loading' || me.value) return me.value?.role
  return isOfficeByKeys(held, staffId) ? 'office' : undefined
}
