import type { SummaryPurpose } from '../../schema/summary'
import type { MeasureOf } from '../summary/shared-fact'
import type { Topic } from '../summary/summary-content'
import type { Coding, Concept } from './resource'

/* The codes of clinical rulebook 9.5 and 9.6, each with its system; nothing is coded that is not there. */

export const systems = {
  loinc: 'http://loinc.org',
  snomed: 'http://snomed.info/sct',
  icd10cm: 'http://hl7.org/fhir/sid/icd-10-cm',
  npi: 'http://hl7.org/fhir/sid/us-npi',
  ucum: 'http://unitsofmeasure.org',
  nucc: 'http://nucc.org/provider-taxonomy',
  actCode: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  roleCode: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode',
  participation: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
  consentScope: 'http://terminology.hl7.org/CodeSystem/consentscope',
  observationCategory: 'http://terminology.hl7.org/CodeSystem/observation-category',
  allergyClinical: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical',
  allergyVerification: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification',
  conditionClinical: 'http://terminology.hl7.org/CodeSystem/condition-clinical',
  conditionVerification: 'http://terminology.hl7.org/CodeSystem/condition-ver-status',
  conditionCategory: 'http://terminology.hl7.org/CodeSystem/condition-category',
  emptyReason: 'http://terminology.hl7.org/CodeSystem/list-empty-reason',
  absentReason: 'http://terminology.hl7.org/CodeSystem/data-absent-reason',
  provenanceAgent: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type',
  uri: 'urn:ietf:rfc:3986',
} as const

const loinc = (code: string): Coding => ({ system: systems.loinc, code })
export const coded = (code: Coding, text: string): Concept => ({ coding: [code], text })

/** What a practice names itself, where no verified code is known (9.6). */
export const localSystem = (practiceId: string): string => `urn:doorstep:${practiceId}:obs`

export const loincCodes = {
  pain: loinc('72514-3'),
  bloodPressure: loinc('85354-9'),
  systolic: loinc('8480-6'),
  diastolic: loinc('8462-4'),
  birthWeight: loinc('8339-4'),
  pregnancyStatus: loinc('82810-3'),
  breastfeeding: loinc('63895-7'),
  dueDate: loinc('11778-8'),
  gestationalAge: loinc('18185-9'),
  gravida: loinc('11996-6'),
  parity: loinc('11977-6'),
  deliveryMethod: loinc('72149-8'),
  deliveryTime: loinc('93857-1'),
  /** The total; 71354-5 is the panel (C2). */
  epdsTotal: loinc('99046-5'),
  phq2Total: loinc('55758-7'),
  consentDocument: loinc('59284-0'),
  careTeam: loinc('85847-2'),
} as const

/** Canonical names of the sheets by their panels; their wording stands nowhere. */
export const sheetCanonical = {
  epds: 'http://loinc.org/q/71354-5',
  phq2: 'http://loinc.org/q/55757-9',
} as const

export const measureCodes: Readonly<
  Record<MeasureOf, { readonly code: Coding; readonly text: string; readonly unit: string }>
> = {
  pulse: { code: loinc('8867-4'), text: 'Heart rate', unit: '/min' },
  breaths: { code: loinc('9279-1'), text: 'Respiratory rate', unit: '/min' },
  temperatureC: { code: loinc('8310-5'), text: 'Body temperature', unit: 'Cel' },
  spo2: { code: loinc('59408-5'), text: 'Oxygen saturation by pulse oximetry', unit: '%' },
  weightG: { code: loinc('29463-7'), text: 'Body weight', unit: 'g' },
}

export interface DocumentType {
  readonly code: Coding
  readonly text: string
}
const referralNote: DocumentType = { code: loinc('57133-1'), text: 'Referral note' }

/** A letter that asks is a referral note, even without a purpose: every summary asks something. */
export function documentType(purpose: SummaryPurpose | null, sessions: number): DocumentType {
  if (purpose === 'answer') return { code: loinc('11488-4'), text: 'Consult note' }
  if (purpose !== 'update') return referralNote
  return sessions === 1
    ? { code: loinc('11506-3'), text: 'Progress note' }
    : { code: loinc('34133-9'), text: 'Summary of episode note' }
}

/** How a section of each topic is filed, and what it is called. */
export const sectionCodes: Readonly<
  Record<Topic, { readonly code: Coding; readonly title: string }>
> = {
  reason: { code: loinc('42349-1'), title: 'Situation: reason for writing' },
  pregnancy: { code: loinc('10162-6'), title: 'Background: birth' },
  allergies: { code: loinc('48765-2'), title: 'Background: allergies' },
  medications: { code: loinc('10160-0'), title: 'Background: medications' },
  conditions: { code: loinc('11450-4'), title: 'Background: conditions' },
  clearances: { code: loinc('10164-2'), title: 'Background: clearances' },
  mother: { code: loinc('10164-2'), title: 'Background: of the mother' },
  vitals: { code: loinc('8716-3'), title: 'Assessment: vitals' },
  flags: { code: loinc('51848-0'), title: 'Assessment: warning signs asked' },
  reported: { code: loinc('61150-9'), title: 'Assessment: reported' },
  observed: { code: loinc('61149-1'), title: 'Assessment: observed' },
  response: { code: loinc('51848-0'), title: 'Assessment: response' },
  done: { code: loinc('47519-4'), title: 'Assessment: done and not done' },
  feeding: { code: loinc('61149-1'), title: 'Assessment: feeding' },
  mood: { code: loinc('51848-0'), title: 'Assessment: mood screens' },
  symptoms: { code: loinc('61150-9'), title: 'Assessment: recovery symptoms' },
  plan: { code: loinc('18776-5'), title: 'Request: plan' },
}

/** Massage therapist. */
export const taxonomyMassage: Coding = { system: systems.nucc, code: '225700000X' }
export const homeHealth: Coding = {
  ...{ system: systems.actCode, code: 'HH', display: 'home health' },
}
export const mother: Coding = { system: systems.roleCode, code: 'MTH', display: 'mother' }

const snomed = (code: string): Coding => ({ system: systems.snomed, code })
/** Free to use in the United States; elsewhere a licence is the practice's own matter, and words stand alone. */
export const snomedCodes = {
  massage: snomed('387854002'),
  leftBreast: snomed('80248007'),
  rightBreast: snomed('73056007'),
  pregnant: snomed('77386006'),
  postpartum: snomed('86569001'),
} as const

/** Provider-supplied ones alone are taken over; these are the ones the rulebook knows (9.6). */
const icdCodes: ReadonlySet<string> = new Set([
  ...['Z39.1', 'Z39.2', 'O91.03', 'O91.12', 'O91.13', 'O91.22', 'O91.23', 'O92.12', 'O92.13'],
  ...['O92.29', 'O92.3', 'O92.4', 'O92.5', 'O92.6', 'O92.70', 'O92.79', 'N64.4', 'O87.1', 'O88.23'],
  ...['O14.05', 'O14.15', 'O14.95', 'O15.2', 'O85', 'O90.0', 'O90.1', 'O90.6', 'F53.0', 'F53.1'],
  ...['M62.08', 'L90.5', 'N39.3', 'R60.0', 'M54.2', 'M54.50', 'M54.59', 'P59.9', 'P83.4'],
  ...['R10.83', 'R68.11', 'R63.4'],
])
const icdFamilies: readonly string[] = ['N63.', 'O72.', 'O86.0', 'M25.5', 'P92.']
const icdInWords = /\b([A-Z]\d[\dA-Z](?:\.[\dA-Z]{1,4})?)\b/

/**
 * The ICD-10-CM code that somebody copied from a provider's letter into a condition; null when there is
 * none. O stands on the mother alone and P on the infant alone: on the other one it is no code (9.6).
 */
export function icdOf(words: string, kind: 'parent' | 'infant'): Coding | null {
  const code = icdInWords.exec(words)?.[1]
  if (!code) return null
  if (!icdCodes.has(code) && !icdFamilies.some((family) => code.startsWith(family))) return null
  if (code.startsWith('O') && kind === 'infant') return null
  if (code.startsWith('P') && kind === 'parent') return null
  return { system: systems.icd10cm, code }
}
