import type { Visit } from '../../schema/visit'

/**
 * What stays of a group's visit when a family of it is removed: when it was, and who else came, whose records it
 * belongs to as well. Where it stood under the removed family it stands under the first of the others, without
 * what was planned for that home. `stays`: the families of it that are still here, by their parents; at least one.
 */
export function groupWithout(
  { lostEdits: _lost, ...visit }: Visit,
  gone: ReadonlySet<string>,
  stays: readonly [string, ...string[]],
): Visit {
  const infantIds = visit.infantIds.filter((id) => !gone.has(id))
  if (!gone.has(visit.clientId)) {
    return { ...visit, infantIds, groupClientIds: stays.filter((id) => id !== visit.clientId) }
  }
  const [clientId, ...groupClientIds] = stays
  const { series: _series, ...rest } = visit
  return {
    ...{ ...rest, clientId, groupClientIds, infantIds },
    ...{ plan: '', stateReason: '', window: null, checklist: [], overruled: null },
  }
}
