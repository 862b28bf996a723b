import { z } from 'zod'
import { minutesSchema, shortText } from './primitives'

/** What a person wants to be told by the system, and who looks for them. */
export const staffNoticesSchema = z.strictObject({
  leaveBy: z.boolean(),
  /** Minutes before it is time to leave. */
  leaveBeforeMin: minutesSchema,
  overdue: z.boolean(),
  /** Minutes after a visit is planned to end. */
  overdueAfterMin: minutesSchema,
  /** Whoever knows where this person is today. */
  callName: shortText,
  callPhone: z.string().max(40),
})
export type StaffNotices = z.infer<typeof staffNoticesSchema>
