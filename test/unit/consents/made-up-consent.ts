import { nothingAgreed } from '#shared/domain/consents/give-consent'
import type { Consent } from '#shared/schema/consent'

export const ids = {
  client: '00000000-0000-4000-8000-000000000001',
  visit: '00000000-0000-4000-8000-000000000002',
  other: '00000000-0000-4000-8000-000000000003',
  staff: '00000000-0000-4000-8000-000000000004',
  provider: '00000000-0000-4000-8000-000000000005',
  form: '00000000-0000-4000-8000-000000000006',
  consent: '00000000-0000-4000-8000-000000000007',
}

/** Given on November 20, 2026 at noon in Chicago. */
export const madeUpConsent = (more: Partial<Consent> = {}): Consent => ({
  ...{ id: ids.consent, space: ids.other },
  ...{ createdAt: '2026-11-20T18:00:00.000Z', createdBy: ids.staff },
  ...{ updatedAt: '2026-11-20T18:00:00.000Z', updatedBy: ids.staff },
  kind: 'session',
  clientId: ids.client,
  visitId: ids.visit,
  startAt: '2026-11-20T18:00:00.000Z',
  form: { formId: ids.form, version: 1, language: 'en', sha256: 'a'.repeat(64) },
  givenBy: { relation: 'client', name: 'Maya Fernandez', authority: '' },
  shownBy: {
    ...{ how: 'typed', strokes: [], typedName: 'Maya Fernandez' },
    ...{ verbal: true, witnessName: '' },
  },
  scope: { ...nothingAgreed, breastMassage: true, witness: 'declined' },
  sharing: null,
  expiresOn: null,
  expiresWith: '',
  askedBy: 'TX',
  answers: [],
  review: null,
  withdrawals: [],
  note: '',
  ...more,
})

export const withdrawal = (at: string, id = ids.other): Consent['withdrawals'][number] => ({
  ...{ id, at, byName: 'Maya Fernandez', how: 'verbal', reason: '' },
  ...{ recordedBy: ids.staff, recordedAt: at },
})
