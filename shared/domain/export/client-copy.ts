import { z } from 'zod'
import { chartSchema } from '../../schema/chart'
import { type Client, clientSchema } from '../../schema/client'
import { consentSchema, formLanguageSchema, intakeAnswerSchema } from '../../schema/consent'
import { noteSchema } from '../../schema/note'
import {
  addressSchema,
  daySchema,
  idSchema,
  instantSchema,
  lineText,
  shortText,
  timeZoneSchema,
} from '../../schema/primitives'
import { receiptRecordSchema } from '../../schema/receipt'
import { screeningSchema } from '../../schema/screening'
import { summarySchema } from '../../schema/summary'
import { visitSchema } from '../../schema/visit'

/*
 * One person's record as it leaves: documented in docs/export.md. Where a record is stored and which edits
 * lost in a merge are the program's own matter and stay out of every part of it.
 */

const ours = { space: true, lostEdits: true } as const

export const copyNumber = 1

/** A file that lies beside the JSON, by its name in the copy. */
export const copyFileSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['letter', 'sentPage', 'sentForm']),
  /** Of the record that it belongs to. */
  recordId: idSchema,
  path: z.string().max(120),
  type: z.string().max(120),
})
export type CopyFile = z.infer<typeof copyFileSchema>

export const clientCopySchema = z.strictObject({
  format: z.literal('doorstep-client-copy'),
  version: z.literal(copyNumber),
  madeAt: instantSchema,
  /** By whom, as they are called. */
  madeBy: shortText,
  timeZone: timeZoneSchema,
  practice: z.strictObject({
    name: shortText,
    phone: z.string().max(40),
    email: z.string().max(254),
    address: addressSchema,
    /** A random id, to tell two practices apart. */
    id: idSchema,
  }),
  about: z.enum(['parent', 'infant']),
  /** A hold and a hand-over are the practice's own matter. */
  person: clientSchema.omit({ ...ours, hold: true, handedTo: true, handedFrom: true }),
  /** The others of the home, by name alone. */
  family: z.array(
    z.strictObject({ id: idSchema, kind: z.enum(['parent', 'infant']), name: z.string().max(400) }),
  ),
  charts: z.array(chartSchema.omit(ours)),
  visits: z.array(visitSchema.omit(ours)),
  notes: z.array(noteSchema.omit(ours)),
  screenings: z.array(screeningSchema.omit(ours)),
  consents: z.array(consentSchema.omit(ours)),
  /** Of an infant: what was answered about them in a parent's intake. */
  answersAboutThem: z.array(intakeAnswerSchema),
  receipts: z.array(receiptRecordSchema.omit(ours)),
  summaries: z.array(summarySchema.omit(ours)),
  /** The texts that were read and signed. */
  forms: z.array(
    z.strictObject({
      formId: idSchema,
      version: z.int(),
      language: formLanguageSchema,
      sha256: z.string(),
      title: z.string().max(400),
      text: z.string().max(20_000),
    }),
  ),
  /** Who or what an id stands for: staff, providers, services. */
  names: z.record(idSchema, z.string().max(400)),
  files: z.array(copyFileSchema),
  /** What belongs to the record and is not in this copy, and why. */
  leftOut: z.array(z.strictObject({ what: lineText, why: lineText })),
  /** The day on which it was made, by the practice's clock. */
  madeOn: daySchema,
})
export type ClientCopy = z.infer<typeof clientCopySchema>

/** As JSON to be kept: indented, so that it can be read without a program. */
export const copyJson = (copy: ClientCopy): string => `${JSON.stringify(copy, null, 2)}\n`

/** `given family`, or what they like to be called; `No name` for none. */
export const personWords = ({ name }: Pick<Client, 'name'>): string =>
  [name.given, name.family]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' ') ||
  name.preferred.trim() ||
  'No name'
