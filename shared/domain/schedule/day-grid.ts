import {
  addDays,
  addMinutes,
  clockTimeOf,
  type Day,
  dayOf,
  type Instant,
  minutesBetween,
  startOfDay,
} from '../time/calendar-day'
import type { Span } from './occupied-time'

/** Where instants lie on a day's axis, in minutes from its top. */
export interface DayScale {
  readonly lengthMin: number
  readonly minuteOf: (instant: Instant) => number
  readonly hours: readonly HourMark[]
}

export interface HourMark {
  readonly minute: number
  /** Wall-clock hour, 0–23. */
  readonly hour: number
  /** The second time round, on the day the clocks go back. */
  readonly again: boolean
}

/** The day as it is lived: 23, 24 or 25 hours long. */
export function livedScale(day: Day, timeZone: string): DayScale {
  const top = startOfDay(day, timeZone)
  const lengthMin = minutesBetween(top, startOfDay(addDays(day, 1), timeZone))
  const hours: HourMark[] = []
  const seen = new Set<number>()
  for (let minute = 0; minute < lengthMin; minute += 30) {
    const clock = clockTimeOf(addMinutes(top, minute), timeZone)
    if (!clock.endsWith(':00')) continue
    const hour = Number(clock.slice(0, 2))
    hours.push({ minute, hour, again: seen.has(hour) })
    seen.add(hour)
  }
  return {
    lengthMin,
    minuteOf: (instant) => Math.min(lengthMin, Math.max(0, minutesBetween(top, instant))),
    hours,
  }
}

/**
 * The wall clock's own 24 hours, the same for each day of a week so that its columns share one axis; the
 * hour that comes twice lies over itself, the skipped one stays empty.
 */
export function wallScale(day: Day, timeZone: string): DayScale {
  const lengthMin = 24 * 60
  return {
    lengthMin,
    minuteOf: (instant) => {
      const on = dayOf(instant, timeZone)
      if (on !== day) return on < day ? 0 : lengthMin
      const clock = clockTimeOf(instant, timeZone)
      return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
    },
    hours: Array.from({ length: 24 }, (_, hour) => ({ minute: hour * 60, hour, again: false })),
  }
}

export interface Placed<Item> {
  readonly item: Item
  /** 0-based, out of `columns` that its group needs. */
  readonly column: number
  readonly columns: number
}

/**
 * Side by side what is at the same time: each gets the first free column of its group, a group being
 * everything linked by overlaps. Order: earliest first, the longer first of two that start together.
 */
export function sideBySide<Item>(
  items: readonly Item[],
  spanOf: (item: Item) => Span,
): readonly Placed<Item>[] {
  const sorted = items.toSorted((a, b) => {
    const [first, second] = [spanOf(a), spanOf(b)]
    return first.startAt.localeCompare(second.startAt) || second.endAt.localeCompare(first.endAt)
  })
  const placed: Placed<Item>[] = []
  let group: { item: Item; column: number }[] = []
  let columnEnds: Instant[] = []
  let groupEnd = ''
  const close = () => {
    for (const one of group) placed.push({ ...one, columns: columnEnds.length })
    group = []
    columnEnds = []
  }
  for (const item of sorted) {
    const { startAt, endAt } = spanOf(item)
    if (startAt >= groupEnd) close()
    const free = columnEnds.findIndex((end) => end <= startAt)
    const column = free === -1 ? columnEnds.length : free
    columnEnds[column] = endAt
    group.push({ item, column })
    groupEnd = endAt > groupEnd ? endAt : groupEnd
  }
  close()
  return placed
}

/** The hours worth showing: the usual day, stretched to whole hours around everything in it. */
export function hoursShown(
  scale: DayScale,
  spans: readonly Span[],
  usual: { readonly fromHour: number; readonly toHour: number } = { fromHour: 7, toHour: 20 },
): { readonly fromMin: number; readonly toMin: number } {
  const at = (hour: number) =>
    scale.hours.find((mark) => mark.hour >= hour && !mark.again)?.minute ?? scale.lengthMin
  const starts = spans.map((span) => scale.minuteOf(span.startAt))
  const ends = spans.map((span) => scale.minuteOf(span.endAt))
  const before = Math.min(at(usual.fromHour), ...starts)
  const after = Math.max(at(usual.toHour), ...ends)
  const marks = scale.hours.map((mark) => mark.minute)
  return {
    fromMin: marks.findLast((minute) => minute <= before) ?? 0,
    toMin: marks.find((minute) => minute >= after) ?? scale.lengthMin,
  }
}
