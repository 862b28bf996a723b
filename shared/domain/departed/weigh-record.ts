import type { CollectionName, RecordOf } from '../../schema/collections'
import { afterEdit, type LocalRecord } from '../../sync/decide'
import { same, without } from '../../sync/merge/json'
import { keyOf } from '../../sync/merge/lost-edits'
import { merge, versionHash } from '../../sync/merge/merge'
import type { Version } from '../../sync/version'

/**
 * How a record of a departed laptop's file stands to the practice:
 * - known: it is here, in this version or a later one, or nothing in it is not here
 * - fresh: nobody here has ever had it
 * - differs: it is here in another version; taken in, the two are merged and what loses stays readable
 * - removed: it was removed here; taken in, it stands again and says who had removed it
 * - misplaced: it is here in another space or of another beginning; taken in, a family could come to lie where
 *   others read it. It stays in the file
 */
export type Standing = 'known' | 'fresh' | 'differs' | 'removed' | 'misplaced'

export interface Weighed<R> {
  readonly standing: Standing
  /** What to write here when it is taken in; null: nothing. */
  readonly write: LocalRecord<R> | null
  /** Records of their own that come out of it (another text under a signature): to be there as well. */
  readonly extras: readonly R[]
}

type Stamped = { readonly lostEdits?: Parameters<typeof keyOf>[0][] | undefined }
const stamps = ['updatedAt', 'updatedBy', 'lostEdits']
/** A server binds them to the record's id, a file does not: what stands here is the practice's word. */
const origins = ['space', 'createdBy', 'createdAt'] as const

/**
 * Weighs one record of the file against what is here. What is here stands in the place of the server's
 * version: a note signed here is never changed by one from the file, which comes out besides. Weighed again
 * after it was taken in it is known, so that taking in can be broken off and begun again.
 */
export function weighRecord<C extends CollectionName>(
  collection: C,
  local: LocalRecord<RecordOf<C>> | null,
  record: RecordOf<C>,
): Weighed<RecordOf<C>> {
  if (local === null) {
    return { standing: 'fresh', write: { record, deleted: false, sync: null }, extras: [] }
  }
  const theirs: Version<RecordOf<C>> = { record, deleted: false }
  if (isAncestor(local, versionHash(theirs))) return { standing: 'known', write: null, extras: [] }
  if (origins.some((name) => local.record[name] !== record[name]))
    return { standing: 'misplaced', write: null, extras: [] }
  const here: Version<RecordOf<C>> = { record: local.record, deleted: local.deleted }
  const merged = merge(collection, null, theirs, here)
  const { extras } = merged
  if (addsNothing(here, merged)) {
    return { standing: extras.length > 0 ? 'differs' : 'known', write: null, extras }
  }
  const next = { record: merged.record, deleted: merged.deleted }
  const write = { ...next, sync: afterEdit(local.sync, here) }
  return { standing: local.deleted ? 'removed' : 'differs', write, extras }
}

/** The version of the file is the one here, or one that this one came from. */
function isAncestor<R>({ record, deleted, sync }: LocalRecord<R>, hash: string): boolean {
  if (versionHash({ record, deleted }) === hash) return true
  if (sync === null) return false
  return [sync.hash, ...sync.past].includes(hash)
}

/** The same content as here, and every value that lost is among those that stand as lost already. */
function addsNothing<R>(here: Version<R>, merged: Version<R>): boolean {
  if (here.deleted !== merged.deleted) return false
  const content = ({ record }: Version<R>) => without(record as object as never, stamps)
  if (!same(content(here), content(merged))) return false
  const lost = ({ record }: Version<R>) => (record as Stamped).lostEdits ?? []
  const known = new Set(lost(here).map(keyOf))
  return lost(merged).every((one) => known.has(keyOf(one)))
}
