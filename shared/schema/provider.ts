import { z } from 'zod'
import { careRoleSchema } from './client'
import { addressSchema, instantSchema, lineText, recordFields, shortText } from './primitives'

/** Someone outside the practice who cares for a client. Lives in the practice space. */
export const providerSchema = z.strictObject({
  ...recordFields,
  name: shortText.min(1, 'Enter a name.'),
  credentials: z.string().max(40),
  role: careRoleSchema,
  organisation: shortText,
  npi: z.string().regex(/^(\d{10})?$/, 'An NPI has ten digits.'),
  phone: z.string().max(40),
  fax: z.string().max(40),
  email: z.string().max(254),
  address: addressSchema,
  note: lineText,
  /** Since when it is in no list any more, because care teams and old summaries still name it. */
  setAsideAt: instantSchema.nullable().optional(),
})
export type Provider = z.infer<typeof providerSchema>
