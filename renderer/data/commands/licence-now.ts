import { firstValueFrom } from 'rxjs'
import { type LicenceAtSigning, licenceAtSigning } from '#shared/domain/practice/papers'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { Staff } from '#shared/schema/staff'
import { practiceEntry } from '../queries/practice'
import type { Session } from '../session'

/** Whether this person's license lets them sign today, by the practice's day and decision. */
export async function licenceNow(
  session: Session,
  signer: Pick<Staff, 'licence'>,
): Promise<LicenceAtSigning> {
  if (signer.licence.expiresOn === null) return { kind: 'fine' }
  const practice = (await firstValueFrom(practiceEntry(session.store)))?.practice ?? null
  const today = dayOf(session.now(), practice?.timeZone ?? session.timeZone())
  return licenceAtSigning(signer, practice, today)
}
