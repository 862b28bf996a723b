import { z } from 'zod'
import { idSchema, instantSchema, longText, recordFields } from './primitives'

/** What a person agreed to, in which words, and how they showed it. */
export const consentSchema = z.strictObject({
  ...recordFields,
  kind: z.enum(['treatment', 'session', 'sharing']),
  clientId: idSchema,
  /** '' when it is for no one visit. */
  visitId: z.string().max(36),
  /** When it was given. */
  startAt: instantSchema,
  note: longText,
})
export type Consent = z.infer<typeof consentSchema>
