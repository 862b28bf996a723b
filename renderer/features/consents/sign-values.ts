import type { UseFormReturn } from 'react-hook-form'
import { z } from 'zod'
import { nothingAgreed, type SignedForm } from '#shared/domain/consents/give-consent'
import { signWords } from '#shared/domain/consents/sign-words'
import {
  type ConsentKind,
  consentGiverSchema,
  consentScopeSchema,
  type FormLanguage,
  formLanguageSchema,
  type IntakeAnswer,
  intakeAnswerSchema,
  penStrokeSchema,
  sharingScopeSchema,
} from '#shared/schema/consent'

/** What the client's screen holds until it is signed; kept as an encrypted draft. */
export const signValuesSchema = z.strictObject({
  /** Of the consent it becomes: fixed when the form is begun, so that it is written once. */
  consentId: z.uuid(),
  language: formLanguageSchema,
  givenBy: consentGiverSchema.extend({ name: z.string().max(120) }),
  how: z.enum(['drawn', 'typed']),
  strokes: z.array(penStrokeSchema).max(60),
  typedName: z.string().max(120),
  verbal: z.boolean(),
  witnessName: z.string().max(120),
  scope: consentScopeSchema,
  sharing: sharingScopeSchema.nullable(),
  expiresOn: z.string().max(40).nullable(),
  answers: z.array(intakeAnswerSchema.extend({ answer: z.string().max(4000).nullable() })).max(200),
})
export type SignValues = z.infer<typeof signValuesSchema>

export type SignFormApi = UseFormReturn<SignValues>

export const isSignDraft = (values: unknown): values is SignValues =>
  signValuesSchema.safeParse(values).success

interface Start {
  readonly consentId: string
  readonly kind: ConsentKind
  readonly language: FormLanguage
  readonly providerId: string
  readonly answers: readonly IntakeAnswer[]
  readonly clientName: string
  /** A permission to share ends in a year, unless the client says otherwise. */
  readonly inAYear: string
}

export function startValues(start: Start): SignValues {
  const sharing = start.kind === 'sharing'
  return {
    consentId: start.consentId,
    language: start.language,
    givenBy: { relation: 'client', name: start.clientName, authority: '' },
    how: 'drawn',
    strokes: [],
    typedName: '',
    verbal: false,
    witnessName: '',
    scope: nothingAgreed,
    sharing: sharing
      ? { providerId: start.providerId, parts: [], purpose: signWords[start.language].purposeStart }
      : null,
    expiresOn: sharing ? start.inAYear : null,
    answers: [...start.answers],
  }
}

export interface Signing {
  readonly kind: ConsentKind
  readonly clientId: string
  readonly visitId: string
  readonly askedBy: string
}

/** What is handed to the command. A session's consent ends with its visit. */
export const signedFormOf = (values: SignValues, signing: Signing): SignedForm => ({
  ...signing,
  language: values.language,
  givenBy: values.givenBy,
  shownBy: {
    how: values.how,
    strokes: values.strokes,
    typedName: values.typedName,
    verbal: values.verbal,
    witnessName: values.scope.witness === 'present' ? values.witnessName : '',
  },
  scope: values.scope,
  sharing: values.sharing,
  expiresOn: /^\d{4}-\d\d-\d\d$/.test(values.expiresOn ?? '') ? values.expiresOn : null,
  expiresWith: signing.kind === 'session' ? 'This visit' : '',
  answers: values.answers.map((one) => ({ ...one, answer: one.answer ?? '' })),
  note: '',
})
