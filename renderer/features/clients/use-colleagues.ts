import { allStaff } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { heldSpaces } from '#renderer/data/spaces'
import { useLive } from '#renderer/data/use-live'
import { placesForClient } from '#shared/domain/spaces/whose-space'
import type { Client } from '#shared/schema/client'
import type { Staff } from '#shared/schema/staff'

/**
 * Therapists whom this family could be handed to: where this laptop is an owner's and holds their space.
 * In a practice of one there is nobody.
 */
export function useColleagues(parent: Client): readonly Staff[] {
  const { opened, staffId } = useSession()
  const staff = useLive(allStaff)
  if (staff.status !== 'ready') return []
  const own = staff.value.find(({ id }) => id === staffId)
  if (own?.role !== 'owner') return []
  const whole = heldSpaces(opened).filter(({ isWhole }) => isWhole)
  const places = placesForClient(whole, staff.value, staffId)
  const others = new Set(
    places.filter(({ space }) => space !== parent.space).map((at) => at.staffId),
  )
  return staff.value.filter(({ id }) => others.has(id))
}
