import { z } from 'zod'
import { distanceUnitSchema, drivePurposeSchema } from './drive'
import { daySchema, idSchema, instantSchema, lineText } from './primitives'

/** What one mile or kilometer counts for, from a day on until the next rate. */
export const mileageRateSchema = z.strictObject({
  id: idSchema,
  fromDay: daySchema,
  /** 700 is 70 cents: rates are set in tenths of a cent. */
  tenthsOfCent: z.int().min(0).max(100_000),
  /** Where the figure comes from, in the practice's own words. */
  source: lineText,
  setAt: instantSchema,
  setBy: idSchema,
})
export type MileageRate = z.infer<typeof mileageRateSchema>

/** How a practice keeps its mileage book. Rates are never given by Doorstep: each year's is typed in. */
export const mileageSettingsSchema = z.strictObject({
  unit: distanceUnitSchema,
  /** What a drive from or to the home base is put down as; tax advice differs from home to home. */
  homeLegs: drivePurposeSchema,
  rates: z.array(mileageRateSchema).max(80),
})
export type MileageSettings = z.infer<typeof mileageSettingsSchema>
