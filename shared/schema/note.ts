import { z } from 'zod'
import { bodySessionSchema } from './body-session'
import { breastSessionSchema } from './breast-session'
import { serviceKindSchema } from './catalog-entry'
import { groupSessionSchema } from './group-session'
import { infantSessionSchema } from './infant-session'
import {
  idSchema,
  instantSchema,
  longText,
  minutesSchema,
  rating0to10Schema,
  recordFields,
  shortText,
} from './primitives'
import { scarSessionSchema } from './scar-session'

/** Ed25519 over the canonical JSON of the note's signed content; see domain/notes. */
export const signatureSchema = z.strictObject({
  algorithm: z.literal('Ed25519'),
  /** Base64. */
  publicKey: z.string().max(60),
  /** Base64, 64 bytes. */
  value: z.string().max(120),
  deviceId: idSchema,
  /** Name and licence as they stood when signed. */
  signedAs: shortText,
  signedAt: instantSchema,
})

/** Under a note. */
export const noteSignatureSchema = signatureSchema.extend({
  /**
   * How far the laptop's journal of who did what had come, signed with the note: a journal that is cut
   * short later does not fit the notes any more. Absent where none was kept.
   */
  journal: z
    .strictObject({ n: z.int().min(1).max(1e9), hash: z.string().regex(/^[0-9a-f]{64}$/) })
    .optional(),
})
export type Signature = z.infer<typeof noteSignatureSchema>

/**
 * Asked for when the note was signed, and signed with it: somebody else reads it and signs it too. `of` is
 * whom, or '' for anybody who may; `why`: the author's own record asks for it, or the author did.
 */
export const cosignAskedSchema = z.strictObject({
  of: z.string().max(36),
  why: z.enum(['author', 'byHand']),
})
export type CosignAsked = z.infer<typeof cosignAskedSchema>

/** Which signature a co-signature stands beside: the note by the id it was signed under, and its value. */
export const cosignSchema = z.strictObject({
  noteId: idSchema,
  /** Base64: the value of the note's own signature. */
  noteSignature: z.string().max(120),
})

export const noteContentSchema = z.strictObject({
  serviceKind: serviceKindSchema,
  /** What the client says. */
  subjective: longText,
  /** What the therapist sees and feels. */
  objective: longText,
  /** Response to the session; no diagnosis. */
  assessment: longText,
  plan: longText,
  /** The words of an addendum; '' in the note of a session. */
  addendum: longText,
  painBefore: rating0to10Schema.nullable(),
  painAfter: rating0to10Schema.nullable(),
  /** Minutes of hands-on work; null until the session is finished or it is entered. */
  handsOnMin: minutesSchema.nullable(),
  /*
   * One optional part a kind of session: see domain/notes/note-parts. Absent in notes of other kinds and
   * in all that were written before the part was there: their signatures stand for what they held.
   */
  breast: breastSessionSchema.optional(),
  /** Body work before or after birth: the service kind says which. */
  body: bodySessionSchema.optional(),
  scar: scarSessionSchema.optional(),
  /** Of a baby's own note alone. */
  infant: infantSessionSchema.optional(),
  group: groupSessionSchema.optional(),
})
export type NoteContent = z.infer<typeof noteContentSchema>

/**
 * What happened in a visit, for one person. A draft changes freely; a signed note never changes
 * again: what comes later is an addendum, a note of its own that points back.
 */
export const noteSchema = z.strictObject({
  ...recordFields,
  visitId: idSchema,
  /** The person the note is about: the parent or one infant. */
  clientId: idSchema,
  authorId: idSchema,
  state: z.enum(['draft', 'signed']),
  /** '' for a note of a visit; the signed note's id for an addendum. */
  addendumTo: z.string().max(36),
  /** When the session took place. */
  sessionAt: instantSchema,
  content: noteContentSchema,
  signature: noteSignatureSchema.nullable(),
  /**
   * The id it was signed under, when another laptop's signed note stands under that id: the signature
   * goes on standing for this note's words.
   */
  signedAsId: idSchema.optional(),
  /**
   * Of a copy in another therapist's space, what the signed words say of themselves: there, the same
   * person, visit and note stand under ids of their own.
   */
  signedFor: z
    .strictObject({ clientId: idSchema, visitId: idSchema, addendumTo: z.string().max(36) })
    .optional(),
  cosignAsked: cosignAskedSchema.optional(),
  /** This record is a co-signature: final from its beginning, and it points back as an addendum does. */
  cosign: cosignSchema.optional(),
})
export type Note = z.infer<typeof noteSchema>
