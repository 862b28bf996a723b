import { type Bytes, randomBytes, sameBytes } from '#shared/crypto/bytes'
import { keyIdOf } from '#shared/crypto/hkdf'
import {
  announceKey,
  announcementText,
  isIntroduced,
  isSignedBy,
  type KeyAnnouncement,
  openAnnouncedKey,
  openAnnouncedPart,
  readAnnouncement,
} from '#shared/crypto/key-announcement'
import type { PartKeys, SpaceKeys, VaultKeys } from '#shared/crypto/vault-file'
import type { OpenedPart, OpenedSpace } from '#shared/ipc/contract'
import { ok, type Result, refused } from '#shared/result'
import { type OpenVault, viewPart, viewSpace } from './open-vault'
import type { Refusal, VaultCore } from './vault'

/** A laptop that keys are for, and of which spaces: named in neither list, it is told nothing of one. */
export interface SpaceRecipient {
  readonly deviceId: string
  readonly sealingPublicKey: Uint8Array
  /** Spaces whose keys it is given; absent: all. */
  readonly spaces?: readonly string[] | undefined
  /** Spaces of which it is given some collections. */
  readonly parts?:
    | readonly { readonly space: string; readonly collections: readonly string[] }[]
    | undefined
}

const recipientsOf = (space: string, recipients: readonly SpaceRecipient[]) =>
  recipients.flatMap(({ deviceId, sealingPublicKey, spaces, parts = [] }) => {
    if (!spaces || spaces.includes(space)) return [{ deviceId, sealingPublicKey }]
    const part = parts.find((one) => one.space === space)
    return part ? [{ deviceId, sealingPublicKey, collections: part.collections }] : []
  })

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
const madeAfter = (now: Date, ...before: readonly string[]): string =>
  new Date(Math.max(now.getTime(), ...before.map((at) => Date.parse(at) + 1))).toISOString()

async function announced(
  keys: VaultKeys,
  space: SpaceKeys,
  recipients: readonly SpaceRecipient[],
): Promise<{ readonly space: SpaceKeys; readonly announcement: KeyAnnouncement }> {
  const announcement = await announceKey(
    {
      space: space.id,
      key: space.key,
      previousKey: space.older[0]?.key ?? space.key,
      madeAt: space.madeAt,
      madeBy: keys.deviceId,
    },
    recipientsOf(space.id, recipients),
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
  recipients: readonly SpaceRecipient[],
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

/**
 * A new key for every space. What was written before stays readable under the older ones. `after`: instants
 * that the keys are to be younger than, though a clock that was ahead wrote them.
 */
export async function rotateSpaceKeys(
  core: VaultCore,
  vault: OpenVault,
  recipients: readonly SpaceRecipient[],
  after: readonly string[] = [],
): Announced {
  const now = core.deps.now()
  const next = vault.keys.spaces.map(async (space) => ({
    ...space,
    key: await makeKey(space),
    madeAt: madeAfter(now, space.madeAt, ...after),
    older: [{ key: space.key }, ...space.older],
  }))
  return announceAll(core, vault, await Promise.all(next), recipients)
}

export const announceSpaceKeys = (
  core: VaultCore,
  vault: OpenVault,
  recipients: readonly SpaceRecipient[],
): Announced => announceAll(core, vault, vault.keys.spaces, recipients)

export const announcementsOf = ({ keys }: OpenVault): KeyAnnouncement[] =>
  keys.spaces
    .map(({ announcement }) => (announcement === null ? null : readAnnouncement(announcement)))
    .filter((announcement) => announcement !== null)

/**
 * Keeps a key that another laptop announced. One that is known already changes nothing. `signerPublicKey`
 * is null for a laptop that the practice's records do not name (yet): then it must be the next key after
 * the one that is written under here, so that a key which was replaced introduces nobody any more.
 * `newFor`: whose space it is, where this laptop does not hold it yet and an owner's laptop gives it.
 */
export async function takeSpaceKey(
  core: VaultCore,
  vault: OpenVault,
  announcement: KeyAnnouncement,
  signerPublicKey: Uint8Array | null,
  newFor: string | null = null,
): Promise<
  Result<
    OpenedSpace | OpenedPart,
    Refusal<'notForUs' | 'badSignature' | 'unknownSpace' | 'damaged' | 'disk'>
  >
> {
  const { keys } = vault
  const space = keys.spaces.find(({ id }) => id === announcement.space)
  const part = keys.parts?.find(({ id }) => id === announcement.space)
  if (part && !space) return takePartKey(core, vault, part, announcement, signerPublicKey)
  if (!space && newFor !== null)
    return takeNewSpace(core, vault, announcement, signerPublicKey, newFor)
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

/** The space of somebody who was let in after this laptop: whole or in part, as it was sealed for us. */
async function takeNewSpace(
  core: VaultCore,
  vault: OpenVault,
  announcement: KeyAnnouncement,
  signerPublicKey: Uint8Array | null,
  staffId: string,
): Promise<
  Result<OpenedSpace | OpenedPart, Refusal<'notForUs' | 'badSignature' | 'damaged' | 'disk'>>
> {
  if (signerPublicKey === null || !isSignedBy(announcement, signerPublicKey))
    return refused({ code: 'badSignature' })
  const { keys } = vault
  const { space: id, keyId, madeAt } = announcement
  const whole = await Promise.all(keys.spaces.flatMap(keysOf).map(keyIdOf))
  const inPart = (keys.parts ?? []).flatMap(({ generations }) => generations)
  if ([...whole, ...inPart.map((one) => one.keyId)].includes(keyId))
    return refused({ code: 'damaged' })
  const named = { id, kind: 'therapist' as const, staffId, madeAt }
  const key = await openAnnouncedKey(announcement, keys.deviceId, keys.sealingKey)
  if (key.ok) {
    const space: SpaceKeys = { ...named, key: key.value, older: [], announcement: null }
    const kept = await core.change(vault, { keys: { ...keys, spaces: [...keys.spaces, space] } })
    return kept.ok ? ok(await viewSpace(space)) : kept
  }
  const opened = await openAnnouncedPart(announcement, keys.deviceId, keys.sealingKey)
  if (!opened.ok) return refused({ code: opened.refusal })
  const part: PartKeys = { ...named, generations: [{ keyId, collections: { ...opened.value } }] }
  const parts = [...(keys.parts ?? []), part]
  const kept = await core.change(vault, { keys: { ...keys, parts } })
  return kept.ok ? ok(viewPart(part)) : kept
}

/** Nobody who holds a part can tell who had the key before: the practice must know who signed. */
async function takePartKey(
  core: VaultCore,
  vault: OpenVault,
  part: PartKeys,
  announcement: KeyAnnouncement,
  signerPublicKey: Uint8Array | null,
): Promise<Result<OpenedPart, Refusal<'notForUs' | 'badSignature' | 'damaged' | 'disk'>>> {
  const isGenuine = signerPublicKey !== null && isSignedBy(announcement, signerPublicKey)
  if (!isGenuine) return refused({ code: 'badSignature' })
  const { keys } = vault
  const opened = await openAnnouncedPart(announcement, keys.deviceId, keys.sealingKey)
  if (!opened.ok) return refused({ code: opened.refusal })
  const { keyId, madeAt } = announcement
  if (part.generations.some((one) => one.keyId === keyId)) return ok(viewPart(part))
  const taken = await Promise.all(keys.spaces.flatMap(keysOf).map(keyIdOf))
  const ofParts = (keys.parts ?? []).flatMap(({ generations }) => generations)
  if ([...taken, ...ofParts.map((one) => one.keyId)].includes(keyId)) {
    return refused({ code: 'damaged' })
  }
  const fresh = { keyId, collections: { ...opened.value } }
  const isLater =
    madeAt === part.madeAt
      ? keyId > (part.generations[0]?.keyId ?? '')
      : Date.parse(madeAt) > Date.parse(part.madeAt)
  const [first, ...rest] = part.generations
  const next: PartKeys = isLater
    ? { ...part, madeAt, generations: [fresh, ...part.generations] }
    : { ...part, generations: first ? [first, fresh, ...rest] : [fresh] }
  const parts = (keys.parts ?? []).map((one) => (one === part ? next : one))
  const kept = await core.change(vault, { keys: { ...keys, parts } })
  return kept.ok ? ok(viewPart(next)) : kept
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
