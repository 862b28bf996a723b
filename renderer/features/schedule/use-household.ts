import { useMemo } from 'react'
import { type Observable, of } from 'rxjs'
import { type Household, householdOf } from '#renderer/data/queries/clients'
import type { Store } from '#renderer/data/store/store'
import { useLive } from '#renderer/data/use-live'
import { usualInfants } from '#shared/domain/schedule/suggest-starts'
import type { ServiceKind } from '#shared/schema/catalog-entry'
import type { Chart } from '#shared/schema/chart'
import type { Client } from '#shared/schema/client'

export interface ChosenHousehold {
  readonly parent: Client | null
  readonly infants: readonly Client[]
  readonly charts: ReadonlyMap<string, Chart>
  /** Infants who take part in such a service when nothing else is said. */
  readonly usual: (kind: ServiceKind | undefined) => readonly string[]
}

const householdOrNone = (store: Store, clientId: string): Observable<Household | null> =>
  clientId === '' ? of(null) : householdOf(store, clientId)

/** The family that the visit is for; empty while none is chosen. */
export function useHousehold(clientId: string | null): ChosenHousehold {
  const live = useLive(householdOrNone, clientId ?? '')
  const household = live.status === 'ready' ? live.value : null
  return useMemo(() => {
    const infants = (household?.infants ?? []).filter((infant) => infant.status === 'active')
    return {
      parent: household?.parent ?? null,
      infants,
      charts: household?.charts ?? new Map(),
      usual: (kind) =>
        kind
          ? usualInfants(
              kind,
              infants.map((infant) => infant.id),
            )
          : [],
    }
  }, [household])
}
