import { toBase64 } from '#shared/crypto/bytes'
import { cosignToAsk } from '#shared/domain/notes/cosign'
import {
  licenceRemarks,
  mayBeSigned,
  readyToSign,
  type SigningRemark,
  signedAsWords,
} from '#shared/domain/notes/ready-to-sign'
import { fits, noteBytes, type Signing } from '#shared/domain/notes/signed-content'
import { ok, type Result, refused } from '#shared/result'
import type { Note } from '#shared/schema/note'
import { journalPin, recordAct } from '../audit/record-act'
import { type Session, touch } from '../session'
import { licenceNow } from './licence-now'
import { registerLaptop } from './register-laptop'

export type SignRefusal =
  | { readonly kind: 'notReady'; readonly remarks: readonly SigningRemark[] }
  /** Doorstep was locked, or the signature it made does not hold: nothing was stored. */
  | { readonly kind: 'noSignature' }
  /** The text was changed between looking at it and signing it. */
  | { readonly kind: 'changedMeanwhile' }
  | { readonly kind: 'final' }
  | { readonly kind: 'gone' }

/** `updatedAt` is that of the note as it was shown: what is signed is what was read. */
export interface NoteToSign {
  readonly noteId: string
  readonly updatedAt: string
  /** The author asks somebody to sign too; '' for anybody who may. What the record asks for stands anyway. */
  readonly askCosign?: { readonly of: string } | null
}

/**
 * Signs a draft for good: by this laptop's key in the main process, checked before it is stored. From
 * then on the store refuses every change.
 */
export async function signNote(
  session: Session,
  { noteId, updatedAt, askCosign }: NoteToSign,
): Promise<Result<null, SignRefusal>> {
  const { store, opened } = session
  const note = await store.read('notes', noteId)
  if (!note) return refused({ kind: 'gone' })
  const [visit, signer] = await Promise.all([
    store.read('visits', note.visitId),
    store.read('staff', session.staffId),
  ])
  if (!visit || !signer) return refused({ kind: 'gone' })
  if (note.state === 'signed') return refused({ kind: 'final' })
  if (note.updatedAt !== updatedAt) return refused({ kind: 'changedMeanwhile' })
  const licence = await licenceNow(session, signer)
  const remarks = [...readyToSign(note, visit, signer), ...licenceRemarks(licence)]
  if (!mayBeSigned(remarks)) return refused({ kind: 'notReady', remarks })

  // A signature counts by the keys that the practice's records have of its author.
  await registerLaptop(session)
  const touched = touch(session)
  const signing: Signing = {
    algorithm: 'Ed25519',
    publicKey: toBase64(opened.signingPublicKey),
    deviceId: opened.deviceId,
    signedAs: signedAsWords(signer),
    signedAt: touched.updatedAt,
    ...(await journalPin(session)),
  }
  const asked = cosignToAsk(signer, askCosign ?? null)
  const whole: Note = asked ? { ...note, cosignAsked: asked } : note
  const value = await session.sign(noteBytes(whole, signing))
  if (!value) return refused({ kind: 'noSignature' })
  const signed: Note = {
    ...{ ...whole, ...touched },
    ...{ state: 'signed', signature: { ...signing, value: toBase64(value) } },
  }
  if (!signed.signature || !fits(signed, signed.signature)) return refused({ kind: 'noSignature' })
  const stored = await storeSigned(session, note, signed)
  if (stored.ok) {
    const { clientId } = note
    await recordAct(session, { what: 'signed', collection: 'notes', recordId: note.id, clientId })
  }
  return stored
}

async function storeSigned(
  { store }: Session,
  read: Note,
  signed: Note,
): Promise<Result<null, SignRefusal>> {
  const changed = await store.change<'notes', 'changedMeanwhile'>('notes', read.id, (current) =>
    current.updatedAt === read.updatedAt ? ok(signed) : refused('changedMeanwhile'),
  )
  if (changed.ok) return ok(null)
  const { refusal } = changed
  return refused({ kind: refusal === 'missing' ? 'gone' : refusal })
}
