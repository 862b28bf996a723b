import type { FormPurpose } from '../../schema/catalog-entry'
import type { ConsentKind } from '../../schema/consent'

const purposes: Readonly<Record<ConsentKind, FormPurpose>> = {
  treatment: 'treatment',
  session: 'breastSession',
  sharing: 'sharing',
  intake: 'intake',
}

/** The form that is read and signed for a kind of consent. */
export const purposeOf = (kind: ConsentKind): FormPurpose => purposes[kind]
