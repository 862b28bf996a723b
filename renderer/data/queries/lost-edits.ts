import { defer, filter, map, merge, type Observable, shareReplay } from 'rxjs'
import { isFinal } from '#shared/domain/may-change'
import type { CollectionName, RecordOf } from '#shared/schema/collections'
import type { LostEdit } from '#shared/schema/lost-edit'
import type { Store } from '../store/store'
import { type Followed, follow } from './follow'

/** One edit that lost, and the record it stands in. */
export interface LostEditOf {
  readonly collection: CollectionName
  readonly recordId: string
  readonly entry: LostEdit
}

export interface LostEdits {
  /** Nobody has decided yet; newest first. */
  readonly toDecide: readonly LostEditOf[]
  /** Decided, or in a record that nobody may change any more; newest first. */
  readonly history: readonly LostEditOf[]
}

interface Kept {
  readonly collection: CollectionName
  readonly recordId: string
  readonly final: boolean
  readonly entries: readonly LostEdit[]
}

const followed = new WeakMap<Store, Observable<LostEdits>>()

/**
 * All edits that lost in a merge. They are sealed within their records and cannot be searched for: every
 * record is read once and then followed, and only the edits are kept. Says something for the first time
 * when everything has been read; kept once for all screens.
 */
export function lostEdits(store: Store): Observable<LostEdits> {
  const known = followed.get(store)
  if (known) return known
  const edits = defer(() => gather(store)).pipe(shareReplay({ bufferSize: 1, refCount: false }))
  followed.set(store, edits)
  return edits
}

function gather(store: Store): Observable<LostEdits> {
  const kept = new Map<string, Kept>()
  const unread = new Set<CollectionName>(store.names)
  return merge(
    ...store.names.map((name) =>
      follow(store, name).pipe(
        // Whether anything changed in what is shown; the first answer counts once all are read.
        map((change) => {
          const changed = take(kept, name, change)
          const first = unread.delete(name)
          return unread.size === 0 && (changed || first)
        }),
      ),
    ),
  ).pipe(
    filter(Boolean),
    map(() => sorted(kept)),
  )
}

function take<C extends CollectionName>(
  kept: Map<string, Kept>,
  collection: C,
  { put, gone }: Followed<RecordOf<C>>,
): boolean {
  let changed = false
  for (const id of gone) changed = kept.delete(`${collection}/${id}`) || changed
  for (const record of put) {
    const key = `${collection}/${record.id}`
    const entries = record.lostEdits ?? []
    if (entries.length === 0) {
      changed = kept.delete(key) || changed
      continue
    }
    // A copy of its own: the record it stands in need not stay in memory.
    kept.set(key, {
      collection,
      recordId: record.id,
      final: isFinal(collection, record),
      entries: entries.map((entry) => ({ ...entry })),
    })
    changed = true
  }
  return changed
}

const lastMoment = ({ keptAt, lostAt, settledAt }: LostEdit): string =>
  settledAt ?? (keptAt > lostAt ? keptAt : lostAt)

/** Choosing the other value leaves two entries: the clash, and the value it replaced. One tells it all. */
const turns = (later: LostEdit, entry: LostEdit): boolean =>
  entry.settledAt !== null &&
  later.field === entry.field &&
  later.settledAt === entry.settledAt &&
  later.keptAt === later.settledAt &&
  later.kept === entry.lost &&
  later.lost === entry.kept

function sorted(kept: ReadonlyMap<string, Kept>): LostEdits {
  const toDecide: LostEditOf[] = []
  const history: LostEditOf[] = []
  for (const { collection, recordId, final, entries } of kept.values()) {
    for (const entry of entries) {
      if (entries.some((other) => turns(other, entry))) continue
      const list = entry.settledAt === null && !final ? toDecide : history
      list.push({ collection, recordId, entry })
    }
  }
  const newestFirst = (a: LostEditOf, b: LostEditOf) =>
    lastMoment(b.entry).localeCompare(lastMoment(a.entry)) ||
    a.recordId.localeCompare(b.recordId) ||
    a.entry.field.localeCompare(b.entry.field)
  return { toDecide: toDecide.sort(newestFirst), history: history.sort(newestFirst) }
}

/** The same edit again, in whatever copy of the record it stands. */
export const lostEditKey = ({ collection, recordId, entry }: LostEditOf): string =>
  [collection, recordId, entry.field, entry.lostAt, entry.lostBy, entry.keptAt].join('/')
