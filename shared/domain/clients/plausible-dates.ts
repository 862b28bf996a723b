import type { ParentChart } from '#shared/schema/chart'
import { addDays, type Day, daysBetween } from '../time/calendar-day'

/** A pregnancy is counted as 40 weeks; 45 leave room for a date that is only roughly known. */
const dueWithinDays = 45 * 7
const termDays = 280

export interface HouseholdDates {
  readonly parentBornOn: Day | null
  readonly stage: ParentChart['stage']
  readonly dueOn: Day | null
  readonly birthOn: Day | null
  readonly checkupOn: Day | null
  readonly babiesBornOn: readonly (Day | null)[]
}

export interface DateFinding {
  /** Where it is to be told. */
  readonly at: 'parentBornOn' | 'dueOn' | 'birthOn' | 'checkupOn' | number
  /** refuse: it cannot be so. warn: unusual, the person decides. */
  readonly weight: 'refuse' | 'warn'
  readonly words: string
}

export const isDay = (text: string | null): text is Day =>
  text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))

/** Whole years from one day to another: one more on each birthday. */
export const yearsBetween = (from: Day, to: Day): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0)

/** Dates of one household that cannot be, or are unusual enough to ask. Unreadable dates are left out. */
export function checkDates(dates: HouseholdDates, today: Day): readonly DateFinding[] {
  return [
    ...checkParent(dates, today),
    ...checkDue(dates, today),
    ...checkBirth(dates, today),
    ...dates.babiesBornOn.flatMap((bornOn, index) => checkBaby(bornOn, index, dates, today)),
  ]
}

const refuse = (at: DateFinding['at'], words: string): DateFinding[] => [
  { at, weight: 'refuse', words },
]
const warn = (at: DateFinding['at'], words: string): DateFinding[] => [
  { at, weight: 'warn', words },
]

function checkParent({ parentBornOn }: HouseholdDates, today: Day): DateFinding[] {
  if (!isDay(parentBornOn)) return []
  if (parentBornOn > today)
    return refuse('parentBornOn', 'The parent’s birth date is in the future.')
  const age = yearsBetween(parentBornOn, today)
  if (age < 10) {
    return refuse('parentBornOn', `The parent would be ${age} years old. Check the year.`)
  }
  if (age > 110)
    return refuse('parentBornOn', `The parent would be ${age} years old. Check the year.`)
  if (age < 14 || age > 70) {
    return warn('parentBornOn', `That makes the parent ${age} years old. Is the year right?`)
  }
  return []
}

function checkDue({ stage, dueOn, birthOn }: HouseholdDates, today: Day): DateFinding[] {
  if (!isDay(dueOn)) return []
  if (dueOn > addDays(today, dueWithinDays)) {
    return refuse('dueOn', 'The due date is more than 45 weeks away. Check the year.')
  }
  if (stage === 'pregnant' && !birthOn && dueOn < addDays(today, -14)) {
    return warn(
      'dueOn',
      'The due date is more than two weeks ago. If the baby is here, choose “After birth”.',
    )
  }
  if (isDay(birthOn)) {
    const early = daysBetween(birthOn, dueOn)
    if (early > termDays - 140) {
      return refuse(
        'dueOn',
        'The birth would be before 20 weeks. Check the due date and the birth date.',
      )
    }
    if (early < -28) {
      return warn(
        'dueOn',
        'The birth was more than four weeks after this due date. Are both right?',
      )
    }
  }
  return []
}

function checkBirth(
  { stage, birthOn, parentBornOn, checkupOn }: HouseholdDates,
  today: Day,
): DateFinding[] {
  const found: DateFinding[] = []
  if (isDay(birthOn)) {
    if (birthOn > today) {
      found.push(
        ...refuse('birthOn', 'The birth is in the future. Before the birth, choose “Pregnant”.'),
      )
    } else if (isDay(parentBornOn) && birthOn < parentBornOn) {
      found.push(...refuse('birthOn', 'The birth is before the parent was born.'))
    } else if (stage === 'postpartum' && yearsBetween(birthOn, today) >= 2) {
      found.push(...warn('birthOn', 'The birth was more than two years ago. Is the year right?'))
    }
    if (isDay(checkupOn) && checkupOn < birthOn) {
      found.push(...warn('checkupOn', 'The check-up is before the birth. Is the date right?'))
    }
  }
  return found
}

function checkBaby(
  bornOn: Day | null,
  index: number,
  { parentBornOn, birthOn }: HouseholdDates,
  today: Day,
): DateFinding[] {
  if (!isDay(bornOn)) return []
  if (bornOn > today) return refuse(index, 'The baby’s birth date is in the future.')
  if (isDay(parentBornOn) && bornOn < parentBornOn) {
    return refuse(index, 'The baby would be older than the parent. Check both birth dates.')
  }
  // Twins may be born on two sides of midnight.
  if (isDay(birthOn) && Math.abs(daysBetween(birthOn, bornOn)) > 1) {
    return warn(index, 'Not the birth date given above. That is right for an older child.')
  }
  return []
}
