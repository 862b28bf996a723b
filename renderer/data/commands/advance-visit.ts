import type { MissingConsent } from '#shared/domain/consents/missing-consents'
import { addEvent, type TimelineProblem } from '#shared/domain/visit/timeline'
import { ok, type Result, refused } from '#shared/result'
import type { TimelineKind } from '#shared/schema/visit'
import { type Session, touch } from '../session'
import { gateHolds } from './change-door-gate'
import { consentsLackingAt } from './may-begin'
import { recordUses } from './record-stock'

export type TimelineRefusal =
  | TimelineProblem
  | { readonly kind: 'gone' }
  /** The session may not begin without these. */
  | { readonly kind: 'consent'; readonly missing: readonly MissingConsent[] }
  /** The door check is not done, or says stop. */
  | { readonly kind: 'gate'; readonly standing: 'toAsk' | 'stop' }

/** Writes down that the next thing has happened, now, with one tap. Answers with its line's id. */
export async function advanceVisit(
  session: Session,
  { visitId, kind }: { readonly visitId: string; readonly kind: TimelineKind },
): Promise<Result<string, TimelineRefusal>> {
  const id = session.newId()
  const touched = touch(session)
  if (kind === 'began') {
    const standing = await gateHolds(session, visitId)
    if (standing) return refused({ kind: 'gate', standing })
    const missing = await consentsLackingAt(session, visitId, touched.updatedAt)
    if (missing.length > 0) return refused({ kind: 'consent', missing })
  }
  const changed = await session.store.change<'visits', TimelineProblem>(
    'visits',
    visitId,
    (visit) => addEvent(visit, { id, kind, at: touched.updatedAt }, touched),
  )
  if (changed.ok) {
    // Finished: what was packed for it is booked out, once.
    if (kind === 'finished') await recordUses(session, visitId)
    return ok(id)
  }
  const { refusal } = changed
  return refused(refusal === 'missing' || refusal === 'final' ? { kind: 'gone' } : refusal)
}
