import { z } from 'zod'
import { longText } from './primitives'

/** What was asked at the door before the hands, and what came of it. */
export const doorGateSchema = z.strictObject({
  note: longText,
})
export type DoorGate = z.infer<typeof doorGateSchema>
