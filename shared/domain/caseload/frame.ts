import {
  addDays,
  addMonths,
  type Day,
  dayOf,
  type Instant,
  startOfDay,
  startOfWeek,
} from '#shared/domain/time/calendar-day'

/** How far back drives and supplies are added up. */
export const lookBackDays = 28
/** How far back continuity is counted, and until when a client without a next visit is an active one. */
export const activeDays = 91
/** Months of a trend, the present one included. */
export const trendMonths = 12
/** A clearance that ends within so many days is told. */
export const clearanceDays = 14

export interface MonthFrame {
  /** `2026-11` */
  readonly month: string
  readonly fromAt: Instant
  /** Not part of it. */
  readonly untilAt: Instant
}

/** The present, cut into the stretches that figures are counted over, by the practice's calendar. */
export interface CaseloadFrame {
  readonly now: Instant
  readonly today: Day
  readonly timeZone: string
  readonly thisWeekAt: Instant
  readonly nextWeekAt: Instant
  readonly weekAfterAt: Instant
  /** Since when drives and supplies count. */
  readonly lookBackAt: Instant
  readonly activeSinceAt: Instant
  /** Oldest first. */
  readonly months: readonly MonthFrame[]
}

export function caseloadFrame(clock: {
  readonly now: Instant
  readonly timeZone: string
  /** 1 = Monday … 7 = Sunday. */
  readonly firstWeekday: number
}): CaseloadFrame {
  const { now, timeZone, firstWeekday } = clock
  const today = dayOf(now, timeZone)
  const week = startOfWeek(today, firstWeekday)
  const at = (day: Day) => startOfDay(day, timeZone)
  const firstOfMonth = `${today.slice(0, 7)}-01`
  const months = Array.from({ length: trendMonths }, (_, index) => {
    const first = addMonths(firstOfMonth, index + 1 - trendMonths)
    return { month: first.slice(0, 7), fromAt: at(first), untilAt: at(addMonths(first, 1)) }
  })
  return {
    ...{ now, today, timeZone, months },
    thisWeekAt: at(week),
    nextWeekAt: at(addDays(week, 7)),
    weekAfterAt: at(addDays(week, 14)),
    lookBackAt: at(addDays(today, -lookBackDays)),
    activeSinceAt: at(addDays(today, -activeDays)),
  }
}

/** Today where a household lives: worked out once for the practice's own zone, which is nearly everybody's. */
export const todayIn = (frame: CaseloadFrame, timeZone: string): Day =>
  timeZone === frame.timeZone ? frame.today : dayOf(frame.now, timeZone)

/**
 * Where a household's digest begins: the first day of the month thirteen months before. It moves with the
 * month alone, so that a digest stays right for weeks.
 */
export const reachFromAt = (now: Instant, timeZone: string): Instant =>
  startOfDay(addMonths(`${dayOf(now, timeZone).slice(0, 7)}-01`, -trendMonths - 1), timeZone)
