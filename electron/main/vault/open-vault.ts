import { type Bytes, randomBytes, sameBytes } from '#shared/crypto/bytes'
import { keyIdOf } from '#shared/crypto/hkdf'
import { makeSigningKey, publicKeyOf } from '#shared/crypto/signature'
import {
  openFacts,
  openKeys,
  sealFacts,
  sealKeys,
  type VaultFacts,
  type VaultFile,
  type VaultKeys,
} from '#shared/crypto/vault-file'
import type { OpenedVault, VaultState } from '#shared/ipc/contract'

export type KeychainState = Extract<VaultState, { kind: 'locked' }>['keychain']

/** A vault while it is open: only here do keys lie in memory in the main process. */
export interface OpenVault {
  readonly file: VaultFile
  readonly deviceKey: Bytes
  readonly keys: VaultKeys
  readonly facts: VaultFacts
}

export const newKeys = (): VaultKeys => ({
  deviceId: crypto.randomUUID(),
  staffId: crypto.randomUUID(),
  signingKey: makeSigningKey(),
  localKey: randomBytes(32),
  backupKey: randomBytes(32),
  spaces: [
    { id: crypto.randomUUID(), kind: 'practice', key: randomBytes(32) },
    { id: crypto.randomUUID(), kind: 'therapist', key: randomBytes(32) },
  ],
  server: null,
})

export const newStore = (dataVersion: number, restoring: boolean): VaultFacts['store'] => ({
  id: crypto.randomUUID(),
  createdAt: null,
  restoring,
  dataVersion,
  copyKeptAt: null,
})

/** Null when what lies under the device key does not open: the file was put together from two. */
export async function openVault(file: VaultFile, deviceKey: Bytes): Promise<OpenVault | null> {
  const keys = await openKeys(file, deviceKey)
  const facts = await openFacts(file, deviceKey)
  return keys === null || facts === null ? null : { file, deviceKey, keys, facts }
}

/** The clear part of the file for the same vault written anew: one generation later. */
export interface VaultChange {
  readonly wraps?: VaultFile['wraps']
  readonly keys?: VaultKeys
  readonly facts?: VaultFacts
}

export interface WrittenBy {
  readonly appVersion: string
  readonly chromiumMajor: number
}

/** The next state of an open vault, not yet on disk. */
export async function changed(
  vault: OpenVault,
  change: VaultChange,
  by: WrittenBy,
): Promise<OpenVault> {
  const { file, deviceKey } = vault
  const facts = change.facts ?? vault.facts
  const keys = change.keys ?? vault.keys
  const floors = {
    vaultId: file.vaultId,
    generation: file.generation + 1,
    dataVersion: facts.store.dataVersion,
    chromiumMajor: Math.max(file.chromiumMajor, by.chromiumMajor),
  }
  const next: VaultFile = {
    ...file,
    ...floors,
    writtenBy: by.appVersion,
    wraps: change.wraps ?? file.wraps,
    keys: change.keys === undefined ? file.keys : await sealKeys(file, deviceKey, keys),
    facts: await sealFacts(floors, deviceKey, facts),
  }
  return { file: next, deviceKey, keys, facts }
}

/** The check after every write: what was read back from the disk still opens, with the same keys in it. */
export async function opensAs(readBack: VaultFile, vault: OpenVault): Promise<boolean> {
  const opened = await openVault(readBack, vault.deviceKey)
  return opened !== null && sameBytes(opened.keys.backupKey, vault.keys.backupKey)
}

/** What goes to the page: copies, so that locking here cannot blank an answer on its way. */
export async function viewForPage(
  { keys, facts }: OpenVault,
  lastSeenAt: string | null,
  keychain: KeychainState,
): Promise<OpenedVault> {
  const spaces = keys.spaces.map(async ({ id, kind, key }) => ({
    id,
    kind,
    keyId: await keyIdOf(key),
    key: key.slice(),
  }))
  return {
    deviceId: keys.deviceId,
    staffId: keys.staffId,
    signingPublicKey: publicKeyOf(keys.signingKey),
    localKey: keys.localKey.slice(),
    spaces: await Promise.all(spaces),
    store: facts.store,
    lastSeenAt,
    recoveryCodeConfirmed: facts.recoveryCodeConfirmed,
    keychain,
  }
}

export function forget({ deviceKey, keys }: OpenVault): void {
  const all = [deviceKey, keys.signingKey, keys.localKey, keys.backupKey]
  for (const key of [...all, ...keys.spaces.map((space) => space.key)]) key.fill(0)
}
