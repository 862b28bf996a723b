import { ok, type Result, refused } from '#shared/result'
import type { Provider } from '#shared/schema/provider'
import { type Session, stamp, touch } from '../session'

export type ProviderDetails = Omit<
  Provider,
  'id' | 'space' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy' | 'setAsideAt'
>

/**
 * Adds or changes a provider; answers with the id. The id is fixed by the form (and its draft), so
 * that saving the same form twice makes one provider. `gone`: it was removed while being changed.
 */
export async function saveProvider(
  session: Session,
  {
    id,
    details,
    isNew,
  }: { readonly id: string; readonly details: ProviderDetails; readonly isNew: boolean },
): Promise<Result<string, 'gone'>> {
  const { store } = session
  const changed = await store.change('providers', id, (provider) =>
    ok({ ...provider, ...details, ...touch(session) }),
  )
  if (changed.ok) return ok(id)
  if (!isNew) return refused('gone')
  await store.insert('providers', { ...stamp(session, session.practiceSpace, id), ...details })
  return ok(id)
}
