import { type Day, daysBetween } from '../time/calendar-day'

/** Born before 37 completed weeks; a baby's age is then also told as if born on the due date. */
const fullTermDays = 37 * 7
const termDays = 280

const count = (number: number, unit: string): string =>
  `${number} ${unit}${number === 1 ? '' : 's'}`

/** A baby's age as families say it: `17 days`, `7 weeks`, `5 months`, `2 years`. '' before the birth. */
export function babyAge(bornOn: Day, today: Day): string {
  const days = daysBetween(bornOn, today)
  return days < 0 ? '' : ageOf(days)
}

function ageOf(days: number): string {
  if (days < 28) return count(days, 'day')
  if (days < 7 * 18) return count(Math.floor(days / 7), 'week')
  if (days < 730) return count(Math.floor(days / 30.44), 'month')
  return count(Math.floor(days / 365.25), 'year')
}

/** The corrected age of a baby born early; null when it was not early, or the due date is still to come. */
export function correctedAge(
  bornOn: Day,
  gestationAtBirthDays: number | null,
  today: Day,
): string | null {
  if (gestationAtBirthDays === null || gestationAtBirthDays >= fullTermDays) return null
  const days = daysBetween(bornOn, today) - (termDays - gestationAtBirthDays)
  return days < 0 || days > 730 ? null : ageOf(days)
}

/** `39 weeks 2 days`. */
export const gestationWords = (gestationDays: number): string =>
  [
    count(Math.floor(gestationDays / 7), 'week'),
    gestationDays % 7 > 0 ? count(gestationDays % 7, 'day') : '',
  ]
    .filter(Boolean)
    .join(' ')

/** Completed days of gestation at a birth, by the due date; null when that cannot be. */
export function gestationAt(bornOn: Day, dueOn: Day): number | null {
  const days = termDays - daysBetween(bornOn, dueOn)
  return days < 140 || days > 320 ? null : days
}

/** `2,900 g (6 lb 6 oz)`: grams as they are charted, pounds as families say them. */
export function weightWords(grams: number): string {
  const ounces = Math.round(grams / 28.3495)
  return `${grams.toLocaleString('en-US')} g (${Math.floor(ounces / 16)} lb ${ounces % 16} oz)`
}
