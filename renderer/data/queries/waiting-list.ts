import { map, type Observable } from 'rxjs'
import { everyoneWaiting, type Waiting } from '#shared/domain/schedule/waiting-list'
import type { Store } from '../store/store'
import { watch } from './records'

/** Everyone on the waiting list, longest first. Only parents wait. */
export const waitingList = (store: Store): Observable<readonly Waiting[]> =>
  watch(store, 'clients', { where: { parentId: '' } }).pipe(map(everyoneWaiting))
