import type { Consent } from '../../schema/consent'
import { fields, list, whole } from './rules'

/** What was given stands as it is; what can come later is a withdrawal, and both sides' are kept. */
export const consent = fields<Consent>({
  form: whole,
  givenBy: whole,
  shownBy: whole,
  scope: whole,
  sharing: whole,
  answers: whole,
  review: whole,
  therapistSigned: whole,
  withdrawals: list('id', 20, whole),
})
