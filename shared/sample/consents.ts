import { currentVersion, readFormOf } from '../domain/consents/form-versions'
import { nothingAgreed } from '../domain/consents/give-consent'
import { newForm, starterTexts } from '../domain/consents/starter-forms'
import type { CatalogEntry, FormPurpose, StateRule } from '../schema/catalog-entry'
import type { Client } from '../schema/client'
import type { Consent } from '../schema/consent'

type Stamp = Pick<Consent, 'id' | 'space' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'>

/** The forms of the sample practice: the texts that every practice starts with. */
export const sampleForms = (stamp: () => Stamp): CatalogEntry[] =>
  (Object.keys(starterTexts) as FormPurpose[]).map((purpose) =>
    newForm(purpose, starterTexts[purpose], stamp()),
  )

/** What the made-up practice has confirmed for the state its made-up town lies in. */
export const sampleStateRule = (stamp: Stamp): StateRule => ({
  region: 'MN',
  breastMassage: 'allowed',
  consentMode: 'standing',
  offersWitness: true,
  nippleApart: true,
  trainingHours: 0,
  parentUnderAge: 18,
  keepYears: null,
  text: 'Made up for the sample practice. This says nothing about the law of any state.',
  source: '',
  confirmedAt: stamp.createdAt,
  confirmedBy: stamp.createdBy,
})

/** A family's consent to treatment, signed with a typed name when they came to the practice. */
export function sampleConsent(
  parent: Pick<Client, 'id' | 'name'>,
  form: CatalogEntry,
  stamp: Stamp,
): Consent {
  const version = currentVersion(form)
  if (!version) throw new Error('A form without a text')
  const name = `${parent.name.given} ${parent.name.family}`.trim()
  return {
    ...stamp,
    kind: 'treatment',
    clientId: parent.id,
    visitId: '',
    startAt: stamp.createdAt,
    form: readFormOf(form.id, version, 'en'),
    givenBy: { relation: 'client', name, authority: '' },
    shownBy: { how: 'typed', strokes: [], typedName: name, verbal: true, witnessName: '' },
    scope: { ...nothingAgreed, breastMassage: true, infantCoaching: true, witness: 'declined' },
    sharing: null,
    expiresOn: null,
    expiresWith: '',
    askedBy: '',
    answers: [],
    review: null,
    withdrawals: [],
    note: '',
  }
}
