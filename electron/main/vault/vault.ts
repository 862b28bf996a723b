import type { Bytes } from '#shared/crypto/bytes'
import { randomBytes, sameBytes } from '#shared/crypto/bytes'
import {
  type DerivePassphraseKey,
  type KdfCost,
  unwrapByPassphrase,
  unwrapByRecoverySecret,
  type VaultFile,
} from '#shared/crypto/vault-file'
import type { OpenedVault, Profile, VaultState } from '#shared/ipc/contract'
import { ok, type Result, refused } from '#shared/result'
import { createVaultFiles, VaultNotWritten } from './files'
import type { KeychainPort } from './keychain'
import {
  changed,
  forget,
  type OpenVault,
  opensAs,
  openVault,
  type VaultChange,
  viewForPage,
} from './open-vault'
import { keychainState } from './secrets'
import { createThrottle } from './throttle'

export interface VaultDeps {
  /** Where the two vault files and the count of wrong tries lie; made when missing. */
  readonly directory: string
  /** Where the records lie. Not empty and no vault file: the keys are missing, this is no first start. */
  readonly storeDirectory: string
  readonly profile: Profile
  /** The newest shape of the store this program knows. */
  readonly dataVersion: number
  readonly chromiumMajor: number
  readonly appVersion: string
  readonly now: () => Date
  readonly keychain: KeychainPort
  readonly kdf: { readonly derive: DerivePassphraseKey; readonly cost: KdfCost }
  /** Told once each time an open vault is locked. */
  readonly onLocked: () => void
}

export type Refusal<Code extends string> = { readonly code: Code; readonly waitMs?: number }
type UnlockRefusal = Refusal<'wrong' | 'wait' | 'damaged' | 'newer' | 'none' | 'disk'>

/** What the operations on a vault share: the files, the open keys, the count of wrong tries. */
export type VaultCore = ReturnType<typeof createVaultCore>

export function createVaultCore(deps: VaultDeps) {
  const files = createVaultFiles(deps.directory, deps.storeDirectory)
  const throttle = createThrottle(`${deps.directory}/throttle.json`, deps.now)
  let session: OpenVault | null = null

  // One at a time: two guesses cannot share one wait, and locking never blanks a key that a write is using.
  let last: Promise<unknown> = Promise.resolve()
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }

  async function inspect() {
    const found = await files.load()
    if (found.kind !== 'vault') return found
    const { dataVersion, chromiumMajor, writtenBy } = found.file
    const newer = dataVersion > deps.dataVersion || chromiumMajor > deps.chromiumMajor
    return newer ? ({ kind: 'newer', writtenBy } as const) : found
  }

  async function state(): Promise<VaultState> {
    const found = await inspect()
    if (found.kind !== 'vault') return found
    const waitMs = await throttle.waitMs()
    return { kind: 'locked', keychain: keychainState(found.file, deps.keychain), waitMs }
  }

  async function findFile(): Promise<
    Result<VaultFile, Refusal<'damaged' | 'newer' | 'none' | 'disk'>>
  > {
    const found = await inspect()
    if (found.kind === 'vault') return ok(found.file)
    if (found.kind === 'unreadable') return refused({ code: 'disk' })
    return refused({ code: found.kind === 'keysMissing' ? 'none' : found.kind })
  }

  /** One counted try at a secret. `attempt` answers null when it was wrong. */
  async function tried<Value>(
    attempt: () => Promise<Value | null>,
  ): Promise<Result<Value, Refusal<'wrong' | 'wait'>>> {
    const waitMs = await throttle.waitMs()
    if (waitMs > 0) return refused({ code: 'wait', waitMs })
    await throttle.count()
    const value = await attempt()
    if (value === null) return refused({ code: 'wrong', waitMs: await throttle.waitMs() })
    await throttle.clear()
    return ok(value)
  }

  /** False when the disk refused: then the vault on disk is the one from before. */
  async function save(
    vault: OpenVault,
    alsoOpens: (readBack: VaultFile) => Promise<boolean> = async () => true,
  ): Promise<boolean> {
    try {
      await files.save(
        vault.file,
        async (readBack) => (await opensAs(readBack, vault)) && (await alsoOpens(readBack)),
      )
      return true
    } catch (error) {
      if (error instanceof VaultNotWritten) return false
      throw error
    }
  }

  function hold(vault: OpenVault): void {
    if (session !== null && session.deviceKey !== vault.deviceKey) forget(session)
    session = vault
  }

  const view = (vault: OpenVault, lastSeenAt: string | null): Promise<OpenedVault> =>
    viewForPage(vault, lastSeenAt, keychainState(vault.file, deps.keychain))

  async function enter(
    file: VaultFile,
    deviceKey: Bytes,
  ): Promise<Result<OpenedVault, Refusal<'damaged' | 'disk'>>> {
    const vault = await openVault(file, deviceKey)
    if (vault === null) return refused({ code: 'damaged' })
    const facts = { ...vault.facts, lastSeenAt: deps.now().toISOString() }
    const next = await changed(vault, { facts }, deps)
    const written = await save(next)
    // A full disk must not keep anyone from their records, with one exception: before a newer Chromium
    // touches the store, older ones must be warned off it.
    if (!written && deps.chromiumMajor > file.chromiumMajor) {
      forget(vault)
      return refused({ code: 'disk' })
    }
    hold(written ? next : vault)
    return ok(await view(vault, vault.facts.lastSeenAt))
  }

  async function unlock(
    unwrap: (file: VaultFile) => Promise<Bytes | null>,
  ): Promise<Result<OpenedVault, UnlockRefusal>> {
    const found = await findFile()
    if (!found.ok) return found
    const deviceKey = await tried(() => unwrap(found.value))
    return deviceKey.ok ? enter(found.value, deviceKey.value) : deviceKey
  }

  /** Writes a change of the open vault and goes on with it. */
  async function change(
    vault: OpenVault,
    what: VaultChange,
    alsoOpens?: (readBack: VaultFile) => Promise<boolean>,
  ): Promise<Result<undefined, Refusal<'disk'>>> {
    const next = await changed(vault, what, deps)
    if (!(await save(next, alsoOpens))) return refused({ code: 'disk' })
    hold(next)
    return ok(undefined)
  }

  function drop(): boolean {
    if (session === null) return false
    forget(session)
    session = null
    return true
  }

  return {
    deps,
    inTurn,
    inspect,
    state,
    tried,
    save,
    hold,
    view,
    enter,
    unlock,
    change,
    drop,
    session: () => session,
    clearTries: throttle.clear,
  }
}

/** After a new wrap: does the passphrase, worked out again from what lies on disk, give the same key? */
export const opensByPassphrase =
  (passphrase: string, deviceKey: Bytes, derive: DerivePassphraseKey) =>
  async (readBack: VaultFile): Promise<boolean> => {
    const found = await unwrapByPassphrase(readBack, passphrase, derive)
    return found !== null && sameBytes(found, deviceKey)
  }

export const opensByRecoverySecret =
  (secret: Bytes, deviceKey: Bytes) =>
  async (readBack: VaultFile): Promise<boolean> => {
    const found = await unwrapByRecoverySecret(readBack, secret)
    return found !== null && sameBytes(found, deviceKey)
  }

export const newDeviceKey = (): Bytes => randomBytes(32)
