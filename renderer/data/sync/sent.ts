import { z } from 'zod'
import type { Store } from '../store/store'
import { openKeptState } from './kept-state'

/**
 * Versions under way to the server: it may have taken one although no answer came back (the network
 * went, the program was killed). Kept before they are sent, so that such a version is known again.
 */
export interface Sent {
  /** Something was sent in an earlier run. */
  readonly before: boolean
  hashOf(recordId: string): string | undefined
  /** Kept when the promise resolves. */
  remember(versions: readonly (readonly [recordId: string, hash: string])[]): Promise<void>
  forget(recordIds: readonly string[]): void
  /**
   * The server has told of all that reached it in earlier runs: of those, only what still waits to be
   * sent needs its hash. Not before: a record removed here since waits for nothing, and is known by its
   * hash alone when the server shows it.
   */
  caughtUp(): void
}

/** `waits`: is there still something of that record to send? */
export async function openSent(
  store: Store,
  space: string,
  waits: (recordId: string) => boolean,
): Promise<Sent> {
  const kept = await openKeptState(store, `sent:${space}`, z.record(z.string(), z.string()), {})
  const hashes = new Map(Object.entries(kept.value()))
  const earlier = new Set(hashes.keys())
  return {
    before: earlier.size > 0,
    hashOf: (recordId) => hashes.get(recordId),
    async remember(versions) {
      for (const [id, hash] of versions) {
        hashes.set(id, hash)
        earlier.delete(id)
      }
      await kept.set(Object.fromEntries(hashes))
    },
    // Only in memory: the next batch keeps what is left, and one too many does no harm.
    forget(recordIds) {
      for (const id of recordIds) hashes.delete(id)
    },
    // All of it is written with every batch: it must not grow with each time the program was killed.
    caughtUp() {
      for (const id of earlier) if (!waits(id)) hashes.delete(id)
      earlier.clear()
    },
  }
}
