import {
  addLine,
  type ChecklistRefusal,
  putLine,
  removeLine,
} from '#shared/domain/visit/checklist-lines'
import { ok, type Result, refused } from '#shared/result'
import type { ChecklistLine } from '#shared/schema/visit'
import { type Session, touch } from '../session'
import { type TickRefusal, toTickRefusal } from './tick-checklist'

interface NewLine {
  readonly visitId: string
  readonly label: string
  readonly phase: ChecklistLine['phase']
}

/** Adds a line by hand, for this visit alone. */
export async function addChecklistLine(
  session: Session,
  { visitId, label, phase }: NewLine,
): Promise<Result<null, TickRefusal>> {
  const line = { id: session.newId(), label, phase }
  const changed = await session.store.change<'visits', ChecklistRefusal>(
    'visits',
    visitId,
    (visit) => addLine(visit, line, touch(session)),
  )
  return changed.ok ? ok(null) : refused(toTickRefusal(changed.refusal))
}

export interface RemovedLine {
  readonly visitId: string
  readonly line: ChecklistLine
  readonly index: number
}

/** Leaves a line out of this visit; answers with what puts it back. */
export async function removeChecklistLine(
  session: Session,
  { visitId, lineId }: { readonly visitId: string; readonly lineId: string },
): Promise<Result<RemovedLine, TickRefusal>> {
  let removed: RemovedLine | null = null
  const changed = await session.store.change<'visits', ChecklistRefusal>(
    'visits',
    visitId,
    (visit) => {
      const index = visit.checklist.findIndex(({ id }) => id === lineId)
      const line = visit.checklist[index]
      removed = line ? { visitId, line, index } : null
      return removeLine(visit, lineId, touch(session))
    },
  )
  if (!changed.ok) return refused(toTickRefusal(changed.refusal))
  return removed ? ok(removed) : refused('noSuchLine')
}

export async function putChecklistLineBack(
  session: Session,
  { visitId, line, index }: RemovedLine,
): Promise<Result<null, TickRefusal>> {
  const changed = await session.store.change<'visits', ChecklistRefusal>(
    'visits',
    visitId,
    (visit) => putLine(visit, line, index, touch(session)),
  )
  return changed.ok ? ok(null) : refused(toTickRefusal(changed.refusal))
}
