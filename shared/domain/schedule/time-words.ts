import { addDays, type Day, daysBetween, type Instant } from '../time/calendar-day'

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

export const dayNumber = (day: Day): string => String(Number(day.slice(8)))

/** `45 min`, `1 h 15 min`, `2 h`. */
export function minutesWords(minutes: number): string {
  const whole = Math.round(minutes)
  const hours = Math.floor(whole / 60)
  const rest = whole % 60
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}
