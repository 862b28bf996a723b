import { moveVisit as moved } from '#shared/domain/schedule/plan-visit'
import { ok, type Result, refused } from '#shared/result'
import { type Session, touch } from '../session'

export interface Move {
  readonly visitId: string
  readonly startAt: string
}

export type MoveRefusal = 'begun' | 'gone'

/**
 * Gives a visit another start and keeps its length; answers with the start it had, for undo. A move is
 * never refused for an overlap: the schedule shows it at once, and undo is one key away.
 */
export async function moveVisit(
  session: Session,
  { visitId, startAt }: Move,
): Promise<Result<string, MoveRefusal>> {
  const visit = await session.store.read('visits', visitId)
  const client = visit && (await session.store.read('clients', visit.clientId))
  let before = ''
  const changed = await session.store.change<'visits', MoveRefusal>(
    'visits',
    visitId,
    (current) => {
      before = current.startAt
      return moved(current, startAt, client?.home?.windows ?? [], touch(session))
    },
  )
  if (changed.ok) return ok(before)
  return refused(changed.refusal === 'begun' ? 'begun' : 'gone')
}
