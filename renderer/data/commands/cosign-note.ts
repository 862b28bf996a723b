import { firstValueFrom } from 'rxjs'
import { toBase64 } from '#shared/crypto/bytes'
import {
  type Cosignature,
  type CosignRefusal,
  cosignaturesOf,
  cosignBytes,
  draftCosignature,
  fitsBeside,
} from '#shared/domain/notes/cosign'
import { signedAsWords } from '#shared/domain/notes/ready-to-sign'
import type { Signing } from '#shared/domain/notes/signed-content'
import { ok, type Result, refused } from '#shared/result'
import { recordAct } from '../audit/record-act'
import { notesOfVisit } from '../queries/visits'
import { type Session, stamp } from '../session'
import { licenceNow } from './licence-now'
import { registerLaptop } from './register-laptop'

export type CosignNoteRefusal =
  | CosignRefusal
  /** Doorstep was locked, or the signature it made does not hold: nothing was stored. */
  | 'noSignature'
  /** The license of whoever would sign has ended, and the practice lets nobody sign then. */
  | 'licenceEnded'
  /** The remark is longer than a text takes. */
  | 'tooLong'
  | 'gone'

const longestRemark = 4000

/**
 * Signs beside a signed note: by this laptop's key in the main process, over the note, its own signature
 * and the remark, checked before it is stored. The note is not touched: the co-signature is a record of
 * its own that points back, final from its first write.
 */
export async function cosignNote(
  session: Session,
  { noteId, remark }: { readonly noteId: string; readonly remark: string },
): Promise<Result<string, CosignNoteRefusal>> {
  const { store, opened, staffId } = session
  if (remark.length > longestRemark) return refused('tooLong')
  const note = await store.read('notes', noteId)
  if (!note) return refused('gone')
  // A signature counts by the keys that the practice's records have of its maker.
  const registered = await registerLaptop(session)
  if (!registered.ok && registered.refusal === 'revoked') return refused('revokedLaptop')
  const [author, cosigner, notes] = await Promise.all([
    store.read('staff', note.authorId),
    store.read('staff', staffId),
    firstValueFrom(notesOfVisit(store, note.visitId)),
  ])
  if (!cosigner) return refused('gone')
  if ((await licenceNow(session, cosigner)).kind === 'blocks') return refused('licenceEnded')
  const facts = {
    ...{ note, author, cosigner, deviceId: opened.deviceId },
    cosignatures: cosignaturesOf(notes, note),
  }
  const drafted = draftCosignature(stamp(session, note.space), facts, remark)
  if (!drafted.ok) return drafted
  const own = drafted.value
  const signing: Signing = {
    algorithm: 'Ed25519',
    publicKey: toBase64(opened.signingPublicKey),
    deviceId: opened.deviceId,
    signedAs: signedAsWords(cosigner),
    signedAt: own.createdAt,
  }
  if (!note.signature) return refused('notSigned')
  const value = await session.sign(
    cosignBytes({ ...note, signature: note.signature }, own, signing),
  )
  if (!value) return refused('noSignature')
  const signature = { ...signing, value: toBase64(value) }
  const cosigned: Cosignature = { ...own, state: 'signed', signature }
  if (!fitsBeside(cosigned, note, signature)) return refused('noSignature')
  await store.insert('notes', cosigned)
  const { clientId } = note
  await recordAct(session, { what: 'signed', collection: 'notes', recordId: own.id, clientId })
  return ok(own.id)
}
