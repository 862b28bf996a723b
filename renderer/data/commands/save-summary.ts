import { type SummaryChoices, summaryChoicesSchema } from '#shared/domain/summary/summary-choices'
import { ok, type Result, refused } from '#shared/result'
import type { Summary } from '#shared/schema/summary'
import { type Session, touch } from '../session'

/** `final`: it was sent meanwhile. `tooLong`: a text is longer than its field takes. */
export type SummaryRefusal = 'final' | 'gone' | 'tooLong'

/** Writes the choices into the draft; answers with the instant of this state (`updatedAt`). */
export async function saveSummary(
  session: Session,
  { summaryId, choices }: { readonly summaryId: string; readonly choices: SummaryChoices },
): Promise<Result<string, SummaryRefusal>> {
  const parsed = summaryChoicesSchema.safeParse(choices)
  if (!parsed.success) return refused('tooLong')
  const changed = await session.store.change('summaries', summaryId, (summary) =>
    ok({ ...summary, ...parsed.data, ...touch(session) }),
  )
  if (changed.ok) return ok(changed.value.updatedAt)
  return refused(changed.refusal === 'missing' ? 'gone' : 'final')
}

/** Throws a draft away; answers with it, to put it back. */
export async function discardSummary(
  session: Session,
  summaryId: string,
): Promise<Result<Summary, 'final' | 'gone'>> {
  const removed = await session.store.remove('summaries', summaryId)
  if (removed.ok) return removed
  return refused(removed.refusal === 'final' ? 'final' : 'gone')
}

export async function putSummaryBack(
  session: Session,
  summary: Summary,
): Promise<Result<null, never>> {
  await session.store.insert('summaries', summary)
  return ok(null)
}
