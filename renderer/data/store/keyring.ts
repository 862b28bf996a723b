import { deriveCollectionKey } from '#shared/crypto/hkdf'
import type { OpenedVault } from '#shared/ipc/contract'

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
  forReading(collection: string, keyId: string): Promise<CryptoKey>
}

export function createKeyring(opened: Pick<OpenedVault, 'localKey' | 'spaces'>): Keyring {
  const secrets = new Map<string, Uint8Array>([[localKeyId, opened.localKey]])
  const currentKeyId = new Map<string, string>()
  for (const space of opened.spaces) {
    secrets.set(space.keyId, space.key)
    currentKeyId.set(space.id, space.keyId)
  }
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
  }
}
