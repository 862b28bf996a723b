import { ok, type Result, refused } from '#shared/result'
import type { TimeOff, Workday } from '#shared/schema/staff'
import { type Session, touch } from '../session'

export type WorkingTimeRefusal = 'gone' | 'tooMany'

/** As many as one record holds. */
const mostTimeOff = 600

/** The hours of the person at this laptop; a weekday left out is free. */
export async function saveWorkdays(
  session: Session,
  workdays: readonly Workday[],
): Promise<Result<null, WorkingTimeRefusal>> {
  const changed = await session.store.change('staff', session.staffId, (person) =>
    ok({ ...person, ...touch(session), workdays: [...workdays] }),
  )
  return changed.ok ? ok(null) : refused('gone')
}

/** Adds time off; what came from the same calendar entry before is replaced by it. */
export async function addTimeOff(
  session: Session,
  added: readonly TimeOff[],
): Promise<Result<null, WorkingTimeRefusal>> {
  const sources = new Set(added.map((one) => one.sourceId).filter(Boolean))
  const changed = await session.store.change<'staff', 'tooMany'>(
    'staff',
    session.staffId,
    (person) => {
      const kept = (person.timeOff ?? []).filter(({ sourceId }) => !sources.has(sourceId))
      const timeOff = [...kept, ...added].toSorted((a, b) => a.startAt.localeCompare(b.startAt))
      if (timeOff.length > mostTimeOff) return refused('tooMany')
      return ok({ ...person, ...touch(session), timeOff })
    },
  )
  if (changed.ok) return ok(null)
  return refused(changed.refusal === 'tooMany' ? 'tooMany' : 'gone')
}

/** Takes time off away; answers with what was there, for undo. */
export async function removeTimeOff(
  session: Session,
  ids: readonly string[],
): Promise<Result<readonly TimeOff[], WorkingTimeRefusal>> {
  let removed: readonly TimeOff[] = []
  const gone = new Set(ids)
  const changed = await session.store.change('staff', session.staffId, (person) => {
    const timeOff = person.timeOff ?? []
    removed = timeOff.filter((one) => gone.has(one.id))
    return ok({ ...person, ...touch(session), timeOff: timeOff.filter((one) => !gone.has(one.id)) })
  })
  return changed.ok ? ok(removed) : refused('gone')
}
