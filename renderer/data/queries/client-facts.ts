import { map, type Observable, scan, shareReplay } from 'rxjs'
import type { ParentChart } from '#shared/schema/chart'
import type { Store } from '../store/store'
import { follow } from './follow'
import { watch } from './records'

export type BirthFacts = Pick<ParentChart, 'stage' | 'dueOn' | 'birthOn'>
/** Birth facts by parent, as of now; a new object whenever something in it changed. */
export interface BirthFactsOf {
  get(parentId: string): BirthFacts | undefined
}

const known = new WeakMap<Store, Observable<BirthFactsOf>>()

/** What the perinatal clock needs of every parent, and nothing else of their health, held in memory. */
export function birthFacts(store: Store): Observable<BirthFactsOf> {
  const there = known.get(store)
  if (there) return there
  const facts = follow(store, 'charts').pipe(
    scan(
      (held, { put, gone }) => {
        for (const chartId of gone) {
          const clientId = held.clientOf.get(chartId)
          if (clientId) held.facts.delete(clientId)
          held.clientOf.delete(chartId)
        }
        for (const { id, clientId, parent } of put) {
          if (!parent) continue
          const { stage, dueOn, birthOn } = parent
          held.clientOf.set(id, clientId)
          held.facts.set(clientId, { stage, dueOn, birthOn })
        }
        return held
      },
      { clientOf: new Map<string, string>(), facts: new Map<string, BirthFacts>() },
    ),
    map(({ facts }) => ({ get: (parentId: string) => facts.get(parentId) })),
    shareReplay({ bufferSize: 1, refCount: false }),
  )
  known.set(store, facts)
  return facts
}

/** The start of each parent's next planned visit after an instant. */
export const nextVisits = (
  store: Store,
  afterAt: string,
): Observable<ReadonlyMap<string, string>> =>
  watch(store, 'visits', {
    where: { startAt: { $gte: afterAt } },
    sort: [{ startAt: 'asc' }],
  }).pipe(
    map((visits) => {
      const next = new Map<string, string>()
      for (const { clientId, startAt, state } of visits) {
        if (state === 'planned' && !next.has(clientId)) next.set(clientId, startAt)
      }
      return next
    }),
  )
