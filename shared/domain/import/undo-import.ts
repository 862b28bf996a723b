import type { Chart } from '#shared/schema/chart'
import type { Client } from '#shared/schema/client'
import { groupBy } from './group-by'

export type KeptBecause = 'changed' | 'used'

export interface UndoAnswer {
  /** People first when they are removed, as their charts are shown nowhere without them. */
  readonly clientIds: readonly string[]
  readonly chartIds: readonly string[]
  /** Families that stay, each by its parent, and why. */
  readonly kept: readonly { readonly clientId: string; readonly because: KeptBecause }[]
}

export interface UndoFacts {
  /** When the import began: what still says so has not been changed. */
  readonly at: string
  readonly clientIds: readonly string[]
  readonly chartIds: readonly string[]
  /** As they stand now; one that is not there was removed by hand. */
  readonly clients: readonly Client[]
  readonly charts: readonly Chart[]
  /** People for whom something is booked, written, signed or paid. */
  readonly used: ReadonlySet<string>
  /** Parents who got a baby that was not in the file. */
  readonly grown: ReadonlySet<string>
}

/**
 * What can be taken back of the people that an import added: whole families that stand as they came in.
 * One whose record was changed since, by anybody on any laptop, or who was visited, stays as a whole: a
 * person's work is never undone with a file.
 */
export function undoAdded(facts: UndoFacts): UndoAnswer {
  const { at, used, grown } = facts
  const mine = new Set(facts.clientIds)
  const clients = facts.clients.filter(({ id }) => mine.has(id))
  const headOf = ({ id, parentId }: Client) => (parentId && mine.has(parentId) ? parentId : id)
  const families = groupBy(clients, headOf)
  const ownCharts = new Set(facts.chartIds)
  const chartsOf = groupBy(
    facts.charts.filter(({ id }) => ownCharts.has(id)),
    ({ clientId }) => clientId,
  )
  const clientIds: string[] = []
  const chartIds: string[] = []
  const kept: { clientId: string; because: KeptBecause }[] = []
  const here = new Set(clients.map(({ id }) => id))
  for (const [head, family] of families) {
    const charts = family.flatMap(({ id }) => chartsOf.get(id) ?? [])
    const because = whyKept(family, charts)
    if (because) kept.push({ clientId: head, because })
    else {
      clientIds.push(...family.map(({ id }) => id))
      chartIds.push(...charts.map(({ id }) => id))
    }
  }
  // A chart that was made for somebody who was there before, or whose person was removed by hand.
  for (const [clientId, charts] of chartsOf) {
    if (here.has(clientId)) continue
    const untouched = charts.filter(({ updatedAt }) => updatedAt === at)
    if (mine.has(clientId) || !used.has(clientId)) chartIds.push(...untouched.map(({ id }) => id))
  }
  return { clientIds, chartIds, kept }

  function whyKept(family: readonly Client[], charts: readonly Chart[]): KeptBecause | null {
    if (family.some(({ id }) => used.has(id) || grown.has(id))) return 'used'
    const changed = [...family, ...charts].some(({ updatedAt }) => updatedAt !== at)
    return changed ? 'changed' : null
  }
}
