import type { AllergenClass, Allergy, BirthMode, ParentChart } from '#shared/schema/chart'
import type { CareRole, CareTeamMember, Contact, TimeWindow } from '#shared/schema/client'
import { clockWords } from '../schedule/time-words'
import type { Day } from '../time/calendar-day'

/* The values of a household as a therapist says them. */

export const stageWords: Record<ParentChart['stage'], string> = {
  pregnant: 'Pregnant',
  postpartum: 'After birth',
  other: 'Neither',
}

export const birthModeWords: Record<BirthMode, string> = {
  vaginal: 'Vaginal',
  assistedVaginal: 'Vaginal, assisted',
  cesareanPlanned: 'Cesarean, planned',
  cesareanUnplanned: 'Cesarean, unplanned',
}

export const feedingWords: Record<ParentChart['feeding'], string> = {
  direct: 'At the breast',
  pumped: 'Pumped milk',
  mixed: 'Breast and formula',
  formula: 'Formula',
  weaning: 'Weaning',
  none: 'Not feeding',
  unknown: 'Not asked',
}

export const yesNoWords = { yes: 'Yes', no: 'No', unknown: 'Not asked' } as const

export const careRoleWords: Record<CareRole, string> = {
  obgyn: 'OB/GYN',
  midwife: 'Midwife',
  pediatric: 'Pediatrician',
  lactation: 'Lactation consultant',
  pelvicFloorPt: 'Pelvic floor PT',
  mentalHealth: 'Mental health',
  doula: 'Doula',
  primaryCare: 'Primary care',
  other: 'Other',
}

export const sharingWords: Record<CareTeamMember['sharing'], string> = {
  notAsked: 'Sharing not asked',
  agreed: 'May receive summaries',
  declined: 'No summaries',
}

export const severityWords: Record<Allergy['severity'], string> = {
  mild: 'Mild',
  moderate: 'Moderate',
  severe: 'Severe',
  unknown: 'Severity not known',
}

export const allergenWords: Record<AllergenClass, string> = {
  almond: 'Almond',
  coconut: 'Coconut',
  hazelnut: 'Hazelnut',
  walnut: 'Walnut',
  macadamia: 'Macadamia',
  argan: 'Argan',
  shea: 'Shea',
  peanut: 'Peanut',
  sesame: 'Sesame',
  soy: 'Soy',
  wheatGerm: 'Wheat germ',
  avocado: 'Avocado',
  latex: 'Latex',
  lanolin: 'Lanolin (wool)',
  beeswax: 'Beeswax, propolis',
  fragrance: 'Fragrance',
  essentialOil: 'Essential oils',
  preservative: 'Preservatives',
  dye: 'Dyes',
  vitaminE: 'Vitamin E',
  other: 'Something else',
}

export const windowReasonWords: Record<TimeWindow['reason'], string> = {
  nap: 'Nap',
  feeding: 'Feeding',
  schoolRun: 'School run',
  partnerHome: 'Partner at home',
  partnerAway: 'Partner away',
  appointment: 'Other appointment',
  other: 'Other',
}

export const preferredContactWords: Record<Contact['preferred'], string> = {
  text: 'Text',
  call: 'Call',
  email: 'Email',
}

export const safeToTextWords: Record<Contact['safeToText'], string> = {
  notAsked: 'Not asked if texting is safe',
  yes: 'Safe to text',
  no: 'Do not text',
}

export const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

/** `Every day`, `Weekdays`, `Mon, Wed`, for ISO weekdays. */
export function weekdaysWords(weekdays: readonly number[]): string {
  if (weekdays.length === 0 || weekdays.length === 7) return 'Every day'
  if ([...weekdays].sort().join() === '1,2,3,4,5') return 'Weekdays'
  return [...weekdays]
    .sort()
    .map((day) => weekdayNames[day - 1] ?? '')
    .join(', ')
}

/** `9:00 – 11:30 AM`. */
export function windowTimes({ startTime, endTime }: TimeWindow): string {
  const [start, end] = [clockWords(startTime), clockWords(endTime)]
  return `${start.slice(-2) === end.slice(-2) ? start.slice(0, -3) : start} – ${end}`
}

const shortDate = new Intl.DateTimeFormat('en-US', {
  month: 'short',
  day: 'numeric',
  timeZone: 'UTC',
})
const longDate = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' })
const weekdayDate = new Intl.DateTimeFormat('en-US', {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  timeZone: 'UTC',
})
const atNoon = (day: Day) => new Date(`${day}T12:00:00.000Z`)

/** `Nov 24, 2026`. */
export const dateWords = (day: Day): string => longDate.format(atNoon(day))

/** `Nov 24`, with the year when it is not this one. */
export const shortDateWords = (day: Day, today: Day): string =>
  day.slice(0, 4) === today.slice(0, 4) ? shortDate.format(atNoon(day)) : dateWords(day)

/** `Tue, Nov 24`, with the year when it is not this one. */
export const weekdayDateWords = (day: Day, today: Day): string =>
  day.slice(0, 4) === today.slice(0, 4) ? weekdayDate.format(atNoon(day)) : dateWords(day)
