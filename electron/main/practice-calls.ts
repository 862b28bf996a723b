import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import {
  app,
  type BrowserWindow,
  clipboard,
  Notification,
  type Session,
  safeStorage,
  shell,
} from 'electron'
import { defaultKdfCost } from '#shared/crypto/vault-file'
import { dataVersion } from '#shared/data-version'
import type { ChannelName } from '#shared/ipc/channels'
import type { Profile } from '#shared/ipc/contract'
import { pageOrigin } from './addresses'
import { createClearingClipboard } from './clipboard-clearing'
import type { DocumentShelf } from './document-shelf'
import { createFileDialogs } from './file-dialogs'
import { createFileShelf } from './file-shelf'
import { type AppHandlersNeeds, createAppHandlers } from './handlers/app'
import { createDocumentHandlers } from './handlers/documents'
import { createFileHandlers } from './handlers/files'
import type { Handlers } from './handlers/handler'
import { createJoinHandlers } from './handlers/join'
import { createLaptopHandlers } from './handlers/laptops'
import { createLinkHandlers } from './handlers/links'
import { createNoticeHandlers } from './handlers/notices'
import { createPeopleHandlers } from './handlers/people'
import { createPlacesHandlers } from './handlers/places'
import { createServerHandlers } from './handlers/server'
import { createStoreHandlers } from './handlers/store'
import { createVaultHandlers } from './handlers/vault'
import { createNoticeClock } from './notices'
import type { PackShelf } from './places/pack-shelf'
import { createPrinting } from './printing'
import { databasesFolder, type StoreFolders } from './store-copy'
import { showNotice } from './system-notice'
import { deriveOnThread } from './vault/argon2-thread'
import { systemKeychain } from './vault/keychain'

export interface PracticeCallsNeeds
  extends Pick<AppHandlersNeeds, 'openProfile' | 'discardSample' | 'setTheme' | 'readyToClose'> {
  readonly profile: Profile
  readonly userData: string
  readonly folders: StoreFolders
  readonly window: BrowserWindow
  readonly pageSession: Session
  readonly printSession: Session
  readonly documents: DocumentShelf
  readonly packs: PackShelf
  readonly reloadPage: () => void
}

/** Everything behind the calls of one practice's page. */
export interface PracticeCalls {
  readonly handlers: Handlers<ChannelName>
  /** Forgets the keys, and with them all that was opened under them. */
  lock(): Promise<void>
  /** The same without a word to the page, which is going. */
  dispose(): Promise<void>
}

/**
 * Loaded while the window opens, not before it: the schemas and the cryptography behind it are nine
 * tenths of the program.
 */
export function createPracticeCalls(needs: PracticeCallsNeeds): PracticeCalls {
  const { profile, folders, window, pageSession, documents, packs } = needs
  const files = createFileShelf(() => randomBytes(16).toString('hex'), needs.userData)
  const printing = createPrinting(needs.printSession)
  const copied = createClearingClipboard(clipboard)
  const dialogs = createFileDialogs(window)
  const vault = createVaultHandlers({
    profile,
    directory: folders.profile,
    storeDirectory: databasesFolder(folders),
    dataVersion,
    chromiumMajor: Number.parseInt(process.versions.chrome, 10),
    appVersion: app.getVersion(),
    now: () => new Date(),
    keychain: systemKeychain(safeStorage, process.platform),
    kdf: { derive: deriveOnThread, cost: defaultKdfCost },
    onLocked: () => {},
  })

  const nowMs = () => Date.now()
  const server = createServerHandlers({ vault, nowMs })
  const laptops = createLaptopHandlers({ vault, dialogs, nowMs })
  const people = createPeopleHandlers({ vault, nowMs })
  const joining = createJoinHandlers({ vault: vault.people, nowMs })
  const links = createLinkHandlers({ vault, nowMs })
  const places = createPlacesHandlers({ vault, packs, dialogs })

  // It outlives locking on purpose: an alarm must not be silenced by a closed lid.
  const notices = createNoticeClock({
    file: join(folders.profile, 'notices.json'),
    nowMs,
    show: (words) => showNotice(words, window),
  })
  void notices.start()

  const dropOpened = async () => {
    server.stop()
    laptops.stop()
    joining.stop()
    links.stop()
    places.stop()
    documents.clear()
    printing.dispose()
    await Promise.all([copied.clear(), files.closeAll(), packs.closeAll(), people.stop()])
  }
  const lock = async () => {
    await Promise.all([vault.lock(), dropOpened()])
  }

  return {
    handlers: {
      ...createAppHandlers({
        ...needs,
        info: { ...aboutProgram(), profile },
        clipboard: copied,
        hasUserActivation: () => hasUserActivation(window),
        openExternal: (url) => shell.openExternal(url),
      }),
      ...createFileHandlers(files, dialogs),
      ...createDocumentHandlers(documents, printing, dialogs, files),
      ...createStoreHandlers({
        folders,
        isUnlocked: vault.isUnlocked,
        lock,
        copyKeptAt: vault.copyKeptAt,
        noteCopyKept: vault.noteCopyKept,
        now: () => new Date(),
        deleteDatabases: () =>
          pageSession.clearStorageData({ origin: pageOrigin, storages: ['indexdb'] }),
        reloadPage: needs.reloadPage,
      }),
      ...vault.handlers,
      ...server.handlers,
      ...laptops.handlers,
      ...people.handlers,
      ...joining.handlers,
      ...links.handlers,
      ...places.handlers,
      ...createNoticeHandlers({
        clock: notices,
        isUnlocked: vault.isUnlocked,
        isSupported: () => Notification.isSupported(),
      }),
      'vault.lock': lock,
    },
    lock,
    async dispose() {
      await Promise.all([vault.dispose(), dropOpened(), notices.stop()])
    },
  }
}

/** Asked in a world of its own, which the page's scripts cannot have prepared. */
async function hasUserActivation(window: BrowserWindow): Promise<boolean> {
  const code = 'navigator.userActivation.isActive'
  const answer: unknown = await window.webContents.executeJavaScriptInIsolatedWorld(999, [{ code }])
  return answer === true
}

function aboutProgram() {
  return {
    version: app.getVersion(),
    electron: process.versions.electron,
    chromium: process.versions.chrome,
    platform: process.platform,
    packaged: app.isPackaged,
  }
}
