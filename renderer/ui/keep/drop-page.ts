import { flushAll } from './on-flush'

const flushWithinMs = 1500

/**
 * After the vault was locked: the page hides at once, writes down what was typed last (its own keys
 * still work), and starts anew: only a reload makes a page forget keys and names.
 */
export const dropPage = (): void => {
  document.body.hidden = true
  void flushAll(flushWithinMs).finally(() => {
    // Not the address either: it says which record was open.
    location.replace(location.pathname)
    location.reload()
  })
}

/** Locks from the page: main answers the page that asked, and tells it nothing more. */
export async function lockAndDrop(): Promise<void> {
  document.body.hidden = true
  await flushAll(flushWithinMs)
  await window.doorstep.call('vault.lock')
  dropPage()
}
