import { z } from 'zod'
import {
  addressSchema,
  daySchema,
  idSchema,
  instantSchema,
  lineText,
  recordFields,
  shortText,
} from './primitives'

export const staffRoleSchema = z.enum(['owner', 'lead', 'therapist', 'office'])

export const licenceSchema = z.strictObject({
  /** As printed on notes and summaries: `LMT`, `RMT`. */
  title: z.string().max(40),
  number: z.string().max(40),
  state: z.string().max(40),
  expiresOn: daySchema.nullable(),
})

export const credentialSchema = z.strictObject({
  id: idSchema,
  name: shortText,
  issuer: shortText,
  expiresOn: daySchema.nullable(),
})

/** Keys are public ones, base64. */
export const laptopSchema = z.strictObject({
  deviceId: idSchema,
  publicKey: z.string().max(60),
  addedAt: instantSchema,
  /** What new keys of the practice are sealed to; laptops from before that have none. */
  sealingKey: z.string().max(60).optional(),
  /** Chosen by the person; two may be called alike. */
  name: z.string().max(60).optional(),
  /** Since when it is out of the practice: lost, sold, or given away. */
  revokedAt: instantSchema.nullable().optional(),
})

/** Someone who works in the practice. Lives in the practice space. */
export const staffSchema = z.strictObject({
  ...recordFields,
  name: shortText.min(1, 'Enter a name.'),
  role: staffRoleSchema,
  licence: licenceSchema,
  credentials: z.array(credentialSchema).max(30),
  phone: z.string().max(40),
  email: z.string().max(254),
  /** Where the day starts and ends; null until told. */
  homeBase: addressSchema.nullable(),
  /** The therapist space that this person's clients and visits live in. */
  clientSpace: idSchema,
  /** The laptops this person works with, and what they sign with. */
  signingKeys: z.array(laptopSchema).max(20),
  note: lineText,
})
export type Staff = z.infer<typeof staffSchema>
