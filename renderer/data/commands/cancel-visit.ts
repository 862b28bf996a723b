import { firstValueFrom } from 'rxjs'
import {
  type CalledOffState,
  callOffVisit,
  reinstateVisit,
} from '#shared/domain/schedule/call-off-visit'
import { following } from '#shared/domain/schedule/series'
import { ok, type Result, refused } from '#shared/result'
import type { VisitState } from '#shared/schema/visit'
import { visitsOfClient } from '../queries/visits'
import { type Session, touch } from '../session'

export interface Cancellation {
  readonly visitId: string
  /** Called off beforehand, or nobody opened. */
  readonly to: CalledOffState
  readonly reason: string
}

export type CancelRefusal = 'begun' | 'noReason' | 'gone'

/** Calls a visit off; answers with the state it was in, for undo. */
export async function cancelVisit(
  session: Session,
  { visitId, to, reason }: Cancellation,
): Promise<Result<VisitState, CancelRefusal>> {
  let before: VisitState = 'planned'
  const changed = await session.store.change<'visits', CancelRefusal>(
    'visits',
    visitId,
    (visit) => {
      before = visit.state
      return callOffVisit(visit, to, reason, touch(session))
    },
  )
  if (changed.ok) return ok(before)
  const { refusal } = changed
  return refused(refusal === 'missing' || refusal === 'final' ? 'gone' : refusal)
}

/** Calls off a visit of a series and those that follow it; answers with their ids, for undo. */
export async function cancelFollowing(
  session: Session,
  { visitId, reason }: Pick<Cancellation, 'visitId' | 'reason'>,
): Promise<Result<readonly string[], CancelRefusal>> {
  const visit = await session.store.read('visits', visitId)
  if (!visit) return refused('gone')
  const all = await firstValueFrom(visitsOfClient(session.store, visit.clientId))
  const first = await cancelVisit(session, { visitId, to: 'cancelled', reason })
  if (!first.ok) return first
  const done = [visitId]
  for (const { id } of following(visit, all)) {
    if (id === visitId) continue
    const off = await cancelVisit(session, { visitId: id, to: 'cancelled', reason })
    if (off.ok) done.push(id)
  }
  return ok(done)
}

/** Takes calling off back. */
export async function reinstateCancelledVisit(
  session: Session,
  { visitId, to }: { readonly visitId: string; readonly to: VisitState },
): Promise<Result<null, 'notCalledOff' | 'gone'>> {
  const changed = await session.store.change<'visits', 'notCalledOff'>('visits', visitId, (visit) =>
    reinstateVisit(visit, to, touch(session)),
  )
  if (changed.ok) return ok(null)
  return refused(changed.refusal === 'notCalledOff' ? 'notCalledOff' : 'gone')
}
