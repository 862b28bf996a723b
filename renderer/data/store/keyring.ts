import { importAesKey } from '#shared/crypto/aes-gcm'
import { deriveCollectionKey } from '#shared/crypto/hkdf'
import type { OpenedPart, OpenedSpace, OpenedVault } from '#shared/ipc/contract'

const localKeyId = 'local000'

export interface SealingKey {
  readonly keyId: string
  readonly key: CryptoKey
}

/**
 * Finds the AES key for a record: its space's key, derived for its collection; what belongs to no
 * space (drafts, replication bookkeeping) is under this laptop's own key. Derived keys are
 * non-extractable and kept for the life of the page; locking reloads the page. Of a space that is held
 * in part there is no key to derive from: only those of its collections that were given.
 */
export interface Keyring {
  forWriting(collection: string, space: string | undefined): Promise<SealingKey>
  /** Any key this laptop has had of its spaces; rejects for one it never had. */
  forReading(collection: string, keyId: string): Promise<CryptoKey>
  /** A space's keys as they are from now on; nothing that was readable stops being so. */
  add(space: OpenedSpace | OpenedPart): void
  /** Whether records of that collection in that space are for this laptop at all. */
  holds(collection: string, space: string): boolean
}

/** What a laptop may hold of a space; `all` of one whose key it has. */
type Held = 'all' | ReadonlySet<string>

export function createKeyring(opened: Pick<OpenedVault, 'localKey' | 'spaces' | 'parts'>): Keyring {
  const secrets = new Map<string, Uint8Array>([[localKeyId, opened.localKey]])
  const currentKeyId = new Map<string, string>()
  const held = new Map<string, Held>()
  const derived = new Map<string, Promise<CryptoKey>>()
  const nameOf = (collection: string, keyId: string) => `${keyId}/${collection}`

  const addPart = ({ id, generations }: OpenedPart) => {
    if (held.get(id) === 'all') return
    for (const { keyId, collections } of generations) {
      for (const [collection, key] of Object.entries(collections)) {
        const name = nameOf(collection, keyId)
        if (!derived.has(name)) derived.set(name, importAesKey(key))
      }
    }
    const [current] = generations
    if (!current) return
    currentKeyId.set(id, current.keyId)
    held.set(id, new Set(Object.keys(current.collections)))
  }
  const addWhole = ({ id, keyId, key, older }: OpenedSpace) => {
    for (const one of older) secrets.set(one.keyId, one.key)
    secrets.set(keyId, key)
    currentKeyId.set(id, keyId)
    held.set(id, 'all')
  }
  const add = (space: OpenedSpace | OpenedPart) =>
    'generations' in space ? addPart(space) : addWhole(space)
  for (const space of opened.spaces) add(space)
  for (const part of opened.parts ?? []) add(part)

  const derive = (collection: string, keyId: string): Promise<CryptoKey> => {
    const name = nameOf(collection, keyId)
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
    holds(collection, space) {
      const what = held.get(space)
      return what === 'all' || what?.has(collection) === true
    },
  }
}
