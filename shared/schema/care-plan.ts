import { z } from 'zod'
import { daySchema, idSchema, lineText } from './primitives'

export const carePlanItemSchema = z.enum([
  'rest',
  'askForHelp',
  'water',
  'food',
  'feedingPosition',
  'carrying',
  'warmth',
  'breathing',
  'walk',
  'daylight',
  'talk',
  'meetOthers',
  'babyTouch',
  'bellyTouch',
  'checkup',
  'writeDown',
])
export type CarePlanItem = z.infer<typeof carePlanItemSchema>

/** What the client takes home on one page: chosen sentences of ours, own lines, whom to turn to. */
export const carePlanSchema = z.strictObject({
  language: z.enum(['en', 'es']),
  items: z.array(carePlanItemSchema).max(16),
  /** The therapist's own lines, in the client's language. */
  ownLines: z.array(lineText.min(1)).max(8),
  /** Entries of the practice's directory. */
  resourceIds: z.array(idSchema).max(20),
  /** When the therapist will be in touch. */
  nextContactOn: daySchema.nullable(),
})
export type CarePlan = z.infer<typeof carePlanSchema>
