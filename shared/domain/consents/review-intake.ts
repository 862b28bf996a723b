import { ok, type Result, refused } from '../../result'
import type { Consent } from '../../schema/consent'

export type ReviewRefusal = 'notAnIntake' | 'reviewed'

/** Writes down that the therapist looked the answers through, and which went into the record. */
export function reviewIntake(
  consent: Consent,
  taken: readonly string[],
  touch: Pick<Consent, 'updatedAt' | 'updatedBy'>,
): Result<Consent, ReviewRefusal> {
  if (consent.kind !== 'intake') return refused('notAnIntake')
  if (consent.review) return refused('reviewed')
  const review = { at: touch.updatedAt, by: touch.updatedBy, taken: [...taken] }
  return ok({ ...consent, ...touch, review })
}
