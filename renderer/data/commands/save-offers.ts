import { ok, type Result, refused } from '#shared/result'
import type { Staff } from '#shared/schema/staff'
import { type Session, touch } from '../session'
import { askRole } from './ask-role'

export interface OffersOf {
  readonly staffId: string
  /** Ids of services; null: all of them, those that come later too. */
  readonly offers: readonly string[] | null
}

/** Which services a person offers; answers with what stood there before, for undo. */
export async function saveOffers(
  session: Session,
  { staffId, offers }: OffersOf,
): Promise<Result<readonly string[] | null, 'gone' | 'notYours'>> {
  const asked = await askRole(session, 'staffRecord', staffId)
  if (!asked.ok) return asked
  let before: Staff['offers']
  const changed = await session.store.change('staff', staffId, (person) => {
    const { offers: stood, ...rest } = person
    before = stood
    return ok({ ...rest, ...(offers === null ? {} : { offers: [...offers] }), ...touch(session) })
  })
  return changed.ok ? ok(before ?? null) : refused('gone')
}
