import { z } from 'zod'
import { idSchema, instantSchema, lineText } from './primitives'

/** One number or phone line that the practice moved from its default: who, when, from what, why. */
export const ruleChangeSchema = z.strictObject({
  id: idSchema,
  key: z.string().min(1).max(60),
  value: z.number().min(-1000).max(100_000).nullable(),
  previous: z.number().min(-1000).max(100_000).nullable(),
  /** A phone line's number. */
  text: z.string().max(40),
  reason: lineText.min(3, 'Say why, in a few words.'),
  at: instantSchema,
  by: idSchema,
})
export type RuleChange = z.infer<typeof ruleChangeSchema>

/** The practice's own defaults of the clinical rules: only ever added to, the newest of a key stands. */
export const clinicalRulesSchema = z.strictObject({
  changes: z.array(ruleChangeSchema).max(2000),
})
export type ClinicalRules = z.infer<typeof clinicalRulesSchema>
