import { z } from 'zod'
import { lineText, longText, rating0to10Schema } from './primitives'

/** What a client comes for (rulebook 0.1, 0.2); their own wish, never a promise of ours. */
export const goalSchema = z.enum([
  'pain',
  'tension',
  'swelling',
  'circulation',
  'abdomen',
  'scar',
  'stress',
  'sleep',
  'bodyConfidence',
  'support',
])
export type Goal = z.infer<typeof goalSchema>

/** How somebody is, in their own numbers; nothing of it is a finding. */
export const wellbeingSchema = z.strictObject({
  /** Hours of sleep in the last 24, in halves. */
  sleepHours: z.number().min(0).max(24).multipleOf(0.5).nullable(),
  /** 0 very bad to 10 very good. */
  sleepQuality: rating0to10Schema.nullable(),
  /** 0 none to 10 worst. */
  stress: rating0to10Schema.nullable(),
  /** 0 none to 10 worst. */
  pain: rating0to10Schema.nullable(),
  /** One line a goal of this episode. */
  goals: z
    .array(
      z.strictObject({
        goal: goalSchema,
        /** How much it troubles: 0 not at all, 10 worst. */
        trouble: rating0to10Schema.nullable(),
        /** Grade of swelling, range of motion, scar scale: as measured. */
        measure: lineText,
      }),
    )
    .max(10),
  /** In the client's words. */
  words: longText,
})
export type Wellbeing = z.infer<typeof wellbeingSchema>
