import { ok, type Result, refused } from '#shared/result'
import type { WaitingWish } from '#shared/schema/client'
import { type Session, touch } from '../session'

export type WaitingRefusal = 'gone' | 'tooMany'

/** One household waits for so many things at most. */
const mostWishes = 10

export interface WishWanted {
  readonly clientId: string
  readonly wish: Omit<WaitingWish, 'id' | 'askedAt'>
}

/** Puts somebody on the waiting list; answers with the wish's id. */
export async function addWish(
  session: Session,
  { clientId, wish }: WishWanted,
): Promise<Result<string, WaitingRefusal>> {
  const id = session.newId()
  const put = await putWishBack(session, {
    clientId,
    wish: { ...wish, id, askedAt: session.now() },
  })
  return put.ok ? ok(id) : put
}

export async function putWishBack(
  session: Session,
  { clientId, wish }: { readonly clientId: string; readonly wish: WaitingWish },
): Promise<Result<null, WaitingRefusal>> {
  const changed = await session.store.change<'clients', 'tooMany'>(
    'clients',
    clientId,
    (client) => {
      const waiting = [...(client.waiting ?? []), wish]
      if (waiting.length > mostWishes) return refused('tooMany')
      return ok({ ...client, ...touch(session), waiting })
    },
  )
  if (changed.ok) return ok(null)
  return refused(changed.refusal === 'tooMany' ? 'tooMany' : 'gone')
}

/** Takes a wish off the list: it was met, or is no longer wanted. */
export async function removeWish(
  session: Session,
  { clientId, wishId }: { readonly clientId: string; readonly wishId: string },
): Promise<Result<null, WaitingRefusal>> {
  const changed = await session.store.change('clients', clientId, (client) =>
    ok({
      ...client,
      ...touch(session),
      waiting: (client.waiting ?? []).filter(({ id }) => id !== wishId),
    }),
  )
  return changed.ok ? ok(null) : refused('gone')
}

/** Takes a wish off that was met; answers with it, so that it can be put back. Null when it is gone. */
export async function meetWish(
  session: Session,
  { clientId, wishId }: { readonly clientId: string; readonly wishId: string },
): Promise<WaitingWish | null> {
  const client = await session.store.read('clients', clientId)
  const wish = client?.waiting?.find(({ id }) => id === wishId) ?? null
  if (wish) await removeWish(session, { clientId, wishId })
  return wish
}
