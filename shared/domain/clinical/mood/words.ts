import type { MoodAction, MoodInstrument, MoodRisk, MoodStep } from '#shared/schema/mood-screen'
import type { MoodBand, MoodReading } from './score'

export const instrumentWords: Readonly<Record<MoodInstrument, string>> = {
  epds: 'EPDS',
  phq2: 'PHQ-2',
}

/** What each answer is about, in neutral words; the wording stands on the practice's own sheet (C3). */
export const topicWords: Readonly<Record<MoodInstrument, readonly string[]>> = {
  epds: [
    'Finding amusement',
    'Looking ahead',
    'Self-blame',
    'Worry',
    'Fear or panic',
    'Coping',
    'Sleep affected by mood',
    'Sadness',
    'Tearfulness',
    'Safety',
  ],
  phq2: ['Little interest', 'Low mood'],
}

/** The days that the sheet asks about. */
export const recallWords: Readonly<Record<MoodInstrument, string>> = {
  epds: 'the past 7 days',
  phq2: 'the past 2 weeks',
}

export const bandWords: Readonly<Record<MoodBand, string>> = {
  low: 'Below the cut-off',
  possible: 'At the cut-off: offer more',
  assess: 'Have it assessed',
}

export const riskWords: Readonly<Record<MoodRisk, string>> = {
  moodInPregnancy: 'Depression or anxiety before or in pregnancy',
  familyHistory: 'In the family',
  stressfulEvents: 'Stressful events',
  limitedSupport: 'Little support',
  bornEarly: 'Baby born before 37 weeks',
}

export const stepWords: Readonly<Record<MoodStep, string>> = {
  askedSafety: 'Asked about safety',
  called911: 'Called 911',
  called988: 'Called 988 together',
  calledLine: 'Called a help line',
  toldProvider: 'Told her provider',
  askedProviderToScreen: 'Offered a full screen',
  otherAdultThere: 'Another adult is with her',
  handedOver: 'Handed over',
  gaveNumbers: 'Gave her the numbers',
  declined: 'She declined',
  other: 'Something else',
}

export const filledByWords = { client: 'By herself', interview: 'Read out by me' } as const
export const readAsWords = { score: 'Its score', position: 'Its place from the top' } as const

export const lockedMoodStatement =
  'A screen is not a diagnosis. It is offered, it is voluntary, and it never takes the place of medical or mental-health care.'

/** `Total 12 of 30`, or what it lies between where answers are missing. */
export function totalWords(instrument: MoodInstrument, { total }: MoodReading): string {
  const most = instrument === 'epds' ? 30 : 6
  if (total.kind === 'total') return `${total.total} of ${most}`
  return `No total: between ${total.least} and ${total.most}`
}

export function missingWords({ total }: MoodReading): string {
  if (total.kind === 'total') return ''
  const { missing } = total
  if (missing.length === 1) return `Answer ${missing[0]} is missing.`
  return `Answers ${missing.slice(0, -1).join(', ')} and ${missing.at(-1)} are missing.`
}

/** What follows from a reading, for the therapist. */
export function nextWords({ band, safety }: MoodReading): string {
  if (safety) return 'The safety answer comes first, whatever the total.'
  if (band === 'assess') {
    return 'Tell her OB, primary care or mental-health provider today, with her agreement. Screen again in 2 weeks.'
  }
  if (band === 'possible') {
    return 'Offer a full screen with her provider within 72 hours. Screen again in 2 to 4 weeks.'
  }
  if (band === null) return 'Offer the missing answers again. Without them there is no total.'
  return ''
}

export const actionWords = ({ step, words }: MoodAction): string =>
  words ? `${stepWords[step]}: ${words}` : stepWords[step]
