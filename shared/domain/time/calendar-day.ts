import { Temporal } from 'temporal-polyfill'

/**
 * The one door between instants and days. Days are `YYYY-MM-DD`, clock times `HH:mm`, instants UTC
 * ISO text with milliseconds; which day or hour an instant is depends on an IANA zone, always given.
 */
export type Day = string
export type ClockTime = string
export type Instant = string

const zoned = (instant: Instant, timeZone: string) =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone)

const instantText = (moment: Temporal.ZonedDateTime | Temporal.Instant): Instant =>
  new Date(moment.epochMilliseconds).toISOString()

export const dayOf = (instant: Instant, timeZone: string): Day =>
  zoned(instant, timeZone).toPlainDate().toString()

export const clockTimeOf = (instant: Instant, timeZone: string): ClockTime =>
  zoned(instant, timeZone).toPlainTime().toString({ smallestUnit: 'minute' })

export const addDays = (day: Day, days: number): Day =>
  Temporal.PlainDate.from(day).add({ days }).toString()

/** The same day so many months later; the last of a shorter month stands for what it lacks. */
export const addMonths = (day: Day, months: number): Day =>
  Temporal.PlainDate.from(day).add({ months }).toString()

const dayMs = 86_400_000

/**
 * Whole days from one day to another; negative when `to` is earlier. Days in UTC are all equally
 * long, and this stands in every row of every list: a tenth of what Temporal takes.
 */
export function daysBetween(from: Day, to: Day): number {
  const days = (Date.parse(to) - Date.parse(from)) / dayMs
  if (!Number.isInteger(days)) throw new RangeError('Not two calendar days')
  return days
}

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: Day): number => Temporal.PlainDate.from(day).dayOfWeek

/** The first day of the week that `day` is in; `firstWeekday` 1 = Monday … 7 = Sunday. */
export const startOfWeek = (day: Day, firstWeekday: number): Day =>
  addDays(day, -((weekdayOf(day) - firstWeekday + 7) % 7))

export type WallClock =
  | { readonly kind: 'exact'; readonly instant: Instant }
  /** The clocks go forward over this time: it does not exist; `instant` is as much later. */
  | { readonly kind: 'skipped'; readonly instant: Instant }
  /** The clocks go back over this time: it comes twice; `instant` is the first. */
  | { readonly kind: 'repeated'; readonly instant: Instant; readonly second: Instant }

/** What instant a wall clock means, and whether a clock change makes it doubtful. */
export function readWallClock(day: Day, time: ClockTime, timeZone: string): WallClock {
  const wall = Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time))
  const earlier = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  const later = wall.toZonedDateTime(timeZone, { disambiguation: 'later' })
  if (earlier.epochMilliseconds === later.epochMilliseconds) {
    return { kind: 'exact', instant: instantText(earlier) }
  }
  if (later.toPlainDateTime().equals(wall)) {
    return { kind: 'repeated', instant: instantText(earlier), second: instantText(later) }
  }
  return { kind: 'skipped', instant: instantText(later) }
}

/** The instant of a wall clock: a skipped time is as much later, a repeated one the first. */
export const instantAt = (day: Day, time: ClockTime, timeZone: string): Instant =>
  readWallClock(day, time, timeZone).instant

/** The instant at which a day begins in a zone (not everywhere midnight). */
export const startOfDay = (day: Day, timeZone: string): Instant =>
  instantText(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone }))

export const addMinutes = (instant: Instant, minutes: number): Instant =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString()

/** Minutes from one instant to another, with fractions; negative when `to` is earlier. */
export const minutesBetween = (from: Instant, to: Instant): number =>
  (Date.parse(to) - Date.parse(from)) / 60_000
