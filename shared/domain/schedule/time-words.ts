import type { TimeOff } from '#shared/schema/staff'
import { addDays, type Day, dayOf, daysBetween, type Instant } from '../time/calendar-day'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format is slow, using it is not: one is kept for each zone and shape. */
function format(key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', options)
  formats.set(key, made)
  return made
}

/** `9:30 AM`, with a space that does not break. */
export const timeWords = (instant: Instant, timeZone: string): string =>
  format(`time ${timeZone}`, { hour: 'numeric', minute: '2-digit', timeZone })
    .format(new Date(instant))
    .replace(/\s/g, '\u00a0')

/** `9 AM`, `9:30 AM`: where there is little room. */
export const shortTimeWords = (instant: Instant, timeZone: string): string =>
  timeWords(instant, timeZone).replace(':00', '')

/** `9:30 – 10:45 AM`: the half of the day is said once when both share it. */
export function timeRangeWords(startAt: Instant, endAt: Instant, timeZone: string): string {
  const start = timeWords(startAt, timeZone)
  const end = timeWords(endAt, timeZone)
  const sameHalf = start.slice(-2) === end.slice(-2)
  return `${sameHalf ? start.slice(0, -3) : start} – ${end}`
}

/** A wall clock `13:00` as `1:00 PM`. */
export const clockWords = (time: string): string => timeWords(`2000-01-01T${time}:00.000Z`, 'UTC')

const atNoon = (day: Day) => new Date(`${day}T12:00:00.000Z`)

/** `Saturday, November 21`, with the year when it is not the year of `today`. */
export const dayWords = (day: Day, today: Day): string =>
  format(`day ${day.slice(0, 4) === today.slice(0, 4)}`, {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(atNoon(day))

/** `today`, `tomorrow`, `yesterday`, else `on Saturday, November 21`. */
export function nearDayWords(day: Day, today: Day): string {
  const away = daysBetween(today, day)
  if (away === 0) return 'today'
  if (away === 1) return 'tomorrow'
  if (away === -1) return 'yesterday'
  return `on ${dayWords(day, today)}`
}

/** `Nov 16 – 22, 2026`; both months and years when they differ. */
export function weekWords(firstDay: Day): string {
  return format('week', {
    month: 'short',
    day: 'numeric',
    year: 'numeric',
    timeZone: 'UTC',
  }).formatRange(atNoon(firstDay), atNoon(addDays(firstDay, 6)))
}

/** `Mon`. */
export const weekdayWord = (day: Day): string =>
  format('weekday', { weekday: 'short', timeZone: 'UTC' }).format(atNoon(day))

/** `Monday`, of an ISO weekday. */
export const weekdayName = (weekday: number): string =>
  format('weekday long', { weekday: 'long', timeZone: 'UTC' }).format(
    // 2024 began on a Monday.
    atNoon(`2024-01-0${weekday}`),
  )

/** `November 2026`. */
export const monthWords = (day: Day): string =>
  format('month', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(atNoon(day))

/** `Saturday, November 21`, `… – Monday, November 23` or `Saturday, November 21, 1:00 – 3:00 PM`. */
export function timeOffWords(
  off: Pick<TimeOff, 'startAt' | 'endAt' | 'wholeDays'>,
  timeZone: string,
  today: Day,
): string {
  const first = dayOf(off.startAt, timeZone)
  const last = dayOf(new Date(Date.parse(off.endAt) - 1).toISOString(), timeZone)
  if (off.wholeDays) {
    return first === last
      ? dayWords(first, today)
      : `${dayWords(first, today)} – ${dayWords(last, today)}`
  }
  if (first === last) {
    return `${dayWords(first, today)}, ${timeRangeWords(off.startAt, off.endAt, timeZone)}`
  }
  return `${dayWords(first, today)}, ${timeWords(off.startAt, timeZone)} – ${dayWords(last, today)}, ${timeWords(off.endAt, timeZone)}`
}

export const dayNumber = (day: Day): string => String(Number(day.slice(8)))

/** `45 min`, `1 h 15 min`, `2 h`. */
export function minutesWords(minutes: number): string {
  const whole = Math.round(minutes)
  const hours = Math.floor(whole / 60)
  const rest = whole % 60
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}
