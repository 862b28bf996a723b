import {
  openTransfer,
  parseTransferFile,
  renderTransferFile,
  sealTransfer,
  type TransferRefusal,
  transferDays,
} from '#shared/crypto/transfer-file'
import type { VaultFile, VaultKeys } from '#shared/crypto/vault-file'
import type { OpenedVault } from '#shared/ipc/contract'
import type { ServerAccount } from '#shared/ipc/server-contract'
import { ok, type Result, refused } from '#shared/result'
import { changed, newLaptopKeys, newStore, type OpenVault } from './open-vault'
import { unwrapBySecret } from './secrets'
import type { Refusal, VaultCore } from './vault'

export interface ForLaptop {
  readonly deviceId: string
  readonly name: string
  readonly server: ServerAccount | null
}

export interface WrittenTransfer {
  readonly bytes: Uint8Array
  readonly validUntil: string
}

/** The file for one new laptop, opened by what opens this vault. */
export async function writeTransfer(
  { deps }: VaultCore,
  { file, deviceKey, keys, facts }: OpenVault,
  { deviceId, name, server }: ForLaptop,
): Promise<WrittenTransfer> {
  const now = deps.now()
  const validUntil = new Date(now.getTime() + transferDays * 24 * 3600_000).toISOString()
  const about = {
    vaultId: file.vaultId,
    madeAt: now.toISOString(),
    validUntil,
    writtenBy: deps.appVersion,
    dataVersion: facts.store.dataVersion,
  }
  const { passphrase, recoveryCode } = file.wraps
  const transfer = await sealTransfer(about, { passphrase, recoveryCode }, deviceKey, {
    ...{ deviceId, name, server },
    staffId: keys.staffId,
    backupKey: keys.backupKey,
    spaces: keys.spaces.map((space) => ({ ...space, announcement: null })),
    ...(keys.parts === undefined ? {} : { parts: keys.parts }),
    // The new laptop believes no other beginning of the member log than this one does.
    ...(keys.founding === undefined ? {} : { founding: keys.founding }),
  })
  return { bytes: await renderTransferFile(transfer), validUntil }
}

type FromTransfer = Promise<
  Result<
    OpenedVault,
    Refusal<TransferRefusal | 'wrong' | 'wait' | 'expired' | 'alreadyHere' | 'exists' | 'disk'>
  >
>

/**
 * The vault of a second laptop: the practice's keys, the same passphrase and recovery code, and keys of
 * its own. Only where there is none: whatever is here already is left as it is.
 */
export async function createFromTransfer(
  core: VaultCore,
  bytes: Uint8Array,
  secret: string,
): FromTransfer {
  const { deps } = core
  const parsed = await parseTransferFile(bytes)
  if (!parsed.ok) return refused({ code: parsed.refusal })
  const transfer = parsed.value
  const found = await core.inspect()
  if (found.kind === 'unreadable') return refused({ code: 'disk' })
  if (found.kind !== 'none') {
    const same = found.kind === 'vault' && found.file.vaultId === transfer.vaultId
    return refused({ code: same ? 'alreadyHere' : 'exists' })
  }
  if (transfer.dataVersion > deps.dataVersion) return refused({ code: 'newer' })
  if (deps.now().getTime() > Date.parse(transfer.validUntil)) return refused({ code: 'expired' })
  const deviceKey = await core.tried(() => unwrapBySecret(transfer, secret, deps.kdf.derive))
  if (!deviceKey.ok) return deviceKey
  const contents = await openTransfer(transfer, deviceKey.value)
  if (contents === null) return refused({ code: 'damaged' })

  const { name, ...carried } = contents
  const keys: VaultKeys = { ...newLaptopKeys(), ...carried, laptopName: name === '' ? null : name }
  const facts = {
    store: newStore(deps.dataVersion, 'fromServer'),
    lastSeenAt: deps.now().toISOString(),
    // It was confirmed, or not, where it was made; here nobody has seen it.
    recoveryCodeConfirmed: true,
  }
  const blank: VaultFile = {
    format: 'doorstep-vault',
    version: 1,
    vaultId: transfer.vaultId,
    generation: 0,
    writtenBy: deps.appVersion,
    dataVersion: deps.dataVersion,
    chromiumMajor: deps.chromiumMajor,
    wraps: { ...transfer.wraps, keychain: null },
    keys: '',
    facts: '',
  }
  const before = { file: blank, deviceKey: deviceKey.value, keys, facts }
  const vault = await changed(before, { keys, facts }, deps)
  if (!(await core.save(vault))) return refused({ code: 'disk' })
  core.hold(vault)
  return ok(await core.view(vault, null))
}
