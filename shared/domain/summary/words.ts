import type { Summary, SummaryPart, SummaryPurpose } from '../../schema/summary'

export const partWords: Record<SummaryPart, string> = {
  birth: 'Birth',
  allergies: 'Allergies',
  medications: 'Medications',
  conditions: 'Conditions',
  clearances: 'Clearances',
  pain: 'Pain ratings',
  session: 'Sessions',
  plan: 'Plan',
  vitals: 'Vitals',
  redFlags: 'Warning signs',
  sites: 'Breast sites',
  done: 'Done and not done',
  feeding: 'Feeding and milk',
  symptoms: 'Recovery symptoms',
  mood: 'Mood screen: total',
  moodAnswers: 'Mood screen: answers',
  mother: 'From the mother’s chart',
}

export const partHelp: Record<SummaryPart, string> = {
  birth: 'Date and mode, and what was noted.',
  allergies: 'As reported, with reactions.',
  medications: 'As reported.',
  conditions: 'As reported.',
  clearances: 'What was cleared, and until when.',
  pain: 'Before and after each session, 0 to 10.',
  session: 'What was reported and observed, and the response.',
  plan: 'From the latest of the chosen notes.',
  vitals: 'As measured at the latest chosen visit, with the time.',
  redFlags: 'What was asked at the door: what was there and what was not.',
  sites: 'Where, how large and how it felt, before and after.',
  done: 'Areas, techniques, minutes, pressure; what was left out, and why.',
  feeding: 'How the baby is fed; milk at the session.',
  symptoms: 'Leaking, heaviness, a scar that troubles: what was asked, yes and no.',
  mood: 'Total and date of the latest screens. No answers.',
  moodAnswers: 'Each answer by its topic, of the latest screen.',
  mother: 'Medicines and blocked ducts, where they matter for the baby.',
}

export const urgencyWords: Record<Summary['urgency'], string> = {
  routine: 'Routine',
  soon: 'Soon',
  sameDay: 'Same day',
}

export const purposeWords: Record<SummaryPurpose, string> = {
  clearance: 'Asking for clearance',
  concern: 'Telling of a concern',
  referral: 'Referral',
  update: 'Update on care',
  answer: 'Answer to your question',
}
