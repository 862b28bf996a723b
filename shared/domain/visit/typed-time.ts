import { clockTimeOf, dayOf, readWallClock } from '../time/calendar-day'

/** `2026-11-21T09:05`: a moment as it is shown and typed, without its zone. */
export const typedTimeOf = (at: string, timeZone: string): string =>
  `${dayOf(at, timeZone)}T${clockTimeOf(at, timeZone)}`

/**
 * The instant that a typed moment means. When it still reads as `before` did, it is `before`, seconds
 * included; of an hour that comes twice as clocks go back, the one nearer to `before`.
 */
export function readTypedTime(typed: string, timeZone: string, before: string): string {
  if (typed === typedTimeOf(before, timeZone)) return before
  const [day = '', time = ''] = typed.split('T')
  const wall = readWallClock(day, time, timeZone)
  if (wall.kind !== 'repeated') return wall.instant
  const away = (instant: string) => Math.abs(Date.parse(instant) - Date.parse(before))
  return away(wall.second) < away(wall.instant) ? wall.second : wall.instant
}

export const typedTimePattern = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/
