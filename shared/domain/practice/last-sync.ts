import { ok, type Result, refused } from '#shared/result'
import type { Staff } from '#shared/schema/staff'
import type { Instant } from '../time/calendar-day'

type Laptop = Staff['signingKeys'][number]

/** `soon`: told within the last hour. `notHere`: the laptop is not in the record, or was taken out. */
export type Lateness = 'soon' | 'notHere'

const everyMs = 3_600_000

/** The laptops with the moment at which one of them last had everything on the server. */
export function withLastSync(
  laptops: readonly Laptop[],
  deviceId: string,
  at: Instant,
): Result<Laptop[], Lateness> {
  const own = laptops.find((laptop) => laptop.deviceId === deviceId)
  if (!own || own.revokedAt) return refused('notHere')
  // A clock that was set back tells nothing older, and is told again once it has caught up.
  if (own.lastSyncedAt && Date.parse(at) - Date.parse(own.lastSyncedAt) < everyMs) {
    return refused('soon')
  }
  return ok(laptops.map((laptop) => (laptop === own ? { ...laptop, lastSyncedAt: at } : laptop)))
}
