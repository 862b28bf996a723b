import { ok, type Result } from '#shared/result'
import type { Store } from '../store/store'
import { recordOf } from './compare'
import { type Couch, type DatabaseInfo, type Failure, readChangeRow, seqNumber } from './couch'
import type { Place } from './place'

/** Another one under the same name: it began at another time, or it stands behind what was read. */
export async function isSameDatabase(
  couch: Pick<Couch, 'hasHad'>,
  known: Place,
  info: DatabaseInfo,
): Promise<Result<boolean, Failure>> {
  if (known.startedAt !== info.startedAt) return ok(false)
  if (seqNumber(info.updateSeq) < seqNumber(known.since)) return ok(false)
  return hasLastSeen(couch, known)
}

/**
 * A database that was wiped or put back may by now have as many changes as before, by others who filled
 * it up again: its sequence tells nothing then, and what it has had does.
 */
export async function hasLastSeen(
  couch: Pick<Couch, 'hasHad'>,
  place: Place | null,
): Promise<Result<boolean, Failure>> {
  return place?.last ? couch.hasHad(place.last) : ok(true)
}

/**
 * What `hasLastSeen` is to ask for next: of rows that came, the latest revision that is known to be one
 * of ours, by what was sent (`own`) or by how the record stands here. Nothing where there is none.
 */
export async function lastSeenOf(
  store: Store,
  rows: readonly unknown[],
  own: ReadonlyMap<string, string>,
): Promise<Pick<Place, 'last'>> {
  for (const row of rows.slice(-3).reverse()) {
    const read = readChangeRow(row)
    const rev = read?.changes[0]?.rev
    const record = read ? recordOf(read.id) : null
    if (!read || !rev || !record || read.changes.length > 1) continue
    const here = own.get(read.id) === rev ? null : await revisionHere(store, record)
    if (here === null || here === rev) return { last: { id: read.id, rev } }
  }
  return {}
}

async function revisionHere(
  store: Store,
  { collection, id }: NonNullable<ReturnType<typeof recordOf>>,
): Promise<string> {
  if (!store.names.includes(collection)) return ''
  const found = await store.rows(collection).read([id])
  return found.get(id)?.sync?.rev ?? ''
}
