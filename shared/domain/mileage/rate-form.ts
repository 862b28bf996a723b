import { z } from 'zod'
import { daySchema, lineText } from '#shared/schema/primitives'

/** What the form of a rate asks; cents with one decimal. */
export const rateFormSchema = z.strictObject({
  fromDay: daySchema
    .nullable()
    .refine((day): boolean => day !== null, 'Enter from which day it counts.'),
  cents: z
    .number()
    .min(0, 'Enter 0 or more.')
    .max(10_000, 'Too large.')
    .nullable()
    .refine((cents): boolean => cents !== null, 'Enter the cents.'),
  source: lineText
    .trim()
    .min(1, 'Enter where the figure comes from, so that it can be looked up again.'),
})
export type RateForm = z.infer<typeof rateFormSchema>
