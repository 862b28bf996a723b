import type { OpenedVault } from '#shared/ipc/contract'
import type { Staff } from '#shared/schema/staff'
import { isSegmentFile } from '../audit/segment-files'
import { filesCollection } from '../files/files'
import { refersToFile } from '../files/refers-to-file'
import type { Store } from '../store/store'
import { createSync } from './engine'
import { localFiles, startFilesSync } from './files-sync'
import { forgive, hasServer, ipcRoad } from './ipc-road'
import { ipcKeyVault, openKeyAnnouncements } from './key-announcements'
import type { SyncControl } from './sync-control'

/** Syncing as the app runs it. */
export function startSync(store: Store, opened: OpenedVault): SyncControl {
  // The kind of error and nothing of its words, which may quote a record.
  const onUnexpected = (error: unknown) =>
    console.error('sync:', error instanceof Error ? error.name : typeof error)
  const spaces = [...opened.spaces, ...(opened.parts ?? [])].map(({ id }) => id)
  const own = {
    now: () => new Date().toISOString(),
    newId: () => crypto.randomUUID(),
    random: Math.random,
    onUnexpected,
  }
  const sync = createSync({
    store,
    keys: store.keyring,
    spaces,
    road: ipcRoad,
    hasServer,
    forgive,
    startFiles: (setAside, all) =>
      startFilesSync({
        ...own,
        // Of a space that is held in part its files are none of this laptop's.
        spaces: all.filter((space) => store.keyring.holds(filesCollection, space)),
        ...{ setAside, keyring: store.keyring, road: ipcRoad, local: localFiles },
        isReferredTo: async (space, id) =>
          (await isSegmentFile(store.keyring, space, id)) || (await refersToFile(store, id)),
      }),
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
    ...own,
  })
  window.addEventListener('online', () => sync.retryNow())
  return sync
}
