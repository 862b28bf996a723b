import { type SavedView, savedViewsSchema } from '#shared/domain/caseload/saved-views'
import { ok, type Result } from '#shared/result'
import type { Session } from '../session'

/** Of the person at this laptop, sealed like everything that is typed. */
const keyOf = ({ staffId }: Session): string => `caseload-views:${staffId}`

export async function readSavedViews(session: Session): Promise<readonly SavedView[]> {
  const found = await session.store.readDraft(keyOf(session))
  return savedViewsSchema.safeParse(found).data ?? []
}

export async function keepSavedViews(
  session: Session,
  views: readonly SavedView[],
): Promise<Result<undefined, never>> {
  await session.store.saveDraft(keyOf(session), savedViewsSchema.parse(views))
  return ok(undefined)
}
