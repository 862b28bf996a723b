import { z } from 'zod'
import { daySchema, lineText } from './primitives'

/** Somebody to turn to: a crisis line, a support group, a directory. The practice's to edit. */
export const resourceSchema = z.strictObject({
  use: z.enum(['crisis', 'support', 'directory']),
  phone: z.string().max(40),
  web: lineText,
  /** One line for the client, in each language. */
  wordsEn: lineText,
  wordsEs: lineText,
  /** When the practice last made sure that it is right. */
  verifiedOn: daySchema.nullable(),
})
export type Resource = z.infer<typeof resourceSchema>
