import {
  answerOf,
  type DriveAnswer,
  type DriveEditRefusal,
  editDrive,
  newDrive,
  voidDrive,
} from '#shared/domain/mileage/log-drive'
import type { DriveSuggestion } from '#shared/domain/mileage/suggest-drives'
import { ok, type Result, refused } from '#shared/result'
import { type Session, stamp } from '../session'

/** Puts a drive into the book; `id` where it stands for a visit's. Answers with its id. */
export async function logDrive(
  session: Session,
  { id, answer }: { readonly id: string | null; readonly answer: DriveAnswer },
): Promise<Result<string, 'logged'>> {
  if (id !== null && (await session.store.read('trips', id)) !== null) return refused('logged')
  const fields = stamp(session, session.clientSpace, id ?? session.newId())
  await session.store.insert('trips', newDrive(answer, session.staffId, fields))
  return ok(fields.id)
}

/** The drive as it is suggested; refused where a person must tell how far it was. */
export async function acceptDrive(
  session: Session,
  suggestion: DriveSuggestion,
): Promise<Result<string, 'logged' | 'howFar'>> {
  const answer = answerOf(suggestion)
  return answer ? logDrive(session, { id: suggestion.id, answer }) : refused('howFar')
}

/** Takes a drive just put in out again, as if it had not been: for undo alone. */
export async function forgetDrive(session: Session, id: string): Promise<Result<null, 'gone'>> {
  const removed = await session.store.remove('trips', id)
  return removed.ok ? ok(null) : refused('gone')
}

export type DriveChangeRefusal = DriveEditRefusal | 'gone'

const editStamp = (session: Session) => ({
  at: session.now(),
  by: session.staffId,
  newId: session.newId,
})

export async function changeDrive(
  session: Session,
  {
    id,
    answer,
    reason,
  }: { readonly id: string; readonly answer: DriveAnswer; readonly reason: string },
): Promise<Result<null, DriveChangeRefusal>> {
  const changed = await session.store.change<'trips', DriveEditRefusal>('trips', id, (trip) =>
    editDrive(trip, answer, reason, editStamp(session)),
  )
  return changed.ok ? ok(null) : refused(orGone(changed.refusal))
}

/** Takes a drive out of the sums or back in. */
export async function setDriveVoid(
  session: Session,
  {
    id,
    isVoid,
    reason,
  }: { readonly id: string; readonly isVoid: boolean; readonly reason: string },
): Promise<Result<null, DriveChangeRefusal>> {
  const changed = await session.store.change<'trips', DriveEditRefusal>('trips', id, (trip) =>
    voidDrive(trip, isVoid, reason, editStamp(session)),
  )
  return changed.ok ? ok(null) : refused(orGone(changed.refusal))
}

const orGone = (refusal: DriveEditRefusal | 'missing' | 'final'): DriveChangeRefusal =>
  refusal === 'missing' || refusal === 'final' ? 'gone' : refusal
