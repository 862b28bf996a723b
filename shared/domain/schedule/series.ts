import type { SeriesRule, Visit, VisitSeries } from '#shared/schema/visit'
import {
  addDays,
  addMinutes,
  clockTimeOf,
  type Day,
  dayOf,
  daysBetween,
  type Instant,
  instantAt,
  minutesBetween,
  startOfWeek,
  weekdayOf,
} from '../time/calendar-day'

/** No series holds more: two years of weekly visits. */
export const mostOccurrences = 104

export interface Occurrence {
  readonly day: Day
  readonly startAt: Instant
  readonly endAt: Instant
}

/**
 * The days a rule gives, earliest first: from its first day on, on its weekdays, in every n-th week
 * counted from the week of the first day (weeks begin on Monday).
 */
export function seriesDays(rule: SeriesRule): readonly Day[] {
  const weekdays = [...new Set(rule.weekdays)].toSorted((a, b) => a - b)
  const most = Math.min(rule.count ?? mostOccurrences, mostOccurrences)
  const days: Day[] = []
  let monday = startOfWeek(rule.firstDay, 1)
  while (days.length < most) {
    for (const weekday of weekdays) {
      const day = addDays(monday, weekday - 1)
      if (day < rule.firstDay) continue
      if (days.length === most || (rule.untilDay !== null && day > rule.untilDay)) return days
      days.push(day)
    }
    monday = addDays(monday, 7 * rule.everyWeeks)
  }
  return days
}

/** When a visit on a day of the series is: the same time by the clock, the length in minutes as they pass. */
export function occurrenceOn(day: Day, rule: SeriesRule, timeZone: string): Occurrence {
  const startAt = instantAt(day, rule.startTime, timeZone)
  return { day, startAt, endAt: addMinutes(startAt, rule.durationMin) }
}

export const occurrencesOf = (rule: SeriesRule, timeZone: string): readonly Occurrence[] =>
  seriesDays(rule).map((day) => occurrenceOn(day, rule, timeZone))

/** The visits of a booked series: the first is given, the others follow it with ids and checklists of their own. */
export function repeatVisit(
  first: Visit,
  rule: SeriesRule,
  seriesId: string,
  newId: () => string,
): readonly Visit[] {
  return occurrencesOf(rule, first.timeZone).map((occurrence, index) => {
    const series: VisitSeries = { id: seriesId, day: occurrence.day, apart: false, rule }
    if (index === 0) return { ...first, series }
    return {
      ...first,
      id: newId(),
      startAt: occurrence.startAt,
      endAt: occurrence.endAt,
      series,
      overruled: null,
      checklist: first.checklist.map((line) => ({
        ...line,
        id: newId(),
        tickedAt: null,
        tickedBy: null,
      })),
    }
  })
}

/** What is changed for a visit and all that follow it. */
export interface SeriesChange {
  /** By so many days, to another time of the clock, to another length. */
  readonly byDays: number
  readonly startTime: string
  readonly durationMin: number
  readonly serviceId: string
  readonly plan: string
}

export const seriesChangeOf = (from: Visit, to: Visit): SeriesChange => ({
  byDays: daysBetween(dayOf(from.startAt, from.timeZone), dayOf(to.startAt, to.timeZone)),
  startTime: clockTimeOf(to.startAt, to.timeZone),
  durationMin: minutesBetween(to.startAt, to.endAt),
  serviceId: to.serviceId,
  plan: to.plan,
})

/** The planned visits of the same series from this one on: those changed for themselves and those begun stay. */
export function following(visit: Visit, all: readonly Visit[]): readonly Visit[] {
  const { series } = visit
  if (!series) return [visit]
  return all
    .filter(
      (one) =>
        one.series?.id === series.id &&
        one.series.day >= series.day &&
        one.state === 'planned' &&
        (one.id === visit.id || !one.series.apart),
    )
    .toSorted((a, b) => a.startAt.localeCompare(b.startAt))
}

/** The rule from a day on, with its weekdays turned as the visit was. */
function ruleAfter(rule: SeriesRule, change: SeriesChange): SeriesRule {
  const turned = (weekday: number) => ((((weekday - 1 + change.byDays) % 7) + 7) % 7) + 1
  return {
    ...rule,
    firstDay: addDays(rule.firstDay, change.byDays),
    untilDay: rule.untilDay === null ? null : addDays(rule.untilDay, change.byDays),
    weekdays: rule.weekdays.map(turned),
    startTime: change.startTime,
    durationMin: change.durationMin,
  }
}

/** One of the visits that follow, changed alike. Its day in the series moves with it. */
export function changeFollowing(visit: Visit, change: SeriesChange): Visit {
  const { series } = visit
  if (!series) return visit
  const day = addDays(series.day, change.byDays)
  const rule = ruleAfter(series.rule, change)
  const { startAt, endAt } = occurrenceOn(day, rule, visit.timeZone)
  return {
    ...visit,
    startAt,
    endAt,
    serviceId: change.serviceId,
    plan: change.plan,
    series: { ...series, day, rule, apart: false },
  }
}

/** Changed for itself: what is later done to the whole series leaves it alone. */
export const setApart = (visit: Visit): Visit =>
  visit.series ? { ...visit, series: { ...visit.series, apart: true } } : visit

/** `Every 2 weeks on Mon, Thu` */
export function seriesWords(rule: SeriesRule, weekdayWords: (weekday: number) => string): string {
  const often = rule.everyWeeks === 1 ? 'Every week' : `Every ${rule.everyWeeks} weeks`
  const days = [...rule.weekdays].toSorted((a, b) => a - b).map(weekdayWords)
  return `${often} on ${days.join(', ')}`
}

/** The rule a booking starts from: every week on its own weekday. */
export const ruleFrom = (
  firstDay: Day,
  startTime: string,
  durationMin: number,
  given: Pick<SeriesRule, 'everyWeeks' | 'weekdays' | 'untilDay' | 'count'>,
): SeriesRule => ({
  ...given,
  // The visit that is booked is always the first of its series.
  weekdays: [...new Set([weekdayOf(firstDay), ...given.weekdays])].toSorted((a, b) => a - b),
  firstDay,
  startTime,
  durationMin,
})
