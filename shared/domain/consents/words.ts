import type { FormPurpose, StateRule } from '../../schema/catalog-entry'
import type { ClearanceScope } from '../../schema/chart'
import type { Consent, ConsentGiver, ConsentKind, Withdrawal } from '../../schema/consent'

export const consentKindWords: Readonly<Record<ConsentKind, string>> = {
  treatment: 'Treatment',
  session: 'This session',
  sharing: 'Sharing',
  intake: 'Intake',
}

export const relationWords: Readonly<Record<ConsentGiver['relation'], string>> = {
  client: 'The client',
  parent: 'A parent',
  guardian: 'A guardian',
  representative: 'A representative',
}

export const witnessWords: Readonly<Record<Consent['scope']['witness'], string>> = {
  notOffered: 'Not offered',
  declined: 'Offered, not wanted',
  present: 'Present',
}

export const withdrawnHowWords: Readonly<Record<Withdrawal['how'], string>> = {
  verbal: 'Said so',
  written: 'In writing',
  gesture: 'Showed it',
}

export const breastMassageWords: Readonly<Record<StateRule['breastMassage'], string>> = {
  allowed: 'Allowed',
  notAllowed: 'Not allowed',
  withOrder: 'Only with a provider’s order',
}

export const consentModeWords: Readonly<Record<StateRule['consentMode'], string>> = {
  standing: 'Signed once, until it ends',
  perSession: 'Signed anew before each session',
  writtenAndVerbal: 'Signed, and said aloud before each session',
}

export const formPurposeWords: Readonly<Record<FormPurpose, string>> = {
  intake: 'Intake',
  treatment: 'Consent to treatment',
  breastSession: 'Consent to this breast session',
  sharing: 'Consent to sharing',
}

export const clearanceScopeWords: Readonly<Record<ClearanceScope, string>> = {
  body: 'Full body',
  abdomen: 'Abdomen',
  breast: 'Breast',
  scar: 'Scar',
  prenatal: 'Massage in pregnancy',
  infant: 'Baby massage',
  lyingFlat: 'Lying flat or prone',
  anticoagulant: 'With a blood thinner',
}

/** Fixed answers of consents by the last name of their field, for what two laptops disagree about. */
export const consentChoices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  relation: relationWords,
  witness: witnessWords,
  how: { ...withdrawnHowWords, drawn: 'Drawn', typed: 'Typed' },
  language: { en: 'English', es: 'Spanish' },
  breastMassage: breastMassageWords,
  consentMode: consentModeWords,
  purpose: formPurposeWords,
  scopes: clearanceScopeWords,
}
