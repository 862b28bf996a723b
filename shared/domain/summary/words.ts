import type { Summary, SummaryPart } from '../../schema/summary'

export const partWords: Record<SummaryPart, string> = {
  birth: 'Birth',
  allergies: 'Allergies',
  medications: 'Medications',
  conditions: 'Conditions',
  clearances: 'Clearances',
  pain: 'Pain ratings',
  session: 'Sessions',
  plan: 'Plan',
}

export const partHelp: Record<SummaryPart, string> = {
  birth: 'Date, mode, feeding, and what was noted.',
  allergies: 'As reported, with reactions.',
  medications: 'As reported.',
  conditions: 'As reported.',
  clearances: 'What was cleared, and until when.',
  pain: 'Before and after each session, 0 to 10.',
  session: 'What was reported and observed, and the response.',
  plan: 'From the latest of the chosen notes.',
}

export const urgencyWords: Record<Summary['urgency'], string> = {
  routine: 'Routine',
  soon: 'Soon',
  sameDay: 'Same day',
}
