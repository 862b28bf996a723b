import { concatMap, distinctUntilChanged, filter, firstValueFrom, map } from 'rxjs'
import { type Lateness, withLastSync } from '#shared/domain/practice/last-sync'
import type { Result } from '#shared/result'
import { allStaff } from '../queries/practice'
import { type Session, touch } from '../session'
import type { ChangeRefusal } from '../store/store'

/** Writes into the person's record when this laptop last had everything on the server; once an hour at most. */
export async function tellLastSync(
  session: Session,
  at: string,
): Promise<Result<unknown, Lateness | ChangeRefusal>> {
  const { store, opened, staffId } = session
  return store.change<'staff', Lateness>('staff', staffId, (person) => {
    const laptops = withLastSync(person.signingKeys, opened.deviceId, at)
    return laptops.ok
      ? { ok: true, value: { ...person, ...touch(session), signingKeys: laptops.value } }
      : laptops
  })
}

/**
 * In a practice of several, tells the others how fresh this laptop's records are: the owner's figures say
 * so. A practice of one tells nobody.
 */
export function keepLastSync(session: Session): void {
  const { sync, store } = session
  const tell = async (at: string) => {
    const staff = await firstValueFrom(allStaff(store))
    if (staff.filter(({ role }) => role !== 'office').length > 1) await tellLastSync(session, at)
  }
  sync.status$
    .pipe(
      filter(({ phase }) => phase === 'upToDate'),
      map(({ lastSuccessAt }) => lastSuccessAt),
      filter((at): at is string => at !== null),
      distinctUntilChanged(),
      // What fails (a full disk, locking) comes again with the next success.
      concatMap((at) => tell(at).catch(() => undefined)),
    )
    .subscribe({ error: () => undefined })
}
