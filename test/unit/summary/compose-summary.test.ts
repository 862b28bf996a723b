import { describe, expect, it } from 'vitest'
import { fhirDocument, fhirText } from '#shared/domain/fhir/document'
import { composeSummary } from '#shared/domain/summary/compose-summary'
import { compose, fitted } from '#shared/domain/summary/composition'
import { partsFor } from '#shared/domain/summary/part-rules'
import type { SummaryContent } from '#shared/domain/summary/summary-content'
import type { SummaryPart } from '#shared/schema/summary'
import {
  breastNoteOf,
  infant,
  infantChart,
  note,
  parent,
  parentChart,
  sources,
} from './summary-sources'

const session = '2026-11-20T18:00:00.000Z'
const breastNote = breastNoteOf(note(1, session))
const wordsOf = (content: SummaryContent): string => JSON.stringify(content)
const sectionWords = (content: SummaryContent, title: string): string =>
  JSON.stringify(content.sections.find((section) => section.title === title)?.blocks)

describe('a summary', () => {
  it('is in the order of SBAR, with who it is from, to and about', () => {
    const content = composeSummary(sources())
    expect(content.sections.map(({ title }) => title)).toEqual([
      'Situation',
      'Background',
      'Assessment',
      'Request',
    ])
    expect(content.facts.map(({ value }) => value)).toEqual([
      'Maya Fernandez',
      'Mar 14, 1991',
      'Nov 4, 2026 · Cesarean, unplanned',
      'Day 17 after birth',
    ])
    expect(content.therapist.lines).toEqual([
      'Massage therapist · LMT MA60412345 (WA)',
      'Phone (360) 555-0199',
    ])
    expect(content.recipient.name).toBe('Ana Ruiz, MD')
    expect(content.consent).toBe('The client agreed on Nov 12, 2026 to sharing this with you.')
    expect(content.mark).toBe('')
  })

  const telling: Record<Exclude<SummaryPart, 'mother'>, string> = {
    birth: 'Long labour',
    allergies: 'Almond oil',
    medications: 'Ibuprofen',
    conditions: 'Gestational diabetes',
    clearances: 'not near the incision',
    pain: '"before":"6"',
    session: 'levator scapulae',
    plan: 'Next visit in one week',
    vitals: 'blood pressure 128/82 mmHg',
    redFlags: 'severe or lasting headache',
    sites: '3 × 2 cm → 1.5 × 1 cm',
    done: 'Lymph strokes, breast',
    feeding: 'left 25 ml, right 0 ml',
    symptoms: 'leaking when sneezing',
    mood: 'EPDS 11 of 30',
    moodAnswers: 'self-blame 2',
  }

  it.each(partsFor('parent'))('says of %s only when that part is chosen', (part) => {
    const words = telling[part as keyof typeof telling]
    const notes = [breastNote]
    const others = partsFor('parent').filter((one) => one !== part)
    expect(wordsOf(composeSummary(sources({ notes, choices: { parts: [part] } })))).toContain(words)
    expect(wordsOf(composeSummary(sources({ notes, choices: { parts: others } })))).not.toContain(
      words,
    )
  })

  it('never says that there is nothing where nobody asked', () => {
    const content = composeSummary(sources({ charts: [], notes: [] }))
    const background = sectionWords(content, 'Background')
    expect(background).toContain('"label":"Allergies","items":["Not asked"]')
    expect(background).toContain('"label":"Medications","items":["Not recorded"]')
    expect(background).not.toContain('None')
    expect(sectionWords(content, 'Assessment')).toContain('No signed note chosen')
  })

  it('says “Not asked” for a pain rating that was not asked', () => {
    const unrated = note(1, session)
    const content = composeSummary(
      sources({ notes: [{ ...unrated, content: { ...unrated.content, painAfter: null } }] }),
    )
    expect(wordsOf(content)).toContain('"before":"6","after":"Not asked"')
  })

  it('holds signed and chosen notes of this person only, each with what was added to it', () => {
    const own = note(1, session)
    const others = {
      draft: { ...note(2, session), state: 'draft' as const },
      baby: { ...note(3, session), clientId: infant.id },
      unchosen: note(4, session),
    }
    const marked = Object.entries(others).map(([word, one]) => ({
      ...one,
      content: { ...one.content, objective: `canary ${word}` },
    }))
    const added = {
      ...note(5, session),
      addendumTo: own.id,
      content: { ...own.content, subjective: '', addendum: 'It was the left side.' },
    }
    const made = sources({ notes: [own, ...marked, added] })
    const noteIds = [own, ...marked].map(({ id }) => id).filter((id) => id !== others.unchosen.id)
    const words = wordsOf(composeSummary({ ...made, choices: { ...made.choices, noteIds } }))
    expect(words).not.toContain('canary')
    expect(words).toContain('It was the left side.')
  })

  it('is marked as long as sharing is not agreed', () => {
    const member = parent.careTeam[0]
    if (!member) throw new Error('no care team')
    const asked = (sharing: 'notAsked' | 'declined') =>
      composeSummary({ ...sources(), sharing: { ...member, sharing, sharingOn: null } })
    expect(asked('notAsked').mark).toContain('Not agreed yet')
    expect(asked('declined').mark).toContain('declined')
    expect(composeSummary({ ...sources(), sharing: null }).mark).toContain('Not agreed yet')
    expect(asked('declined').consent).toBe('')
  })
})

describe('a baby’s summary', () => {
  const canary = 'MOTHERS-OWN'
  const mother = {
    ...parentChart,
    note: canary,
    parent: parentChart.parent && { ...parentChart.parent, birthNote: canary, goals: canary },
    allergies: parentChart.allergies.map((one) => ({ ...one, substance: canary })),
    medications: parentChart.medications.map((one) => ({ ...one, name: canary })),
    conditions: [canary],
    clearances: parentChart.clearances.map((one) => ({ ...one, scope: canary })),
  }
  const hers = note(1, session)
  const notes = [
    { ...hers, content: { ...hers.content, subjective: canary, objective: canary, plan: canary } },
    { ...note(2, session), clientId: infant.id },
  ]
  const baby = (bornOn: string | null) =>
    composeSummary(
      sources({
        about: infant.id,
        charts: [mother, infantChart],
        infants: [{ ...infant, dateOfBirth: bornOn }],
        notes,
        choices: { parts: [...partsFor('parent')] },
      }),
    )

  it('holds nothing of the mother’s health, even when everything is chosen', () => {
    const words = wordsOf(baby('2026-11-04'))
    expect(words).not.toContain(canary)
    expect(words).not.toContain('Mar 14, 1991')
    expect(words).not.toContain('Pain as rated')
    expect(words).toContain('"label":"Parent","value":"Maya Fernandez"')
    expect(words).toContain('Nov 4, 2026 · Cesarean, unplanned')
    expect(words).toContain('gestation at birth 39 weeks 3 days')
  })

  it('says so where neither of them has a name yet', () => {
    const nobody = { ...parent, name: { given: '', family: ' ', preferred: '' } }
    const page = composeSummary(
      sources({
        about: infant.id,
        charts: [mother, infantChart],
        parent: nobody,
        infants: [{ ...infant, name: { given: '', family: '', preferred: '' } }],
        choices: { parts: [...partsFor('parent')] },
      }),
    )
    expect(wordsOf(page)).toContain('"label":"Baby","value":"Name not recorded"')
    expect(wordsOf(page)).toContain('"label":"Parent","value":"Name not recorded"')
  })

  it('does not borrow the mode of a sibling’s birth', () => {
    expect(wordsOf(baby('2023-05-01'))).not.toContain('Cesarean')
    expect(wordsOf(baby(null))).not.toContain('Cesarean')
  })
})

describe('the head of a page without the birth', () => {
  // Days and words that stand nowhere else in the made-up household.
  const charts = [
    {
      ...parentChart,
      parent: parentChart.parent && {
        ...parentChart.parent,
        ...{ birthOn: '2026-09-13', dueOn: '2026-09-17' },
      },
    },
    {
      ...infantChart,
      infant: infantChart.infant && { ...infantChart.infant, gestationAtBirthDays: 225 },
    },
  ]
  const planted = /Sep 13|Sep 17|2026-09-1|Cesarean|Gave birth|Due date|after birth|weeks|corrected/
  const infants = [{ ...infant, dateOfBirth: '2026-09-13' }]
  const unsigned = { sharing: 'agreed' as const, sharingOn: '2026-11-12', until: null }
  const signed = { ...unsigned, parts: ['plan' as const, 'allergies' as const] }

  it('says who it is about, and nothing more of them, to a doula nobody signed for', () => {
    const content = composeSummary(
      sources({
        ...{ charts, sharing: unsigned },
        choices: { recipientRole: 'doula', parts: ['birth', 'plan'] },
      }),
    )
    expect(content.facts.map(({ label }) => label)).toEqual(['Client', 'Date of birth'])
    expect(wordsOf(content)).not.toMatch(planted)
  })

  it.each([
    ['left out by a signed permission', signed, ['birth', 'plan']],
    ['agreed and not ticked', undefined, ['plan']],
  ] as const)('says nothing of a birth that is %s', (_why, sharing, parts) => {
    const bend = { charts, ...(sharing && { sharing }) }
    const words = wordsOf(composeSummary(sources({ ...bend, choices: { parts: [...parts] } })))
    expect(words).not.toMatch(planted)
    expect(words).toContain('Mar 14, 1991')
    const ticked = sources({ charts, choices: { parts: ['birth'] } })
    expect(wordsOf(composeSummary(ticked))).toMatch(planted)
  })

  it('tells a baby’s day of birth, and not how or how early it was born', () => {
    const baby = (parts: SummaryPart[]) =>
      composeSummary(sources({ ...{ charts, infants, about: infant.id }, choices: { parts } }))
    const content = baby(['plan'])
    expect(content.facts[2]).toEqual({ label: 'Born', value: 'Sep 13, 2026' })
    expect(wordsOf(content)).not.toMatch(/Cesarean|corrected/)
    expect(wordsOf(baby(['birth']))).toMatch(/Cesarean.*corrected/)
  })

  it('is the same in the document for other systems', () => {
    const text = (parts: SummaryPart[]) => {
      const composed = compose(sources({ charts, choices: { parts } }))
      if (!composed.ok) throw new Error(composed.refusal.join())
      return fhirText(fhirDocument(fitted(composed.value, 0), new Uint8Array([37])))
    }
    expect(text(['plan'])).not.toMatch(/Sep 13|2026-09-1|Cesarean|Gave birth|after birth|Delivery/)
    expect(text(['birth'])).toContain('2026-09-13')
  })
})
