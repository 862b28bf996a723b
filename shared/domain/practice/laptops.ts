import { ok, type Result, refused } from '../../result'
import type { Staff } from '../../schema/staff'

/** One laptop of a person, as the practice's records have it. */
export type Laptop = Staff['signingKeys'][number]

/** What a laptop tells of itself. Keys are base64. */
export interface OwnLaptop {
  readonly deviceId: string
  readonly publicKey: string
  readonly sealingKey: string
}

export const mostLaptops = 20
export const longestLaptopName = 60

/** `Laptop 1` for the first; a person may call it otherwise. */
export const defaultLaptopName = (count: number): string => `Laptop ${count + 1}`

/** What to call a laptop on the screens: its name, or one by its place in the order they were added. */
export function laptopName(laptops: readonly Laptop[], laptop: Laptop): string {
  if (laptop.name) return laptop.name
  const inOrder = laptops.toSorted((a, b) => (a.addedAt < b.addedAt ? -1 : 1))
  return defaultLaptopName(inOrder.findIndex(({ deviceId }) => deviceId === laptop.deviceId))
}

export const isInUse = ({ revokedAt }: Laptop): boolean => !revokedAt

/**
 * The person's laptops with this one among them. `known`: nothing is to be changed. `revoked`: it was
 * taken out of the practice and does not let itself in again. `full`: no room for another.
 */
export function withLaptop(
  laptops: readonly Laptop[],
  own: OwnLaptop,
  name: string | null,
  at: string,
): Result<Laptop[], 'known' | 'revoked' | 'full'> {
  const found = laptops.find(({ deviceId }) => deviceId === own.deviceId)
  if (found && !isInUse(found)) return refused('revoked')
  if (!found) {
    if (laptops.length >= mostLaptops) return refused('full')
    const chosen = name?.trim().slice(0, longestLaptopName) || defaultLaptopName(laptops.length)
    return ok([...laptops, { ...own, name: chosen, addedAt: at }])
  }
  if (found.sealingKey === own.sealingKey && found.publicKey === own.publicKey)
    return refused('known')
  return ok(laptops.map((laptop) => (laptop === found ? { ...laptop, ...own } : laptop)))
}

/** Taken out of the practice as of `at`; its signatures from before stay good. */
export function withoutLaptop(
  laptops: readonly Laptop[],
  deviceId: string,
  at: string,
): Result<Laptop[], 'missing' | 'revoked'> {
  const found = laptops.find((laptop) => laptop.deviceId === deviceId)
  if (!found) return refused('missing')
  if (!isInUse(found)) return refused('revoked')
  return ok(laptops.map((laptop) => (laptop === found ? { ...laptop, revokedAt: at } : laptop)))
}

export interface KeyHolder {
  readonly deviceId: string
  /** Base64. */
  readonly sealingKey: string
}

/** Whom a new key is for: laptops in use that told what to seal to. `leftOut` are those that did not. */
export function keyHolders(laptops: readonly Laptop[]): {
  readonly holders: readonly KeyHolder[]
  readonly leftOut: readonly string[]
} {
  const inUse = laptops.filter(isInUse)
  return {
    holders: inUse.flatMap(({ deviceId, sealingKey }) =>
      sealingKey ? [{ deviceId, sealingKey }] : [],
    ),
    leftOut: inUse.filter(({ sealingKey }) => !sealingKey).map(({ deviceId }) => deviceId),
  }
}

/**
 * The public key (base64) that an announcement of `madeBy` must be signed by; null for a laptop that
 * the practice does not know, or that had been taken out of it by then.
 */
export function announcerKey(
  staff: readonly Pick<Staff, 'signingKeys'>[],
  { madeBy, madeAt }: { readonly madeBy: string; readonly madeAt: string },
): string | null {
  const laptop = staff
    .flatMap(({ signingKeys }) => signingKeys)
    .find(({ deviceId }) => deviceId === madeBy)
  if (!laptop) return null
  return laptop.revokedAt && madeAt >= laptop.revokedAt ? null : laptop.publicKey
}

/** What stands between the present keys and the laptops of the practice. */
export type KeyStanding =
  /** Somebody who was taken out was given the present key: a new one is due. */
  | 'rotate'
  /** Somebody in use was not given it: it is to be announced again. */
  | 'announce'
  | 'fine'

/** By what this laptop itself announced; `deviceId` is its own, which has the key anyway. */
export function keyStanding(
  laptops: readonly Laptop[],
  wraps: readonly { readonly deviceId: string }[],
  ownDeviceId: string,
): KeyStanding {
  const given = new Set(wraps.map(({ deviceId }) => deviceId))
  if (laptops.some((laptop) => !isInUse(laptop) && given.has(laptop.deviceId))) return 'rotate'
  const { holders } = keyHolders(laptops)
  const all = holders.every(({ deviceId }) => deviceId === ownDeviceId || given.has(deviceId))
  return all ? 'fine' : 'announce'
}

/**
 * New keys are due when a laptop was taken out after the present ones were made, or was still given
 * them. `keys` are of all spaces; `wraps` are empty where another laptop made the key.
 */
export function keysAreDue(
  laptops: readonly Laptop[],
  keys: readonly {
    readonly madeAt: string
    readonly wraps: readonly { readonly deviceId: string }[]
  }[],
): boolean {
  return laptops.some(
    ({ deviceId, revokedAt }) =>
      revokedAt &&
      keys.some(
        ({ madeAt, wraps }) =>
          Date.parse(madeAt) < Date.parse(revokedAt) ||
          wraps.some((wrap) => wrap.deviceId === deviceId),
      ),
  )
}

/** What tells laptops of one name apart: four signs of its id; null for a name that is its alone. */
export function laptopMark(laptops: readonly Laptop[], laptop: Laptop): string | null {
  const spoken = (one: Laptop) => laptopName(laptops, one).trim().toLocaleLowerCase('en-US')
  const isAlike = laptops.some(
    (one) => one.deviceId !== laptop.deviceId && spoken(one) === spoken(laptop),
  )
  return isAlike ? laptop.deviceId.slice(0, 4).toUpperCase() : null
}

/** Noted once its account is gone from the server; `missing`: it is not in the record, or not taken out. */
export function withAccountClosed(
  laptops: readonly Laptop[],
  deviceId: string,
  at: string,
): Result<Laptop[], 'missing' | 'known'> {
  const found = laptops.find((laptop) => laptop.deviceId === deviceId)
  if (!found || isInUse(found)) return refused('missing')
  if (found.accountClosedAt) return refused('known')
  return ok(
    laptops.map((laptop) => (laptop === found ? { ...laptop, accountClosedAt: at } : laptop)),
  )
}
