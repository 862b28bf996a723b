import { BehaviorSubject, type Observable, of } from 'rxjs'
import type { CollectionName } from '#shared/schema/collections'
import { type SyncStatus, syncOff, type Whereabouts } from './status'

/** What the rest of the program may ask of syncing. It starts when a practice is opened and has a server. */
export interface SyncControl {
  /** Always the latest; never errors. */
  readonly status$: Observable<SyncStatus>
  /** Tries now instead of waiting. */
  retryNow(): void
  /** A person asks: a password that was refused is tried once more, too. */
  askAgain(): Promise<void>
  /** Tries one row that was set aside again (QuarantinedRow.key). */
  retryRow(key: string): void
  dismissAlert(id: string): void
  /** Where one record is; follows changes. */
  whereabouts$(collection: CollectionName, recordId: string): Observable<Whereabouts>
  /** Reads the server's settings again: after set-up, after forgetting it. */
  restart(): Promise<void>
  /** Spaces that this laptop was given since: synced from now on, with those that were there. */
  addSpaces(spaces: readonly string[]): Promise<void>
  stop(): Promise<void>
}

/** Syncing where there is no server: everything is on this laptop only. */
export const noSync: SyncControl = {
  status$: new BehaviorSubject(syncOff),
  retryNow: () => {},
  askAgain: async () => {},
  retryRow: () => {},
  dismissAlert: () => {},
  whereabouts$: () => of('thisLaptopOnly'),
  restart: async () => {},
  addSpaces: async () => {},
  stop: async () => {},
}
