import { z } from 'zod'
import { signatureSchema } from './note'
import {
  daySchema,
  idSchema,
  instantSchema,
  lineText,
  longText,
  recordFields,
  shortText,
} from './primitives'
import { summaryPartSchema } from './summary'

export const formLanguageSchema = z.enum(['en', 'es'])
export type FormLanguage = z.infer<typeof formLanguageSchema>

export const consentKindSchema = z.enum(['treatment', 'session', 'sharing', 'intake'])
export type ConsentKind = z.infer<typeof consentKindSchema>

/** The exact words that were read: the text itself is kept in the practice's forms, by its version. */
export const readFormSchema = z.strictObject({
  formId: idSchema,
  version: z.int().min(1).max(1000),
  language: formLanguageSchema,
  /** SHA-256 of the text as UTF-8, lower-case hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type ReadForm = z.infer<typeof readFormSchema>

/** Who gave it; who is not the client says why they may. */
export const consentGiverSchema = z.strictObject({
  relation: z.enum(['client', 'parent', 'guardian', 'representative']),
  name: shortText.trim().min(1, 'Enter the name of who agrees.'),
  /** Of a representative: what gives them the right (a court order, a power of attorney). */
  authority: lineText,
})
export type ConsentGiver = z.infer<typeof consentGiverSchema>

/** One line of a pen: x, y, x, y … in thousandths of the pad's width. */
export const penStrokeSchema = z.array(z.int().min(-200).max(2000)).max(2000)

/** How they showed it. `typed`: they wrote their name and said so aloud before a witness. */
export const shownBySchema = z.strictObject({
  how: z.enum(['drawn', 'typed']),
  strokes: z.array(penStrokeSchema).max(60),
  typedName: shortText,
  /** Said aloud too, as some states ask beside the signature. */
  verbal: z.boolean(),
  witnessName: shortText,
})
export type ShownBy = z.infer<typeof shownBySchema>

/** What exactly is agreed to; what is not said here is not agreed to. */
export const consentScopeSchema = z.strictObject({
  breastMassage: z.boolean(),
  /** Nipple and areola are agreed to for themselves (clinical rulebook 2.4, 2.8). */
  nippleWork: z.boolean(),
  abdomen: z.boolean(),
  scar: z.boolean(),
  infantCoaching: z.boolean(),
  photos: z.boolean(),
  witness: z.enum(['notOffered', 'declined', 'present']),
})
export type ConsentScope = z.infer<typeof consentScopeSchema>

/** What may be told to one recipient: parts of a summary. */
export const sharingScopeSchema = z.strictObject({
  providerId: idSchema,
  parts: z.array(summaryPartSchema).max(20),
  purpose: lineText,
})
export type SharingScope = z.infer<typeof sharingScopeSchema>

export const intakeQuestionSchema = z.enum([
  'stage',
  'dueOn',
  'birthOn',
  'birthMode',
  'feeding',
  'parentAllergies',
  'medications',
  'conditions',
  'safeToText',
  'preferredContact',
  'language',
  'interpreter',
  'place',
  'othersAtHome',
  'wishes',
  'babyName',
  'babyBornOn',
  'babyAllergies',
])
export type IntakeQuestion = z.infer<typeof intakeQuestionSchema>

/** An answer in the client's own hand, as it was signed. Of a baby, with its id. */
export const intakeAnswerSchema = z.strictObject({
  question: intakeQuestionSchema,
  /** '' for the parent. */
  infantId: z.string().max(36),
  answer: z.string().max(4000),
})
export type IntakeAnswer = z.infer<typeof intakeAnswerSchema>

/** The therapist looked at the answers, and took these into the record. */
export const intakeReviewSchema = z.strictObject({
  at: instantSchema,
  by: idSchema,
  taken: z.array(shortText).max(200),
})

/** Taken back. Never changed again: what was agreed to before stays to be read. */
export const withdrawalSchema = z.strictObject({
  id: idSchema,
  /** From when it counts no more. */
  at: instantSchema,
  byName: shortText,
  how: z.enum(['verbal', 'written', 'gesture']),
  reason: lineText,
  /** Who of the practice wrote it down, and when. */
  recordedBy: idSchema,
  recordedAt: instantSchema,
})
export type Withdrawal = z.infer<typeof withdrawalSchema>

/** The therapist's own signature under what the client signed: by their laptop, as under a note. */
export const therapistSignedSchema = signatureSchema.extend({ by: idSchema })
export type TherapistSigned = z.infer<typeof therapistSignedSchema>

/**
 * What a person agreed to, in which words, and how they showed it. Final once given: only a withdrawal
 * may follow, of an intake the therapist's review, and once the therapist's own signature.
 */
export const consentSchema = z.strictObject({
  ...recordFields,
  kind: consentKindSchema,
  /** Whom it concerns. */
  clientId: idSchema,
  /** '' when it is for no one visit. */
  visitId: z.string().max(36),
  /** When it was given. */
  startAt: instantSchema,
  form: readFormSchema,
  givenBy: consentGiverSchema,
  shownBy: shownBySchema,
  scope: consentScopeSchema,
  sharing: sharingScopeSchema.nullable(),
  /** The last day it counts; null: until taken back, or with its visit. */
  expiresOn: daySchema.nullable(),
  /** What ends it, in words, where that is no day. */
  expiresWith: lineText,
  /** The rule that asked for it: `TX`, `WA`, `own`, or '' where none did. */
  askedBy: shortText,
  answers: z.array(intakeAnswerSchema).max(200),
  review: intakeReviewSchema.nullable(),
  withdrawals: z.array(withdrawalSchema).max(20),
  note: longText,
  /** Where the state asks for both signatures (clinical rulebook C4); added once, never changed. */
  therapistSigned: therapistSignedSchema.optional(),
  /** Of a copy in another therapist's space: the ids that the therapist signed it under. */
  signedFor: z
    .strictObject({ id: idSchema, clientId: idSchema, visitId: z.string().max(36) })
    .optional(),
})
export type Consent = z.infer<typeof consentSchema>
