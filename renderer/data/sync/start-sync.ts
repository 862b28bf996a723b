import type { OpenedVault } from '#shared/ipc/contract'
import type { Staff } from '#shared/schema/staff'
import type { Store } from '../store/store'
import { createSync } from './engine'
import { filesHereOnly } from './files-here-only'
import { forgive, hasServer, ipcRoad } from './ipc-road'
import { ipcKeyVault, openKeyAnnouncements } from './key-announcements'
import type { SyncControl } from './sync-control'

/** Syncing as the app runs it. */
export function startSync(store: Store, opened: OpenedVault): SyncControl {
  const sync = createSync({
    store,
    keys: store.keyring,
    spaces: opened.spaces.map(({ id }) => id),
    road: ipcRoad,
    hasServer,
    forgive,
    startFiles: () => filesHereOnly(opened.spaces.map(({ id }) => id)),
    openKeys: () =>
      openKeyAnnouncements({
        store,
        keyring: store.keyring,
        vault: ipcKeyVault,
        staffId: opened.staffId,
        staff: async () => {
          const found = await store.collections.staff.find().exec()
          return found.map((person) => person.toJSON() as Staff)
        },
      }),
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
