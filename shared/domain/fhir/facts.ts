import { birthModeWords, feedingWords } from '../clients/words'
import { milkWords } from '../clinical/breast/words'
import { instrumentWords } from '../clinical/mood/words'
import type { SharedFact } from '../summary/shared-fact'
import { serviceKindWords } from '../supplies/words'
import {
  coded,
  homeHealth,
  icdOf,
  loincCodes,
  measureCodes,
  sheetCanonical,
  systems,
} from './codes'
import { type Context, codeOf, quantity, resource, who } from './context'
import { type Concept, type Resource, says } from './resource'
import { siteObservation } from './site'

type Of<K extends SharedFact['kind']> = Extract<SharedFact, { readonly kind: K }>

const visitKey = (visitId: string): string => `visit/${visitId}`

/** The id of the resource that a fact becomes. */
const keyOf = (fact: SharedFact): string => `${fact.kind}/${fact.id}`

/** An observation of the subject with what all of them share. */
export function observation(
  context: Context,
  key: string,
  category: 'vital-signs' | 'survey' | 'exam' | 'social-history',
  code: Concept,
  fields: Readonly<Record<string, unknown>>,
  visitId?: string,
): Resource {
  return resource('Observation', context.id(key), {
    status: 'final',
    category: [codeOf(systems.observationCategory, category)],
    code,
    subject: context.ref(who.subject),
    encounter: visitId ? context.ref(visitKey(visitId)) : undefined,
    performer: [context.ref(who.therapistRole)],
    ...fields,
  })
}

/** Everything that a fact of the page becomes; the first one stands for it in its section. */
export function resourcesOf(fact: SharedFact, context: Context): Resource[] {
  switch (fact.kind) {
    case 'visit':
      return []
    case 'measure':
      return [measure(fact, context)]
    case 'bloodPressure':
      return [bloodPressure(fact, context)]
    case 'flag':
      return flag(fact, context)
    case 'pain':
      return [pain(fact, context)]
    case 'site':
      return [siteObservation(fact, context)]
    case 'session':
      return [procedure(fact, context)]
    case 'milk':
      return [milk(fact, context)]
    case 'moodTotal':
      return [moodTotal(fact, context)]
    case 'moodAnswers':
      return [answers(fact, context)]
    case 'symptom':
      return [yesNo(fact, context)]
    case 'pregnancy':
    case 'newborn':
      return birth(fact, context)
    case 'feeding':
      return [feeding(fact, context)]
    case 'clearance':
      return [clearance(fact, context)]
    default:
      return listed(fact, context)
  }
}

/** One encounter for each visit that something on the page came from. */
export function encounters(facts: readonly SharedFact[], context: Context): Resource[] {
  const visits = new Map<string, { at: string; words: string }>()
  for (const fact of facts) {
    if (!('visitId' in fact)) continue
    const said = fact.kind === 'visit' || fact.kind === 'session'
    const known = visits.get(fact.visitId)
    if (known && !(said && known.words === '')) continue
    const words = said ? serviceKindWords[fact.serviceKind] : ''
    visits.set(fact.visitId, { at: said || !known ? fact.at : known.at, words })
  }
  return [...visits].map(([visitId, { at, words }]) =>
    resource('Encounter', context.id(visitKey(visitId)), {
      status: 'finished',
      class: homeHealth,
      type: words ? [says(`${words} massage at home`)] : [],
      subject: context.ref(who.subject),
      participant: [{ individual: context.ref(who.therapistRole) }],
      period: { start: at },
      serviceProvider: context.ref(who.practice),
    }),
  )
}

function measure(fact: Of<'measure'>, context: Context): Resource {
  const { code, text, unit } = measureCodes[fact.of]
  const fields = { effectiveDateTime: fact.at, valueQuantity: quantity(fact.value, unit) }
  return observation(context, keyOf(fact), 'vital-signs', coded(code, text), fields, fact.visitId)
}

function bloodPressure(fact: Of<'bloodPressure'>, context: Context): Resource {
  const part = (code: 'systolic' | 'diastolic', text: string) => ({
    code: coded(loincCodes[code], text),
    valueQuantity: quantity(fact[code], 'mm[Hg]'),
  })
  const fields = {
    effectiveDateTime: fact.at,
    component: [
      part('systolic', 'Systolic blood pressure'),
      part('diastolic', 'Diastolic blood pressure'),
    ],
  }
  const code = coded(loincCodes.bloodPressure, 'Blood pressure')
  return observation(context, keyOf(fact), 'vital-signs', code, fields, fact.visitId)
}

/** Both answers are observations; what was there is a flag besides (clinical rulebook 9.5). */
function flag(fact: Of<'flag'>, context: Context): Resource[] {
  const asked = yesNo(fact, context)
  if (fact.answer !== 'yes') return [asked]
  return [
    asked,
    resource('Flag', context.id(`${keyOf(fact)}/flag`), {
      status: 'active',
      code: says(`Reported at the door: ${fact.words}`),
      subject: context.ref(who.subject),
      period: { start: fact.at },
      author: context.ref(who.therapistRole),
    }),
  ]
}

function yesNo(fact: Of<'flag'> | Of<'symptom'>, context: Context): Resource {
  const name = fact.id.slice(fact.id.lastIndexOf('/') + 1)
  const value =
    fact.answer === 'unknown'
      ? { dataAbsentReason: codeOf(systems.absentReason, 'asked-unknown') }
      : { valueBoolean: fact.answer === 'yes' }
  const code = context.local(name, fact.words)
  const visitId = 'visitId' in fact ? fact.visitId : undefined
  const fields = { effectiveDateTime: fact.at, ...value }
  return observation(context, keyOf(fact), 'survey', code, fields, visitId)
}

function pain(fact: Of<'pain'>, context: Context): Resource {
  const text = `Pain as rated ${fact.when} the session, 0 to 10`
  const fields = { effectiveDateTime: fact.at, valueInteger: fact.rating }
  const code = coded(loincCodes.pain, text)
  return observation(context, keyOf(fact), 'survey', code, fields, fact.visitId)
}

function milk({ milk: one, ...fact }: Of<'milk'>, context: Context): Resource {
  const volume = (code: string, text: string, ml: number | null) =>
    ml === null ? [] : [{ code: context.local(code, text), valueQuantity: quantity(ml, 'mL') }]
  const fields = {
    effectiveDateTime: fact.at,
    valueString: milkWords[one.method],
    component: [
      ...volume('milk-left', 'Milk, left breast', one.leftMl),
      ...volume('milk-right', 'Milk, right breast', one.rightMl),
    ],
  }
  const code = context.local('milk-removal', 'Milk removal')
  return observation(context, `milk/${fact.id}`, 'exam', code, fields, fact.visitId)
}

function moodTotal(fact: Of<'moodTotal'>, context: Context): Resource {
  const code = fact.instrument === 'epds' ? loincCodes.epdsTotal : loincCodes.phq2Total
  const text = `${instrumentWords[fact.instrument]} total score`
  const fields = { effectiveDateTime: fact.at, valueInteger: fact.total }
  return observation(context, keyOf(fact), 'survey', coded(code, text), fields)
}

const linkPrefix = { epds: 'e', phq2: 'p' } as const

/** Scores under neutral names: the wording of the sheet stands nowhere (C3). */
function answers(fact: Of<'moodAnswers'>, context: Context): Resource {
  return resource('QuestionnaireResponse', context.id(keyOf(fact)), {
    questionnaire: sheetCanonical[fact.instrument],
    status: 'completed',
    subject: context.ref(who.subject),
    authored: fact.at,
    author: context.ref(who.therapistRole),
    item: fact.items.map((score, index) => ({
      linkId: `${linkPrefix[fact.instrument]}${index + 1}`,
      answer: score === null ? [] : [{ valueInteger: score }],
    })),
  })
}

function procedure(fact: Of<'session'>, context: Context): Resource {
  const minutes =
    fact.handsOnMin === null ? 'Hands-on time not recorded' : `${fact.handsOnMin} min hands-on`
  const breasts = new Set(
    fact.sides.flatMap((side) => (side === 'both' ? ['left' as const, 'right' as const] : [side])),
  )
  return resource('Procedure', context.id(keyOf(fact)), {
    status: 'completed',
    code: context.snomed('massage', `${serviceKindWords[fact.serviceKind]} massage`),
    subject: context.ref(who.subject),
    encounter: context.ref(visitKey(fact.visitId)),
    performedDateTime: fact.at,
    performer: [{ actor: context.ref(who.therapistRole) }],
    bodySite: [...breasts].map((side) =>
      side === 'left'
        ? context.snomed('leftBreast', 'Left breast')
        : context.snomed('rightBreast', 'Right breast'),
    ),
    note: [minutes, ...fact.lines].map((text) => ({ text })),
  })
}

function birth(fact: Of<'pregnancy'> | Of<'newborn'>, context: Context): Resource[] {
  const said = (
    name: string,
    code: keyof typeof loincCodes,
    text: string,
    value: Readonly<Record<string, unknown>> | null,
  ): Resource[] =>
    value === null
      ? []
      : [
          observation(
            context,
            `${keyOf(fact)}/${name}`,
            'social-history',
            coded(loincCodes[code], text),
            { effectiveDateTime: context.composition.composedAt, ...value },
          ),
        ]
  const mode = fact.birthMode && { valueCodeableConcept: says(birthModeWords[fact.birthMode]) }
  const delivery = said('mode', 'deliveryMethod', 'Delivery method', mode)
  if (fact.kind === 'newborn') {
    const { gestationDays, birthWeightG } = fact
    return [
      ...delivery,
      ...said(
        'gestation',
        'gestationalAge',
        'Gestational age at birth',
        gestationDays === null ? null : { valueQuantity: quantity(gestationDays, 'd') },
      ),
      ...said(
        'birthWeight',
        'birthWeight',
        'Birth weight',
        birthWeightG === null ? null : { valueQuantity: quantity(birthWeightG, 'g') },
      ),
    ]
  }
  return [...pregnancy(fact, context, said), ...delivery]
}

function pregnancy(
  fact: Of<'pregnancy'>,
  context: Context,
  said: (
    name: string,
    code: keyof typeof loincCodes,
    text: string,
    value: Readonly<Record<string, unknown>> | null,
  ) => Resource[],
): Resource[] {
  const { stage, gravida, para, dueOn, birthOn } = fact
  const status =
    stage === 'other'
      ? null
      : {
          valueCodeableConcept:
            stage === 'pregnant'
              ? context.snomed('pregnant', 'Pregnant')
              : context.snomed('postpartum', 'After birth'),
        }
  return [
    ...said('status', 'pregnancyStatus', 'Pregnancy status', status),
    ...said('gravida', 'gravida', 'Gravida', gravida === null ? null : { valueInteger: gravida }),
    ...said('para', 'parity', 'Parity', para === null ? null : { valueInteger: para }),
    ...said('due', 'dueDate', 'Due date', dueOn === null ? null : { valueDateTime: dueOn }),
    ...said(
      'birth',
      'deliveryTime',
      'Date of delivery',
      birthOn === null ? null : { valueDateTime: birthOn },
    ),
  ]
}

function feeding(fact: Of<'feeding'>, context: Context): Resource {
  const code = coded(loincCodes.breastfeeding, 'Breastfeeding status')
  const value =
    fact.mode === 'unknown'
      ? { dataAbsentReason: codeOf(systems.absentReason, 'not-asked') }
      : { valueCodeableConcept: says(feedingWords[fact.mode]) }
  const fields = { effectiveDateTime: context.composition.composedAt, ...value }
  return observation(context, keyOf(fact), 'social-history', code, fields)
}

function clearance(fact: Of<'clearance'>, context: Context): Resource {
  const fields = {
    effectivePeriod: { start: fact.givenOn, end: fact.expiresOn },
    valueString: fact.scope,
  }
  const code = context.local('clearance', 'Clearance given by a provider')
  return observation(context, keyOf(fact), 'survey', code, fields)
}

function listed(
  fact: Of<'allergy'> | Of<'noAllergies'> | Of<'medication'> | Of<'condition'>,
  context: Context,
): Resource[] {
  const id = context.id(keyOf(fact))
  const subject = context.ref(who.subject)
  switch (fact.kind) {
    case 'noAllergies':
      return []
    case 'allergy':
      return [
        resource('AllergyIntolerance', id, {
          clinicalStatus: codeOf(systems.allergyClinical, 'active'),
          verificationStatus: codeOf(systems.allergyVerification, 'unconfirmed'),
          code: says(fact.substance || 'Not named'),
          patient: subject,
          reaction: [
            {
              manifestation: [says(fact.reaction.trim() || 'Reaction not recorded')],
              severity: fact.severity === 'unknown' ? undefined : fact.severity,
            },
          ],
        }),
      ]
    case 'medication':
      // The mother's on a baby's page stay words: they are no medicine of this patient.
      return fact.whose === 'mother'
        ? []
        : [
            resource('MedicationStatement', id, {
              status: 'active',
              medicationCodeableConcept: says(fact.name || 'Not named'),
              subject,
              dosage: fact.dose.trim() ? [{ text: fact.dose }] : [],
              note: fact.note.trim() ? [{ text: fact.note }] : [],
            }),
          ]
    case 'condition':
      return [condition(fact, context)]
  }
}

function condition(fact: Of<'condition'>, context: Context): Resource {
  const icd = icdOf(fact.words, context.composition.kind)
  return resource('Condition', context.id(keyOf(fact)), {
    clinicalStatus: codeOf(systems.conditionClinical, 'active'),
    verificationStatus: codeOf(systems.conditionVerification, 'unconfirmed'),
    category: [codeOf(systems.conditionCategory, 'problem-list-item')],
    code: { coding: icd ? [icd] : [], text: fact.words },
    subject: context.ref(who.subject),
  })
}
