import type { CollectionName, RecordOf } from '../schema/collections'
import {
  lineageLength,
  type Merge,
  type Merged,
  type ServerVersion,
  type SyncState,
  type Version,
} from './version'

/** A record here, and what is remembered of it on the server. */
export interface LocalRecord<R> extends Version<R> {
  readonly sync: SyncState | null
}

/** Is there something in this record that the server does not have? */
export const isPending = (sync: SyncState | null): boolean => sync === null || sync.base !== null

export interface Incoming<R> {
  /** What to write here, with its state; null: nothing changes. */
  readonly write: LocalRecord<R> | null
  /** Records of their own that came out of a merge. */
  readonly extras: readonly R[]
  /**
   * - wentBack: the server shows a version that this laptop has already seen replaced
   * - signedChanged: another text under a signature that stands here; not taken
   */
  readonly notice: 'wentBack' | 'signedChanged' | null
}

interface Rules<C extends CollectionName> {
  readonly collection: C
  readonly merge: Merge
  readonly hashOf: (version: Version<unknown>) => string
  readonly isFinal: (collection: C, record: RecordOf<C>) => boolean
}

const nothing = { write: null, extras: [], notice: null } as const

/** The state of a record that is exactly what the server has. */
export const stateOf = ({ rev, n, hash, past }: ServerVersion<unknown>): SyncState => ({
  rev,
  n,
  hash,
  past,
  base: null,
})

const taken = <R>(remote: ServerVersion<R>): Incoming<R> => ({
  ...nothing,
  write: { record: remote.record, deleted: remote.deleted, sync: stateOf(remote) },
})

/**
 * The server went back (or replays): its version is an ancestor of what is known here. What is here goes
 * there again, on top of what it shows now.
 */
const putBack = <R>(local: LocalRecord<R>, sync: SyncState, rev: string): Incoming<R> => {
  const { record, deleted } = local
  // Pending by having a base: the version itself, for it is what the next one there descends from.
  const base = sync.base ?? { record, deleted }
  return {
    ...nothing,
    write: { record, deleted, sync: { ...sync, rev, base } },
    notice: 'wentBack',
  }
}

/** Was the line between the two longer than what is remembered of it? */
const outOfMemory = (older: SyncState, newer: ServerVersion<unknown>): boolean =>
  newer.past.length >= lineageLength && newer.n - older.n >= lineageLength

/**
 * What a version from the server means for the record here: taken as it is, merged, already known, or
 * older than what the server has had before. Pure; every laptop decides alike.
 */
export function decideIncoming<C extends CollectionName>(
  local: LocalRecord<RecordOf<C>> | null,
  remote: ServerVersion<RecordOf<C>>,
  rules: Rules<C>,
): Incoming<RecordOf<C>> {
  // Removed before this laptop ever heard of it: nothing to keep.
  if (local === null) return remote.deleted ? nothing : taken(remote)
  const { sync } = local
  if (sync === null) return meetUnknown(local, remote, rules)
  if (sync.hash === remote.hash) {
    // The same version, perhaps under a new revision (put back by another laptop). Thought lost there and
    // pending for that alone, it is pending no more: a signed one could never be written over itself.
    const isThere = sync.base !== null && rules.hashOf(local) === remote.hash
    return sync.rev === remote.rev && !isThere
      ? nothing
      : {
          ...nothing,
          write: { ...local, sync: { ...sync, rev: remote.rev, base: isThere ? null : sync.base } },
        }
  }
  const descends = remote.past.includes(sync.hash) || outOfMemory(sync, remote)
  const older = sync.past.includes(remote.hash)
  if (older && !descends) return putBack(local, sync, remote.rev)
  const mineStands = sync.base === null && rules.isFinal(rules.collection, local.record)
  if (mineStands && !local.deleted) return { ...nothing, notice: 'signedChanged' }
  if (sync.base === null) {
    return descends ? taken(remote) : merged(local, null, remote, rules)
  }
  return merged(local, descends ? (sync.base as Version<RecordOf<C>>) : null, remote, rules)
}

/** A record that was never on the server, as far as this laptop knows: made twice, or restored. */
function meetUnknown<C extends CollectionName>(
  local: LocalRecord<RecordOf<C>>,
  remote: ServerVersion<RecordOf<C>>,
  rules: Rules<C>,
): Incoming<RecordOf<C>> {
  const hash = rules.hashOf(local)
  // Restored from a backup: an earlier version of what the server has.
  if (remote.hash === hash || remote.past.includes(hash)) return taken(remote)
  return merged(local, null, remote, rules)
}

function merged<C extends CollectionName>(
  local: LocalRecord<RecordOf<C>>,
  base: Version<RecordOf<C>> | null,
  remote: ServerVersion<RecordOf<C>>,
  rules: Rules<C>,
): Incoming<RecordOf<C>> {
  const result: Merged<C> = rules.merge(rules.collection, base, local, remote)
  const { record, deleted, extras } = result
  const same = rules.hashOf(result) === remote.hash
  if (same) return { ...taken(remote), extras }
  const sync = { ...stateOf(remote), base: { record: remote.record, deleted: remote.deleted } }
  return { write: { record, deleted, sync }, extras, notice: null }
}

/** The version that goes to the server for a record that is pending. */
export function nextVersion<R>(
  local: LocalRecord<R>,
  hashOf: (version: Version<unknown>) => string,
): Omit<ServerVersion<R>, 'rev'> {
  const { record, deleted, sync } = local
  const past = sync === null ? [] : [sync.hash, ...sync.past].slice(0, lineageLength)
  return { record, deleted, n: (sync?.n ?? 0) + 1, hash: hashOf(local), past }
}

/**
 * After the server took `sent` as `rev`: clean when the record is still what was sent, otherwise changed
 * since that.
 */
export function afterSent<R>(
  local: LocalRecord<R>,
  sent: Omit<ServerVersion<R>, 'rev'>,
  rev: string,
  hashOf: (version: Version<unknown>) => string,
): LocalRecord<R> {
  const { n, hash, past } = sent
  const same = hashOf(local) === hash
  const base = same ? null : { record: sent.record, deleted: sent.deleted }
  return { ...local, sync: { rev, n, hash, past, base } }
}

/** What an edit here leaves of the state: the version that it departs from is kept until it is on the server. */
export function afterEdit(sync: SyncState | null, before: Version<unknown>): SyncState | null {
  if (sync === null || sync.base !== null) return sync
  return { ...sync, base: before }
}
