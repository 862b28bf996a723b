import { ok, type Result, refused } from '../../result'
import type { Consent, Withdrawal } from '../../schema/consent'

export type WithdrawRefusal = 'alreadyWithdrawn' | 'future' | 'beforeGiven' | 'noName'

type Touch = Pick<Consent, 'updatedAt' | 'updatedBy'>

/**
 * Writes down that a consent was taken back: from now on it counts no more, and stays to be read with
 * the reason. `at` is when the person said so; when and by whom it was written down stands beside it.
 */
export function withdrawConsent(
  consent: Consent,
  said: Pick<Withdrawal, 'id' | 'at' | 'byName' | 'how' | 'reason'>,
  touch: Touch,
): Result<Consent, WithdrawRefusal> {
  if (consent.withdrawals.length > 0) return refused('alreadyWithdrawn')
  if (said.byName.trim() === '') return refused('noName')
  if (said.at > touch.updatedAt) return refused('future')
  if (said.at < consent.startAt) return refused('beforeGiven')
  const withdrawal = {
    ...said,
    byName: said.byName.trim(),
    reason: said.reason.trim(),
    recordedBy: touch.updatedBy,
    recordedAt: touch.updatedAt,
  }
  return ok({ ...consent, ...touch, withdrawals: [withdrawal] })
}

/**
 * What ends together with this one when it is taken back: everything signed before it that says the same and
 * still stands. A form that is signed anew each year must not leave last year's in force behind it. Consents
 * signed later stay: they are the client's newer word.
 */
export function endsWith(consent: Consent, all: readonly Consent[]): readonly Consent[] {
  if (consent.kind === 'intake') return []
  return all.filter(
    (one) =>
      one.id !== consent.id &&
      one.kind === consent.kind &&
      one.clientId === consent.clientId &&
      one.visitId === consent.visitId &&
      one.sharing?.providerId === consent.sharing?.providerId &&
      one.startAt <= consent.startAt &&
      one.withdrawals.length === 0,
  )
}
