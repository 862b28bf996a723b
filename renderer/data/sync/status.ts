import type { CollectionName } from '#shared/schema/collections'

/**
 * What keeps the laptop from its server, in the road's words.
 * - offline: no network, no such host, or nobody answers there. A normal state.
 * - silent: connected, and then nothing came any more
 * - portal: something other than the server answered (a hotel's sign-in page, a redirect)
 * - untrusted, expired: the server's certificate
 * - passwordRefused, lockedOut: the account of this laptop
 * - noDatabase: the server is there and the practice's database is not
 * - notAllowed: the database is there and this laptop's account may not read it
 * - serverFull: the server has no room
 * - laptopFull: this laptop could not write what came; most often its disk is full
 * - serverTrouble: the server answers with errors, or with what makes no sense
 */
export type Trouble =
  | 'offline'
  | 'silent'
  | 'portal'
  | 'untrusted'
  | 'expired'
  | 'passwordRefused'
  | 'lockedOut'
  | 'noDatabase'
  | 'notAllowed'
  | 'serverFull'
  | 'laptopFull'
  | 'serverTrouble'

/**
 * Why one row is set aside.
 * - refusedByServer: the server's rules did not take it (pushing)
 * - tooLarge: larger than the server takes (pushing)
 * - noKey: sealed under a key this laptop does not have (yet)
 * - notAuthentic: does not open: altered, moved to another place, or sealed by a stranger
 * - wrongShape: opened, and is no record that this Doorstep knows
 * - newer: written by a newer Doorstep than this one
 * - signedChanged: another version of a note that is signed here; the one here stands
 * - notOurs: no row of Doorstep's at all
 */
export type QuarantineReason =
  | 'refusedByServer'
  | 'tooLarge'
  | 'noKey'
  | 'notAuthentic'
  | 'wrongShape'
  | 'newer'
  | 'signedChanged'
  | 'notOurs'

export interface QuarantinedRow {
  /** `<space>/<id on the server>`. */
  readonly key: string
  readonly space: string
  readonly serverId: string
  readonly collection: CollectionName | null
  /** The record here, when there is one to open. */
  readonly recordId: string | null
  readonly direction: 'toServer' | 'fromServer'
  readonly reason: QuarantineReason
  readonly firstSeenAt: string
  readonly triedAt: string
}

/**
 * What a person should know of, once.
 * - wentBack: the server showed an older state than it had before; what it lost was put back from here
 * - emptied: the server had lost records (wiped, replaced); they were put back from here
 */
export interface SyncAlert {
  readonly id: string
  readonly kind: 'wentBack' | 'emptied'
  readonly space: string
  readonly at: string
  /** How many records were put back. */
  readonly records: number
}

export interface SyncStatus {
  /**
   * off: no server is set. connecting: nothing heard yet. receiving / sending: work under way.
   * upToDate: everything here is there and everything there is here, as of `lastSuccessAt`.
   * waiting: not reachable now, tried again by itself. stopped: needs a person (password, certificate).
   */
  readonly phase:
    | 'off'
    | 'connecting'
    | 'receiving'
    | 'sending'
    | 'upToDate'
    | 'waiting'
    | 'stopped'
  readonly trouble: Trouble | null
  /** Spaces that the server closes to this laptop or does not have, while it opens others: those go on. */
  readonly closedSpaces: readonly string[]
  /** Records (and files) that are on this laptop only. 0 and `upToDate`: safe to close the laptop. */
  readonly pendingRecords: number
  readonly pendingFiles: number
  /** While much is on its way; null otherwise. `total` is a good estimate. */
  readonly progress: {
    readonly direction: 'receiving' | 'sending'
    readonly what: 'records' | 'files'
    readonly done: number
    readonly total: number
  } | null
  /** The last moment when everything had been both sent and received; null: never. */
  readonly lastSuccessAt: string | null
  /** When the next try is due, while waiting. */
  readonly nextTryAt: string | null
  readonly quarantine: readonly QuarantinedRow[]
  readonly alerts: readonly SyncAlert[]
}

export const syncOff: SyncStatus = {
  phase: 'off',
  trouble: null,
  closedSpaces: [],
  pendingRecords: 0,
  pendingFiles: 0,
  progress: null,
  lastSuccessAt: null,
  nextTryAt: null,
  quarantine: [],
  alerts: [],
}

/** Where one record is. */
export type Whereabouts = 'thisLaptopOnly' | 'changedSince' | 'onServer'
