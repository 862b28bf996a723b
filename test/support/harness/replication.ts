import { addRxPlugin } from 'rxdb'
import { RxDBLeaderElectionPlugin } from 'rxdb/plugins/leader-election'
import { replicateRxCollection } from 'rxdb/plugins/replication'
import type { Store } from '#renderer/data/store/store'
import type { Client } from '#shared/schema/client'

addRxPlugin(RxDBLeaderElectionPlugin)

/**
 * One round of replication with a server that is an array: it leaves RxDB's own bookkeeping of it
 * (whole documents, in stores of their own) on the disk. Answers how many records were sent.
 */
export async function replicateOnce(store: Store): Promise<number> {
  const sent = new Map<string, unknown>()
  const replication = replicateRxCollection<Client, { at: number }>({
    replicationIdentifier: 'harness-once',
    collection: store.collections.clients as never,
    live: false,
    autoStart: true,
    push: {
      handler: async (rows) => {
        for (const { newDocumentState } of rows) sent.set(newDocumentState.id, newDocumentState)
        return []
      },
    },
    pull: { handler: async () => ({ documents: [], checkpoint: { at: 1 } }) },
  })
  await replication.awaitInSync()
  // Its bookkeeping is written a moment after the last row was taken.
  await new Promise((resolve) => setTimeout(resolve, 200))
  await replication.cancel()
  return sent.size
}
