import { combineLatest, firstValueFrom, map, type Observable } from 'rxjs'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { Staff } from '#shared/schema/staff'
import type { StockRecord } from '#shared/schema/stock'
import type { Session } from '../session'
import type { Store } from '../store/store'
import { caseloadTally, type TallyState } from './caseload-tally'
import { allStaff, catalogOf } from './practice'
import { watch } from './records'

export interface CaseloadBook extends TallyState {
  /** Everybody of the practice, by name. */
  readonly staff: readonly Staff[]
}

/** The running tally with the people it is of. */
export const caseloadBook = (store: Store, now: () => string): Observable<CaseloadBook> =>
  combineLatest([caseloadTally(store, now), allStaff(store)]).pipe(
    map(([state, staff]) => ({ ...state, staff })),
  )

export interface UsedSupplies {
  readonly records: readonly StockRecord[]
  readonly items: ReadonlyMap<string, CatalogEntry>
}

/** What was written down about supplies since then: read after the figures, they do not wait for it. */
export const suppliesSince = (store: Store, sinceAt: string): Observable<UsedSupplies> =>
  combineLatest([
    watch(store, 'stock', { where: { updatedAt: { $gte: sinceAt } } }),
    catalogOf(store, 'item'),
  ]).pipe(
    map(([records, items]) => ({
      records,
      items: new Map(items.map((entry) => [entry.id, entry] as const)),
    })),
  )

/** Whoever looks after others: theirs is the caseload of the practice. */
export const seesCaseload = (role: Staff['role'] | undefined): boolean =>
  role === 'owner' || role === 'lead'

/** Once the practice has come to rest: counting waits for whoever is at the door. */
const restMs = 4000

/** In a practice of several, the owner's figures are made ready before they are asked for. */
export function keepCaseload({ store, staffId, now }: Session): void {
  const begin = async () => {
    const staff = await firstValueFrom(allStaff(store))
    const me = staff.find(({ id }) => id === staffId)
    const others = staff.filter(({ role }) => role !== 'office')
    if (seesCaseload(me?.role) && others.length > 1) caseloadTally(store, now)
  }
  // What fails here (locked meanwhile) is tried again, and told, when the room is opened.
  setTimeout(() => void begin().catch(() => undefined), restMs)
}
