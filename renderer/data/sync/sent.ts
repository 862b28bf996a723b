import { z } from 'zod'
import type { Store } from '../store/store'
import { openKeptState } from './kept-state'

/**
 * Versions under way to the server: it may have taken one although no answer came back (the network
 * went, the program was killed). Kept before they are sent, so that such a version is known again.
 */
export interface Sent {
  hashOf(recordId: string): string | undefined
  /** Kept when the promise resolves. */
  remember(versions: readonly (readonly [recordId: string, hash: string])[]): Promise<void>
  forget(recordIds: readonly string[]): void
}

export async function openSent(store: Store, space: string): Promise<Sent> {
  const kept = await openKeptState(store, `sent:${space}`, z.record(z.string(), z.string()), {})
  const hashes = new Map(Object.entries(kept.value()))
  return {
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
