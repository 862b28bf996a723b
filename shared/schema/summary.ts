import { z } from 'zod'
import { clearanceScopeSchema } from './chart'
import { careRoleSchema } from './client'
import {
  daySchema,
  idSchema,
  instantSchema,
  lineText,
  longText,
  recordFields,
  shortText,
} from './primitives'

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
  'vitals',
  'redFlags',
  'sites',
  'done',
  'feeding',
  'symptoms',
  'mood',
  'moodAnswers',
  'mother',
])
export type SummaryPart = z.infer<typeof summaryPartSchema>

/** Why it is written; says what kind of document other systems file it as. */
export const summaryPurposeSchema = z.enum(['clearance', 'concern', 'referral', 'update', 'answer'])
export type SummaryPurpose = z.infer<typeof summaryPurposeSchema>

/** Every way out of the practice. `page`: the encrypted page; `link`: a SMART Health Link. */
export const sendMethodSchema = z.enum(['pdf', 'print', 'page', 'fhir', 'link'])
export type SendMethod = z.infer<typeof sendMethodSchema>

/** A SMART Health Link as it was made: all that its QR code says, and where its file lies. */
export const shareLinkSchema = z.strictObject({
  id: idSchema,
  /** The practice's server as it stands in the link, without a slash at its end. */
  server: z.string().max(128),
  /** 256 random bits in hex: the name of its place on the server. */
  place: z.string().regex(/^[0-9a-f]{64}$/),
  /** 32 bytes, base64url: what the file is under. */
  key: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  expiresAt: instantSchema,
  /** Read by everybody who sees the code. */
  label: z.string().max(80),
})
export type ShareLink = z.infer<typeof shareLinkSchema>

/**
 * - live: its file is on the server, as a stranger's request has shown
 * - failed: it can never be live, for another file lies in its place
 * - revoked: a person took it back, or the permission ended
 * - removed: its file is not on the server any more
 */
export const linkEventSchema = z.strictObject({
  linkId: idSchema,
  event: z.enum(['live', 'failed', 'revoked', 'removed']),
  why: z.enum(['asked', 'permissionEnded', 'expired', 'placeTaken']).nullable(),
})
export type LinkEvent = z.infer<typeof linkEventSchema>

/**
 * One giving-away as an accounting tells it (clinical rulebook 8.4): to whom, what, why, by what right. It
 * keeps the recipient's own words of that day, whatever becomes of the directory.
 */
export const disclosureSchema = z.strictObject({
  method: sendMethodSchema,
  /** By a machine that prints at the other end. */
  byFax: z.boolean(),
  recipientName: shortText,
  /** Where it went, as far as it is known: organization, address, fax or mail. */
  recipientPlace: z.string().max(1000),
  parts: z.array(summaryPartSchema).max(20),
  purpose: lineText,
  /** `signed`: the permissions of `consentIds`; `said`: a yes noted on the care team. */
  authority: z.enum(['signed', 'said']),
  consentIds: z.array(idSchema).max(20),
  /** The day of the yes. */
  agreedOn: daySchema.nullable(),
  /** Of an encrypted page: its words, to be told again by phone. */
  passphrase: z.string().max(200).optional(),
  /** 32 bytes, base64: what comes back from the page is under it. */
  replyKey: z.string().max(44).optional(),
  /** Of a link: present when the file waits on the practice's server to be fetched. */
  link: shareLinkSchema.optional(),
})
export type Disclosure = z.infer<typeof disclosureSchema>

/**
 * - disclosed: the same page left once more, or another way
 * - opened, acknowledged, question, clearance, notCleared, result, other: what came back
 * - closed: nothing more is expected
 * - decided: a person's word on an answer that came back
 * - link: what became of a link
 */
export const summaryEntryKindSchema = z.enum([
  'disclosed',
  'opened',
  'acknowledged',
  'question',
  'clearance',
  'notCleared',
  'result',
  'other',
  'closed',
  'decided',
  'link',
])
export type SummaryEntryKind = z.infer<typeof summaryEntryKindSchema>

/**
 * What followed on a sent summary: a record of its own beside it, because what was sent never changes, and
 * final like it.
 */
export const summaryEntrySchema = z.strictObject({
  summaryId: idSchema,
  kind: summaryEntryKindSchema,
  /** When it was sent, heard or read in. */
  at: instantSchema,
  /** `page`: an answer of the encrypted page, opened with its key. */
  how: z.enum(['page', 'phone', 'fax', 'mail', 'inPerson', 'here']),
  /** Who answered, as they call themselves. */
  from: shortText,
  /** The day on the answer. */
  on: daySchema.nullable(),
  words: z.string().max(2000),
  /** Of a clearance. */
  scopes: z.array(clearanceScopeSchema).max(10),
  until: daySchema.nullable(),
  /** Of an answer of the page: SHA-256 of its sealed bytes, so that it is filed once; '' otherwise. */
  sealedHash: z.string().regex(/^([0-9a-f]{64})?$/),
  /** `decided`: on which entry; '' otherwise. */
  entryId: z.string().max(36),
  decision: z.enum(['taken', 'notTaken']).nullable(),
  disclosure: disclosureSchema.nullable(),
  /** Of `link`. */
  link: linkEventSchema.optional(),
})
export type SummaryEntry = z.infer<typeof summaryEntrySchema>

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
  /** Absent in drafts from before it was asked. */
  purpose: summaryPurposeSchema.optional(),
  message: longText,
  sentAt: instantSchema.nullable(),
  sentHow: sendMethodSchema.nullable(),
  /** Exactly what left: the encrypted PDF. */
  fileId: idSchema.nullable(),
  /** The page it was printed from, encrypted, to be looked at again. */
  pageFileId: idSchema.nullable().optional(),
  /** What did not fit the one page, as the page itself says. */
  leftOut: z.string().max(4000).optional(),
  /** To whom, why and by what right it left; absent on those from before it was kept. */
  disclosure: disclosureSchema.optional(),
  /** Exactly what left where that was not the PDF, encrypted: the sealed page, the FHIR document. */
  sentFileId: idSchema.nullable().optional(),
  /** The composition that all forms are made of, encrypted: so that another form says the very same. */
  compositionFileId: idSchema.nullable().optional(),
  /** Present: this is no page of its own but what followed on one. */
  entry: summaryEntrySchema.optional(),
  note: lineText,
})
export type Summary = z.infer<typeof summarySchema>
