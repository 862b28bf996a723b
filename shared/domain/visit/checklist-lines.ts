import { ok, type Result, refused } from '../../result'
import type { ChecklistLine, Visit } from '../../schema/visit'
import { type AllergyRemark, isStopped } from '../supplies/allergy-check'

export type ChecklistRefusal = 'closed' | 'noSuchLine' | 'allergy' | 'full' | 'empty'

type Touch = Pick<Visit, 'updatedAt' | 'updatedBy'>

const mostLines = 400

const isClosed = (visit: Pick<Visit, 'state'>): boolean =>
  visit.state === 'cancelled' || visit.state === 'noShow'

function replaceLine(
  visit: Visit,
  lineId: string,
  replace: (line: ChecklistLine) => ChecklistLine,
  touch: Touch,
): Result<Visit, ChecklistRefusal> {
  if (isClosed(visit)) return refused('closed')
  if (!visit.checklist.some(({ id }) => id === lineId)) return refused('noSuchLine')
  const checklist = visit.checklist.map((line) => (line.id === lineId ? replace(line) : line))
  return ok({ ...visit, ...touch, checklist })
}

/**
 * Ticks a line: who and when are kept. A line that an allergy speaks against stays open, whoever asks
 * (LOCKED, rulebook 7.4). Ticking twice keeps the first tick.
 */
export function tickLine(
  visit: Visit,
  lineId: string,
  remarks: readonly AllergyRemark[],
  touch: Touch,
): Result<Visit, ChecklistRefusal> {
  if (isStopped(remarks)) return refused('allergy')
  const ticked = { tickedAt: touch.updatedAt, tickedBy: touch.updatedBy }
  return replaceLine(
    visit,
    lineId,
    (line) => (line.tickedAt === null ? { ...line, ...ticked } : line),
    touch,
  )
}

export const untickLine = (
  visit: Visit,
  lineId: string,
  touch: Touch,
): Result<Visit, ChecklistRefusal> =>
  replaceLine(visit, lineId, (line) => ({ ...line, tickedAt: null, tickedBy: null }), touch)

/** A line by hand, for this visit alone. */
export function addLine(
  visit: Visit,
  line: Pick<ChecklistLine, 'id' | 'label' | 'phase'>,
  touch: Touch,
): Result<Visit, ChecklistRefusal> {
  const label = line.label.trim()
  if (label === '') return refused('empty')
  const whole = { itemId: null, quantity: null, unit: null, tickedAt: null, tickedBy: null }
  return putLine(visit, { ...line, ...whole, label }, visit.checklist.length, touch)
}

/** Puts a line in at `index`; also how a removal is taken back. */
export function putLine(
  visit: Visit,
  line: ChecklistLine,
  index: number,
  touch: Touch,
): Result<Visit, ChecklistRefusal> {
  if (isClosed(visit)) return refused('closed')
  if (visit.checklist.some(({ id }) => id === line.id)) return ok(visit)
  if (visit.checklist.length >= mostLines) return refused('full')
  return ok({ ...visit, ...touch, checklist: visit.checklist.toSpliced(index, 0, line) })
}

export function removeLine(
  visit: Visit,
  lineId: string,
  touch: Touch,
): Result<Visit, ChecklistRefusal> {
  if (isClosed(visit)) return refused('closed')
  const checklist = visit.checklist.filter(({ id }) => id !== lineId)
  if (checklist.length === visit.checklist.length) return refused('noSuchLine')
  return ok({ ...visit, ...touch, checklist })
}

/** Lines of a moment, and how many of them are ticked. */
export function phaseOf(visit: Pick<Visit, 'checklist'>, phase: ChecklistLine['phase']) {
  const lines = visit.checklist.filter((line) => line.phase === phase)
  return { lines, ticked: lines.filter((line) => line.tickedAt !== null).length }
}
