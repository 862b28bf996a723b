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
}

/** `waits`: is there still something of that record to send? What waits no more needs no hash. */
export async function openSent(
  store: Store,
  space: string,
  waits: (recordId: string) => boolean,
): Promise<Sent> {
  const kept = await openKeptState(store, `sent:${space}`, z.record(z.string(), z.string()), {})
  // All of it is written with every batch: it must not grow with each time the program was killed.
  const all = Object.entries(kept.value())
  const hashes = new Map(all.filter(([id]) => waits(id)))
  return {
    before: all.length > 0,
    hashOf: (recordId) => hashes.get(recordId),
    async remember(versions) {
      for (const [id, hash] of versions) hashes.set(id, hash)
      await kept.set(Object.fromEntries(hashes))
    },
    // Only in memory: the next batch keeps what is left, and one too many does no harm.
    forget(recordIds) {
      for (const id of recordIds) hashes.delete(id)
    },
  }
}
