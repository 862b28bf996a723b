import { useMemo } from 'react'
import { placesForClient } from '#shared/domain/spaces/whose-space'
import type { Staff } from '#shared/schema/staff'
import { allStaff } from './queries/practice'
import { useSession } from './session'
import { useHeldSpaces } from './use-held-spaces'
import { type Live, useLive } from './use-live'

interface SeenTherapists {
  readonly therapists: readonly Staff[]
  /** What they are known from: unreadable is told, where nobody would mean that there is nobody. */
  readonly staff: Live<readonly Staff[]>
}

/** Therapists whose visits are on this laptop, the user first; in a practice of one, the user alone. */
export function useSeenTherapists(): SeenTherapists {
  const { staffId } = useSession()
  const held = useHeldSpaces()
  const staff = useLive(allStaff)
  const therapists = useMemo(() => {
    const people = staff.value ?? []
    return placesForClient(held, people, staffId).flatMap(
      (place) => people.find(({ id }) => id === place.staffId) ?? [],
    )
  }, [staff.value, held, staffId])
  return { therapists, staff }
}
