import { z } from 'zod'
import { carePlanSchema } from './care-plan'
import { doorGateSchema } from './door-gate'
import { moodScreenSchema } from './mood-screen'
import { noteReviewSchema } from './note-review'
import { idSchema, instantSchema, recordFields } from './primitives'
import { referralTriageSchema } from './referral-triage'
import { taskAnswerSchema } from './task-answer'
import { wellbeingSchema } from './wellbeing'

/**
 * What was asked before or beside the hands, for one person, told apart by `kind`; exactly the part of
 * that name is filled. Apart from charts and notes, under a key of its own: a mother's screening never
 * travels with an infant's record.
 */
export const screeningSchema = z.strictObject({
  ...recordFields,
  kind: z.enum(['doorGate', 'mood', 'triage', 'wellbeing', 'carePlan', 'task', 'review']),
  clientId: idSchema,
  /** '' when it was asked outside a visit: null could not be searched for. */
  visitId: z.string().max(36),
  /** When it was asked, as the therapist says. */
  startAt: instantSchema,
  doorGate: doorGateSchema.nullable(),
  mood: moodScreenSchema.nullable(),
  triage: referralTriageSchema.nullable(),
  wellbeing: wellbeingSchema.nullable().optional(),
  carePlan: carePlanSchema.nullable().optional(),
  task: taskAnswerSchema.nullable().optional(),
  review: noteReviewSchema.nullable().optional(),
})
export type Screening = z.infer<typeof screeningSchema>
