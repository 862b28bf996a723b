import { concatMap, from, type Observable } from 'rxjs'
import type { LogMember } from '#shared/crypto/member-log-state'
import { isInUse, type Laptop } from '#shared/domain/practice/laptops'
import type { Staff } from '#shared/schema/staff'
import { readLog } from '../commands/member-log'
import type { Store } from '../store/store'
import { allStaff } from './practice'

export interface PersonRow {
  readonly person: Staff
  /** What the owners have signed about them; null where nobody was ever invited, or nothing is signed. */
  readonly member: LogMember | null
  /** Laptops in their record that nobody signed for: they get no keys. */
  readonly unsigned: readonly Laptop[]
}

export interface People {
  readonly rows: readonly PersonRow[]
  /** A log stands: whoever is not in it was let in by no owner. */
  readonly hasLog: boolean
  /** Signed entries that this laptop knows and the records lost. */
  readonly missing: number
  /** Signed apart from the removal of who signed, and not counted. */
  readonly held: number
}

/** By the log or by their own record, this person or this laptop of theirs is out of the practice. */
export const isOutOfPractice = (own: PersonRow | undefined, deviceId: string): boolean =>
  (own?.member?.leftAt ?? null) !== null ||
  own?.person.signingKeys.some((one) => one.deviceId === deviceId && !isInUse(one)) === true

/** Everybody in the practice's records, beside what the member log says of them. */
export const people = (store: Store): Observable<People> =>
  allStaff(store).pipe(concatMap((staff) => from(beside(store, staff))))

async function beside(store: Store, staff: readonly Staff[]): Promise<People> {
  const log = await readLog(store, staff)
  const members = new Map(log?.state.members.map((member) => [member.staffId, member]))
  return {
    rows: staff.map((person) => {
      const member = members.get(person.id) ?? null
      const signed = new Set(member?.laptops.map(({ deviceId }) => deviceId))
      const unsigned = person.signingKeys.filter(
        (laptop) => log !== null && isInUse(laptop) && !signed.has(laptop.deviceId),
      )
      return { person, member, unsigned }
    }),
    hasLog: log !== null,
    missing: log?.missing.length ?? 0,
    held: log?.state.held.length ?? 0,
  }
}
