import { concatMap, filter, switchMap, take } from 'rxjs'
import { toBase64 } from '#shared/crypto/bytes'
import { withLaptop } from '#shared/domain/practice/laptops'
import { ok, type Result } from '#shared/result'
import { type Session, touch } from '../session'
import type { ChangeRefusal } from '../store/store'
import { confirmExpected } from './confirm-laptop'
import { putBackMissing } from './member-log'
import { announceToNewcomers } from './rotate-keys'
import { vouchedLog } from './sign-acts'

/** `known`: it stands there already. `revoked`: it was taken out. `missing`: no record of the person yet. */
export type RegisterRefusal = 'known' | 'revoked' | 'full' | ChangeRefusal

/** Puts this laptop's public keys into the record of the person who works at it. Safe to repeat. */
export async function registerLaptop(
  session: Session,
): Promise<Result<undefined, RegisterRefusal>> {
  const { store, opened, staffId } = session
  const own = {
    deviceId: opened.deviceId,
    publicKey: toBase64(opened.signingPublicKey),
    sealingKey: toBase64(opened.sealingPublicKey),
  }
  const changed = await store.change<'staff', RegisterRefusal>('staff', staffId, (person) => {
    const touched = touch(session)
    const laptops = withLaptop(person.signingKeys, own, opened.laptopName, touched.updatedAt)
    return laptops.ok ? ok({ ...person, ...touched, signingKeys: laptops.value }) : laptops
  })
  return changed.ok ? ok(undefined) : changed
}

/**
 * Once the practice is on a server and the person's record is here: registers this laptop, again should
 * it be gone from the record, and tells laptops that registered themselves since of the present keys.
 * Without a server nothing is written: a restored backup stays what it was.
 */
export function keepRegistered(session: Session): void {
  const { store, sync, staffId } = session
  const tell = async () => {
    await registerLaptop(session)
    await putBackMissing(session)
    await vouchedLog(session)
    await confirmExpected(session)
    await announceToNewcomers(session)
  }
  sync.status$
    .pipe(
      filter(({ phase }) => phase !== 'off'),
      take(1),
      switchMap(() => store.collections.staff.findOne(staffId).$),
      filter((person) => person !== null),
      // One after the other; what fails (a full disk, locking) comes again with the next change.
      concatMap(() => tell().catch(() => undefined)),
    )
    .subscribe({ error: () => undefined })
}
