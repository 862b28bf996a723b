import { concatAll, sha256, toHex, utf8 } from '#shared/crypto/bytes'
import { canonicalJson } from '#shared/crypto/canonical-json'
import { segmentType } from '#shared/domain/audit/segment-id'
import type { OpenedVault } from '#shared/ipc/contract'
import { collectionNames } from '#shared/schema/collections'
import type { Store } from '../store/store'
import { filesOf, recordsOf } from './everything'

/**
 * One number for everything that is kept: SHA-256, 64 hex digits. Two stores with the same number hold
 * the same records and files. Each piece is hashed by itself and then all of them in order, so that a
 * large practice is never held in memory whole. `onRead` hears how many were read so far.
 */
export async function exportHash(
  store: Store,
  opened: OpenedVault,
  onRead: (done: number) => void = () => {},
): Promise<string> {
  const parts: Uint8Array[] = []
  for (const name of collectionNames.toSorted()) {
    for await (const batch of recordsOf(store, name)) {
      for (const record of batch) parts.push(await sha256(utf8(canonicalJson([name, record]))))
      onRead(parts.length)
    }
  }
  for await (const { space, id, name, type, bytes } of filesOf(store, opened)) {
    // The journal goes on with every look at this number, and each laptop has its own.
    if (type === segmentType) continue
    parts.push(await sha256(utf8(canonicalJson(['file', space, id, name, type])), bytes))
    onRead(parts.length)
  }
  return toHex(await sha256(concatAll(parts)))
}
