import { convertIcsCalendar, extendByRecurrenceRule } from 'ts-ics'
import { z } from 'zod'
import { ok, type Result, refused } from '#shared/result'
import type { TimeOff } from '#shared/schema/staff'
import { addDays, addMinutes, type Instant, instantAt, startOfDay } from '../time/calendar-day'

/** What a calendar file may hold; a person's own calendar of many years is smaller. */
export const calendarLimits = {
  bytes: 2_000_000,
  events: 5_000,
  lineLength: 20_000,
  /** Busy stretches taken over: from now, one year ahead. */
  stretches: 400,
  daysAhead: 366,
} as const

export type CalendarRefusal =
  | 'tooLarge'
  /** No calendar, or one that breaks the format's rules. */
  | 'notACalendar'
  | 'tooManyEvents'
  /** More stretches in the coming year than are taken over. */
  | 'tooManyStretches'

export interface CalendarPreview {
  readonly stretches: readonly TimeOff[]
  /** Entries that could not be read or make no sense; the others are not hurt by them. */
  readonly unreadable: number
  /** Over already, more than a year ahead, free time, or called off. */
  readonly leftOut: number
}

export interface ImportOptions {
  readonly now: Instant
  /** The practice's zone: for days without a time and for times without a zone. */
  readonly timeZone: string
  readonly kind: TimeOff['kind']
  /** Titles can hold names of people who agreed to nothing: left out unless wanted. */
  readonly withTitles: boolean
  readonly newId: () => string
}

const validDate = z.date().refine((date) => {
  const year = date.getUTCFullYear()
  return year >= 1970 && year <= 2200
})
const momentSchema = z.object({
  date: validDate,
  type: z.enum(['DATE', 'DATE-TIME']).optional(),
  local: z.object({ date: validDate, timezone: z.string().max(100) }).optional(),
})
const ruleSchema = z.object({
  frequency: z.enum(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']),
  interval: z.int().min(1).max(400).optional(),
  count: z.int().min(1).max(10_000).optional(),
  until: z.object({ date: validDate }).optional(),
})
const eventSchema = z.object({
  uid: z.string().min(1).max(2_000),
  start: momentSchema,
  end: momentSchema.optional(),
  duration: z
    .object({
      before: z.boolean().optional(),
      weeks: z.int().min(0).max(60).optional(),
      days: z.int().min(0).max(400).optional(),
      hours: z.int().min(0).max(10_000).optional(),
      minutes: z.int().min(0).max(600_000).optional(),
      seconds: z.int().min(0).optional(),
    })
    .optional(),
  summary: z.string().optional(),
  status: z.string().optional(),
  timeTransparent: z.string().optional(),
  recurrenceRule: ruleSchema.loose().optional(),
  exceptionDates: z.array(momentSchema).max(2_000).optional(),
  recurrenceId: z.object({ value: momentSchema }).optional(),
})
type CalendarEvent = z.infer<typeof eventSchema>

/**
 * Reads a chosen calendar file for a preview; writes nothing. The text is anybody's: it is bounded before
 * it is parsed, and each entry is checked after. Repeating entries are unrolled over the coming year, by
 * the wall clock of their own zone.
 */
export function readCalendar(
  text: string,
  options: ImportOptions,
): Result<CalendarPreview, CalendarRefusal> {
  const bounded = boundsOf(text)
  if (bounded) return refused(bounded)
  const events = parse(giveZone(text, options.timeZone))
  if (events === null) return refused('notACalendar')
  const readable = events.flatMap((event) => {
    const parsed = eventSchema.safeParse(event)
    return parsed.success ? [parsed.data] : []
  })
  const moved = movedOccurrences(readable)
  const untilAt = addMinutes(options.now, calendarLimits.daysAhead * 24 * 60)
  const stretches: TimeOff[] = []
  let leftOut = 0
  for (const event of readable) {
    const found = isFree(event)
      ? []
      : unroll(event, moved, options, untilAt).filter(
          ({ startAt, endAt }) => endAt > options.now && startAt < untilAt && startAt < endAt,
        )
    if (found.length === 0) leftOut += 1
    stretches.push(...found)
    if (stretches.length > calendarLimits.stretches) return refused('tooManyStretches')
  }
  stretches.sort((a, b) => a.startAt.localeCompare(b.startAt))
  return ok({ stretches, unreadable: events.length - readable.length, leftOut })
}

function boundsOf(text: string): CalendarRefusal | null {
  if (text.length > calendarLimits.bytes) return 'tooLarge'
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR\s/i.test(text) || text.includes('\0')) return 'notACalendar'
  if (!/\nEND:VCALENDAR\s*$/i.test(text)) return 'notACalendar'
  const begins = text.match(/^BEGIN:VEVENT\s*$/gim)?.length ?? 0
  const ends = text.match(/^END:VEVENT\s*$/gim)?.length ?? 0
  if (begins !== ends) return 'notACalendar'
  if (begins > calendarLimits.events) return 'tooManyEvents'
  const longest = text.split('\n').some((line) => line.length > calendarLimits.lineLength)
  return longest ? 'notACalendar' : null
}

/** A time without a zone is meant where the practice is. */
const giveZone = (text: string, timeZone: string): string =>
  text
    .replace(/^\uFEFF/, '')
    .replace(
      /^(DTSTART|DTEND|EXDATE|RECURRENCE-ID)(?:;VALUE=DATE-TIME)?:(\d{8}T\d{6})(?=\s*$)/gim,
      `$1;TZID=${timeZone}:$2`,
    )

function parse(text: string): readonly unknown[] | null {
  try {
    return convertIcsCalendar(undefined, text).events ?? []
  } catch {
    return null
  }
}

const isFree = ({ status, timeTransparent }: CalendarEvent): boolean =>
  status === 'CANCELLED' || timeTransparent === 'TRANSPARENT'

type Moment = z.infer<typeof momentSchema>

/** The wall clock of an entry as if it were UTC. */
const wallOf = (moment: Moment): Date => moment.local?.date ?? moment.date

/** Single dates of a repeating entry that an entry of their own stands for. */
const movedOccurrences = (events: readonly CalendarEvent[]): ReadonlyMap<string, Set<number>> => {
  const moved = new Map<string, Set<number>>()
  for (const { uid, recurrenceId } of events) {
    if (!recurrenceId) continue
    const dates = moved.get(uid) ?? new Set()
    moved.set(uid, dates.add(wallOf(recurrenceId.value).getTime()))
  }
  return moved
}

function unroll(
  event: CalendarEvent,
  moved: ReadonlyMap<string, Set<number>>,
  options: ImportOptions,
  untilAt: Instant,
): TimeOff[] {
  const wall = wallOf(event.start)
  const lengthMs = lengthOf(event)
  if (lengthMs <= 0) return []
  const gone = new Set(event.exceptionDates?.map((moment) => wallOf(moment).getTime()))
  if (!event.recurrenceId) for (const at of moved.get(event.uid) ?? []) gone.add(at)
  const starts = event.recurrenceRule ? repeat(event, wall, untilAt) : [wall]
  return starts
    .filter((start) => !gone.has(start.getTime()))
    .map((start) => stretchAt(event, start, lengthMs, options))
}

function repeat(event: CalendarEvent, wall: Date, untilAt: Instant): readonly Date[] {
  // One day more: the wall clock may be ahead of UTC.
  const end = new Date(Date.parse(untilAt) + 86_400_000)
  if (wall > end || !event.recurrenceRule) return []
  const rule = event.recurrenceRule as Parameters<typeof extendByRecurrenceRule>[0]
  try {
    return extendByRecurrenceRule(rule, { start: wall, end })
  } catch {
    return [wall]
  }
}

function lengthOf({ start, end, duration }: CalendarEvent): number {
  if (end) return wallOf(end).getTime() - wallOf(start).getTime()
  if (duration && !duration.before) {
    const { weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0 } = duration
    return (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1_000
  }
  return start.type === 'DATE' ? 86_400_000 : 0
}

function stretchAt(
  event: CalendarEvent,
  wall: Date,
  lengthMs: number,
  { timeZone, kind, withTitles, newId }: ImportOptions,
): TimeOff {
  const wholeDays = event.start.type === 'DATE'
  const text = wall.toISOString()
  const day = text.slice(0, 10)
  const title = withTitles ? (event.summary ?? '').trim().slice(0, 300) : ''
  const common = {
    id: newId(),
    kind,
    wholeDays,
    reason: title,
    sourceId: `${event.uid.slice(0, 280)} ${text.slice(0, 16)}`,
  }
  if (wholeDays) {
    const days = Math.max(1, Math.round(lengthMs / 86_400_000))
    const endAt = startOfDay(addDays(day, days), timeZone)
    return { ...common, startAt: startOfDay(day, timeZone), endAt }
  }
  const zone = event.start.local ? knownZone(event.start.local.timezone, timeZone) : 'UTC'
  const startAt = instantAt(day, text.slice(11, 16), zone)
  return { ...common, startAt, endAt: addMinutes(startAt, Math.round(lengthMs / 60_000)) }
}

const knownZone = (name: string, otherwise: string): string => {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return otherwise
  }
}
