import { type Bytes, sameBytes } from '#shared/crypto/bytes'
import type { GivenSpaces } from '#shared/crypto/given-spaces'
import { deriveCollectionBytes, keyIdOf } from '#shared/crypto/hkdf'
import type { PartKeys, SpaceKeys, VaultKeys } from '#shared/crypto/vault-file'
import type { OpenedPart, OpenedSpace } from '#shared/ipc/contract'
import { ok, type Result, refused } from '#shared/result'
import { newSpace, type OpenVault, viewPart, viewSpace } from './open-vault'
import type { Refusal, VaultCore } from './vault'

/** Whose clients lie in a therapist space: before there were several, the vault's own person's. */
export const staffOf = (keys: Pick<VaultKeys, 'staffId'>, space: SpaceKeys): string | null =>
  space.kind === 'therapist' ? (space.staffId ?? keys.staffId) : null

/**
 * A new space with its own key for another therapist of the practice, made on the owner's laptop. One
 * that is there already is answered as it is, so that an interrupted step can be repeated.
 */
export async function addTherapistSpace(
  core: VaultCore,
  vault: OpenVault,
  staffId: string,
  now: Date,
): Promise<Result<OpenedSpace, Refusal<'disk'>>> {
  const { keys } = vault
  const found = keys.spaces.find((space) => staffOf(keys, space) === staffId)
  if (found) return ok(await viewSpace(found))
  const space: SpaceKeys = { ...newSpace('therapist', now.toISOString()), staffId }
  const kept = await core.change(vault, { keys: { ...keys, spaces: [...keys.spaces, space] } })
  return kept.ok ? ok(await viewSpace(space)) : kept
}

/** What another laptop is to be given: spaces whole, and of others some collections. */
export interface Gift {
  readonly whole: readonly string[]
  readonly inPart: readonly { readonly space: string; readonly collections: readonly string[] }[]
}

/**
 * The keys named in `gift`, as far as this laptop holds those spaces whole: nobody passes on a part, and
 * `unknownSpace` says that nothing is given where something is missing.
 */
export async function spacesToGive(
  { keys }: OpenVault,
  gift: Gift,
): Promise<Result<GivenSpaces, 'unknownSpace'>> {
  const find = (id: string) => keys.spaces.find((space) => space.id === id)
  const whole = gift.whole.map(find)
  const inPart = gift.inPart.map(({ space, collections }) => ({ space: find(space), collections }))
  if ([...whole, ...inPart.map(({ space }) => space)].includes(undefined)) {
    return refused('unknownSpace')
  }
  return ok({
    spaces: (whole as SpaceKeys[]).map((space) => named(keys, space)),
    parts: await Promise.all(
      inPart.map(({ space, collections }) => partOf(keys, space as SpaceKeys, collections)),
    ),
  })
}

/** With its person's name on it: in another's vault its absence would say that it is theirs. */
function named(keys: VaultKeys, space: SpaceKeys): SpaceKeys {
  const staffId = staffOf(keys, space)
  return { ...space, announcement: null, ...(staffId === null ? {} : { staffId }) }
}

async function partOf(
  keys: VaultKeys,
  space: SpaceKeys,
  collections: readonly string[],
): Promise<PartKeys> {
  const all = [space.key, ...space.older.map(({ key }) => key)]
  const staffId = staffOf(keys, space)
  return {
    id: space.id,
    kind: space.kind,
    ...(staffId === null ? {} : { staffId }),
    madeAt: space.madeAt,
    generations: await Promise.all(all.map((key) => generationOf(key, collections))),
  }
}

export async function generationOf(
  key: Bytes,
  collections: readonly string[],
): Promise<PartKeys['generations'][number]> {
  const derived = collections.map(
    async (name) => [name, await deriveCollectionBytes(key, name)] as const,
  )
  return { keyId: await keyIdOf(key), collections: Object.fromEntries(await Promise.all(derived)) }
}

export interface HeldSpaces {
  readonly spaces: OpenedSpace[]
  readonly parts: OpenedPart[]
}

/**
 * Keeps spaces that another laptop gave, beside those that are here. What is here already is never lost:
 * a space that came again brings the keys that were missing, and one that was held in part and comes
 * whole is held whole from then on. `damaged`: another key under an id that is in use here.
 */
export async function takeInSpaces(
  core: VaultCore,
  vault: OpenVault,
  given: GivenSpaces,
): Promise<Result<HeldSpaces, Refusal<'disk' | 'damaged'>>> {
  const next = await withGiven(vault.keys, given)
  if (!next.ok) return refused({ code: next.refusal })
  const kept = await core.change(vault, { keys: next.value })
  return kept.ok ? ok(await heldSpaces(next.value)) : kept
}

export const heldSpaces = async ({ spaces, parts = [] }: VaultKeys): Promise<HeldSpaces> => ({
  spaces: await Promise.all(spaces.map(viewSpace)),
  parts: parts.map(viewPart),
})

/** The keys with those that were given among them. */
export async function withGiven(
  keys: VaultKeys,
  given: GivenSpaces,
): Promise<Result<VaultKeys, 'damaged'>> {
  let spaces: readonly SpaceKeys[] = keys.spaces
  for (const space of given.spaces) {
    const found = spaces.find(({ id }) => id === space.id)
    const merged = found ? mergedSpace(found, space) : { ...space, announcement: null }
    spaces = found ? spaces.map((one) => (one === found ? merged : one)) : [...spaces, merged]
  }
  const whole = new Set(spaces.map(({ id }) => id))
  let parts = (keys.parts ?? []).filter(({ id }) => !whole.has(id))
  for (const part of given.parts) {
    if (whole.has(part.id)) continue
    const found = parts.find(({ id }) => id === part.id)
    const merged = found ? mergedPart(found, part) : part
    parts = found ? parts.map((one) => (one === found ? merged : one)) : [...parts, merged]
  }
  if (!(await areApart(spaces, parts))) return refused('damaged')
  const { parts: _before, ...others } = keys
  return ok({ ...others, spaces: [...spaces], ...(parts.length > 0 ? { parts } : {}) })
}

/** Every key of both; what is written under is the one made later. */
function mergedSpace(here: SpaceKeys, there: SpaceKeys): SpaceKeys {
  const isLater = Date.parse(there.madeAt) > Date.parse(here.madeAt)
  const [newer, other] = isLater ? [there, here] : [here, there]
  const rest = [...newer.older, { key: other.key }, ...other.older]
  const older: { readonly key: Bytes }[] = []
  for (const one of rest) {
    const known = [{ key: newer.key }, ...older].some(({ key }) => sameBytes(key, one.key))
    if (!known) older.push(one)
  }
  const staffId = here.staffId ?? there.staffId
  return {
    ...newer,
    older: [...older],
    announcement: isLater ? null : here.announcement,
    ...(staffId === undefined ? {} : { staffId }),
  }
}

function mergedPart(here: PartKeys, there: PartKeys): PartKeys {
  const isLater = Date.parse(there.madeAt) > Date.parse(here.madeAt)
  const [newer, other] = isLater ? [there, here] : [here, there]
  const generations = newer.generations.map(({ keyId, collections }) => {
    const also = other.generations.find((one) => one.keyId === keyId)
    return { keyId, collections: { ...also?.collections, ...collections } }
  })
  const known = new Set(generations.map(({ keyId }) => keyId))
  const more = other.generations.filter(({ keyId }) => !known.has(keyId))
  return { ...newer, generations: [...generations, ...more] }
}

/** Key ids are short, and what is sealed names its key by them: one id never stands for two keys. */
async function areApart(
  spaces: readonly SpaceKeys[],
  parts: readonly PartKeys[],
): Promise<boolean> {
  const keys = spaces.flatMap(({ key, older }) => [key, ...older.map((one) => one.key)])
  const ids = [
    ...(await Promise.all(keys.map(keyIdOf))),
    ...parts.flatMap(({ generations }) => generations.map(({ keyId }) => keyId)),
  ]
  return new Set(ids).size === ids.length
}
