import type { OpenedVault } from '#shared/ipc/contract'
import type { Store } from '../store/store'
import { createSync } from './engine'
import { hasServer, ipcRoad } from './ipc-road'
import type { SyncControl } from './sync-control'

/** Syncing as the app runs it. */
export function startSync(store: Store, opened: OpenedVault): SyncControl {
  const sync = createSync({
    store,
    keys: store.keyring,
    spaces: opened.spaces.map(({ id }) => id),
    road: ipcRoad,
    hasServer,
    startFiles: null,
    takeKeys: async () => {},
    // The kind of error and nothing of its words, which may quote a record.
    onUnexpected: (error) =>
      console.error('sync:', error instanceof Error ? error.name : typeof error),
    now: () => new Date().toISOString(),
    newId: () => crypto.randomUUID(),
    random: Math.random,
  })
  window.addEventListener('online', () => sync.retryNow())
  return sync
}
