import { useCallback } from 'react'
import type { CollectionName } from '#shared/schema/collections'
import { useSession } from './session'

/**
 * Whether this laptop was given the records of a collection in a space. Where it was not, nothing that is
 * missing here is a fact about anybody: "none" and 0 would be made up.
 */
export function useHeld(): (collection: CollectionName, space: string) => boolean {
  const { keyring } = useSession().store
  return useCallback((collection, space) => keyring.holds(collection, space), [keyring])
}
