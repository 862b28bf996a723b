import type { KeyAnnouncement } from '#shared/crypto/key-announcement'
import { newSpaceOf } from '#shared/domain/practice/new-space'
import type { OpenedVault } from '#shared/ipc/contract'
import { isSegmentFile } from '../audit/segment-files'
import { everybody, readLog } from '../commands/member-log'
import { takeUpSpaces } from '../commands/take-up-spaces'
import { filesCollection } from '../files/files'
import { refersToFile } from '../files/refers-to-file'
import { heldSpaces } from '../spaces'
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
  const { spaces: held } = opened
  const practice = held.find(({ kind }) => kind === 'practice')?.id ?? ''
  const sync: SyncControl = createSync({
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
        people: async () => {
          const staff = await everybody({ store })
          return { staff, members: (await readLog(store, staff))?.state.members ?? null }
        },
        isJoined: opened.founding !== undefined,
        practice,
        holderOf: (space) => heldSpaces(opened).find(({ id }) => id === space)?.staffId,
        newSpaces: {
          deviceId: opened.deviceId,
          whose: (announcement) => whoseNewSpace(store, announcement),
          onTaken: () => void takeUpSpaces({ opened, store, sync }).catch(onUnexpected),
        },
      }),
    ...own,
  })
  window.addEventListener('online', () => sync.retryNow())
  return sync
}

/** By the signed log alone: a space that is none of a member's, or told of by no owner, is not taken up. */
async function whoseNewSpace(store: Store, announcement: KeyAnnouncement): Promise<string | null> {
  const staff = await everybody({ store })
  const log = await readLog(store, staff)
  return log && newSpaceOf(log.state.members, staff, announcement)
}
