import { z } from 'zod'
import { idSchema } from './primitives'

/** What a person decided about the order of a day; the plan itself is always computed anew. */
export const dayPlanSchema = z.strictObject({
  /** Visits in the order that was chosen. */
  order: z.array(idSchema).max(200),
})
export type DayPlan = z.infer<typeof dayPlanSchema>
