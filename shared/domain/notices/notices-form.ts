import { z } from 'zod'
import { staffNoticesSchema } from '#shared/schema/staff-notices'

const minutes = z
  .int('Enter whole minutes.')
  .min(0, 'Enter 0 or more.')
  .max(240, 'At most 240 minutes.')
  .nullable()
  .refine((value): boolean => value !== null, 'Enter the minutes.')

/** What the form of the notices asks; minutes not typed yet are null. */
export const noticesFormSchema = staffNoticesSchema.extend({
  leaveBeforeMin: minutes,
  overdueAfterMin: minutes,
})
export type NoticesForm = z.infer<typeof noticesFormSchema>
