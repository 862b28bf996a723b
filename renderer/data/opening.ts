import type { OpenedVault } from '#shared/ipc/contract'
import { ok, type Result } from '#shared/result'
import { pinFounding } from './commands/member-log'
import { keepRegistered } from './commands/register-laptop'
import { keepLastSync } from './commands/tell-last-sync'
import { createSession, type Session } from './session'
import type { OpenStoreRefusal, StoreHost } from './store/open-store'

export type { OpenStoreRefusal } from './store/open-store'

// RxDB is most of what Doorstep loads: fetched while the passphrase is typed, not before the field shows.
const storeCode = () => import('./store/open-store')
const syncCode = () => import('./sync/start-sync')
const caseloadCode = () => import('./queries/caseload')
const linkCode = () => import('./sync/keep-links')
const coverCode = () => import('./sync/keep-covers')
const journalCode = () => import('./audit/keep-journal')

/** Starts loading what opening needs. Call it once the first screen stands. */
export function loadAhead(): void {
  void Promise.all([storeCode(), syncCode(), journalCode()]).catch(() => {
    // Tried again, and told, when it is really needed.
  })
}

export const storeHost: StoreHost = {
  async keepCopy() {
    return (await window.doorstep.call('store.keepCopy')).ok
  },
  async markStore(dataVersion, restoring) {
    return (await window.doorstep.call('vault.markStore', { dataVersion, restoring })).ok
  },
}

/** From unlocked keys to a practice that can be worked in, or why its records cannot be shown. */
export async function openPractice(
  opened: OpenedVault,
  options: { readonly restoring?: boolean } = {},
): Promise<Result<Session, OpenStoreRefusal>> {
  const { openStore } = await storeCode()
  const store = await openStore(opened, storeHost, options)
  if (!store.ok) return store
  const { startSync } = await syncCode()
  const session = createSession(store.value, opened, startSync(store.value, opened))
  await pinFounding(session)
  keepRegistered(session)
  keepLastSync(session)
  void caseloadCode().then(({ keepCaseload }) => keepCaseload(session))
  // A store that is being filled has no one looking at it yet.
  if (!options.restoring) {
    ;(await journalCode()).keepJournal(session)
    void coverCode().then(
      ({ keepCovers }) => keepCovers(session),
      () => undefined,
    )
    // Links can wait until the first screen stands.
    void linkCode().then(
      ({ keepLinks }) => keepLinks(session),
      () => undefined,
    )
  }
  return ok(session)
}
