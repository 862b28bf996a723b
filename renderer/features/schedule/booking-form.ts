import { z } from 'zod'
import { clockWords } from '#shared/domain/schedule/time-words'
import {
  clockTimeOf,
  type Day,
  dayOf,
  minutesBetween,
  readWallClock,
} from '#shared/domain/time/calendar-day'
import { clockTimeSchema, daySchema, idSchema, minutesSchema } from '#shared/schema/primitives'
import { type Visit, visitSchema } from '#shared/schema/visit'

/** What is asked when a visit is booked; the wall clock stands in the practice's zone. */
export interface BookingValues {
  readonly clientId: string | null
  readonly infantIds: string[]
  readonly serviceId: string | null
  readonly day: Day | null
  readonly startTime: string | null
  /** Which of two, where the clocks going back make the time come twice. */
  readonly ofTwo: 'first' | 'second'
  readonly durationMin: number | null
  readonly plan: string
  /** '0': once; else every so many weeks. */
  readonly repeatWeeks: string
  /** ISO weekdays besides the one of `day`. */
  readonly repeatDays: string[]
  readonly repeatEnds: 'count' | 'until'
  readonly repeatCount: number | null
  readonly repeatUntil: Day | null
  readonly scope: 'this' | 'following'
}

/** What a booking that does not repeat holds. */
export const noRepeat = {
  repeatWeeks: '0',
  repeatDays: [] as string[],
  repeatEnds: 'count',
  repeatCount: 6,
  repeatUntil: null,
  scope: 'this',
} as const

const isDay = (value: unknown): value is Day => daySchema.safeParse(value).success
const isClockTime = (value: unknown): value is string => clockTimeSchema.safeParse(value).success

const chosen = (message: string) => z.string({ error: message }).pipe(idSchema)

/** The form's check. A time that the clocks jump over is refused with the time that comes instead. */
export const bookingSchema = (timeZone: string) =>
  visitSchema
    .pick({ infantIds: true, plan: true })
    .extend({
      clientId: chosen('Choose who the visit is for.'),
      serviceId: chosen('Choose a service.'),
      day: z
        .string({ error: 'Choose a day.' })
        .refine((day) => isDay(day), 'Enter a day such as 3/14/2026.'),
      startTime: z.string({ error: 'Enter when the session starts.' }).pipe(clockTimeSchema),
      ofTwo: z.enum(['first', 'second']),
      durationMin: z
        .number({ error: 'Enter how long the session takes.' })
        .pipe(minutesSchema.min(1, 'Enter at least one minute.')),
      repeatWeeks: z.string(),
      repeatDays: z.array(z.string()),
      repeatEnds: z.enum(['count', 'until']),
      repeatCount: z.number().nullable(),
      repeatUntil: z.string().nullable(),
      scope: z.enum(['this', 'following']),
    })
    .superRefine((values, context) => {
      const { repeatWeeks, repeatEnds, repeatCount, repeatUntil, day } = values
      if (repeatWeeks === '0') return
      if (repeatEnds === 'count' && !(repeatCount && repeatCount >= 2 && repeatCount <= 104)) {
        const message = 'Enter how many visits, from 2 to 104.'
        context.addIssue({ code: 'custom', path: ['repeatCount'], message })
      }
      if (repeatEnds === 'until' && !(isDay(repeatUntil) && repeatUntil > day)) {
        const message = 'Choose a day after the first visit.'
        context.addIssue({ code: 'custom', path: ['repeatUntil'], message })
      }
    })
    .superRefine(({ day, startTime }, context) => {
      if (!isDay(day) || !isClockTime(startTime)) return
      const wall = readWallClock(day, startTime, timeZone)
      if (wall.kind !== 'skipped') return
      context.addIssue({
        code: 'custom',
        path: ['startTime'],
        message: `The clocks go forward that night and this time does not come. Choose ${clockWords(clockTimeOf(wall.instant, timeZone))} or another time.`,
      })
    })

export type BookingAnswer = z.infer<ReturnType<typeof bookingSchema>>

export const isBookingDraft = (values: unknown): values is BookingValues =>
  typeof values === 'object' &&
  values !== null &&
  'startTime' in values &&
  'repeatWeeks' in values &&
  'serviceId' in values &&
  Array.isArray((values as BookingValues).infantIds) &&
  typeof (values as BookingValues).plan === 'string'

/** The start that day, time and choice mean; null while one is missing or unreadable. */
export function startOfBooking(values: BookingValues, timeZone: string): string | null {
  const { day, startTime, ofTwo } = values
  if (!isDay(day) || !isClockTime(startTime)) return null
  const wall = readWallClock(day, startTime, timeZone)
  if (wall.kind === 'skipped') return null
  return wall.kind === 'repeated' && ofTwo === 'second' ? wall.second : wall.instant
}

/** The rule that was asked for; null books once. */
export function repeatOf(answer: BookingAnswer) {
  const { repeatWeeks, repeatDays, repeatEnds, repeatCount, repeatUntil } = answer
  if (repeatWeeks === '0') return null
  return {
    everyWeeks: Number(repeatWeeks),
    weekdays: repeatDays.map(Number),
    untilDay: repeatEnds === 'until' ? repeatUntil : null,
    count: repeatEnds === 'count' ? repeatCount : null,
  }
}

/** Does the clock show this time twice on that day? */
export function comesTwice(values: BookingValues, timeZone: string): boolean {
  const { day, startTime } = values
  return (
    isDay(day) &&
    isClockTime(startTime) &&
    readWallClock(day, startTime, timeZone).kind === 'repeated'
  )
}

export const bookingOf = (visit: Visit, timeZone: string): BookingValues => {
  const day = dayOf(visit.startAt, timeZone)
  const startTime = clockTimeOf(visit.startAt, timeZone)
  const wall = readWallClock(day, startTime, timeZone)
  return {
    clientId: visit.clientId,
    infantIds: visit.infantIds,
    serviceId: visit.serviceId,
    day,
    startTime,
    ofTwo: wall.kind === 'repeated' && wall.second === visit.startAt ? 'second' : 'first',
    durationMin: minutesBetween(visit.startAt, visit.endAt),
    plan: visit.plan,
    ...noRepeat,
    repeatDays: [],
  }
}
