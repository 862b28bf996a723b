import { ok, type Result } from '#shared/result'
import type { StaffNotices } from '#shared/schema/staff-notices'
import { type Session, touch } from '../session'
import type { ChangeRefusal } from '../store/store'

/** What the person at this laptop wants to be told, and who looks for them. */
export async function saveNotices(
  session: Session,
  notices: StaffNotices,
): Promise<Result<null, ChangeRefusal>> {
  const changed = await session.store.change('staff', session.staffId, (person) =>
    ok({ ...person, ...touch(session), notices }),
  )
  return changed.ok ? ok(null) : changed
}
