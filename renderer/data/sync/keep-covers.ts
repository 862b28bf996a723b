import {
  combineLatest,
  concatMap,
  debounceTime,
  filter,
  firstValueFrom,
  interval,
  map,
  merge,
  startWith,
  take,
} from 'rxjs'
import { may } from '#shared/domain/practice/roles'
import { addDays, dayOf } from '#shared/domain/time/calendar-day'
import { tendCover } from '../commands/cover-visits'
import { coversHere } from '../queries/covers'
import { staffMember } from '../queries/practice'
import type { Session } from '../session'
import type { SyncStatus } from './status'

/** A day begins, and ends, without anything being changed here. */
const lookAgainMs = 10 * 60_000
/** What comes in a batch is looked at once. */
const settleMs = 1500
/** For so long it is looked after what a laptop brings late. */
const lateDays = 400

/**
 * Covers are gone on with, kept fresh, and given back when their days are over and everything is signed: by any
 * laptop that may. Each step is safe on two laptops at once. What fails comes again with the next look.
 */
export function keepCovers(session: Session): void {
  const { store, sync } = session
  const own$ = staffMember(store, session.staffId).pipe(filter((own) => own !== null))
  const upToDate$ = sync.status$.pipe(
    filter(isWhole),
    map(({ lastSuccessAt }) => lastSuccessAt),
  )
  combineLatest([own$, coversHere(store)])
    .pipe(
      filter(([own, { all }]) => may(own.role, 'planForAll') && all.length > 0),
      take(1),
      concatMap(() =>
        merge(upToDate$, coversHere(store), interval(lookAgainMs)).pipe(startWith(null)),
      ),
      debounceTime(settleMs),
      // Half of what a colleague's laptop sent says that a visit is held, and not yet that it is written on.
      concatMap(() => firstValueFrom(sync.status$)),
      filter(isWhole),
      concatMap(() => tendCovers(session).catch(() => undefined)),
    )
    .subscribe({ error: () => undefined })
}

const isWhole = ({ phase }: SyncStatus): boolean => phase === 'upToDate' || phase === 'off'

/** Every cover once, those of the last year that are over too. */
export async function tendCovers(session: Session): Promise<void> {
  const { all } = await firstValueFrom(coversHere(session.store))
  // A day more or less of a year of looking back: whose zone it is makes no difference.
  const since = addDays(dayOf(session.now(), session.timeZone()), -lateDays)
  for (const { parentId, cover } of all) {
    if (cover.untilDay < since) continue
    await tendCover(session, { parentId, coverId: cover.id })
  }
}
