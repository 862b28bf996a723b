import { z } from 'zod'
import { lineText } from './primitives'

/** One drive as it was driven, for the mileage book. */
export const driveSchema = z.strictObject({
  purpose: lineText,
})
export type Drive = z.infer<typeof driveSchema>
