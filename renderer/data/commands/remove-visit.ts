import { firstValueFrom } from 'rxjs'
import { canBeRemoved } from '#shared/domain/schedule/call-off-visit'
import { ok, type Result, refused } from '#shared/result'
import type { Visit } from '#shared/schema/visit'
import { recordAct } from '../audit/record-act'
import { notesOfVisit } from '../queries/visits'
import { type Session, touch } from '../session'

export type RemoveVisitRefusal = 'happened' | 'gone'

/** Removes a booking made by mistake; answers with the record, so that it can be put back. */
export async function removeVisit(
  session: Session,
  visitId: string,
): Promise<Result<Visit, RemoveVisitRefusal>> {
  const visit = await session.store.read('visits', visitId)
  if (!visit) return refused('gone')
  const notes = await firstValueFrom(notesOfVisit(session.store, visitId))
  // Where notes are not for this laptop to know of, only one's own booking is surely a mistake.
  const knowsNotes = session.store.keyring.holds('notes', visit.space)
  const isSure = knowsNotes ? notes.length === 0 : visit.createdBy === session.staffId
  if (!canBeRemoved(visit) || !isSure) return refused('happened')
  const removed = await session.store.remove('visits', visitId)
  if (!removed.ok) return refused('gone')
  const { clientId } = removed.value
  await recordAct(session, { what: 'deleted', collection: 'visits', recordId: visitId, clientId })
  return ok(removed.value)
}

/** Puts a removed booking back as it was. */
export async function putVisitBack(session: Session, visit: Visit): Promise<Result<null, never>> {
  await session.store.insert('visits', { ...visit, ...touch(session) })
  return ok(null)
}
