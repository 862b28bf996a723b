import type { OpenVault } from '#electron/main/vault/open-vault'
import { announcementsOf, rotateSpaceKeys, takeSpaceKey } from '#electron/main/vault/space-keys'
import type { VaultCore } from '#electron/main/vault/vault'
import type { KeyVault } from '#renderer/data/sync/key-announcements'
import { toBase64 } from '#shared/crypto/bytes'
import { keyIdOf } from '#shared/crypto/hkdf'
import { makeSealingKey, sealingPublicKeyOf } from '#shared/crypto/sealed-box'
import { publicKeyOf } from '#shared/crypto/signature'
import type { PartKeys } from '#shared/crypto/vault-file'
import type { OpenedSpace } from '#shared/ipc/contract'
import { ok } from '#shared/result'
import type { Staff } from '#shared/schema/staff'

/** What a laptop of the model knows of keys: the vault's own decisions, kept in memory. */
export interface ModelKeys extends KeyVault {
  readonly sealingPublicKey: Uint8Array
  /** As the practice's records name this laptop. */
  readonly registered: Staff['signingKeys'][number]
  rotate(others: readonly ModelKeys[]): Promise<readonly OpenedSpace[]>
  /** What is written under now, space by space. */
  currentKeyIds(): Promise<string>
}

export const madeFirstAt = '2026-01-01T00:00:00.000Z'

export function modelKeys(
  deviceId: string,
  spaces: readonly OpenedSpace[],
  signingKey: Uint8Array,
  now: () => Date,
  parts: readonly PartKeys[] = [],
): ModelKeys {
  const sealingKey = makeSealingKey()
  const vault = {
    keys: {
      deviceId,
      signingKey,
      sealingKey,
      spaces: spaces.map(({ id, kind, key }) => ({
        ...{ id, kind, key: key.slice(), madeAt: madeFirstAt, older: [], announcement: null },
      })),
      parts: [...parts],
    },
  }
  const core = {
    deps: { now },
    async change(_: unknown, next: { keys: typeof vault.keys }) {
      vault.keys = next.keys
      return ok(undefined)
    },
  } as unknown as VaultCore
  const open = vault as unknown as OpenVault
  // The main process takes one call after the other.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
  const sealingPublicKey = sealingPublicKeyOf(sealingKey)
  return {
    sealingPublicKey,
    registered: {
      deviceId,
      publicKey: toBase64(publicKeyOf(signingKey)),
      sealingKey: toBase64(sealingPublicKey),
      addedAt: madeFirstAt,
    },
    takeSpaceKey: ({ announcement, signerPublicKey }) =>
      inTurn(() => takeSpaceKey(core, open, announcement, signerPublicKey)),
    announcements: () => inTurn(async () => announcementsOf(open)),
    rotate: (others) =>
      inTurn(async () => {
        const recipients = others.map(({ registered, sealingPublicKey }) => ({
          deviceId: registered.deviceId,
          sealingPublicKey,
        }))
        const made = await rotateSpaceKeys(core, open, recipients)
        if (!made.ok) throw new Error(made.refusal.code)
        return made.value.spaces
      }),
    async currentKeyIds() {
      const ids = await Promise.all(vault.keys.spaces.map(({ key }) => keyIdOf(key)))
      return ids.join()
    },
  }
}
