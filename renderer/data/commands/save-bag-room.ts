import { ok, type Result, refused } from '#shared/result'
import { type Session, touch } from '../session'

/** How much one's own bags hold, in liters; null takes the figure back. */
export async function saveBagRoom(
  session: Session,
  liters: number | null,
): Promise<Result<null, 'gone'>> {
  const changed = await session.store.change('staff', session.staffId, (person) => {
    const { bagLiters: _, ...rest } = person
    return ok({ ...rest, ...(liters === null ? {} : { bagLiters: liters }), ...touch(session) })
  })
  return changed.ok ? ok(null) : refused('gone')
}
