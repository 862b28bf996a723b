import { z } from 'zod'
import { longText } from './primitives'

/** What points to another profession, and what the client said to it. */
export const referralTriageSchema = z.strictObject({
  note: longText,
})
export type ReferralTriage = z.infer<typeof referralTriageSchema>
