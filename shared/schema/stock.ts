import { z } from 'zod'
import { itemUnitSchema } from './catalog-entry'
import { idSchema, instantSchema, lineText, minutesSchema, recordFields } from './primitives'

/** Where a thing lies: at home base, in somebody's bag, or among what is to be washed. */
export const placeSchema = z.enum(['base', 'bag', 'laundry'])
export type Place = z.infer<typeof placeSchema>

/**
 * - received: came to home base
 * - used: used up, from `place`
 * - soiled: from the bag to the laundry
 * - washed: from the laundry to home base
 * - counted: the difference to what was found at `place`
 * - discarded: thrown away, from `place`
 * - toBag, toBase: between home base and a bag
 */
export const movementKindSchema = z.enum([
  'received',
  'used',
  'soiled',
  'washed',
  'counted',
  'discarded',
  'toBag',
  'toBase',
])
export type MovementKind = z.infer<typeof movementKindSchema>

export const movementLineSchema = z.strictObject({
  itemId: idSchema,
  /** Null for what has no lot. */
  lotId: idSchema.nullable(),
  place: placeSchema,
  /** More than 0; only a difference (counted, or a corrected use) may be less. */
  quantity: z.number().min(-100_000).max(100_000),
  unit: itemUnitSchema,
})
export type MovementLine = z.infer<typeof movementLineSchema>

export const movementSchema = z.strictObject({
  kind: movementKindSchema,
  /** Whose bag, when a bag takes part. */
  holderId: idSchema.nullable(),
  lines: z.array(movementLineSchema).min(1).max(400),
  note: lineText,
})
export type Movement = z.infer<typeof movementSchema>

/** What was warm on skin: measured before it was laid on (clinical rulebook 7.3). */
export const heatSchema = z.strictObject({
  what: z.enum(['cloth', 'massager', 'heatPack']),
  /** In °C with one decimal, whichever scale it was read in. */
  temperatureC: z.number().min(0).max(100),
  wristChecked: z.boolean(),
  minutes: minutesSchema,
  /** Why it was above the practice's own limit; '' within it. */
  reason: lineText,
})
export type Heat = z.infer<typeof heatSchema>

export const cleaningSchema = z.strictObject({
  what: z.enum(['surfaces', 'devices', 'linen', 'toys', 'bottles', 'bags']),
  method: z.enum(['disinfected', 'soapAndWater', 'hotWash', 'bleach']),
  /** Minutes that the disinfectant stayed wet; null for washing. */
  contactMin: minutesSchema.nullable(),
  /** Of the wash, in °C; null for disinfecting. */
  temperatureC: z.number().min(0).max(100).nullable(),
  note: lineText,
})
export type Cleaning = z.infer<typeof cleaningSchema>

export const chargeSchema = z.strictObject({
  itemId: idSchema,
  percent: z.int().min(0).max(100),
})

/**
 * The practice's book of things: written once and never changed. What is on hand is always the sum of
 * its movements; a mistake is put right by another line. Told apart by `kind`; exactly the part of that
 * name is filled. `createdBy` is who did it.
 */
export const stockRecordSchema = z.strictObject({
  ...recordFields,
  kind: z.enum(['movement', 'heat', 'cleaning', 'charge']),
  at: instantSchema,
  /** '' when it belongs to no visit: null could not be searched for. */
  visitId: z.string().max(36),
  movement: movementSchema.nullable(),
  heat: heatSchema.nullable(),
  cleaning: cleaningSchema.nullable(),
  charge: chargeSchema.nullable(),
})
export type StockRecord = z.infer<typeof stockRecordSchema>
