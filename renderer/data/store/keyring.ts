import { deriveCollectionKey } from '#shared/crypto/hkdf'
import type { OpenedSpace, OpenedVault } from '#shared/ipc/contract'

const localKeyId = 'local000'

export interface SealingKey {
  readonly keyId: string
  readonly key: CryptoKey
}

/**
 * Finds the AES key for a record: its space's key, derived for its collection; what belongs to no
 * space (drafts, replication bookkeeping) is under this laptop's own key. Derived keys are
 * non-extractable and kept for the life of the page; locking reloads the page.
 */
export interface Keyring {
  forWriting(collection: string, space: string | undefined): Promise<SealingKey>
  /** Any key this laptop has had of its spaces; rejects for one it never had. */
  forReading(collection: string, keyId: string): Promise<CryptoKey>
  /** A space's keys as they are from now on; nothing that was readable stops being so. */
  add(space: OpenedSpace): void
}

export function createKeyring(opened: Pick<OpenedVault, 'localKey' | 'spaces'>): Keyring {
  const secrets = new Map<string, Uint8Array>([[localKeyId, opened.localKey]])
  const currentKeyId = new Map<string, string>()
  const add = ({ id, keyId, key, older }: OpenedSpace) => {
    for (const one of older) secrets.set(one.keyId, one.key)
    secrets.set(keyId, key)
    currentKeyId.set(id, keyId)
  }
  for (const space of opened.spaces) add(space)
  const derived = new Map<string, Promise<CryptoKey>>()

  const derive = (collection: string, keyId: string): Promise<CryptoKey> => {
    const name = `${keyId}/${collection}`
    const known = derived.get(name)
    if (known) return known
    const secret = secrets.get(keyId)
    if (!secret) return Promise.reject(new Error(`No key ${keyId} on this laptop`))
    const key = deriveCollectionKey(secret, collection)
    derived.set(name, key)
    return key
  }

  return {
    async forWriting(collection, space) {
      const keyId = space === undefined ? localKeyId : currentKeyId.get(space)
      if (keyId === undefined) throw new Error('This laptop has no key for that space')
      return { keyId, key: await derive(collection, keyId) }
    },
    forReading: derive,
    add,
  }
}
