import { type Bytes, randomBytes, sameBytes } from '#shared/crypto/bytes'
import { keyIdOf } from '#shared/crypto/hkdf'
import { makeSealingKey, sealingPublicKeyOf } from '#shared/crypto/sealed-box'
import { makeSigningKey, publicKeyOf } from '#shared/crypto/signature'
import {
  openFacts,
  openKeys,
  type PartKeys,
  type SpaceKeys,
  sealFacts,
  sealKeys,
  type VaultFacts,
  type VaultFile,
  type VaultKeys,
} from '#shared/crypto/vault-file'
import type { OpenedPart, OpenedSpace, OpenedVault, VaultState } from '#shared/ipc/contract'

export type KeychainState = Extract<VaultState, { kind: 'locked' }>['keychain']

/** A vault while it is open: only here do keys lie in memory in the main process. */
export interface OpenVault {
  readonly file: VaultFile
  readonly deviceKey: Bytes
  readonly keys: VaultKeys
  readonly facts: VaultFacts
}

/** What is one laptop's alone: its name for the server, what it signs with, what others seal to. */
export const newLaptopKeys = (): Pick<
  VaultKeys,
  'deviceId' | 'laptopName' | 'signingKey' | 'sealingKey' | 'localKey'
> => ({
  deviceId: crypto.randomUUID(),
  laptopName: null,
  signingKey: makeSigningKey(),
  sealingKey: makeSealingKey(),
  localKey: randomBytes(32),
})

export const newSpace = (kind: SpaceKeys['kind'], madeAt: string): SpaceKeys => ({
  id: crypto.randomUUID(),
  kind,
  key: randomBytes(32),
  madeAt,
  older: [],
  announcement: null,
})

export const newKeys = (now: Date): VaultKeys => ({
  ...newLaptopKeys(),
  staffId: crypto.randomUUID(),
  backupKey: randomBytes(32),
  spaces: [newSpace('practice', now.toISOString()), newSpace('therapist', now.toISOString())],
  server: null,
})

/** `restoring`: a backup is to be written into it; `fromServer`: its records come from the server. */
export const newStore = (
  dataVersion: number,
  filledBy: 'hand' | 'restoring' | 'fromServer',
): VaultFacts['store'] => ({
  id: crypto.randomUUID(),
  createdAt: null,
  restoring: filledBy === 'restoring',
  fromServer: filledBy === 'fromServer',
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

/** One space's keys for the page: copies. */
export async function viewSpace(space: SpaceKeys): Promise<OpenedSpace> {
  const { id, kind, key, older, staffId } = space
  const named = async (one: Bytes) => ({ keyId: await keyIdOf(one), key: one.slice() })
  return {
    id,
    kind,
    ...(await named(key)),
    older: await Promise.all(older.map((one) => named(one.key))),
    ...(staffId === undefined ? {} : { staffId }),
  }
}

/** The keys of a space that is held in part, for the page: copies. */
export const viewPart = ({ id, kind, staffId, generations }: PartKeys): OpenedPart => ({
  id,
  kind,
  ...(staffId === undefined ? {} : { staffId }),
  generations: generations.map(({ keyId, collections }) => ({
    keyId,
    collections: Object.fromEntries(
      Object.entries(collections).map(([name, key]) => [name, key.slice()]),
    ),
  })),
})

/** What goes to the page: copies, so that locking here cannot blank an answer on its way. */
export async function viewForPage(
  { keys, facts }: OpenVault,
  lastSeenAt: string | null,
  keychain: KeychainState,
): Promise<OpenedVault> {
  return {
    deviceId: keys.deviceId,
    laptopName: keys.laptopName,
    staffId: keys.staffId,
    signingPublicKey: publicKeyOf(keys.signingKey),
    sealingPublicKey: sealingPublicKeyOf(keys.sealingKey),
    localKey: keys.localKey.slice(),
    spaces: await Promise.all(keys.spaces.map(viewSpace)),
    ...(keys.parts === undefined ? {} : { parts: keys.parts.map(viewPart) }),
    ...(keys.founding === undefined ? {} : { founding: keys.founding }),
    ...(keys.restoredFrom === undefined
      ? {}
      : { restoredFrom: keys.restoredFrom.map(({ deviceId }) => deviceId) }),
    store: facts.store,
    lastSeenAt,
    recoveryCodeConfirmed: facts.recoveryCodeConfirmed,
    keychain,
  }
}

export function forget({ deviceKey, keys }: OpenVault): void {
  const ofSpaces = keys.spaces.flatMap(({ key, older }) => [key, ...older.map((one) => one.key)])
  const ofParts = (keys.parts ?? []).flatMap(({ generations }) =>
    generations.flatMap(({ collections }) => Object.values(collections)),
  )
  const before = (keys.restoredFrom ?? []).map(({ signingKey }) => signingKey)
  const own = [keys.signingKey, keys.sealingKey, keys.localKey, keys.backupKey, ...before]
  for (const key of [deviceKey, ...own, ...ofSpaces, ...ofParts]) key.fill(0)
}
