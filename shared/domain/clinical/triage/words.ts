import type { TriageOffer, TriageSymptom, TriageTarget } from '#shared/schema/referral-triage'

export const targetWords: Readonly<Record<TriageTarget, string>> = {
  massage: 'Massage with you',
  pelvicFloorPt: 'Pelvic-floor physical therapist',
  lactation: 'Lactation consultant (IBCLC)',
  medical: 'OB, midwife or primary care',
  mentalHealth: 'Mental-health care',
}

export const symptomWords: Readonly<Record<TriageSymptom, string>> = {
  leaking: 'Leaking when sneezing, coughing or laughing',
  pelvicPain: 'Pain in the back, hips or pelvis',
  heaviness: 'Heaviness or pressure in the pelvic floor',
  coreGap: 'A weak core, or a gap that can be seen or felt',
  scarTrouble: 'Trouble with a cesarean or perineal scar',
  activityTrouble: 'Trouble going back to daily life or exercise',
  stillAfterMonths: 'Still pain, leaking or stiffness months after birth',
  drained: 'Overwhelmed, tense or drained',
  soreFromHolding: 'Sore from feeding or carrying',
  anxious: 'Anxious',
  swelling: 'Swollen legs, feet or hands',
  painfulFeeding: 'Feeding hurts',
  milkWorry: 'Worried about the milk',
  blockedDucts: 'Blocked ducts again and again',
  newOrWorse: 'Something new or worse that no provider has seen',
  noCheckup: 'No check-up yet, more than six weeks after birth',
  veryLow: 'Very sad or low',
  poorSleep: 'Cannot sleep even when the baby does',
  appetiteEnergy: 'Appetite or energy changed',
}

export const offerWords: Readonly<Record<TriageOffer['answer'], string>> = {
  offered: 'Offered',
  accepted: 'Accepted',
  declined: 'Declined',
  heard: 'Appointment or answer',
}

/** LOCKED (rulebook 1.7, 1.8, 3.12): stand on every referral check and every plan, and cannot be edited. */
export const lockedStatements = {
  en: [
    'Massage does not close a separation of the abdominal muscles.',
    'Massage does not take the place of medical or mental-health care.',
    'Massage and another profession can go side by side.',
  ],
  es: [
    'El masaje no cierra la separación de los músculos abdominales.',
    'El masaje no reemplaza la atención médica ni de salud mental.',
    'El masaje y la atención de otra profesión pueden ir juntos.',
  ],
} as const
