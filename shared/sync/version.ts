import type { CollectionName, RecordOf } from '../schema/collections'

/** A record as it stood at one moment, or as it stood when it was removed. */
export interface Version<R> {
  readonly record: R
  readonly deleted: boolean
}

/** How a version descends from others. */
export interface Lineage {
  /** Rises by one with every version. */
  readonly n: number
  /** Of this version: `versionHash`. */
  readonly hash: string
  /** Hashes of the versions before it, newest first, `lineageLength` at most. */
  readonly past: readonly string[]
}

/** A version as the server has it. */
export interface ServerVersion<R> extends Version<R>, Lineage {
  /** CouchDB's revision. */
  readonly rev: string
}

/**
 * What a laptop remembers of a record on the server, kept beside the record and written with it in one
 * step. None: the server never had it.
 */
export interface SyncState extends Lineage {
  readonly rev: string
  /** The version that the server has, while this laptop has changed it since; null: they are the same. */
  readonly base: Version<unknown> | null
}

export const lineageLength = 24

/**
 * What two versions become. `extras` are records of their own (another signature on the same note,
 * words that came too late for a signed note); their ids are made from what they hold, so that every
 * laptop makes the same ones.
 */
export interface Merged<C extends CollectionName> extends Version<RecordOf<C>> {
  readonly extras: readonly RecordOf<C>[]
}

/**
 * `base` is the last version that both sides had; null when none is known (then every difference is a
 * clash). Symmetric in `mine` and `theirs`, except for a note signed on both sides: what the server has
 * (`theirs`) cannot be changed there.
 */
export type Merge = <C extends CollectionName>(
  collection: C,
  base: Version<RecordOf<C>> | null,
  mine: Version<RecordOf<C>>,
  theirs: Version<RecordOf<C>>,
) => Merged<C>
