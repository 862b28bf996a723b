import { z } from 'zod'
import { daySchema, idSchema, instantSchema, lineText, rating0to10Schema } from './primitives'
import { goalSchema } from './wellbeing'

/* What the notes of body work and of scar care have in common (clinical rulebook 3.1 to 3.3). */

export const toleratedSchema = z.enum(['well', 'discomfort', 'pain', 'stopped'])
export const responseSchema = z.enum(['better', 'mixed', 'same', 'worse'])
export type SessionResponse = z.infer<typeof responseSchema>

export const workConsentKindSchema = z.enum([
  'agreed',
  'declined',
  'lighter',
  'stopArea',
  'stopSession',
])
export type WorkConsentKind = z.infer<typeof workConsentKindSchema>

/** What the client said about going on. Written once, never changed, never taken out. */
export const workConsentSchema = z.strictObject({
  id: idSchema,
  at: instantSchema,
  kind: workConsentKindSchema,
  /** The area it was about, by its name in the body map; '' for the session as a whole. */
  where: z.string().max(40),
  words: lineText,
  by: idSchema,
})
export type WorkConsent = z.infer<typeof workConsentSchema>

/** One goal of the episode as it stands in this session (clinical rulebook 0.1). */
export const sessionGoalSchema = z.strictObject({
  goal: goalSchema,
  /** How much it troubles: 0 not at all, 10 worst. */
  trouble: rating0to10Schema.nullable(),
  measure: lineText,
})
export type SessionGoal = z.infer<typeof sessionGoalSchema>

/** How far she was when the session was begun, as the chart said it then: it may be put right later. */
export const timingStampSchema = z.strictObject({
  stage: z.enum(['pregnant', 'postpartum', 'other', 'unknown']),
  /** Completed days of pregnancy, or since birth; null: not known. */
  days: z.int().min(0).max(20_000).nullable(),
  /** The provider's word for this work that stood that day; null: none. */
  clearedOn: daySchema.nullable(),
})
export type TimingStamp = z.infer<typeof timingStampSchema>

export const workLimits = { consents: 300, goals: 10 } as const
