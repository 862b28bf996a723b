import { fromBase64 } from '#shared/crypto/bytes'
import { keyHolders, keyStanding, keysAreDue, type Laptop } from '#shared/domain/practice/laptops'
import { ok, type Result, refused } from '#shared/result'
import type { Session } from '../session'

/** `missing`: the person's record is not here. Nothing was changed by any of them. */
export type RotateRefusal = 'missing' | 'locked' | 'disk'

export interface KeysRotated {
  /** Ids of laptops in use that never told what to seal to: they read nothing new until they have. */
  readonly leftOut: readonly string[]
}

const recipientsOf = (laptops: readonly Laptop[]) =>
  keyHolders(laptops).holders.map(({ deviceId, sealingKey }) => ({
    deviceId,
    sealingPublicKey: fromBase64(sealingKey),
  }))

async function ownLaptops({ store, staffId }: Session): Promise<readonly Laptop[] | null> {
  return (await store.read('staff', staffId))?.signingKeys ?? null
}

/**
 * New keys for all spaces, for the laptops in use and no others. Everything written from now on is under
 * them; what is on the server already stays under the older ones.
 */
export async function rotateKeys(session: Session): Promise<Result<KeysRotated, RotateRefusal>> {
  const laptops = await ownLaptops(session)
  if (laptops === null) return refused('missing')
  const recipients = recipientsOf(laptops)
  // Nothing goes out under keys that the others were not told of: they could never open it.
  await session.sync.stop()
  try {
    const rotated = await window.doorstep.call('vault.rotateSpaceKeys', { recipients })
    if (!rotated.ok) return refused(rotated.refusal.code)
    for (const space of rotated.value.spaces) session.store.keyring.add(space)
  } finally {
    // Starting anew, syncing publishes what the vault has announced.
    await session.sync.restart()
  }
  return ok({ leftOut: keyHolders(laptops).leftOut })
}

/** Whether a laptop that was taken out still has the present keys: then new ones are to be made. */
export async function areKeysDue(session: Session): Promise<boolean> {
  const laptops = await ownLaptops(session)
  if (!laptops?.some(({ revokedAt }) => revokedAt)) return false
  const made = await window.doorstep.call('vault.announcements')
  if (!made.ok) return false
  const { announcements, keysMadeAt } = made.value
  const keys = keysMadeAt.map(({ space, madeAt }) => ({
    madeAt,
    wraps: announcements.find((announcement) => announcement.space === space)?.wraps ?? [],
  }))
  return keysAreDue(laptops, keys)
}

/**
 * Announces the present keys again when a laptop in use was not told of them (it registered only
 * afterwards). Only the laptop that made the keys does so. Answers whether anything was announced.
 */
export async function announceToNewcomers(
  session: Session,
): Promise<Result<boolean, RotateRefusal>> {
  const laptops = await ownLaptops(session)
  if (laptops === null) return refused('missing')
  const made = await window.doorstep.call('vault.announcements')
  if (!made.ok) return refused(made.refusal.code)
  const { deviceId } = session.opened
  const isDue = made.value.announcements.some(
    ({ wraps }) => keyStanding(laptops, wraps, deviceId) === 'announce',
  )
  if (!isDue) return ok(false)
  const recipients = recipientsOf(laptops)
  const announced = await window.doorstep.call('vault.announceSpaceKeys', { recipients })
  if (!announced.ok) return refused(announced.refusal.code)
  await session.sync.restart()
  return ok(true)
}
