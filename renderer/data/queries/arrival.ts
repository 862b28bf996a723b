import { combineLatest, distinctUntilChanged, map, type Observable } from 'rxjs'
import type { Session } from '../session'
import { practiceEntry, staffMember } from './practice'

/** Whether the records without which nobody can work have come: the practice's own, and the person's. */
export const hasArrived = ({ store, staffId }: Session): Observable<boolean> =>
  combineLatest([practiceEntry(store), staffMember(store, staffId)]).pipe(
    map(([practice, person]) => practice !== null && person !== null),
    distinctUntilChanged(),
  )
