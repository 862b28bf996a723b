import { beforeAll, describe, expect, it } from 'vitest'
import {
  documentType,
  icdOf,
  loincCodes,
  measureCodes,
  sectionCodes,
} from '#shared/domain/fhir/codes'
import { fhirDocument, fhirText } from '#shared/domain/fhir/document'
import type { FhirBundle, Resource } from '#shared/domain/fhir/resource'
import { compose, fitted } from '#shared/domain/summary/composition'
import { partsFor } from '#shared/domain/summary/part-rules'
import { type FhirValidator, fhirValidator } from '../../support/fhir-validator'
import { hostileStrings } from '../../support/hostile-strings'
import {
  breastNoteOf,
  infant,
  infantChart,
  note,
  parent,
  parentChart,
  provider,
  sources,
} from '../summary/summary-sources'

let validate: FhirValidator
beforeAll(async () => {
  validate = await fhirValidator()
}, 120_000)

const session = '2026-11-20T18:00:00.000Z'
const pdf = new Uint8Array([37, 80, 68, 70])
type Bend = Parameters<typeof sources>[0]

function made(bend: Bend = {}, leftOut = 0): FhirBundle {
  const composed = compose(sources(bend))
  if (!composed.ok) throw new Error(composed.refusal.join())
  return fhirDocument(fitted(composed.value, leftOut), pdf)
}
const ofMother = (bend: Bend = {}) =>
  made({
    notes: [breastNoteOf(note(1, session))],
    ...bend,
    choices: { parts: [...partsFor('parent')], ...bend?.choices },
  })
const ofBaby = (bend: Bend = {}) =>
  made({
    about: infant.id,
    notes: [{ ...note(1, session), clientId: infant.id }],
    ...bend,
    choices: { parts: [...partsFor('infant')], recipientRole: 'pediatric' },
  })
const all = (bundle: FhirBundle, type: string): Resource[] =>
  bundle.entry.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === type)
const codesOf = (bundle: FhirBundle): string[] =>
  [...fhirText(bundle).matchAll(/"code":"([^"]+)"/g)].map(([, code]) => code ?? '')

describe('the document', () => {
  it('holds every kind of resource that the page speaks of, its composition first', () => {
    const bundle = ofMother()
    expect(validate(bundle)).toEqual([])
    expect(bundle.entry[0]?.resource.resourceType).toBe('Composition')
    const kinds = new Set(bundle.entry.map(({ resource }) => resource.resourceType))
    for (const kind of [
      ...['Patient', 'Practitioner', 'PractitionerRole', 'Organization', 'Encounter'],
      ...['Observation', 'Flag', 'QuestionnaireResponse', 'Procedure', 'ServiceRequest', 'Task'],
      ...['Consent', 'CareTeam', 'AllergyIntolerance', 'MedicationStatement', 'Condition'],
      ...['DocumentReference', 'Provenance'],
    ]) {
      expect(kinds).toContain(kind)
    }
    expect(fhirText(bundle)).not.toContain('"profile"')
  })

  it('is the same for the same composition, byte for byte', () => {
    expect(fhirText(ofMother())).toBe(fhirText(ofMother()))
  })

  it('about a baby is another document: of the mother it holds her name', () => {
    const bundle = ofBaby({ choices: {} })
    expect(validate(bundle)).toEqual([])
    expect(all(bundle, 'RelatedPerson')).toMatchObject([
      { relationship: [{ coding: [{ code: 'MTH' }] }], name: [{ text: 'Maya Fernandez' }] },
    ])
    const text = fhirText(bundle)
    expect(text).not.toContain('1991-03-14')
    expect(text).not.toContain('85354-9')
    // Medicines of hers that she signed for stand in words: they are none of this patient.
    expect(text).toContain('Ibuprofen 400 mg')
    expect(all(bundle, 'MedicationStatement')).toEqual([])
  })

  it('codes what is measured, asked and rated as the rulebook does', () => {
    const codes = codesOf(ofMother())
    for (const code of [
      ...['85354-9', '8480-6', '8462-4', '8867-4', '9279-1', '8310-5', '59408-5', '72514-3'],
      ...['82810-3', '63895-7', '11778-8', '11996-6', '11977-6', '72149-8', '93857-1', '99046-5'],
      ...['225700000X', 'HH', '387854002', '80248007', '73056007'],
    ]) {
      expect(codes).toContain(code)
    }
    const baby = codesOf(ofBaby())
    for (const code of ['8339-4', '18185-9', '29463-7', '63895-7', 'MTH'])
      expect(baby).toContain(code)
    expect(loincCodes.epdsTotal.code).not.toBe('71354-5')
    expect(Object.values(measureCodes).map(({ unit }) => unit)).toEqual([
      ...['/min', '/min', 'Cel', '%', 'g'],
    ])
    expect(sectionCodes).toMatchObject({
      reason: { code: { code: '42349-1' } },
      allergies: { code: { code: '48765-2' } },
      medications: { code: { code: '10160-0' } },
      vitals: { code: { code: '8716-3' } },
      reported: { code: { code: '61150-9' } },
      observed: { code: { code: '61149-1' } },
      done: { code: { code: '47519-4' } },
      plan: { code: { code: '18776-5' } },
    })
  })

  it.each([
    ['clearance', 1, '57133-1'],
    ['concern', 1, '57133-1'],
    ['referral', 0, '57133-1'],
    ['answer', 2, '11488-4'],
    ['update', 1, '11506-3'],
    ['update', 3, '34133-9'],
  ] as const)('for %s after %i sessions is filed as %s', (purpose, sessions, code) => {
    expect(documentType(purpose, sessions).code.code).toBe(code)
  })

  it('says the EPDS by numbers: no wording, no topic, no total where an answer is missing', () => {
    const [response] = all(ofMother(), 'QuestionnaireResponse')
    expect(response?.item).toHaveLength(10)
    expect(response).toMatchObject({
      item: expect.arrayContaining([{ linkId: 'e1', answer: [{ valueInteger: 1 }] }]),
    })
    expect(JSON.stringify(response)).not.toContain('"text"')
  })

  it('takes over a code of a provider, O on the mother and P on the baby alone', () => {
    expect(icdOf('Told by Dr. Ruiz: O91.23', 'parent')).toMatchObject({ code: 'O91.23' })
    expect(icdOf('O91.23', 'infant')).toBeNull()
    expect(icdOf('P92.6', 'infant')).toMatchObject({ code: 'P92.6' })
    expect(icdOf('P92.6', 'parent')).toBeNull()
    // Not codes of this field (C5), or no codes at all.
    for (const words of ['O97', 'Z77.2', 'B12 deficiency', 'T12 fracture', 'O91.99']) {
      expect(icdOf(words, 'parent')).toBeNull()
    }
  })

  it('tells in a list why nothing stands there', () => {
    const reasons = (charts: NonNullable<Bend>['charts']) =>
      JSON.stringify(ofMother({ ...(charts ? { charts } : {}) }).entry[0]?.resource.section)
    const none = { ...parentChart, allergies: [], allergyHistory: 'none' as const }
    expect(reasons([none, infantChart])).toContain('nilknown')
    expect(reasons([{ ...none, allergyHistory: 'notAsked' }, infantChart])).toContain('notasked')
  })
})

describe('the validator of these tests', () => {
  const bent = (change: (resource: Record<string, unknown>) => void, type: string): FhirBundle => {
    const bundle = JSON.parse(fhirText(ofMother())) as FhirBundle
    const one = bundle.entry.find(({ resource }) => resource.resourceType === type)
    change(one?.resource as never)
    return bundle
  }

  it('refuses a missing field, a strange one, a wrong code and a broken narrative', () => {
    expect(validate(bent((one) => delete one.status, 'Observation'))).not.toEqual([])
    expect(validate(bent((one) => Object.assign(one, { mood: 1 }), 'Patient'))).not.toEqual([])
    expect(validate(bent((one) => Object.assign(one, { status: 'x' }), 'Task'))).not.toEqual([])
    expect(
      validate(bent((one) => Object.assign(one, { birthDate: 'May' }), 'Patient')),
    ).not.toEqual([])
  })
})

const opened =
  /<(div xmlns="http:\/\/www\.w3\.org\/1999\/xhtml"|p|ul|li|table|thead|tbody|tr|th|td)>/g
const closed = /<\/(div|p|ul|li|table|thead|tbody|tr|th|td)>/g

/** Words between the few tags that a narrative is made of; anything else in angle brackets is a mistake. */
function expectPlainXhtml(div: string): void {
  expect([...div.matchAll(opened)].length).toBe([...div.matchAll(closed)].length)
  const words = div.replace(opened, '').replace(closed, '').replaceAll('<br/>', '')
  expect(words).not.toMatch(/[<>]/)
  expect(words.replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&')
}

describe('hostile words in every field', () => {
  const everywhere = (text: string): FhirBundle => {
    const line = text.slice(0, 300)
    const one = breastNoteOf(note(1, session))
    const { content } = one
    const words = { subjective: text, objective: text, assessment: text, plan: text }
    return ofMother({
      parent: { ...parent, name: { given: line, family: line, preferred: line } },
      charts: [
        {
          ...parentChart,
          parent: parentChart.parent && { ...parentChart.parent, birthNote: text },
          allergies: parentChart.allergies.map((a) => ({ ...a, substance: line, reaction: line })),
          medications: parentChart.medications.map((m) => ({ ...m, name: line, note: line })),
          ...{ conditions: [line], clearances: [] },
        },
        infantChart,
      ],
      notes: [{ ...one, content: { ...content, ...words } }],
      provider: { ...provider, name: line, organisation: line, phone: line, fax: line },
      practiceName: line,
      choices: { ask: line, message: text },
    })
  }

  it.each(hostileStrings)('stay words: %j', (text) => {
    const bundle = everywhere(text)
    const divs = [...fhirText(bundle).matchAll(/"div":("(?:[^"\\]|\\.)*")/g)]
    expect(divs.length).toBeGreaterThan(10)
    for (const [, div] of divs) expectPlainXhtml(JSON.parse(div ?? '""') as string)
  })

  it.each(hostileStrings.filter((_, index) => index % 12 === 0))('are valid R4: %j', (text) => {
    expect(validate(everywhere(text))).toEqual([])
  })
})
