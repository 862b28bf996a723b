import { flushAll } from './on-flush'

const flushWithinMs = 1500

/**
 * After the vault was locked: the page hides at once, writes down what was typed last (its own keys
 * still work), and starts anew: only a reload makes a page forget keys and names.
 */
export const dropPage = (): void => {
  document.body.hidden = true
  void flushAll(flushWithinMs).finally(() => {
    // The address stays (an id, never a name): unlocking in the middle of a visit leads back to it.
    location.reload()
  })
}

/** Locks from the page: main answers the page that asked, and tells it nothing more. */
export async function lockAndDrop(): Promise<void> {
  document.body.hidden = true
  await flushAll(flushWithinMs)
  try {
    await window.doorstep.call('vault.lock')
  } finally {
    dropPage()
  }
}
