import { firstValueFrom } from 'rxjs'
import { ok, type Result, refused } from '#shared/result'
import type { Client } from '#shared/schema/client'
import { visitsOfClient } from '../queries/visits'
import { type Session, touch } from '../session'

export interface Archiving {
  readonly parentId: string
  readonly to: Client['status']
}

/**
 * Sets a household aside, or takes it up again: nothing is lost, it only leaves the lists. The parent
 * stands for all of it, so that this is one write; a baby's own status says only whether it was taken
 * out of the household. Answers how many visits are still booked: they stay on the schedule.
 */
export async function archiveClient(
  session: Session,
  { parentId, to }: Archiving,
): Promise<Result<number, 'gone'>> {
  const changed = await session.store.change('clients', parentId, (parent) =>
    ok({ ...parent, ...touch(session), status: to }),
  )
  if (!changed.ok) return refused('gone')
  const now = session.now()
  const visits = await firstValueFrom(visitsOfClient(session.store, parentId))
  return ok(visits.filter(({ state, endAt }) => state === 'planned' && endAt > now).length)
}
