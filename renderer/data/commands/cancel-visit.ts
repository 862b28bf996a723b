import {
  type CalledOffState,
  callOffVisit,
  reinstateVisit,
} from '#shared/domain/schedule/call-off-visit'
import { ok, type Result, refused } from '#shared/result'
import type { VisitState } from '#shared/schema/visit'
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
