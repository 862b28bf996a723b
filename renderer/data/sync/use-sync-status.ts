import { useEffect, useState } from 'react'
import type { CollectionName } from '#shared/schema/collections'
import { useSession } from '../session'
import { type SyncStatus, syncOff, type Whereabouts } from './status'

/** How syncing stands, as long as the component is shown. */
export function useSyncStatus(): SyncStatus {
  const { sync } = useSession()
  const [status, setStatus] = useState<SyncStatus>(syncOff)
  useEffect(() => {
    const subscription = sync.status$.subscribe(setStatus)
    return () => subscription.unsubscribe()
  }, [sync])
  return status
}

/** Where one record is: here only, changed since, or on the server. Null until known. */
export function useWhereabouts(collection: CollectionName, recordId: string): Whereabouts | null {
  const { sync } = useSession()
  const [whereabouts, setWhereabouts] = useState<Whereabouts | null>(null)
  useEffect(() => {
    const subscription = sync.whereabouts$(collection, recordId).subscribe(setWhereabouts)
    return () => subscription.unsubscribe()
  }, [sync, collection, recordId])
  return whereabouts
}
