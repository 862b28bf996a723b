import { ok, type Result, refused } from '#shared/result'
import { finishPutBack, hasCopy, keepCopy, type StoreFolders, stagePutBack } from '../store-copy'
import type { Handlers } from './handler'

export type StoreChannel = 'store.keepCopy' | 'store.putBackCopy' | 'store.discard'

export interface StoreHandlersNeeds {
  readonly folders: StoreFolders
  readonly isUnlocked: () => boolean
  /** Since when an upgrade is under way that a copy was kept for; null: none is. */
  readonly copyKeptAt: () => string | null
  readonly lock: () => Promise<void>
  /** Writes into the vault that a copy is kept and the upgrade may begin. */
  readonly noteCopyKept: (
    copyKeptAt: string | null,
  ) => Promise<Result<undefined, { readonly code: 'locked' | 'disk' }>>
  readonly now: () => Date
  /** Closes the page's databases, whoever holds them open, and deletes them. */
  readonly deleteDatabases: () => Promise<void>
  readonly reloadPage: () => void
}

export function createStoreHandlers(needs: StoreHandlersNeeds): Handlers<StoreChannel> {
  const { folders } = needs
  return {
    'store.keepCopy': async () => {
      if (!needs.isUnlocked()) return refused({ code: 'locked' })
      // An upgrade that was broken off goes on: the copy is of before it, the store is half way by now.
      if (needs.copyKeptAt() !== null && hasCopy(folders)) return done()
      try {
        await keepCopy(folders)
      } catch {
        return diskRefused()
      }
      return needs.noteCopyKept(needs.now().toISOString())
    },
    'store.putBackCopy': async () => {
      if (!hasCopy(folders)) return refused({ code: 'none' })
      try {
        await stagePutBack(folders)
        await needs.lock()
        await needs.deleteDatabases()
        await finishPutBack(folders)
      } catch {
        return diskRefused()
      }
      // After the answer has gone out: the page it goes to is about to end.
      setImmediate(needs.reloadPage)
      return done()
    },
    'store.discard': async () => {
      if (!needs.isUnlocked()) return refused({ code: 'locked' })
      return needs.deleteDatabases().then(done, diskRefused)
    },
  }
}

const done = () => ok(undefined)
const diskRefused = () => refused({ code: 'disk' as const })
