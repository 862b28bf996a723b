import { useEffect, useState } from 'react'
import { isInUse } from '#shared/domain/practice/laptops'
import type { People } from './queries/people'
import { useSession } from './session'
import { useSyncStatus } from './sync/use-sync-status'
import { useKeysDue } from './use-keys-due'

/** Taking a laptop out makes new keys in the same breath: due for longer, it was broken off. */
const lastsMs = 15_000

/**
 * New keys are due, were so for a while, and whoever works here may make them: see `renewKeys`. `known`: who is
 * in the practice, as far as it was read.
 */
export function useKeysToMake(known: People | undefined): boolean {
  const { staffId } = useSession()
  const due = useKeysDue(known, useSyncStatus().phase === 'connecting')
  const own = known?.rows.find(({ person }) => person.id === staffId)?.person
  const isMine = own?.role === 'owner' || own?.signingKeys.every(isInUse) === false
  const [lasts, setLasts] = useState(false)
  useEffect(() => {
    if (!due) return
    const timer = setTimeout(() => setLasts(true), lastsMs)
    return () => {
      clearTimeout(timer)
      setLasts(false)
    }
  }, [due])
  return due && isMine && lasts
}
