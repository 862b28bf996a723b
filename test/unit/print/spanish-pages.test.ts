import { describe, expect, it } from 'vitest'
import { carePlanItemIds, emptyCarePlan } from '#shared/domain/care-plan/items'
import { startingResources } from '#shared/domain/care-plan/resources'
import { areaOfStroke } from '#shared/domain/clinical/infant/strokes'
import { noneAnswer } from '#shared/domain/consents/intake-answers'
import { starterTexts } from '#shared/domain/consents/starter-forms'
import { carePlanSheet } from '#shared/domain/print/care-plan-sheet'
import { coachingSheet } from '#shared/domain/print/coaching-sheet'
import { consentSheet } from '#shared/domain/print/consent-sheet'
import { writtenDay, writtenMoment } from '#shared/domain/print/written-day'
import type { FormPurpose } from '#shared/schema/catalog-entry'
import { type Consent, intakeQuestionSchema } from '#shared/schema/consent'
import type { InfantStroke, InfantStrokeRow } from '#shared/schema/infant-session'
import { summaryPartSchema } from '#shared/schema/summary'
import { ids, madeUpConsent, withdrawal } from '../consents/made-up-consent'

/** What a reader sees: no styles, no marks, and none of the fingerprint. */
const textOf = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/SHA-256 [0-9a-f]{64}/g, ' ')

/** Words that stand in almost every English sentence and in no Spanish one. */
const english =
  /\b(the|and|of|to|by|on|is|are|was|with|for|your|you|yes|not|until|signed|taken|back|version|nothing|day|date|baby|AM|PM|January|November|Nov|consent|care|family)\b/i

const sheetOf = (purpose: FormPurpose, more: Partial<Consent>): string => {
  const consent = madeUpConsent(more)
  return consentSheet({
    consent: { ...consent, form: { ...consent.form, language: 'es' } },
    version: { version: 1, madeAt: '', madeBy: ids.staff, ...starterTexts[purpose] },
    ...{ practiceName: 'Luna', clientName: 'Ana', recipient: 'Dra. Vega', privacyWords: '' },
    timeZone: 'America/Chicago',
  })
}

const therapistSigned: Consent['therapistSigned'] = {
  ...{ algorithm: 'Ed25519', publicKey: '', value: '', deviceId: ids.other },
  ...{ signedAs: 'Inés Mora', signedAt: '2026-11-20T18:05:00.000Z', by: ids.staff },
}
const strokesTaught = (Object.keys(areaOfStroke) as InfantStroke[]).map(
  (stroke) => ({ stroke }) as InfantStrokeRow,
)
const spanishSheets: Readonly<Record<string, string>> = {
  treatment: sheetOf('treatment', {
    kind: 'treatment',
    withdrawals: [withdrawal('2026-11-20T18:30:00.000Z')],
  }),
  session: sheetOf('breastSession', { therapistSigned }),
  sharing: sheetOf('sharing', {
    kind: 'sharing',
    expiresOn: '2027-01-05',
    sharing: {
      ...{ providerId: ids.provider, parts: [...summaryPartSchema.options] },
      purpose: 'La atención de la familia',
    },
  }),
  intake: sheetOf('intake', {
    kind: 'intake',
    answers: intakeQuestionSchema.options.map((question) => ({
      ...{ question, infantId: '' },
      answer: /On$/.test(question) ? '2026-10-09' : noneAnswer,
    })),
  }),
  plan: carePlanSheet({
    plan: {
      ...emptyCarePlan,
      ...{ language: 'es', items: carePlanItemIds, nextContactOn: '2026-11-23' },
      resourceIds: startingResources.map(({ id }) => id),
    },
    ...{ clientName: 'Ana', therapist: 'Inés Mora', practiceName: 'Luna', phone: '555' },
    // Their names are what they are called in every language.
    resources: startingResources.map((one) => ({ ...one, name: 'Línea' })),
    paper: 'Letter',
  }),
  coaching: coachingSheet({
    session: { strokes: strokesTaught, home: { minutes: 10, timesADay: 2 }, song: '' },
    ...{ babyName: 'Noa', therapist: 'Inés Mora', practiceName: 'Luna', phone: '555' },
    ...{ language: 'es', paper: 'Letter' },
  }).replace(/Infant Massage USA|International Association of Infant Massage/g, ''),
}

describe('what a client is handed in Spanish', () => {
  it.each(Object.keys(spanishSheets))('has no English left in it: %s', (name) => {
    const sheet = spanishSheets[name] ?? ''
    expect(sheet).toContain('<html lang="es">')
    expect(textOf(sheet).match(english)?.[0]).toBeUndefined()
  })

  it('tells days and times in words, in the client’s zone', () => {
    expect(textOf(spanishSheets.session ?? '')).toMatch(
      /Firmado el 20 de noviembre de 2026, 12:00\sp\.\s?m\./,
    )
    expect(textOf(spanishSheets.session ?? '')).toMatch(
      /Inés Mora · 20 de noviembre de 2026, 12:05\sp\.\s?m\./,
    )
    expect(textOf(spanishSheets.treatment ?? '')).toMatch(
      /Retirado el 20 de noviembre de 2026, 12:30\sp\.\s?m\. por Maya Fernandez, de palabra/,
    )
    expect(textOf(spanishSheets.sharing ?? '')).toContain('5 de enero de 2027')
    expect(textOf(spanishSheets.intake ?? '')).toContain('9 de octubre de 2026')
    expect(writtenDay('2026-02-05', 'en')).toBe('February 5, 2026')
    expect(writtenMoment('2026-03-11T06:59:00.000Z', 'America/Vancouver', 'en')).toMatch(
      /^March 10, 2026, 11:59\sPM$/,
    )
  })

  it('says what was not agreed to as well, and how the yes was said', () => {
    const text = textOf(spanishSheets.session ?? '')
    expect(text).toMatch(/Masaje de los senos\s+Sí/)
    expect(text).toMatch(/Contacto con el pezón y la areola\s+No/)
    expect(text).toMatch(/También lo dije de viva voz a mi terapeuta\s+Sí/)
  })

  it('leaves out what is known of a resource in English alone; its name and number stay', () => {
    const [first] = startingResources
    if (!first) throw new Error('The list is empty')
    const plan = { ...emptyCarePlan, language: 'es' as const, resourceIds: [first.id] }
    const html = carePlanSheet({
      ...{ plan, clientName: 'Ana', therapist: '', practiceName: '', phone: '', paper: 'Letter' },
      resources: [{ ...first, wordsEn: 'Call or text.', wordsEs: '' }],
    })
    expect(html).not.toContain('Call or text.')
    expect(html).toContain(first.phone)
  })
})
