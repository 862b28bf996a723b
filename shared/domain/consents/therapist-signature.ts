import { type Bytes, fromBase64 } from '../../crypto/bytes'
import { signedBytes, verify } from '../../crypto/signature'
import { ok, type Result, refused } from '../../result'
import type { StateRule } from '../../schema/catalog-entry'
import type { Consent, TherapistSigned } from '../../schema/consent'
import type { Staff } from '../../schema/staff'
import type { SignatureFinding } from '../notes/signed-content'
import { seedFor } from './state-rules'

/*
 * Texas asks that the consent to a breast session be signed and dated by both, before each session
 * (clinical rulebook C4, 2.8). The client signs with a pen; the therapist signs what the client signed
 * with the key of their laptop, as they sign notes.
 */

const purpose = 'consent/1'

/** A rule confirmed before it was asked goes by what was read of its state. */
export const therapistSigns = (rule: Pick<StateRule, 'region' | 'therapistSigns'>): boolean =>
  rule.therapistSigns ?? seedFor(rule.region).therapistSigns ?? false

export type ConsentSigning = Omit<TherapistSigned, 'value'>

/** All that the client gave, and as whom, when and where the therapist signs it. What may follow is left out. */
export const consentContent = (consent: Consent, signing: ConsentSigning) => ({
  id: consent.signedFor?.id ?? consent.id,
  kind: consent.kind,
  clientId: consent.signedFor?.clientId ?? consent.clientId,
  visitId: consent.signedFor?.visitId ?? consent.visitId,
  startAt: consent.startAt,
  createdAt: consent.createdAt,
  createdBy: consent.createdBy,
  form: consent.form,
  givenBy: consent.givenBy,
  shownBy: consent.shownBy,
  scope: consent.scope,
  sharing: consent.sharing,
  expiresOn: consent.expiresOn,
  expiresWith: consent.expiresWith,
  askedBy: consent.askedBy,
  answers: consent.answers,
  note: consent.note,
  signing: {
    by: signing.by,
    algorithm: signing.algorithm,
    publicKey: signing.publicKey,
    deviceId: signing.deviceId,
    signedAs: signing.signedAs,
    signedAt: signing.signedAt,
  },
})

export const consentBytes = (consent: Consent, signing: ConsentSigning): Bytes =>
  signedBytes(purpose, consentContent(consent, signing))

/**
 * - already: it is signed
 * - takenBack: the client took it back; nobody signs it any more
 */
export type TherapistSignRefusal = 'already' | 'takenBack'

/** What stands against a therapist's signature now; null for nothing. */
export function therapistSignObjection({
  therapistSigned,
  withdrawals,
}: Pick<Consent, 'therapistSigned' | 'withdrawals'>): TherapistSignRefusal | null {
  if (therapistSigned) return 'already'
  return withdrawals.length > 0 ? 'takenBack' : null
}

/** The consent with the therapist's signature under it. */
export function withTherapistSignature(
  consent: Consent,
  signed: TherapistSigned,
  touch: Pick<Consent, 'updatedAt' | 'updatedBy'>,
): Result<Consent, TherapistSignRefusal> {
  const objection = therapistSignObjection(consent)
  if (objection) return refused(objection)
  return ok({ ...consent, ...touch, therapistSigned: signed })
}

/** Does the signature belong to exactly what was given? By the key it names itself. */
export function fitsConsent(consent: Consent, signed: TherapistSigned): boolean {
  try {
    const bytes = consentBytes(consent, signed)
    return verify(bytes, fromBase64(signed.value), fromBase64(signed.publicKey))
  } catch {
    return false
  }
}

/** Checks the therapist's signature against their keys; null where there is none. Never throws. */
export function checkTherapistSignature(
  consent: Consent,
  therapist: Pick<Staff, 'id' | 'signingKeys'> | null,
): SignatureFinding | null {
  const signed = consent.therapistSigned
  if (!signed) return null
  if (!fitsConsent(consent, signed)) return 'altered'
  if (therapist?.id !== signed.by) return 'unknownKey'
  const laptop = therapist.signingKeys.find(
    ({ publicKey, deviceId }) => publicKey === signed.publicKey && deviceId === signed.deviceId,
  )
  if (!laptop) return 'unknownKey'
  return laptop.revokedAt && signed.signedAt >= laptop.revokedAt ? 'revokedKey' : 'unchanged'
}
