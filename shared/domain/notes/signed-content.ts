import { type Bytes, fromBase64 } from '../../crypto/bytes'
import { signedBytes, verify } from '../../crypto/signature'
import type { Note, Signature } from '../../schema/note'
import type { Staff } from '../../schema/staff'

/** What a signature states besides the note: all of it but the signature's own value. */
export type Signing = Omit<Signature, 'value'>

/** Keeps a signature under a note from ever standing under anything else. */
const purpose = 'note/1'

/**
 * What is signed: whom and what the note is about, every word and figure of it, and as whom, when and
 * on which laptop it is signed. Left out is only what may change without changing the note: where it is
 * stored (`space`, and `id` once it stands under another than it was signed under) and when it was last
 * touched. A copy in another therapist's space is checked by what it was signed for.
 */
export const signedContent = (note: Omit<Note, 'signature' | 'state'>, signing: Signing) => ({
  id: note.signedAsId ?? note.id,
  visitId: note.signedFor?.visitId ?? note.visitId,
  clientId: note.signedFor?.clientId ?? note.clientId,
  authorId: note.authorId,
  addendumTo: note.signedFor?.addendumTo ?? note.addendumTo,
  createdAt: note.createdAt,
  createdBy: note.createdBy,
  sessionAt: note.sessionAt,
  content: note.content,
  // Absent in notes that ask for none: those from before it could be asked verify as they are.
  ...(note.cosignAsked ? { cosignAsked: note.cosignAsked } : {}),
  signing: {
    algorithm: signing.algorithm,
    publicKey: signing.publicKey,
    deviceId: signing.deviceId,
    signedAs: signing.signedAs,
    signedAt: signing.signedAt,
    ...(signing.journal ? { journal: signing.journal } : {}),
  },
})

/** The bytes to sign and to verify: canonical JSON (RFC 8785) of `signedContent`. */
export const noteBytes = (note: Omit<Note, 'signature' | 'state'>, signing: Signing): Bytes =>
  signedBytes(purpose, signedContent(note, signing))

export type SignatureFinding =
  /** By a registered key of its author, every word as it was signed. */
  | 'unchanged'
  /** The words and the signature do not belong together. */
  | 'altered'
  /** Words and signature fit, but the key is not one the author has registered. */
  | 'unknownKey'
  /** Words and signature fit, and say that they were signed when that laptop was out of the practice. */
  | 'revokedKey'

/** Checks a signed note against the keys of its author as the practice knows them. Never throws. */
export function checkSignature(
  note: Note,
  author: Pick<Staff, 'id' | 'signingKeys'> | null,
): SignatureFinding {
  const { signature } = note
  if (note.state !== 'signed' || !signature) return 'altered'
  if (!fits(note, signature)) return 'altered'
  if (author?.id !== note.authorId) return 'unknownKey'
  const laptop = author.signingKeys.find(
    ({ publicKey, deviceId }) =>
      publicKey === signature.publicKey && deviceId === signature.deviceId,
  )
  if (!laptop) return 'unknownKey'
  return laptop.revokedAt && signature.signedAt >= laptop.revokedAt ? 'revokedKey' : 'unchanged'
}

/** Does the signature belong to exactly these words? By the key it names itself. */
export function fits(note: Note, signature: Signature): boolean {
  try {
    const value = fromBase64(signature.value)
    return verify(noteBytes(note, signature), value, fromBase64(signature.publicKey))
  } catch {
    return false
  }
}
