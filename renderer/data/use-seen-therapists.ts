import { useMemo } from 'react'
import { placesForClient } from '#shared/domain/spaces/whose-space'
import type { Staff } from '#shared/schema/staff'
import { allStaff } from './queries/practice'
import { useSession } from './session'
import { useHeldSpaces } from './use-held-spaces'
import { useLive } from './use-live'

/** Therapists whose visits are on this laptop, the user first; in a practice of one, the user alone. */
export function useSeenTherapists(): readonly Staff[] {
  const { staffId } = useSession()
  const held = useHeldSpaces()
  const staff = useLive(allStaff)
  return useMemo(() => {
    const people = staff.value ?? []
    return placesForClient(held, people, staffId).flatMap(
      (place) => people.find(({ id }) => id === place.staffId) ?? [],
    )
  }, [staff.value, held, staffId])
}
