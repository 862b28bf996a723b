import type { Staff, TimeOff, Workday } from '#shared/schema/staff'
import {
  addDays,
  type Day,
  dayOf,
  type Instant,
  instantAt,
  startOfDay,
  weekdayOf,
} from '../time/calendar-day'
import { type Span, spansMeet } from './occupied-time'

/** When a therapist works, in the practice's zone. No workdays: nothing was told, any hour is possible. */
export interface TherapistTime {
  readonly workdays: readonly Workday[]
  readonly timeOff: readonly TimeOff[]
}

export const anyTime: TherapistTime = { workdays: [], timeOff: [] }

export const therapistTime = (staff: Staff | null | undefined): TherapistTime => ({
  workdays: staff?.workdays ?? [],
  timeOff: staff?.timeOff ?? [],
})

/** A stretch in which no visit is offered, and what it is called. */
export interface ClosedSpan extends Span {
  readonly kind: 'hours' | 'break' | 'off' | 'busy'
  /** Name of the break or reason of the time off; '' when none was given. */
  readonly reason: string
}

/** Everything that closes a day, earliest first; stretches may overlap. */
export function closedOn(day: Day, time: TherapistTime, timeZone: string): readonly ClosedSpan[] {
  const whole = { startAt: startOfDay(day, timeZone), endAt: startOfDay(addDays(day, 1), timeZone) }
  return [...outsideHours(day, whole, time, timeZone), ...offWithin(whole, time)].toSorted((a, b) =>
    a.startAt.localeCompare(b.startAt),
  )
}

function outsideHours(day: Day, whole: Span, time: TherapistTime, timeZone: string): ClosedSpan[] {
  if (time.workdays.length === 0) return []
  const workday = time.workdays.find((one) => one.weekday === weekdayOf(day))
  if (!workday) return [{ ...whole, kind: 'hours', reason: '' }]
  const at = (clock: string) => instantAt(day, clock, timeZone)
  const spans: ClosedSpan[] = [
    { startAt: whole.startAt, endAt: at(workday.startTime), kind: 'hours', reason: '' },
    ...workday.breaks.map((one) => ({
      startAt: at(one.startTime),
      endAt: at(one.endTime),
      kind: 'break' as const,
      reason: one.name,
    })),
    { startAt: at(workday.endTime), endAt: whole.endAt, kind: 'hours', reason: '' },
  ]
  return spans.filter((span) => span.startAt < span.endAt)
}

const offWithin = (whole: Span, time: TherapistTime): ClosedSpan[] =>
  time.timeOff
    .filter((off) => spansMeet(off, whole))
    .map((off) => ({
      startAt: off.startAt > whole.startAt ? off.startAt : whole.startAt,
      endAt: off.endAt < whole.endAt ? off.endAt : whole.endAt,
      kind: off.kind,
      reason: off.reason,
    }))

/** What of it lies in a stretch, over midnight too: the time off and breaks first, then the hours. */
export function closedDuring(
  span: Span,
  time: TherapistTime,
  timeZone: string,
): readonly ClosedSpan[] {
  const days: Day[] = []
  const last = dayOf(lastMoment(span.endAt), timeZone)
  for (let day = dayOf(span.startAt, timeZone); day <= last; day = addDays(day, 1)) days.push(day)
  const met = days
    .flatMap((day) => closedOn(day, time, timeZone))
    .filter((closed) => spansMeet(closed, span))
  return [
    ...met.filter(({ kind }) => kind !== 'hours'),
    ...met.filter(({ kind }) => kind === 'hours'),
  ]
}

const lastMoment = (endAt: Instant): Instant => new Date(Date.parse(endAt) - 1).toISOString()

/** A workday as it is first offered: nine to five with half an hour for lunch. */
export const usualWorkday = (weekday: number, newId: () => string): Workday => ({
  weekday,
  startTime: '09:00',
  endTime: '17:00',
  breaks: [{ id: newId(), startTime: '12:30', endTime: '13:00', name: 'Lunch' }],
})

export type TimeOffWish = { readonly reason: string; readonly kind: TimeOff['kind'] } & (
  | { readonly firstDay: Day; readonly lastDay: Day }
  | { readonly day: Day; readonly startTime: string; readonly endTime: string }
)

/** Whole days from midnight to midnight of the practice's zone, or some hours of one day; null when it ends before it starts. */
export function makeTimeOff(wish: TimeOffWish, id: string, timeZone: string): TimeOff | null {
  const common = { id, kind: wish.kind, reason: wish.reason.trim(), sourceId: '' }
  const span =
    'firstDay' in wish
      ? {
          startAt: startOfDay(wish.firstDay, timeZone),
          endAt: startOfDay(addDays(wish.lastDay, 1), timeZone),
        }
      : {
          startAt: instantAt(wish.day, wish.startTime, timeZone),
          endAt: instantAt(wish.day, wish.endTime, timeZone),
        }
  if (span.startAt >= span.endAt) return null
  return { ...common, ...span, wholeDays: 'firstDay' in wish }
}
