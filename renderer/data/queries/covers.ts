import { defer, filter, map, type Observable, scan, shareReplay } from 'rxjs'
import type { Client, Cover, Covering } from '#shared/schema/client'
import type { Store } from '../store/store'
import { fullName } from './directory-index'
import { familyRecords } from './family-records'
import { follow } from './follow'

/** A family whose visits a colleague makes, or made. */
export interface CoverOf {
  readonly parentId: string
  readonly name: string
  readonly space: string
  /** Whose clients they are. */
  readonly therapistId: string
  readonly cover: Cover
}

export interface Covers {
  /** By the days they begin on, the last first. */
  readonly all: readonly CoverOf[]
  /** Families that are here for a cover alone, by the parent's id. */
  readonly covering: ReadonlyMap<string, Covering>
}

interface Kept {
  readonly covers: Map<string, readonly CoverOf[]>
  readonly covering: Map<string, Covering>
}

const followed = new WeakMap<Store, Observable<Covers>>()

/** All covers that this laptop knows of; they stand within families' records and cannot be searched for. */
export function coversHere(store: Store): Observable<Covers> {
  const known = followed.get(store)
  if (known) return known
  const covers = defer(() => gather(store)).pipe(shareReplay({ bufferSize: 1, refCount: false }))
  followed.set(store, covers)
  return covers
}

const gather = (store: Store): Observable<Covers> =>
  follow(store, 'clients').pipe(
    scan(
      ({ kept, isFirst }, { put, gone }) => {
        let changed = isFirst === null
        for (const id of gone) changed = forget(kept, id) || changed
        for (const client of put) changed = take(kept, client) || changed
        return { kept, changed, isFirst: false }
      },
      {
        kept: { covers: new Map(), covering: new Map() } as Kept,
        changed: false,
        isFirst: null as boolean | null,
      },
    ),
    filter(({ changed }) => changed),
    map(({ kept }) => ({
      all: [...kept.covers.values()]
        .flat()
        .sort(
          (a, b) =>
            b.cover.fromDay.localeCompare(a.cover.fromDay) ||
            a.name.localeCompare(b.name) ||
            a.cover.id.localeCompare(b.cover.id),
        ),
      covering: new Map(kept.covering),
    })),
  )

const forget = ({ covers, covering }: Kept, id: string): boolean => {
  const hadCovers = covers.delete(id)
  return covering.delete(id) || hadCovers
}

function take(kept: Kept, client: Client): boolean {
  const had = forget(kept, client.id)
  if (client.kind !== 'parent') return had
  const { id, space, therapistId, covers = [], covering } = client
  if (covering) kept.covering.set(id, covering)
  if (covers.length > 0) {
    const family = { parentId: id, name: fullName(client.name), space, therapistId }
    kept.covers.set(
      id,
      covers.map((cover) => ({ ...family, cover })),
    )
  }
  return had || covering !== undefined || covers.length > 0
}

/** The colleague's side of a cover; null while nothing of it is here. */
export const coverFamily = familyRecords
