import { moveVisit as moved, type Shift, shiftedStart } from '#shared/domain/schedule/plan-visit'
import { setApart } from '#shared/domain/schedule/series'
import { minutesBetween } from '#shared/domain/time/calendar-day'
import { ok, type Result, refused } from '#shared/result'
import { type Session, touch } from '../session'

export interface Move {
  readonly visitId: string
  /** Counted from where the visit stands when it is written: keys pressed fast add up. */
  readonly shift: Shift
  /** Another length; as long as before where there is none. */
  readonly durationMin?: number
}

export interface Moved {
  readonly fromStartAt: string
  readonly toStartAt: string
  /** How long it was. */
  readonly fromMin: number
}

export type MoveRefusal = 'begun' | 'gone'

/**
 * Gives a visit another start and, where told, another length; answers with both starts, for undo. A move is
 * never refused for an overlap: the schedule shows it at once, and undo is one key away.
 */
export async function moveVisit(
  session: Session,
  { visitId, shift, durationMin }: Move,
): Promise<Result<Moved, MoveRefusal>> {
  const visit = await session.store.read('visits', visitId)
  const client = visit && (await session.store.read('clients', visit.clientId))
  let done: Moved = { fromStartAt: '', toStartAt: '', fromMin: 0 }
  const changed = await session.store.change<'visits', MoveRefusal>(
    'visits',
    visitId,
    (current) => {
      const toStartAt = shiftedStart(current.startAt, shift)
      const fromMin = minutesBetween(current.startAt, current.endAt)
      done = { fromStartAt: current.startAt, toStartAt, fromMin }
      const there = moved(
        current,
        toStartAt,
        client?.home?.windows ?? [],
        touch(session),
        durationMin,
      )
      return there.ok ? ok(setApart(there.value)) : there
    },
  )
  if (changed.ok) return ok(done)
  return refused(changed.refusal === 'begun' ? 'begun' : 'gone')
}
