import { ok, type Result, refused } from '#shared/result'
import { type Session, touch } from '../session'
import type { ChangeRefusal } from '../store/store'
import { askRole } from './ask-role'

/** The page that stands before each link, or '' for none. */
export async function saveLinkViewer(
  session: Session,
  { practiceId, viewer }: { readonly practiceId: string; readonly viewer: string },
): Promise<Result<null, ChangeRefusal | 'wrongKind' | 'notYours'>> {
  const asked = await askRole(session, 'practiceDetails')
  if (!asked.ok) return asked
  const changed = await session.store.change('catalog', practiceId, (entry) =>
    entry.practice
      ? ok({ ...entry, ...touch(session), practice: { ...entry.practice, linkViewer: viewer } })
      : refused('wrongKind' as const),
  )
  return changed.ok ? ok(null) : changed
}
