import { moveVisit as moved, type Shift, shiftedStart } from '#shared/domain/schedule/plan-visit'
import { ok, type Result, refused } from '#shared/result'
import { type Session, touch } from '../session'

export interface Move {
  readonly visitId: string
  /** Counted from where the visit stands when it is written: keys pressed fast add up. */
  readonly shift: Shift
}

export interface Moved {
  readonly fromStartAt: string
  readonly toStartAt: string
}

export type MoveRefusal = 'begun' | 'gone'

/**
 * Gives a visit another start and keeps its length; answers with both starts, for undo. A move is
 * never refused for an overlap: the schedule shows it at once, and undo is one key away.
 */
export async function moveVisit(
  session: Session,
  { visitId, shift }: Move,
): Promise<Result<Moved, MoveRefusal>> {
  const visit = await session.store.read('visits', visitId)
  const client = visit && (await session.store.read('clients', visit.clientId))
  let done: Moved = { fromStartAt: '', toStartAt: '' }
  const changed = await session.store.change<'visits', MoveRefusal>(
    'visits',
    visitId,
    (current) => {
      const toStartAt = shiftedStart(current.startAt, shift)
      done = { fromStartAt: current.startAt, toStartAt }
      return moved(current, toStartAt, client?.home?.windows ?? [], touch(session))
    },
  )
  if (changed.ok) return ok(done)
  return refused(changed.refusal === 'begun' ? 'begun' : 'gone')
}
