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
  /** Public keys of the laptops this person signs with, base64. */
  signingKeys: z
    .array(
      z.strictObject({ deviceId: idSchema, publicKey: z.string().max(60), addedAt: instantSchema }),
    )
    .max(20),
  note: lineText,
})
export type Staff = z.infer<typeof staffSchema>
