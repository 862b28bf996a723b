import { type Bytes, randomBytes, sameBytes } from '#shared/crypto/bytes'
import { keyIdOf } from '#shared/crypto/hkdf'
import {
  announceKey,
  announcementText,
  isIntroduced,
  isSignedBy,
  type KeyAnnouncement,
  type KeyRecipient,
  openAnnouncedKey,
  readAnnouncement,
} from '#shared/crypto/key-announcement'
import type { SpaceKeys, VaultKeys } from '#shared/crypto/vault-file'
import type { OpenedSpace } from '#shared/ipc/contract'
import { ok, type Result, refused } from '#shared/result'
import { type OpenVault, viewSpace } from './open-vault'
import type { Refusal, VaultCore } from './vault'

const keysOf = ({ key, older }: SpaceKeys): Bytes[] => [key, ...older.map((one) => one.key)]

/** Key ids are short: a new key that is called like one in use would take its place on every laptop. */
async function makeKey(space: SpaceKeys): Promise<Bytes> {
  const taken = await Promise.all(keysOf(space).map(keyIdOf))
  for (;;) {
    const key = randomBytes(32)
    if (!taken.includes(await keyIdOf(key))) return key
  }
}

/** Later than the key before it by every laptop's reckoning, whatever this one's clock says. */
const madeAfter = (before: string, now: Date): string =>
  new Date(Math.max(now.getTime(), Date.parse(before) + 1)).toISOString()

async function announced(
  keys: VaultKeys,
  space: SpaceKeys,
  recipients: readonly KeyRecipient[],
): Promise<{ readonly space: SpaceKeys; readonly announcement: KeyAnnouncement }> {
  const announcement = await announceKey(
    {
      space: space.id,
      key: space.key,
      previousKey: space.older[0]?.key ?? space.key,
      madeAt: space.madeAt,
      madeBy: keys.deviceId,
    },
    recipients,
    keys.signingKey,
  )
  return { space: { ...space, announcement: announcementText(announcement) }, announcement }
}

type Announced = Promise<
  Result<
    { readonly spaces: OpenedSpace[]; readonly announcements: KeyAnnouncement[] },
    Refusal<'disk'>
  >
>

async function announceAll(
  core: VaultCore,
  vault: OpenVault,
  spaces: readonly SpaceKeys[],
  recipients: readonly KeyRecipient[],
): Announced {
  const all = await Promise.all(spaces.map((space) => announced(vault.keys, space, recipients)))
  const keys = { ...vault.keys, spaces: all.map(({ space }) => space) }
  const kept = await core.change(vault, { keys })
  if (!kept.ok) return kept
  return ok({
    spaces: await Promise.all(keys.spaces.map(viewSpace)),
    announcements: all.map(({ announcement }) => announcement),
  })
}

/** A new key for every space. What was written before stays readable under the older ones. */
export async function rotateSpaceKeys(
  core: VaultCore,
  vault: OpenVault,
  recipients: readonly KeyRecipient[],
): Announced {
  const now = core.deps.now()
  const next = vault.keys.spaces.map(async (space) => ({
    ...space,
    key: await makeKey(space),
    madeAt: madeAfter(space.madeAt, now),
    older: [{ key: space.key }, ...space.older],
  }))
  return announceAll(core, vault, await Promise.all(next), recipients)
}

export const announceSpaceKeys = (
  core: VaultCore,
  vault: OpenVault,
  recipients: readonly KeyRecipient[],
): Announced => announceAll(core, vault, vault.keys.spaces, recipients)

export const announcementsOf = ({ keys }: OpenVault): KeyAnnouncement[] =>
  keys.spaces
    .map(({ announcement }) => (announcement === null ? null : readAnnouncement(announcement)))
    .filter((announcement) => announcement !== null)

/**
 * Keeps a key that another laptop announced. One that is known already changes nothing. `signerPublicKey`
 * is null for a laptop that the practice's records do not name (yet): then it must be the next key after
 * the one that is written under here, so that a key which was replaced introduces nobody any more.
 */
export async function takeSpaceKey(
  core: VaultCore,
  vault: OpenVault,
  announcement: KeyAnnouncement,
  signerPublicKey: Uint8Array | null,
): Promise<
  Result<OpenedSpace, Refusal<'notForUs' | 'badSignature' | 'unknownSpace' | 'damaged' | 'disk'>>
> {
  const { keys } = vault
  const space = keys.spaces.find(({ id }) => id === announcement.space)
  if (!space) return refused({ code: 'unknownSpace' })
  const isGenuine = signerPublicKey
    ? isSignedBy(announcement, signerPublicKey)
    : await isIntroduced(announcement, space.key)
  if (!isGenuine) return refused({ code: 'badSignature' })
  const key = await openAnnouncedKey(announcement, keys.deviceId, keys.sealingKey)
  if (!key.ok) return refused({ code: key.refusal })
  if (keysOf(space).some((known) => sameBytes(known, key.value))) return ok(await viewSpace(space))
  // Two keys under one id: the records under the one we know would not open any more.
  const ids = await Promise.all(keys.spaces.flatMap(keysOf).map(keyIdOf))
  if (ids.includes(announcement.keyId)) return refused({ code: 'damaged' })
  const next = await withKey(space, announcement, key.value)
  const spaces = keys.spaces.map((one) => (one === space ? next : one))
  const kept = await core.change(vault, { keys: { ...keys, spaces } })
  return kept.ok ? ok(await viewSpace(next)) : kept
}

/** Two laptops that make a key apart both come to write under the later one. */
async function withKey(
  space: SpaceKeys,
  { madeAt, keyId }: KeyAnnouncement,
  key: Bytes,
): Promise<SpaceKeys> {
  const isLater =
    madeAt === space.madeAt
      ? keyId > (await keyIdOf(space.key))
      : Date.parse(madeAt) > Date.parse(space.madeAt)
  if (!isLater) return { ...space, older: [{ key }, ...space.older] }
  const older = [{ key: space.key }, ...space.older]
  return { ...space, key, madeAt, older, announcement: null }
}
