import type { LogNames } from '#shared/domain/audit/log'
import { laptopMark, laptopName } from '#shared/domain/practice/laptops'
import { dayWords, timeWords } from '#shared/domain/schedule/time-words'
import { dayOf, type Instant } from '#shared/domain/time/calendar-day'
import type { Staff } from '#shared/schema/staff'

/** Names as the records have them now. `ownId`: this laptop, which may not stand in them yet. */
export function namesFor(
  nameOf: (id: string) => string | null,
  staff: readonly Staff[],
  ownId: string,
): LogNames {
  const laptops = new Map(
    staff.flatMap(({ signingKeys }) =>
      signingKeys.map((laptop) => {
        const words = [laptopName(signingKeys, laptop), laptopMark(signingKeys, laptop)]
        return [laptop.deviceId, words.filter(Boolean).join(' ')] as const
      }),
    ),
  )
  return {
    nameOf,
    laptopOf: (deviceId) =>
      laptops.get(deviceId) ?? (deviceId === ownId ? 'This laptop' : 'An earlier laptop'),
  }
}

/** `Nov 21, 2026` would do for a list; the hour is what is asked about. */
export const whenWords = (at: Instant, timeZone: string, today: string): string =>
  `${dayWords(dayOf(at, timeZone), today)}, ${timeWords(at, timeZone)}`
