import { ok, type Result, refused } from '#shared/result'
import { type Session, touch } from '../session'
import type { ChangeRefusal } from '../store/store'
import { askRole } from './ask-role'

/** `wrongKind`: the entry is a service, kit or item. */
export type SaveParkingRefusal = ChangeRefusal | 'wrongKind' | 'notYours'

/** Minutes of parking and walking to the door (0 to 60), for the whole practice. */
export async function saveParking(
  session: Session,
  { id, parkingMin }: { readonly id: string; readonly parkingMin: number },
): Promise<Result<undefined, SaveParkingRefusal>> {
  const asked = await askRole(session, 'practiceDetails')
  if (!asked.ok) return asked
  const changed = await session.store.change('catalog', id, (entry) =>
    entry.kind === 'practice' && entry.practice
      ? ok({ ...entry, ...touch(session), practice: { ...entry.practice, parkingMin } })
      : refused('wrongKind' as const),
  )
  return changed.ok ? ok(undefined) : changed
}
