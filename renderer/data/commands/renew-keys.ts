import { type Result, refused } from '#shared/result'
import type { Session } from '../session'
import { askRole } from './ask-role'
import { areKeysDue, type KeysRotated, type RotateRefusal, rotateKeys } from './rotate-keys'

/** New keys by hand: the owner's to make, but for those still due after a laptop of one's own was taken out. */
export async function renewKeys(
  session: Session,
): Promise<Result<KeysRotated, RotateRefusal | 'notYours'>> {
  const person = await session.store.read('staff', session.staffId)
  const isOwn =
    person?.signingKeys.some(({ revokedAt }) => revokedAt) === true && (await areKeysDue(session))
  const asked = await askRole(session, 'newKeys', isOwn ? session.staffId : undefined)
  return asked.ok ? rotateKeys(session) : refused(asked.refusal)
}
