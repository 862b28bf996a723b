import { sameBytes } from '#shared/crypto/bytes'
import {
  formatRecoveryCode,
  makeRecoverySecret,
  parseRecoveryCode,
} from '#shared/crypto/recovery-code'
import { sign } from '#shared/crypto/signature'
import {
  defaultKdfCost,
  type HeldMaps,
  unwrapByPassphrase,
  unwrapByRecoverySecret,
  wrapByPassphrase,
  wrapByRecoverySecret,
} from '#shared/crypto/vault-file'
import type { ChannelName } from '#shared/ipc/channels'
import type { ServerAccount } from '#shared/ipc/server-contract'
import { ok, type Result, refused } from '#shared/result'
import { deriveHere } from '../vault/argon2'
import { createPeopleVault, type PeopleVault } from '../vault/join-vault'
import {
  createFromBackup,
  createVault,
  isWeak,
  openBackupHeader,
  renderBackupHeader,
} from '../vault/make-vault'
import { heldSpaces } from '../vault/more-spaces'
import type { OpenVault } from '../vault/open-vault'
import { unwrapByKeychain, unwrapBySecret, wrapByKeychain } from '../vault/secrets'
import {
  announcementsOf,
  announceSpaceKeys,
  rotateSpaceKeys,
  takeSpaceKey,
} from '../vault/space-keys'
import { measureStrength } from '../vault/strength'
import {
  createFromTransfer,
  type ForLaptop,
  type WrittenTransfer,
  writeTransfer,
} from '../vault/transfer'
import {
  createVaultCore,
  opensByPassphrase,
  opensByRecoverySecret,
  type Refusal,
  type VaultDeps,
} from '../vault/vault'
import type { Handlers } from './handler'

export type VaultChannel = Extract<ChannelName, `vault.${string}`>

/** `kdf`: by default Argon2id on the calling thread; the built app passes `deriveOnThread`. */
export type VaultHandlersDeps = Omit<VaultDeps, 'kdf'> & Partial<Pick<VaultDeps, 'kdf'>>

export interface VaultHandlers {
  /** What inviting somebody and joining a practice need. */
  readonly people: PeopleVault
  readonly handlers: Handlers<VaultChannel>
  readonly isUnlocked: () => boolean
  /** Blanks the keys once what is being written is written. Tells `onLocked` if the vault was open. */
  readonly lock: () => Promise<void>
  /** The same for quitting: tells nobody. */
  readonly dispose: () => Promise<void>
  /** Since when an upgrade is under way that a copy was kept for; null when locked, too. */
  readonly copyKeptAt: () => string | null
  /** An upgrade may begin: a copy of the store is kept. `markStore` says that it is done. */
  readonly noteCopyKept: (
    copyKeptAt: string | null,
  ) => Promise<Result<undefined, Refusal<'locked' | 'disk'>>>
  /** This laptop's account on the practice's server; 'locked' while the vault is. */
  readonly serverAccount: () => ServerAccount | 'locked' | null
  /** Kept, encrypted, before it answers. */
  readonly keepServerAccount: (
    account: ServerAccount | null,
  ) => Promise<Result<undefined, Refusal<'locked' | 'disk'>>>
  /** What this laptop's maps are made with; 'locked' while the vault is, null until set. */
  readonly maps: () => HeldMaps | 'locked' | null
  /** Kept, encrypted, before it answers. */
  readonly keepMaps: (maps: HeldMaps) => Promise<Result<undefined, Refusal<'locked' | 'disk'>>>
  /** What carries this practice to one other laptop. */
  readonly writeTransfer: (laptop: ForLaptop) => Promise<Result<WrittenTransfer, Refusal<'locked'>>>
  /** Whose laptop this is, and the spaces it has keys of; null while the vault is locked. */
  readonly whoseLaptop: () => {
    readonly deviceId: string
    readonly staffId: string
    /** The practice's shared space, and all spaces. */
    readonly practice: string
    readonly spaces: readonly string[]
    /** Works for the whole practice: founded it, or holds other people's clients whole. */
    readonly owner: boolean
  } | null
}

export function createVaultHandlers(given: VaultHandlersDeps): VaultHandlers {
  const deps: VaultDeps = { kdf: { derive: deriveHere, cost: defaultKdfCost }, ...given }
  const { derive, cost } = deps.kdf
  const core = createVaultCore(deps)
  const { inTurn, change } = core

  /** Work on the open vault, in turn; `locked` when there is none. */
  const whenOpen = <Outcome>(work: (vault: OpenVault) => Promise<Outcome>) =>
    inTurn(async () => {
      const vault = core.session()
      return vault === null ? refused({ code: 'locked' as const }) : work(vault)
    })

  const lock = () =>
    inTurn(async () => {
      if (core.drop()) deps.onLocked()
    })

  const noteCopyKept = (copyKeptAt: string | null) =>
    whenOpen((vault) => {
      const { facts } = vault
      return change(vault, { facts: { ...facts, store: { ...facts.store, copyKeptAt } } })
    })

  const handlers: Handlers<VaultChannel> = {
    'vault.state': () => inTurn(core.state),
    'vault.create': ({ passphrase }) => inTurn(() => createVault(core, passphrase)),
    'vault.createFromBackup': ({ header, secret, replace }) =>
      inTurn(() => createFromBackup(core, header, secret, replace)),
    'vault.createFromTransfer': ({ file, secret }) =>
      inTurn(() => createFromTransfer(core, file, secret)),

    'vault.unlock': ({ passphrase }) =>
      inTurn(() => core.unlock((file) => unwrapByPassphrase(file, passphrase, derive))),
    'vault.unlockWithRecoveryCode': ({ recoveryCode }) =>
      inTurn(async () => {
        const secret = await parseRecoveryCode(recoveryCode)
        // A typing slip the checksum finds is no guess, and is not counted as one.
        if (!secret.ok) return refused({ code: 'malformed' })
        return core.unlock((file) => unwrapByRecoverySecret(file, secret.value))
      }),
    'vault.unlockWithKeychain': () =>
      inTurn(async () => {
        const found = await core.inspect()
        if (found.kind !== 'vault') return core.unlock(async () => null)
        const deviceKey = await unwrapByKeychain(found.file, deps.keychain)
        return deviceKey === null
          ? refused({ code: 'unavailable' })
          : core.enter(found.file, deviceKey)
      }),
    'vault.lock': lock,

    'vault.changePassphrase': ({ current, next }) =>
      whenOpen(async (vault) => {
        if (await isWeak(core, next)) return refused({ code: 'weak' })
        const { file, deviceKey } = vault
        const proof = await core.tried(() => unwrapBySecret(file, current, derive))
        if (!proof.ok) return proof
        const passphrase = await wrapByPassphrase(file, deviceKey, next, derive, cost)
        const wraps = { ...file.wraps, passphrase }
        return change(vault, { wraps }, opensByPassphrase(next, deviceKey, derive))
      }),
    'vault.newRecoveryCode': ({ passphrase }) =>
      whenOpen(async (vault) => {
        const { file, deviceKey, facts } = vault
        const proof = await core.tried(() => unwrapByPassphrase(file, passphrase, derive))
        if (!proof.ok) return proof
        const secret = makeRecoverySecret()
        const recoveryCode = await wrapByRecoverySecret(file, deviceKey, secret)
        const what = {
          wraps: { ...file.wraps, recoveryCode },
          facts: { ...facts, recoveryCodeConfirmed: false },
        }
        const written = await change(vault, what, opensByRecoverySecret(secret, deviceKey))
        return written.ok ? ok({ recoveryCode: await formatRecoveryCode(secret) }) : written
      }),
    'vault.confirmRecoveryCode': ({ recoveryCode }) =>
      whenOpen(async (vault) => {
        const secret = await parseRecoveryCode(recoveryCode)
        if (!secret.ok) return refused({ code: 'malformed' })
        const found = await unwrapByRecoverySecret(vault.file, secret.value)
        if (found === null || !sameBytes(found, vault.deviceKey)) return refused({ code: 'wrong' })
        return change(vault, { facts: { ...vault.facts, recoveryCodeConfirmed: true } })
      }),
    'vault.setKeychain': ({ on }) =>
      whenOpen(async (vault) => {
        const { file, deviceKey } = vault
        const keychain = on ? await wrapByKeychain(file, deviceKey, deps.keychain) : null
        if (on && keychain === null) return refused({ code: 'unavailable' })
        return change(vault, { wraps: { ...file.wraps, keychain } })
      }),

    'vault.backupHeader': () =>
      whenOpen(async ({ file, keys }) =>
        ok({ header: await renderBackupHeader(file), backupKey: keys.backupKey.slice() }),
      ),
    'vault.openBackupHeader': ({ header, secret }) =>
      inTurn(async () => {
        const opened = await openBackupHeader(core, header, secret)
        return opened.ok ? ok({ backupKey: opened.value.keys.backupKey }) : opened
      }),
    'vault.rotateSpaceKeys': ({ recipients, after }) =>
      whenOpen((vault) => rotateSpaceKeys(core, vault, recipients, after)),
    'vault.announceSpaceKeys': ({ recipients }) =>
      whenOpen(async (vault) => {
        const done = await announceSpaceKeys(core, vault, recipients)
        return done.ok ? ok({ announcements: done.value.announcements }) : done
      }),
    'vault.announcements': () =>
      whenOpen(async (vault) =>
        ok({
          announcements: announcementsOf(vault),
          keysMadeAt: vault.keys.spaces.map((space) => ({ space: space.id, madeAt: space.madeAt })),
        }),
      ),
    'vault.takeSpaceKey': ({ announcement, signerPublicKey, newFor }) =>
      whenOpen((vault) => takeSpaceKey(core, vault, announcement, signerPublicKey, newFor)),

    'vault.heldSpaces': () => whenOpen(async ({ keys }) => ok(await heldSpaces(keys))),

    'vault.sign': ({ message }) =>
      whenOpen(async ({ keys }) => ok({ signature: sign(message, keys.signingKey) })),
    'vault.signAsRestored': ({ deviceId, message }) =>
      whenOpen(async ({ keys }) => {
        const before = keys.restoredFrom?.find((one) => one.deviceId === deviceId)
        if (!before) return refused({ code: 'none' as const })
        return ok({ signature: sign(message, before.signingKey) })
      }),
    'vault.forgetRestored': () =>
      whenOpen(async (vault) => {
        const { restoredFrom = [], ...keys } = vault.keys
        if (restoredFrom.length === 0) return ok(undefined)
        return change(vault, { keys })
      }),
    'vault.markStore': ({ dataVersion, restoring }) =>
      whenOpen((vault) => {
        const { store } = vault.facts
        // A store being filled from a backup is not made yet: until it is whole, losing it is normal.
        const createdAt = restoring
          ? store.createdAt
          : (store.createdAt ?? deps.now().toISOString())
        const next = { ...store, dataVersion, restoring, createdAt, copyKeptAt: null }
        return change(vault, { facts: { ...vault.facts, store: next } })
      }),
    'vault.measureStrength': ({ passphrase }) => measureStrength(passphrase),
  }

  return {
    handlers,
    people: createPeopleVault(core, whenOpen),
    isUnlocked: () => core.session() !== null,
    lock,
    dispose: () =>
      inTurn(async () => {
        core.drop()
      }),
    copyKeptAt: () => core.session()?.facts.store.copyKeptAt ?? null,
    noteCopyKept,
    serverAccount() {
      const vault = core.session()
      return vault === null ? 'locked' : vault.keys.server
    },
    keepServerAccount: (server) =>
      whenOpen((vault) => change(vault, { keys: { ...vault.keys, server } })),
    maps() {
      const vault = core.session()
      return vault === null ? 'locked' : (vault.keys.maps ?? null)
    },
    keepMaps: (maps) => whenOpen((vault) => change(vault, { keys: { ...vault.keys, maps } })),
    writeTransfer: (laptop) =>
      whenOpen(async (vault) => ok(await writeTransfer(core, vault, laptop))),
    whoseLaptop() {
      const vault = core.session()
      if (vault === null) return null
      const { deviceId, staffId, spaces, parts = [] } = vault.keys
      const practice = spaces.find(({ kind }) => kind === 'practice')?.id ?? ''
      // The founder's own space was made before any had a name on it; all others were given with one.
      const owner = spaces.some((space) => space.kind === 'therapist' && space.staffId !== staffId)
      return {
        deviceId,
        staffId,
        practice,
        spaces: [...spaces, ...parts].map(({ id }) => id),
        owner,
      }
    },
  }
}
