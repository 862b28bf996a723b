import { z } from 'zod'
import { dayPlanSchema } from './day-plan'
import { driveSchema } from './drive'
import { daySchema, idSchema, instantSchema, recordFields } from './primitives'

/**
 * Of the road, told apart by `kind`; exactly the part of that name is filled: how a therapist's day is
 * planned (one a day and person), or one drive as it was really driven.
 */
export const tripSchema = z.strictObject({
  ...recordFields,
  kind: z.enum(['plan', 'drive']),
  therapistId: idSchema,
  /** The day in the practice's zone. */
  day: daySchema,
  /** When the day's first step or the drive begins. */
  startAt: instantSchema,
  plan: dayPlanSchema.nullable(),
  drive: driveSchema.nullable(),
})
export type Trip = z.infer<typeof tripSchema>
