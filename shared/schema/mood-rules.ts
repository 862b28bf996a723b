import { z } from 'zod'
import { idSchema, instantSchema, lineText, shortText } from './primitives'

/** From which total on a practice acts, for one language; a history: the last of a language stands. */
export const moodCutOffsSchema = z.strictObject({
  id: idSchema,
  /** '' for every language without cut-offs of its own. */
  language: shortText,
  epdsPossible: z.int().min(1).max(30),
  epdsAssess: z.int().min(1).max(30),
  phq2Positive: z.int().min(1).max(6),
  changedAt: instantSchema,
  changedBy: idSchema,
  why: lineText,
})
export type MoodCutOffsChange = z.infer<typeof moodCutOffsSchema>

/** How the practice screens for mood. */
export const moodRulesSchema = z.strictObject({
  /** When somebody confirmed that the practice uses its own licensed copy; null: no answers are entered. */
  copyConfirmedAt: instantSchema.nullable(),
  copyConfirmedBy: idSchema.nullable(),
  /** Which form it holds: edition, translations. */
  form: lineText,
  cutOffs: z.array(moodCutOffsSchema).max(60),
})
export type MoodRules = z.infer<typeof moodRulesSchema>
