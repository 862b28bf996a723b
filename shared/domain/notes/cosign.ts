import { type Bytes, fromBase64 } from '../../crypto/bytes'
import { signedBytes, verify } from '../../crypto/signature'
import { ok, type Result, refused } from '../../result'
import type { CosignAsked, Note, Signature } from '../../schema/note'
import type { Staff } from '../../schema/staff'
import { emptyWords } from './draft-note'
import {
  checkSignature,
  type SignatureFinding,
  type Signing,
  signedContent,
} from './signed-content'

/*
 * A signed note never changes, so a co-signature is a record of its own: a note without words of a
 * session, final from its first write, that points back as an addendum does. Its signature is made over
 * the note's canonical JSON, the note's own signature, and what the co-signature says itself.
 */

const purpose = 'cosign/1'

export type Cosignature = Note & { readonly cosign: NonNullable<Note['cosign']> }

export const isCosignature = (note: Note): note is Cosignature => note.cosign !== undefined

/** What the co-signer signs: the whole note, the first signature, and their own remark. */
export const cosignContent = (
  note: Note & { readonly signature: Signature },
  own: Omit<Cosignature, 'signature' | 'state'>,
  signing: Signing,
) => ({
  note: signedContent(note, note.signature),
  signature: note.signature,
  cosignature: signedContent(own, signing),
  stands: own.cosign,
})

export const cosignBytes = (
  note: Note & { readonly signature: Signature },
  own: Omit<Cosignature, 'signature' | 'state'>,
  signing: Signing,
): Bytes => signedBytes(purpose, cosignContent(note, own, signing))

type CosignStaff = Pick<Staff, 'id' | 'role' | 'signingKeys' | 'cosign'>

export type CosignRefusal =
  /** A draft, an addendum of nobody's, or a co-signature: there is nothing to stand beside. */
  | 'notSigned'
  /** The author signs once. */
  | 'byAuthor'
  /** The office plans visits and writes no notes. */
  | 'notTherapist'
  /** Whose own notes are co-signed does not co-sign. */
  | 'learnsThemselves'
  /** Somebody else was asked, by name. */
  | 'askedOfAnother'
  /** The note does not verify: nobody signs beside what was altered. */
  | 'noteNotSound'
  | 'already'
  /** This laptop was taken out of the practice. */
  | 'revokedLaptop'

interface CosignFacts {
  readonly note: Note
  readonly author: Pick<Staff, 'id' | 'signingKeys'> | null
  /** Those beside this note already. */
  readonly cosignatures: readonly Note[]
  readonly cosigner: CosignStaff
  readonly deviceId: string
}

/** Whether this person may sign beside that note, on this laptop; null when they may. */
export function cosignObjection(facts: CosignFacts): CosignRefusal | null {
  const { note, author, cosigner, deviceId } = facts
  if (note.state !== 'signed' || !note.signature || isCosignature(note)) return 'notSigned'
  const role = roleObjection(note, cosigner)
  if (role) return role
  if (facts.cosignatures.some((one) => one.authorId === cosigner.id && standsBeside(one, note))) {
    return 'already'
  }
  const laptop = cosigner.signingKeys.find((one) => one.deviceId === deviceId)
  if (laptop?.revokedAt) return 'revokedLaptop'
  return checkSignature(note, author) === 'unchanged' ? null : 'noteNotSound'
}

/** What speaks against the person, whatever the laptop. */
export function roleObjection(
  note: Pick<Note, 'authorId' | 'cosignAsked'>,
  { id, role, cosign }: Pick<CosignStaff, 'id' | 'role' | 'cosign'>,
): CosignRefusal | null {
  if (note.authorId === id) return 'byAuthor'
  if (role === 'office') return 'notTherapist'
  if (cosign) return 'learnsThemselves'
  const of = note.cosignAsked?.of ?? ''
  // The owner stands in for whoever was asked and is away.
  return of !== '' && of !== id && role !== 'owner' ? 'askedOfAnother' : null
}

type RecordFields = Pick<
  Note,
  'id' | 'space' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'
>

/** The co-signature as it will be signed; `remark` are the co-signer's own words, '' for none. */
export function draftCosignature(
  fields: RecordFields,
  facts: CosignFacts,
  remark: string,
): Result<Omit<Cosignature, 'state' | 'signature'>, CosignRefusal> {
  const objection = cosignObjection(facts)
  const { note } = facts
  if (objection || !note.signature) return refused(objection ?? 'notSigned')
  const { visitId, clientId, sessionAt } = note
  return ok({
    ...fields,
    ...{ visitId, clientId, sessionAt, authorId: fields.createdBy },
    addendumTo: note.id,
    content: {
      serviceKind: note.content.serviceKind,
      ...emptyWords,
      addendum: remark.trim(),
      ...{ painBefore: null, painAfter: null, handsOnMin: null },
    },
    cosign: { noteId: note.signedAsId ?? note.id, noteSignature: note.signature.value },
  })
}

/** By the signature it was made beside: a note that had to move to another id keeps its co-signatures. */
export const standsBeside = (one: Note, note: Note): boolean =>
  one.cosign !== undefined &&
  note.signature !== null &&
  one.cosign.noteSignature === note.signature.value

/** The co-signatures of a note, oldest first. */
export const cosignaturesOf = (notes: readonly Note[], note: Note): readonly Cosignature[] =>
  notes
    .filter(isCosignature)
    .filter((one) => standsBeside(one, note) || one.addendumTo === note.id)
    .toSorted((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id))

/** What follows a note besides its co-signatures. */
export const addendaOf = (notes: readonly Note[], note: Note): readonly Note[] =>
  notes.filter((one) => one.addendumTo === note.id && !isCosignature(one))

/**
 * - byAuthor: the author signed twice
 * - mayNot: right in itself, by somebody who may not co-sign this note: the office, one whose own notes are
 *   co-signed, or another than was asked
 * - altered: the note or the co-signature is not what was signed
 */
export type CosignFinding = SignatureFinding | 'byAuthor' | 'mayNot'

/**
 * Checks a co-signature beside its note against the keys of who made it, and whether they may, as the
 * practice lists them now: what anybody was on the day of the signature is not kept. Never throws.
 */
export function checkCosignature(
  own: Note,
  note: Note,
  cosigner: CosignStaff | null,
): CosignFinding {
  const { signature } = own
  if (own.state !== 'signed' || !signature || !isCosignature(own)) return 'altered'
  if (own.authorId === note.authorId) return 'byAuthor'
  if (!fitsBeside(own, note, signature)) return 'altered'
  if (cosigner?.id !== own.authorId) return 'unknownKey'
  const laptop = cosigner.signingKeys.find(
    ({ publicKey, deviceId }) =>
      publicKey === signature.publicKey && deviceId === signature.deviceId,
  )
  if (!laptop) return 'unknownKey'
  if (laptop.revokedAt && signature.signedAt >= laptop.revokedAt) return 'revokedKey'
  return roleObjection(note, cosigner) === null ? 'unchanged' : 'mayNot'
}

/** Does the co-signature belong to exactly this note and this first signature? */
export function fitsBeside(own: Cosignature, note: Note, signature: Signature): boolean {
  const first = note.signature
  if (!first || !standsBeside(own, note)) return false
  try {
    const bytes = cosignBytes({ ...note, signature: first }, own, signature)
    return verify(bytes, fromBase64(signature.value), fromBase64(signature.publicKey))
  } catch {
    return false
  }
}

/** What a note asks for when it is signed: by the author's record, or because the author asks. */
export function cosignToAsk(
  author: Pick<Staff, 'cosign'>,
  byHand: { readonly of: string } | null,
): CosignAsked | null {
  if (author.cosign) return { of: author.cosign.by, why: 'author' }
  return byHand ? { of: byHand.of, why: 'byHand' } : null
}

/** Whether a signed note still waits for the second signature: one that verifies, by whom it may be. */
export function waitsForCosign(
  note: Note,
  notes: readonly Note[],
  staff: ReadonlyMap<string, CosignStaff>,
): boolean {
  if (note.state !== 'signed' || !note.cosignAsked || isCosignature(note)) return false
  return !cosignaturesOf(notes, note).some((one) => {
    const person = staff.get(one.authorId) ?? null
    return checkCosignature(one, note, person) === 'unchanged'
  })
}

/**
 * By a laptop in use of somebody who may, as it says itself. Verifying every signature of three months takes
 * a second: lists go by this, the note's own page by `checkCosignature`.
 */
function isNamedBeside(
  one: Cosignature,
  note: Note,
  staff: ReadonlyMap<string, CosignStaff>,
): boolean {
  const { signature } = one
  if (!signature || !standsBeside(one, note) || one.authorId === note.authorId) return false
  const person = staff.get(one.authorId)
  if (!person || roleObjection(note, person) !== null) return false
  const laptop = person.signingKeys.find(({ publicKey }) => publicKey === signature.publicKey)
  return laptop !== undefined && !(laptop.revokedAt && signature.signedAt >= laptop.revokedAt)
}

/** Signed notes of others that wait for exactly this person, oldest session first. */
export function cosignsFor(
  me: CosignStaff,
  notes: readonly Note[],
  staff: ReadonlyMap<string, CosignStaff>,
): readonly Note[] {
  const beside = new Map<string, Cosignature[]>()
  for (const one of notes.filter(isCosignature)) {
    const { noteSignature } = one.cosign
    beside.set(noteSignature, [...(beside.get(noteSignature) ?? []), one])
  }
  const isWaiting = (note: Note): boolean =>
    note.state === 'signed' &&
    note.cosignAsked !== undefined &&
    roleObjection(note, me) === null &&
    !beside.get(note.signature?.value ?? '')?.some((one) => isNamedBeside(one, note, staff))
  return notes
    .filter(isWaiting)
    .toSorted((a, b) => a.sessionAt.localeCompare(b.sessionAt) || a.id.localeCompare(b.id))
}

/** Who may be asked to sign beside this author's notes. */
export const mayCosign = (
  authorId: string,
  staff: readonly Pick<Staff, 'id' | 'role' | 'cosign' | 'name'>[],
): readonly Pick<Staff, 'id' | 'name'>[] =>
  staff.filter((one) => roleObjection({ authorId }, one) === null)
