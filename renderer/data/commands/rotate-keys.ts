import { fromBase64 } from '#shared/crypto/bytes'
import { isInUse, keyHolders, keyStanding, keysAreDue } from '#shared/domain/practice/laptops'
import { type KeyedLaptop, keysForRole } from '#shared/domain/practice/role-keys'
import { ok, type Result, refused } from '#shared/result'
import { recordAct } from '../audit/record-act'
import type { Session } from '../session'
import { heldSpaces } from '../spaces'
import { isConfirmed, memberLog } from './member-log'
import { vouchedLog } from './sign-acts'

/**
 * `missing`: the person's record is not here. `unconfirmed`: the others know nothing of this laptop yet.
 * Nothing was changed by any of them.
 */
export type RotateRefusal = 'missing' | 'locked' | 'disk' | 'unconfirmed'

export interface KeysRotated {
  /** Ids of laptops in use that never told what to seal to: they read nothing new until they have. */
  readonly leftOut: readonly string[]
}

/**
 * Whose laptops hold keys, as the owners have signed it; where nobody was ever invited, one's own
 * laptops, as one's own record has them. Null: that record is not here.
 */
async function keyedLaptops(session: Session): Promise<readonly KeyedLaptop[] | null> {
  const log = await memberLog(session)
  if (!log) {
    const own = await session.store.read('staff', session.staffId)
    if (!own) return null
    return own.signingKeys.map((laptop) => ({ ...laptop, staffId: own.id, role: own.role }))
  }
  return log.state.members.flatMap(({ staffId, role, leftAt, laptops }) =>
    laptops.map(({ deviceId, signingKey, sealingKey, addedAt, outAt }) => ({
      ...{ staffId, role, deviceId, sealingKey, addedAt },
      publicKey: signingKey,
      revokedAt: outAt ?? leftAt,
    })),
  )
}

const recipientsOf = (session: Session, laptops: readonly KeyedLaptop[]) =>
  laptops.filter(isInUse).flatMap((laptop) =>
    laptop.sealingKey
      ? [
          {
            deviceId: laptop.deviceId,
            sealingPublicKey: fromBase64(laptop.sealingKey),
            ...keysForRole(laptop, session.practiceSpace, heldSpaces(session.opened)),
          },
        ]
      : [],
  )

/** Those of them that a space's key is for, whole or in part; those that are out, wherever they were. */
const concerned = (session: Session, laptops: readonly KeyedLaptop[], space: string) =>
  laptops.filter((laptop) => {
    if (!isInUse(laptop)) return true
    const { spaces, parts } = keysForRole(laptop, session.practiceSpace, heldSpaces(session.opened))
    return !spaces || spaces.includes(space) || parts?.some((part) => part.space === space)
  })

/**
 * New keys for all spaces, for the laptops in use and no others. Everything written from now on is under
 * them; what is on the server already stays under the older ones.
 */
export async function rotateKeys(session: Session): Promise<Result<KeysRotated, RotateRefusal>> {
  const log = await vouchedLog(session)
  if (log && !isConfirmed(session, log.state)) return refused('unconfirmed')
  const laptops = await keyedLaptops(session)
  if (laptops === null) return refused('missing')
  const recipients = recipientsOf(session, laptops)
  // Nothing goes out under keys that the others were not told of: they could never open it.
  await session.sync.stop()
  try {
    // Younger than every removal, also one by a clock that was ahead: else they would stay due.
    const after = laptops.flatMap(({ revokedAt }) => revokedAt ?? [])
    const rotated = await window.doorstep.call('vault.rotateSpaceKeys', { recipients, after })
    if (!rotated.ok) return refused(rotated.refusal.code)
    for (const space of rotated.value.spaces) session.store.keyring.add(space)
  } finally {
    // Starting anew, syncing publishes what the vault has announced.
    await session.sync.restart()
  }
  await recordAct(session, { what: 'madeKeys' })
  return ok({ leftOut: keyHolders(laptops).leftOut })
}

/** Whether a laptop that was taken out still has the present keys: then new ones are to be made. */
export async function areKeysDue(session: Session): Promise<boolean> {
  const laptops = await keyedLaptops(session)
  if (!laptops?.some(({ revokedAt }) => revokedAt)) return false
  const made = await window.doorstep.call('vault.announcements')
  if (!made.ok) return false
  const { announcements, keysMadeAt } = made.value
  const keys = keysMadeAt.map(({ space, madeAt }) => {
    const made = announcements.find((announcement) => announcement.space === space)
    return { madeAt, wraps: [...(made?.wraps ?? []), ...(made?.parts ?? [])] }
  })
  return keysAreDue(laptops, keys)
}

/**
 * Announces the present keys again when a laptop in use was not told of them (it registered only
 * afterwards). Only the laptop that made the keys does so. Answers whether anything was announced.
 */
export async function announceToNewcomers(
  session: Session,
): Promise<Result<boolean, RotateRefusal>> {
  const laptops = await keyedLaptops(session)
  if (laptops === null) return refused('missing')
  const made = await window.doorstep.call('vault.announcements')
  if (!made.ok) return refused(made.refusal.code)
  const { deviceId } = session.opened
  const isDue = made.value.announcements.some(
    ({ space, wraps, parts = [] }) =>
      keyStanding(concerned(session, laptops, space), [...wraps, ...parts], deviceId) ===
      'announce',
  )
  return isDue ? announceAgain(session, laptops) : ok(false)
}

/** A space that was just made, to the laptops that were there before it: other owners', leads', the office's. */
export async function announceNewSpace(
  session: Session,
  space: string,
): Promise<Result<boolean, RotateRefusal>> {
  const laptops = await keyedLaptops(session)
  if (laptops === null) return refused('missing')
  const others = concerned(session, laptops, space).filter(
    (laptop) => isInUse(laptop) && laptop.deviceId !== session.opened.deviceId,
  )
  return others.length > 0 ? announceAgain(session, laptops) : ok(false)
}

async function announceAgain(
  session: Session,
  laptops: readonly KeyedLaptop[],
): Promise<Result<boolean, RotateRefusal>> {
  const recipients = recipientsOf(session, laptops)
  const announced = await window.doorstep.call('vault.announceSpaceKeys', { recipients })
  if (!announced.ok) return refused(announced.refusal.code)
  await session.sync.restart()
  return ok(true)
}
