import { z } from 'zod'
import { lostEditSchema } from './lost-edit'

/**
 * The small parts that every record is made of. Stored schemas hold no transforms and no dates as
 * objects: what is written is what is read, on every device, for years.
 */

/** A random id (UUID v4); never a name, number or date of a person. */
export const idSchema = z.uuid().max(36)

/** A UTC instant with milliseconds, `2026-11-21T08:30:00.000Z`: text order is time order. */
export const instantSchema = z.iso.datetime({ precision: 3 }).max(24)
/** A calendar day without a zone, `2026-11-21`. */
export const daySchema = z.iso.date()
/** A wall-clock time, `07:05`. */
export const clockTimeSchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time such as 14:30.')
/** An IANA zone name, `America/Chicago`. */
export const timeZoneSchema = z.string().min(1).max(64)

export const shortText = z.string().max(120)
export const lineText = z.string().max(300)
/** Free text of a person; 100 KB pasted is accepted, more is told to the person before saving. */
export const longText = z.string().max(120_000)

export const minutesSchema = z.int().min(0).max(1440)
export const centsSchema = z.int().min(0).max(10_000_000)
/** A numeric rating scale, 0 (none) to 10 (worst): the usual pain NRS. */
export const rating0to10Schema = z.int().min(0).max(10)

/** What every record carries, whatever it holds. */
export const recordFields = {
  id: idSchema,
  /** The space (one database, one key) that the record belongs to. */
  space: idSchema,
  createdAt: instantSchema,
  createdBy: idSchema,
  updatedAt: instantSchema,
  updatedBy: idSchema,
  /** Edits that lost in a merge, newest last: the unsettled ones are put before a person. */
  lostEdits: z.array(lostEditSchema).max(500).optional(),
}

export const addressSchema = z.strictObject({
  street: lineText,
  unit: shortText,
  city: shortText,
  region: shortText,
  postalCode: z.string().max(20),
  country: z.string().max(2),
})
export type Address = z.infer<typeof addressSchema>

export const emptyAddress: Address = {
  street: '',
  unit: '',
  city: '',
  region: '',
  postalCode: '',
  country: 'US',
}
