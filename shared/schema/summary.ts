import { z } from 'zod'
import { careRoleSchema } from './client'
import { daySchema, idSchema, instantSchema, lineText, longText, recordFields } from './primitives'

/** The parts of a record that may stand on a summary; each is the therapist's choice, per recipient. */
export const summaryPartSchema = z.enum([
  'birth',
  'allergies',
  'medications',
  'conditions',
  'clearances',
  'pain',
  'session',
  'plan',
])
export type SummaryPart = z.infer<typeof summaryPartSchema>

/** One page for one provider about one person: situation, background, assessment, request. */
export const summarySchema = z.strictObject({
  ...recordFields,
  /** The person it is about. */
  clientId: idSchema,
  providerId: idSchema,
  recipientRole: careRoleSchema,
  state: z.enum(['draft', 'sent']),
  /** Signed notes it draws from, newest first. */
  noteIds: z.array(idSchema).max(20),
  /** The ask, first on the page. */
  ask: z.string().max(280),
  requestBy: daySchema.nullable(),
  urgency: z.enum(['routine', 'soon', 'sameDay']),
  parts: z.array(summaryPartSchema).max(20),
  message: longText,
  sentAt: instantSchema.nullable(),
  sentHow: z.enum(['pdf', 'print']).nullable(),
  /** Exactly what left: the encrypted PDF. */
  fileId: idSchema.nullable(),
  /** The page it was printed from, encrypted, to be looked at again. */
  pageFileId: idSchema.nullable().optional(),
  /** What did not fit the one page, as the page itself says. */
  leftOut: z.string().max(4000).optional(),
  note: lineText,
})
export type Summary = z.infer<typeof summarySchema>
