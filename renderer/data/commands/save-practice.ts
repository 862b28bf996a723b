import type { PracticeDetails } from '#shared/domain/practice/new-practice'
import { ok, type Result, refused } from '#shared/result'
import { type Session, touch } from '../session'
import type { ChangeRefusal } from '../store/store'

/** `wrongKind`: the entry is a service, kit or item. */
export type SavePracticeRefusal = ChangeRefusal | 'wrongKind'

export async function savePractice(
  session: Session,
  { id, details }: { readonly id: string; readonly details: PracticeDetails },
): Promise<Result<undefined, SavePracticeRefusal>> {
  const { name, ...practice } = details
  const changed = await session.store.change('catalog', id, (entry) =>
    entry.kind === 'practice'
      ? ok({ ...entry, ...touch(session), name, practice })
      : refused('wrongKind' as const),
  )
  return changed.ok ? ok(undefined) : changed
}
