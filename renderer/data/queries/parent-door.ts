import { map, type Observable } from 'rxjs'
import { blankGate, evaluate } from '#shared/domain/clinical/gate/change-gate'
import type { Restriction } from '#shared/domain/clinical/gate/restrictions'
import type { Store } from '../store/store'
import { gateAround } from './door-gates'
import { visitSheet } from './visit-sheet'

export interface ParentDoor {
  readonly stopped: boolean
  readonly doNot: readonly Restriction[]
}

/** What the door check of the parent of this home says today, worked out anew; nothing for a visit that is gone. */
export const parentDoor = (store: Store, visitId: string): Observable<ParentDoor> =>
  visitSheet(store, visitId).pipe(
    map((sheet) => {
      if (!sheet) return { stopped: false, doNot: [] }
      const { visit, household, service, clinical, gates } = sheet
      const around = gateAround(visit, visit.clientId, household, service, clinical)
      const kept = gates.find(({ clientId }) => clientId === visit.clientId)?.doorGate ?? null
      const { doNot, outcome } = evaluate(kept ?? blankGate('parent', around.rulesVersion), around)
      return { stopped: kept !== null && outcome === 'stop', doNot }
    }),
  )
