import { z } from 'zod'
import { daySchema, idSchema, instantSchema } from './primitives'

/** That a family's records were removed, by whom and when; of whom stands nowhere any more. */
export const removalSchema = z.strictObject({
  /** Of the family: the id that its parent had. */
  id: idSchema,
  at: instantSchema,
  by: idSchema,
  /** The day from which they might be removed. */
  dueOn: daySchema,
  records: z.int().min(0).max(1_000_000),
  files: z.int().min(0).max(1_000_000),
})
export type Removal = z.infer<typeof removalSchema>

/** How long the practice keeps records, where it wants longer than the rulebook's default (8.8). */
export const retentionSettingsSchema = z.strictObject({
  /** Years from the last visit. */
  years: z.int().min(1).max(50),
  /** Whose record is of a child: not before this birthday. */
  minorUntilAge: z.int().min(18).max(40),
  /** What was removed, oldest first. */
  removals: z.array(removalSchema).max(5000),
})
export type RetentionSettings = z.infer<typeof retentionSettingsSchema>
