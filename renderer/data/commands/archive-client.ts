import { ok, type Result, refused } from '#shared/result'
import type { Client } from '#shared/schema/client'
import { type Session, touch } from '../session'

export interface Archiving {
  readonly parentId: string
  readonly to: Client['status']
}

/**
 * Sets a household aside, or takes it up again: nothing is lost, it only leaves the lists. The parent
 * stands for all of it, so that this is one write; a baby's own status says only whether it was taken
 * out of the household.
 */
export async function archiveClient(
  session: Session,
  { parentId, to }: Archiving,
): Promise<Result<null, 'gone'>> {
  const changed = await session.store.change('clients', parentId, (parent) =>
    ok({ ...parent, ...touch(session), status: to }),
  )
  return changed.ok ? ok(null) : refused('gone')
}
