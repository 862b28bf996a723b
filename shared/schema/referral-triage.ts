import { z } from 'zod'
import { idSchema, instantSchema, lineText, longText, shortText } from './primitives'

/** What is asked, yes or no (rulebook 1.4 to 1.6, 2.5, 3.1). */
export const triageSymptomSchema = z.enum([
  'leaking',
  'pelvicPain',
  'heaviness',
  'coreGap',
  'scarTrouble',
  'activityTrouble',
  'stillAfterMonths',
  'drained',
  'soreFromHolding',
  'anxious',
  'swelling',
  'painfulFeeding',
  'milkWorry',
  'blockedDucts',
  'newOrWorse',
  'noCheckup',
  'veryLow',
  'poorSleep',
  'appetiteEnergy',
])
export type TriageSymptom = z.infer<typeof triageSymptomSchema>

/** Where the answers point. */
export const triageTargetSchema = z.enum([
  'massage',
  'pelvicFloorPt',
  'lactation',
  'medical',
  'mentalHealth',
])
export type TriageTarget = z.infer<typeof triageTargetSchema>

export const triageOfferSchema = z.strictObject({
  id: idSchema,
  to: triageTargetSchema,
  /** `heard`: the provider has answered or the client has an appointment. */
  answer: z.enum(['offered', 'accepted', 'declined', 'heard']),
  at: instantSchema,
  by: idSchema,
  words: lineText,
})
export type TriageOffer = z.infer<typeof triageOfferSchema>

/** What points to another profession, and what the client said to it. */
export const referralTriageSchema = z.strictObject({
  /** A symptom that does not stand here was not asked: that is not "no". */
  symptoms: z
    .array(z.strictObject({ symptom: triageSymptomSchema, answer: z.enum(['yes', 'no']) }))
    .max(40),
  /** Append-only; the last of each target stands. */
  offers: z.array(triageOfferSchema).max(200),
  /** Does the client's plan ask for a referral to a pelvic-floor PT (rulebook 1.12)? */
  ptReferral: z.strictObject({
    needed: z.enum(['notAsked', 'no', 'yes']),
    payer: shortText,
    authorization: shortText,
  }),
  note: longText,
})
export type ReferralTriage = z.infer<typeof referralTriageSchema>
