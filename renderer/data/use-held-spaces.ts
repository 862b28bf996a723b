import { useSyncExternalStore } from 'react'
import type { HeldSpace } from '#shared/domain/spaces/whose-space'
import { useSession } from './session'
import { followHeldSpaces, heldSpacesNow } from './spaces'

/** The spaces that this laptop holds now; somebody may be let in while the page is open. */
export function useHeldSpaces(): readonly HeldSpace[] {
  const { opened } = useSession()
  return useSyncExternalStore(followHeldSpaces, () => heldSpacesNow(opened))
}
