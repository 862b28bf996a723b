import { useEffect, useState } from 'react'
import { combineLatest, distinctUntilChanged, map, type Observable, of, switchMap } from 'rxjs'
import type { CollectionName } from '#shared/schema/collections'
import { useSession } from '../session'
import type { Whereabouts } from './status'
import type { SyncControl } from './sync-control'

/** A record to ask about: collection and id. */
export type RecordPlace = readonly [collection: CollectionName, id: string]

/** Of several records that are looked at as one, the one furthest from the server counts. */
export function placeOfAll(places: readonly Whereabouts[]): Whereabouts | null {
  if (places.length === 0) return null
  if (places.every((place) => place === 'onServer')) return 'onServer'
  return places.every((place) => place === 'thisLaptopOnly') ? 'thisLaptopOnly' : 'changedSince'
}

export const placeOfRecords = (
  sync: SyncControl,
  records: readonly RecordPlace[],
): Observable<Whereabouts | null> =>
  sync.status$.pipe(
    map(({ phase }) => phase !== 'off'),
    distinctUntilChanged(),
    switchMap((hasServer) =>
      hasServer && records.length > 0
        ? combineLatest(records.map(([name, id]) => sync.whereabouts$(name, id))).pipe(
            map(placeOfAll),
          )
        : of(null),
    ),
    distinctUntilChanged(),
  )

/**
 * Where something is that is made of these records: a household is its people and their charts. Null
 * where no server is set: then everything is here only, and saying so on each page would be noise.
 */
export function useRecordPlace(records: readonly RecordPlace[]): Whereabouts | null {
  const { sync } = useSession()
  const [place, setPlace] = useState<Whereabouts | null>(null)
  const key = records.map((record) => record.join('/')).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which records they are
  useEffect(() => {
    const subscription = placeOfRecords(sync, records).subscribe(setPlace)
    return () => subscription.unsubscribe()
  }, [sync, key])
  return place
}
