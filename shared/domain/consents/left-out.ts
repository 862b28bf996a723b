import type { ServiceKind } from '../../schema/catalog-entry'
import {
  type AgreedScope,
  agreedScope,
  type ConsentFacts,
  missingConsents,
} from './missing-consents'

/** A part of the form that a client ticks or leaves, and no law of a state asks for by itself. */
export type FormPart = keyof Pick<AgreedScope, 'abdomen' | 'scar' | 'infantCoaching'>

const partsOf: Readonly<Record<ServiceKind, readonly FormPart[]>> = {
  breast: [],
  postnatal: ['abdomen', 'scar'],
  prenatal: ['abdomen'],
  cesareanScar: ['scar', 'abdomen'],
  infant: ['infantCoaching'],
  group: ['infantCoaching'],
}

/** What this kind of session may come to and her form has no yes to; nothing while no form counts at all. */
export function leftOutOfForm(facts: ConsentFacts): readonly FormPart[] {
  if (facts.serviceKind === null || missingConsents(facts).length > 0) return []
  const agreed = agreedScope(facts)
  return partsOf[facts.serviceKind].filter((part) => !agreed[part])
}

export const formPartWords: Readonly<Record<FormPart, string>> = {
  abdomen: 'massage of the belly',
  scar: 'work around and on the scar',
  infantCoaching: 'being shown how to massage the baby',
}
