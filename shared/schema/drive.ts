import { z } from 'zod'
import { idSchema, instantSchema, lineText } from './primitives'

export const distanceUnitSchema = z.enum(['mi', 'km'])
export type DistanceUnit = z.infer<typeof distanceUnitSchema>

export const drivePurposeSchema = z.enum(['business', 'commute', 'personal'])
export type DrivePurpose = z.infer<typeof drivePurposeSchema>

/** Read off the car, estimated from the map, or typed from elsewhere (a phone's map, a receipt). */
export const distanceKnownSchema = z.enum(['odometer', 'estimated', 'typed'])
export type DistanceKnown = z.infer<typeof distanceKnownSchema>

/** One end of a drive. */
export const driveEndSchema = z.strictObject({
  kind: z.enum(['homeBase', 'visit', 'other']),
  /** The visit whose home it is; null for the others. */
  visitId: idSchema.nullable(),
  /** What it is called, where it is neither: `Linen service`. */
  name: lineText,
  /** Where it was on the map that day: clients move, the drive stays as it was. Null when not known. */
  location: z
    .strictObject({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
    })
    .nullable(),
})
export type DriveEnd = z.infer<typeof driveEndSchema>

/** Fields of a drive whose changes are written into its trail. */
export const driveFieldSchema = z.enum([
  'startAt',
  'endedAt',
  'from',
  'to',
  'distance',
  'known',
  'purpose',
  'note',
  'voided',
])
export type DriveField = z.infer<typeof driveFieldSchema>

/** One change of a logged drive, as it reads; written once and never changed. */
export const driveEditSchema = z.strictObject({
  id: idSchema,
  at: instantSchema,
  by: idSchema,
  field: driveFieldSchema,
  /** As they read in the book; '' for nothing. */
  old: lineText,
  new: lineText,
  reason: lineText,
})
export type DriveEdit = z.infer<typeof driveEditSchema>

/** Tenths of a mile or kilometer: what a car's counter shows. */
const tenthsSchema = z.int().min(0).max(99_999_999)

/** One drive as it was driven, for the mileage book. It begins at the trip's `startAt`. */
export const driveSchema = z.strictObject({
  from: driveEndSchema,
  to: driveEndSchema,
  /** Null when nobody wrote down when it ended. */
  endedAt: instantSchema.nullable(),
  distanceTenths: tenthsSchema.max(99_999),
  unit: distanceUnitSchema,
  known: distanceKnownSchema,
  /** The car's counter before and after, tenths of `unit`; null unless it was read. */
  odometer: z.strictObject({ startTenths: tenthsSchema, endTenths: tenthsSchema }).nullable(),
  purpose: drivePurposeSchema,
  note: lineText,
  /** Taken out of the book, and still to be seen in it. */
  voidedAt: instantSchema.nullable(),
  /** Only ever added to, oldest first. */
  edits: z.array(driveEditSchema).max(300),
})
export type Drive = z.infer<typeof driveSchema>
