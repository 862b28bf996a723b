import {
  addEvent,
  moveEvent,
  removeEvent,
  type TimelineProblem,
} from '#shared/domain/visit/timeline'
import { ok, type Result, refused } from '#shared/result'
import type { TimelineEvent, TimelineKind, Visit } from '#shared/schema/visit'
import { type Session, touch } from '../session'
import type { TimelineRefusal } from './advance-visit'
import { consentsLackingAt } from './may-begin'
import { recordUses } from './record-stock'

type Decide = (visit: Visit) => Result<Visit, TimelineProblem>

async function changeTimeline(
  { store }: Session,
  visitId: string,
  decide: Decide,
): Promise<Result<Visit, TimelineRefusal>> {
  const changed = await store.change<'visits', TimelineProblem>('visits', visitId, decide)
  if (changed.ok) return ok(changed.value)
  const { refusal } = changed
  return refused(refusal === 'missing' || refusal === 'final' ? { kind: 'gone' } : refusal)
}

/** Writes down afterwards that something happened at `at` (UTC instant). */
export async function addTimelineEvent(
  session: Session,
  {
    visitId,
    kind,
    at,
  }: { readonly visitId: string; readonly kind: TimelineKind; readonly at: string },
): Promise<Result<null, TimelineRefusal>> {
  if (kind === 'began') {
    const missing = await consentsLackingAt(session, visitId, at)
    if (missing.length > 0) return refused({ kind: 'consent', missing })
  }
  const id = session.newId()
  const changed = await changeTimeline(session, visitId, (visit) =>
    addEvent(visit, { id, kind, at }, touch(session)),
  )
  if (changed.ok && changed.value.state === 'finished') await recordUses(session, visitId)
  return changed.ok ? ok(null) : changed
}

/** Corrects when something happened. */
export async function moveTimelineEvent(
  session: Session,
  {
    visitId,
    eventId,
    at,
  }: { readonly visitId: string; readonly eventId: string; readonly at: string },
): Promise<Result<null, TimelineRefusal>> {
  const changed = await changeTimeline(session, visitId, (visit) =>
    moveEvent(visit, eventId, at, touch(session)),
  )
  return changed.ok ? ok(null) : changed
}

/** Takes back what did not happen; answers with the line, to put it back with its time. */
export async function removeTimelineEvent(
  session: Session,
  { visitId, eventId }: { readonly visitId: string; readonly eventId: string },
): Promise<Result<Pick<TimelineEvent, 'kind' | 'at'>, TimelineRefusal>> {
  let removed: TimelineEvent | undefined
  const changed = await changeTimeline(session, visitId, (visit) => {
    removed = visit.timeline.find(({ id }) => id === eventId)
    return removeEvent(visit, eventId, touch(session))
  })
  if (!changed.ok) return changed
  return removed ? ok({ kind: removed.kind, at: removed.at }) : refused({ kind: 'noSuchEvent' })
}
