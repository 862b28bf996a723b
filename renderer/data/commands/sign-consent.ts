import { toBase64 } from '#shared/crypto/bytes'
import {
  type ConsentSigning,
  consentBytes,
  fitsConsent,
  type TherapistSignRefusal,
  therapistSignObjection,
  withTherapistSignature,
} from '#shared/domain/consents/therapist-signature'
import { signedAsWords } from '#shared/domain/notes/ready-to-sign'
import { ok, type Result, refused } from '#shared/result'
import { type Session, touch } from '../session'
import { registerLaptop } from './register-laptop'

/**
 * Nothing was stored.
 * - noSignature: Doorstep was locked, or what it made does not hold
 * - notTherapist: who works in the office gives no session, so theirs is no therapist's signature
 */
export type SignConsentRefusal =
  | TherapistSignRefusal
  | 'noSignature'
  | 'notTherapist'
  | 'gone'
  | 'revokedLaptop'

/** The therapist's own signature under what the client signed, by this laptop's key, checked first. */
export async function signConsent(
  session: Session,
  consentId: string,
): Promise<Result<null, SignConsentRefusal>> {
  const { store, opened, staffId } = session
  const registered = await registerLaptop(session)
  if (!registered.ok && registered.refusal === 'revoked') return refused('revokedLaptop')
  const [consent, signer] = await Promise.all([
    store.read('consents', consentId),
    store.read('staff', staffId),
  ])
  if (!consent || !signer) return refused('gone')
  if (signer.role === 'office') return refused('notTherapist')
  const objection = therapistSignObjection(consent)
  if (objection) return refused(objection)
  const touched = touch(session)
  const signing: ConsentSigning = {
    algorithm: 'Ed25519',
    publicKey: toBase64(opened.signingPublicKey),
    deviceId: opened.deviceId,
    signedAs: signedAsWords(signer),
    signedAt: touched.updatedAt,
    by: staffId,
  }
  const value = await session.sign(consentBytes(consent, signing))
  if (!value) return refused('noSignature')
  const signed = { ...signing, value: toBase64(value) }
  if (!fitsConsent(consent, signed)) return refused('noSignature')
  const changed = await store.change<'consents', TherapistSignRefusal>(
    'consents',
    consentId,
    (current) => withTherapistSignature(current, signed, touched),
  )
  if (changed.ok) return ok(null)
  const { refusal } = changed
  return refused(refusal === 'missing' || refusal === 'final' ? 'gone' : refusal)
}
