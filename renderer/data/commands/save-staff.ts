import type { StaffDetails } from '#shared/domain/practice/new-practice'
import { ok, type Result } from '#shared/result'
import { type Session, touch } from '../session'
import type { ChangeRefusal } from '../store/store'

export async function saveStaff(
  session: Session,
  { id, details }: { readonly id: string; readonly details: StaffDetails },
): Promise<Result<undefined, ChangeRefusal>> {
  const changed = await session.store.change('staff', id, (person) =>
    ok({ ...person, ...touch(session), ...details }),
  )
  return changed.ok ? ok(undefined) : changed
}
