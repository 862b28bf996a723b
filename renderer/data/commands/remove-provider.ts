import { firstValueFrom } from 'rxjs'
import { ok, type Result, refused } from '#shared/result'
import type { Provider } from '#shared/schema/provider'
import { recordAct } from '../audit/record-act'
import { readCareTeams } from '../queries/care-teams'
import { allSummaries } from '../queries/visits'
import { type Session, touch } from '../session'

/** `removed`: nobody used it. `setAside`: it stays on the care teams it is on and in no list. */
export type ProviderRemoval =
  | { readonly kind: 'removed'; readonly provider: Provider }
  | { readonly kind: 'setAside'; readonly providerId: string }

/** Removes a provider, or sets aside one whom a care team or a summary still names. */
export async function removeProvider(
  session: Session,
  providerId: string,
): Promise<Result<ProviderRemoval, 'gone'>> {
  const { store } = session
  const [careTeams, summaries] = await Promise.all([
    readCareTeams(store),
    firstValueFrom(allSummaries(store)),
  ])
  const onCareTeam = (careTeams.get(providerId)?.size ?? 0) > 0
  if (!onCareTeam && !summaries.some((summary) => summary.providerId === providerId)) {
    const removed = await store.remove('providers', providerId)
    if (!removed.ok) return refused('gone')
    await recordAct(session, { what: 'deleted', collection: 'providers', recordId: providerId })
    return ok({ kind: 'removed', provider: removed.value })
  }
  const changed = await store.change('providers', providerId, (provider) =>
    ok({ ...provider, ...touch(session), setAsideAt: session.now() }),
  )
  return changed.ok ? ok({ kind: 'setAside', providerId }) : refused('gone')
}

/** Takes a removal back; also lists a provider again who was set aside long ago. */
export async function bringProviderBack(
  session: Session,
  removal: ProviderRemoval,
): Promise<Result<null, 'gone'>> {
  const { store } = session
  if (removal.kind === 'removed') {
    await store.insert('providers', { ...removal.provider, ...touch(session) })
    return ok(null)
  }
  const changed = await store.change('providers', removal.providerId, (provider) =>
    ok({ ...provider, ...touch(session), setAsideAt: null }),
  )
  return changed.ok ? ok(null) : refused('gone')
}
