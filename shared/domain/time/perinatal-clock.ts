import type { ParentChart } from '#shared/schema/chart'
import { type Day, daysBetween } from './calendar-day'

/** Gestation is counted from 280 days before the due date (Naegele). */
const termDays = 280

export type PerinatalClock =
  | { readonly kind: 'pregnant'; readonly weeks: number; readonly days: number }
  /** `day` = completed days since birth; the day of birth is day 0. */
  | { readonly kind: 'postpartum'; readonly day: number; readonly weeks: number }

/** Where someone stands before or after birth on a day; null when the chart does not say. */
export function perinatalClock(
  chart: Pick<ParentChart, 'stage' | 'dueOn' | 'birthOn'>,
  today: Day,
): PerinatalClock | null {
  if (chart.birthOn !== null) {
    const day = daysBetween(chart.birthOn, today)
    if (day >= 0) return { kind: 'postpartum', day, weeks: Math.floor(day / 7) }
  }
  if (chart.stage === 'pregnant' && chart.dueOn !== null) {
    const gestationDays = termDays - daysBetween(today, chart.dueOn)
    if (gestationDays < 0 || gestationDays > termDays + 28) return null
    return { kind: 'pregnant', weeks: Math.floor(gestationDays / 7), days: gestationDays % 7 }
  }
  return null
}

/** In words: `Day 17 after birth`, `7 weeks after birth`, `32 weeks 4 days`. */
export function perinatalLabel(clock: PerinatalClock): string {
  if (clock.kind === 'pregnant') {
    return `${clock.weeks} ${clock.weeks === 1 ? 'week' : 'weeks'} ${clock.days} ${clock.days === 1 ? 'day' : 'days'} pregnant`
  }
  if (clock.day < 43) return `Day ${clock.day} after birth`
  if (clock.day < 7 * 26) return `${clock.weeks} weeks after birth`
  return `${Math.floor(clock.day / 30.44)} months after birth`
}
