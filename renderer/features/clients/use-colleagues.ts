import { people } from '#renderer/data/queries/people'
import { useSession } from '#renderer/data/session'
import { useHeldSpaces } from '#renderer/data/use-held-spaces'
import { useLive } from '#renderer/data/use-live'
import { placesForClient } from '#shared/domain/spaces/whose-space'
import type { Client } from '#shared/schema/client'
import type { Note } from '#shared/schema/note'
import type { Staff } from '#shared/schema/staff'

/**
 * Therapists of the practice whom this family could be handed to: where this laptop is an owner’s and
 * holds their space.
 * In a practice of one there is nobody.
 */
export function useColleagues(parent: Client): readonly Staff[] {
  const { staffId } = useSession()
  const held = useHeldSpaces()
  const known = useLive(people)
  if (known.status !== 'ready') return []
  const { rows, hasLog } = known.value
  const staff = rows.flatMap(({ person, member }) =>
    hasLog && member?.leftAt !== null ? [] : [person],
  )
  if (staff.find(({ id }) => id === staffId)?.role !== 'owner') return []
  const whole = held.filter(({ isWhole }) => isWhole)
  const places = placesForClient(whole, staff, staffId)
  const others = new Set(
    places.filter(({ space }) => space !== parent.space).map((at) => at.staffId),
  )
  return staff.filter(({ id }) => others.has(id))
}

/** Notes that somebody left behind unsigned who is not in the practice any more; by their names. */
export function useLeftBehind(notes: readonly Note[]): readonly string[] {
  const known = useLive(people)
  const drafts = new Set(
    notes.flatMap(({ state, authorId }) => (state === 'draft' ? authorId : [])),
  )
  return (known.value?.rows ?? []).flatMap(({ person, member }) =>
    member && member.leftAt !== null && drafts.has(person.id) ? [person.name] : [],
  )
}
