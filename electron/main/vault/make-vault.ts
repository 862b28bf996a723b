import { fromUtf8, utf8 } from '#shared/crypto/bytes'
import { formatRecoveryCode, makeRecoverySecret } from '#shared/crypto/recovery-code'
import {
  openFacts,
  openKeys,
  parseVaultFile,
  renderVaultFile,
  type VaultFile,
  type VaultKeys,
  wrapByPassphrase,
  wrapByRecoverySecret,
} from '#shared/crypto/vault-file'
import type { OpenedVault } from '#shared/ipc/contract'
import { ok, type Result, refused } from '#shared/result'
import { changed, newKeys, newLaptopKeys, newStore } from './open-vault'
import { unwrapBySecret } from './secrets'
import { measureStrength } from './strength'
import {
  newDeviceKey,
  opensByPassphrase,
  opensByRecoverySecret,
  type Refusal,
  type VaultCore,
} from './vault'

/** The sample practice opens by a passphrase that stands in the source: its strength says nothing. */
export const isWeak = async ({ deps }: VaultCore, passphrase: string): Promise<boolean> =>
  deps.profile === 'practice' && !(await measureStrength(passphrase)).enough

/** A new practice. Refused wherever there is, or was, one: damage and missing keys are not a first start. */
export async function createVault(
  core: VaultCore,
  passphrase: string,
): Promise<
  Result<
    { readonly recoveryCode: string; readonly opened: OpenedVault },
    Refusal<'exists' | 'weak' | 'disk'>
  >
> {
  const { deps } = core
  const found = await core.inspect()
  if (found.kind === 'unreadable') return refused({ code: 'disk' })
  if (found.kind !== 'none') return refused({ code: 'exists' })
  if (await isWeak(core, passphrase)) return refused({ code: 'weak' })

  return writeNewVault(core, passphrase, newKeys(deps.now()), 'hand')
}

type NewVault = Promise<
  Result<{ readonly recoveryCode: string; readonly opened: OpenedVault }, Refusal<'disk'>>
>

/** A vault under a passphrase and a new recovery code, where there is none; open when it answers. */
export async function writeNewVault(
  core: VaultCore,
  passphrase: string,
  keys: VaultKeys,
  filledBy: 'hand' | 'fromServer',
): NewVault {
  const { deps } = core
  const { derive, cost } = deps.kdf
  const vaultId = crypto.randomUUID()
  const deviceKey = newDeviceKey()
  const secret = makeRecoverySecret()
  const facts = {
    store: newStore(deps.dataVersion, filledBy),
    lastSeenAt: deps.now().toISOString(),
    recoveryCodeConfirmed: false,
  }
  const wraps: VaultFile['wraps'] = {
    passphrase: await wrapByPassphrase({ vaultId }, deviceKey, passphrase, derive, cost),
    recoveryCode: await wrapByRecoverySecret({ vaultId }, deviceKey, secret),
    keychain: null,
  }
  const blank: VaultFile = {
    format: 'doorstep-vault',
    version: 1,
    vaultId,
    generation: 0,
    writtenBy: deps.appVersion,
    dataVersion: deps.dataVersion,
    chromiumMajor: deps.chromiumMajor,
    wraps,
    keys: '',
    facts: '',
  }
  const vault = await changed({ file: blank, deviceKey, keys, facts }, { keys, facts }, deps)
  const byPassphrase = opensByPassphrase(passphrase, deviceKey, derive)
  const byCode = opensByRecoverySecret(secret, deviceKey)
  const written = await core.save(
    vault,
    async (readBack) => (await byPassphrase(readBack)) && (await byCode(readBack)),
  )
  if (!written) return refused({ code: 'disk' })
  await core.clearTries()
  core.hold(vault)
  const recoveryCode = await formatRecoveryCode(secret)
  secret.fill(0)
  return ok({ recoveryCode, opened: await core.view(vault, null) })
}

/** The open vault's wraps and sealed keys, without what belongs to this laptop's keychain. */
export async function renderBackupHeader(file: VaultFile) {
  return utf8(await renderVaultFile({ ...file, wraps: { ...file.wraps, keychain: null } }))
}

export async function parseBackupHeader(
  core: VaultCore,
  header: Uint8Array,
): Promise<Result<VaultFile, Refusal<'damaged' | 'newer'>>> {
  let text: string
  try {
    text = fromUtf8(header)
  } catch {
    return refused({ code: 'damaged' })
  }
  const parsed = await parseVaultFile(text)
  if (!parsed.ok) return refused({ code: parsed.refusal.code })
  // A backup holds records, not Chromium's files: only the shape of the data can be too new for it.
  if (parsed.value.dataVersion > core.deps.dataVersion) return refused({ code: 'newer' })
  return ok(parsed.value)
}

/** Counted like any other try: a backup is no place to guess faster. */
export async function openBackupHeader(core: VaultCore, header: Uint8Array, secret: string) {
  const parsed = await parseBackupHeader(core, header)
  if (!parsed.ok) return parsed
  const file = parsed.value
  const deviceKey = await core.tried(() => unwrapBySecret(file, secret, core.deps.kdf.derive))
  if (!deviceKey.ok) return deviceKey
  const keys = await openKeys(file, deviceKey.value)
  const facts = await openFacts(file, deviceKey.value)
  if (keys === null || facts === null) return refused({ code: 'damaged' as const })
  return ok({ file, deviceKey: deviceKey.value, keys, facts })
}

/**
 * This laptop takes over the practice's keys and gets an id and keys of its own: two laptops under one
 * id would be one to sync, and one of them taken out of the practice must not take the other with it.
 * The old signing key is kept until the practice knows this laptop: it signs for it once.
 * The signatures in the restored notes are checked against the public keys in the staff's records.
 */
export async function createFromBackup(
  core: VaultCore,
  header: Uint8Array,
  secret: string,
  replace: boolean,
): Promise<
  Result<OpenedVault, Refusal<'wrong' | 'wait' | 'damaged' | 'newer' | 'exists' | 'disk'>>
> {
  const { deps } = core
  const found = await core.inspect()
  if (found.kind === 'newer') return refused({ code: 'newer' })
  if (found.kind !== 'none' && !replace) return refused({ code: 'exists' })
  const opened = await openBackupHeader(core, header, secret)
  if (!opened.ok) return opened

  const { file } = opened.value
  const present = found.kind === 'vault' ? found.file.generation : 0
  const generation = Math.max(present, file.generation)
  // The account on the server belongs to the other laptop; this one is given its own.
  const spaces = opened.value.keys.spaces.map((space) => ({ ...space, announcement: null }))
  const before = opened.value.keys
  const { deviceId, signingKey } = before
  // Where a log is kept of who belongs to the practice, only a laptop that stands in it can add this one.
  const restoredFrom = [{ deviceId, signingKey }, ...(before.restoredFrom ?? [])].slice(0, 5)
  const keys = { ...before, ...newLaptopKeys(), spaces, server: null, restoredFrom }
  const facts = {
    ...opened.value.facts,
    store: newStore(deps.dataVersion, 'restoring'),
    lastSeenAt: deps.now().toISOString(),
  }
  const old = { ...opened.value, file: { ...file, generation, chromiumMajor: 0 } }
  const vault = await changed(old, { keys, facts }, deps)
  if (!(await core.save(vault))) return refused({ code: 'disk' })
  core.hold(vault)
  return ok(await core.view(vault, null))
}
