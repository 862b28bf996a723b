import { useMemo } from 'react'
import { placesForClient } from '#shared/domain/spaces/whose-space'
import type { Staff } from '#shared/schema/staff'
import { allStaff } from './queries/practice'
import { useSession } from './session'
import { heldSpaces } from './spaces'
import { useLive } from './use-live'

/** Therapists whose visits are on this laptop, the user first; in a practice of one, the user alone. */
export function useSeenTherapists(): readonly Staff[] {
  const { opened, staffId } = useSession()
  const staff = useLive(allStaff)
  return useMemo(() => {
    const people = staff.value ?? []
    return placesForClient(heldSpaces(opened), people, staffId).flatMap(
      (place) => people.find(({ id }) => id === place.staffId) ?? [],
    )
  }, [staff.value, opened, staffId])
}
