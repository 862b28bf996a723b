import type { StaffDetails } from '#shared/domain/practice/new-practice'
import { ok, type Result } from '#shared/result'
import { type Session, touch } from '../session'
import type { ChangeRefusal } from '../store/store'
import { askRole } from './ask-role'

export async function saveStaff(
  session: Session,
  { id, details }: { readonly id: string; readonly details: StaffDetails },
): Promise<Result<undefined, ChangeRefusal | 'notYours'>> {
  const asked = await askRole(session, 'staffRecord', id)
  if (!asked.ok) return asked
  const changed = await session.store.change('staff', id, (person) =>
    ok({ ...person, ...touch(session), ...details }),
  )
  return changed.ok ? ok(undefined) : changed
}
