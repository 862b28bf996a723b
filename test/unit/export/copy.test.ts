import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { clientCopySchema, copyJson } from '#shared/domain/export/client-copy'
import { copyBundle } from '#shared/domain/export/copy-bundle'
import { copyPage } from '#shared/domain/export/copy-page'
import { copyParts, copySchemaJson } from '#shared/domain/export/copy-parts'
import { tableText } from '#shared/domain/export/csv-tables'
import { type CopySources, makeCopy } from '#shared/domain/export/make-copy'
import { makeEntry } from '#shared/domain/share/make-entry'
import { summarySubject } from '#shared/domain/summary/summary-subject'
import type { Summary } from '#shared/schema/summary'
import { type FhirValidator, fhirValidator } from '../../support/fhir-validator'
import { hostileStrings } from '../../support/hostile-strings'
import { screenings as checks } from '../summary/summary-sources'
import { madeUpPractice, sourcesOf } from './copy-sources'

let validate: FhirValidator
beforeAll(async () => {
  validate = await fhirValidator()
}, 120_000)

const held = madeUpPractice(7, 40)
const infants = held.clients.filter(({ kind }) => kind === 'infant')
const [baby] = infants
if (!baby) throw new Error('no baby')
const of = (personId: string): CopySources => sourcesOf(held, personId)

function everyForm(sources: CopySources) {
  const copy = makeCopy(sources)
  const parent = sources.people.find(({ kind }) => kind === 'parent')
  const babies = sources.people.filter(({ kind }) => kind === 'infant')
  const charts = new Map(sources.charts.map((chart) => [chart.clientId, chart]))
  const subject = parent && summarySubject({ parent, infants: babies, charts }, sources.personId)
  const [therapist] = sources.staff
  if (!copy || !subject || !therapist) throw new Error('nobody')
  const { staff, providers } = sources
  const bundle = copyBundle({ copy, subject, therapist, staff, providers })
  const parts = copyParts(copy, bundle)
  const page = copyPage(copy, 'Letter')
  // The schema is the same for everybody.
  const told = parts.filter(({ name }) => name !== 'record.schema.json')
  const text = [page, ...told.map((part) => part.text)].join('\n')
  const part = (name: string) => parts.find((one) => one.name === name)?.text ?? ''
  return { copy, bundle, page, text, part }
}

describe('the copy of one person', () => {
  it('is read again by its own schema, and by the JSON schema beside it', () => {
    const matches = new Ajv2020({ strict: false, validateFormats: false }).compile(
      JSON.parse(copySchemaJson()),
    )
    for (const { id } of held.clients.slice(0, 30)) {
      const copy = makeCopy(of(id))
      if (!copy) throw new Error('nobody')
      const read = JSON.parse(copyJson(copy))
      expect(clientCopySchema.parse(read)).toEqual(read)
      expect(matches(read), JSON.stringify(matches.errors?.slice(0, 2))).toBe(true)
    }
  })

  it('is valid FHIR', () => {
    for (const { id } of held.clients.slice(0, 12)) {
      const { bundle } = everyForm(of(id))
      expect(validate(bundle as never).slice(0, 5)).toEqual([])
      const urls = new Set(bundle.entry.map(({ fullUrl }) => fullUrl))
      for (const [, reference = ''] of JSON.stringify(bundle).matchAll(/"reference":"([^"]+)"/g)) {
        expect(urls).toContain(reference)
      }
    }
  })

  it('has every visit and note in its tables', () => {
    const { copy, part } = everyForm(of(baby.parentId))
    const lines = (name: string) => parse(part(name), { bom: true, columns: true })
    expect(lines('tables/visits.csv')).toHaveLength(copy.visits.length)
    expect(lines('tables/notes.csv').map((one) => (one as { Note: string }).Note)).toEqual(
      copy.notes.map(({ id }) => id),
    )
  })
})

describe('a baby’s copy and the mother’s', () => {
  const canaries = {
    screen: 'CANARY-mood-of-the-mother',
    note: 'CANARY-note-of-the-mother',
    chart: 'CANARY-chart-of-the-mother',
    plan: 'CANARY-plan-of-the-visit',
    money: 'CANARY-money',
    safety: 'CANARY-safety-call',
  }
  const parentId = baby.parentId
  const [mood] = checks.filter(({ kind }) => kind === 'mood')
  const [door] = checks.filter(({ kind }) => kind === 'doorGate')
  const planted = (personId: string): CopySources => {
    const whole = of(personId)
    if (!mood?.mood || !door?.doorGate) throw new Error('no checks')
    const call = {
      ...{ id: mood.id, whom: 'domesticViolence' as const, name: '', number: '', nextStep: '' },
      ...{ calledAt: mood.startAt, outcome: 'reached' as const, answer: canaries.safety },
      ...{ at: mood.startAt, by: mood.createdBy },
    }
    return {
      ...whole,
      screenings: [
        { ...mood, clientId: parentId, mood: { ...mood.mood, note: canaries.screen } },
        // Filed to the wrong person: still a screen of the mother.
        { ...mood, clientId: baby.id, mood: { ...mood.mood, note: canaries.screen } },
        { ...door, clientId: parentId, doorGate: { ...door.doorGate, calls: [call] } },
        { ...door, clientId: baby.id, doorGate: { ...door.doorGate, note: canaries.screen } },
      ],
      notes: whole.notes.map((note) =>
        note.clientId === parentId
          ? { ...note, content: { ...note.content, subjective: canaries.note } }
          : note,
      ),
      charts: whole.charts.map((chart) =>
        chart.subject === 'parent' ? { ...chart, note: canaries.chart } : chart,
      ),
      visits: whole.visits.map((visit) => ({ ...visit, plan: canaries.plan })),
    }
  }

  it('keeps all of the mother out of the baby’s, in every form', () => {
    const { text, copy } = everyForm(planted(baby.id))
    for (const canary of Object.values(canaries)) expect(text).not.toContain(canary)
    expect(copy.receipts).toEqual([])
    expect(copy.screenings).toEqual([])
    expect(text).not.toMatch(/epds|99046-5|71354-5/i)
  })

  it('gives the mother hers, but for what she said in confidence', () => {
    const { text, copy } = everyForm(planted(parentId))
    for (const name of ['screen', 'chart', 'plan'] as const) expect(text).toContain(canaries[name])
    expect(text).not.toContain(canaries.safety)
    expect(text).not.toContain('violence')
    expect(copy.leftOut.map(({ why }) => why).join()).toContain('told in person')
  })

  it('names no other family of a group, and gives away no words or keys', () => {
    const other = '11111111-1111-4111-8111-111111111111'
    const whole = of(parentId)
    const [visit] = whole.visits
    const disclosure = {
      ...{ method: 'page' as const, byFax: false, recipientName: 'Dr A', recipientPlace: '' },
      ...{ parts: [], purpose: '', authority: 'said' as const, consentIds: [], agreedOn: null },
      ...{ passphrase: 'CANARY words', replyKey: 'CANARYkey' },
    }
    const summary: Summary = {
      ...{ id: other.replaceAll('1', '2'), space: whole.practice.space },
      ...{ createdAt: whole.now, createdBy: whole.practice.createdBy, updatedAt: whole.now },
      ...{ updatedBy: whole.practice.createdBy, clientId: parentId, providerId: other },
      ...{
        recipientRole: 'obgyn',
        state: 'sent',
        noteIds: [],
        ask: 'Please look',
        requestBy: null,
      },
      ...{ urgency: 'routine', parts: [], message: '', sentAt: whole.now, sentHow: 'page' },
      ...{ fileId: null, note: '', disclosure },
    }
    const { text } = everyForm({
      ...whole,
      visits: visit
        ? [{ ...visit, clientId: parentId, groupClientIds: [other.replaceAll('1', '3')] }]
        : [],
      summaries: [summary],
    })
    expect(text).toContain('Dr A')
    expect(text).not.toContain('CANARY')
    expect(text).not.toContain('33333333-3333')
  })
})

describe('what is never in a copy', () => {
  const [door] = checks.filter(({ kind }) => kind === 'doorGate')
  const parentId = baby.parentId
  const at = '2026-11-01T10:00:00.000Z'

  it('no comment of a colleague, no hold and no reason for a hand-over', () => {
    const whole = of(parentId)
    const [note] = held.notes
    if (!door || !note) throw new Error('no check')
    const review = {
      ...{ noteId: note.id, authorId: door.createdBy, askedBy: door.createdBy, settled: null },
      words: [{ id: door.id, by: door.createdBy, at, words: 'CANARY-comment' }],
    }
    const past = {
      ...{ staffId: door.createdBy, clientId: note.id, at, by: door.createdBy },
      ...{ reason: 'CANARY-why-handed', isDone: true },
    }
    const { text, copy } = everyForm({
      ...whole,
      people: whole.people.map((one) => ({
        ...one,
        hold: { reason: 'CANARY-claim-against-us', setAt: at, setBy: door.createdBy },
        ...{ handedTo: past, handedFrom: past },
      })),
      screenings: [
        {
          ...{ ...door, kind: 'review' as const, clientId: parentId, doorGate: null },
          review,
        },
      ],
    })
    expect(text).not.toContain('CANARY')
    expect(copy.screenings).toEqual([])
    expect(clientCopySchema.safeParse(copy).success).toBe(true)
  })

  it.each([
    ['parent', 'violence', 'A20', 'emergency'],
    ['infant', 'babyAbuse', 'C14-E', 'stateReport'],
  ] as const)(
    'a check of the %s tells in no way that %s was found',
    (subject, question, rule, whom) => {
      const personId = subject === 'parent' ? parentId : baby.id
      if (!door?.doorGate) throw new Error('no check')
      const call = {
        ...{ id: door.id, whom, name: '', number: '', nextStep: '', calledAt: at },
        ...{ outcome: 'reached' as const, answer: 'CANARY-call', at, by: door.createdBy },
      }
      const gate = (found: boolean) => ({
        ...door.doorGate,
        subject,
        answers: [{ id: question, answer: found ? ('yes' as const) : ('no' as const), at }],
        findings: found ? [{ id: rule, urgency: 'E' as const, effect: 'stop' as const }] : [],
        ...{ overrides: [], calls: found ? [call] : [], stoppedAt: found ? at : null },
        ...{ outcome: found ? ('stop' as const) : ('open' as const), skipped: null },
        note: found ? 'CANARY-note' : '',
      })
      const copyOf = (found: boolean) =>
        everyForm({
          ...of(personId),
          screenings: [{ ...door, clientId: personId, doorGate: gate(found) as never }],
        }).text
      expect(copyOf(true)).toBe(copyOf(false))
      expect(copyOf(true)).toContain('in confidence at the door')
    },
  )

  it('a baby’s has nothing of what was asked and answered on a page that told of the mother', () => {
    const whole = of(baby.id)
    const page: Summary = {
      ...{ id: '22222222-2222-4222-8222-222222222222', space: whole.practice.space },
      ...{ createdAt: at, createdBy: whole.practice.createdBy, updatedAt: at },
      ...{ updatedBy: whole.practice.createdBy, clientId: baby.id },
      ...{ providerId: whole.providers[0]?.id ?? '', recipientRole: 'pediatric', state: 'sent' },
      ...{ noteIds: [], ask: 'CANARY-ask', requestBy: null, urgency: 'routine' },
      ...{ parts: ['feeding', 'mother'], message: 'CANARY-message', sentAt: at, sentHow: 'pdf' },
      ...{ fileId: null, note: '' },
    }
    const stamp = { ...page, id: page.id.replaceAll('2', '4') }
    const answer = makeEntry(page, stamp, { kind: 'other', how: 'phone', words: 'CANARY-answer' })
    const { text, copy } = everyForm({ ...whole, summaries: [page, answer] })
    expect(text).not.toContain('CANARY')
    expect(copy.summaries).toHaveLength(2)
    expect(copy.leftOut.map(({ what }) => what).join()).toContain('and the answers')
    const own = [{ ...page, parts: ['feeding' as const] }, answer]
    expect(everyForm({ ...whole, summaries: own }).text).toContain('CANARY-answer')
  })
})

describe('tables', () => {
  const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...hostileStrings))

  it('come back from another program as they were, and nothing in them runs', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), (lines) => {
        const text = tableText({ headings: ['a', 'b', 'c'], lines })
        const read = parse(text, { bom: true, relax_column_count: false }).slice(1) as string[][]
        expect(read).toHaveLength(lines.length)
        for (const [row, line] of lines.entries()) {
          for (const [column, written] of line.entries()) {
            const found = read[row]?.[column] ?? ''
            const plain = written.replaceAll('\u0000', ' ').toWellFormed()
            expect([plain, `'${plain}`]).toContain(found)
            expect(found).not.toMatch(/^[=+\-@\t\r]/)
          }
        }
      }),
      { numRuns: process.env.DOORSTEP_LONG ? 5000 : 200 },
    )
  })
})

describe('the page to read', () => {
  it('holds every hostile name as words, never as markup', () => {
    for (const text of hostileStrings.slice(0, 120)) {
      const whole = of(baby.parentId)
      const people = whole.people.map((one) => ({
        ...one,
        name: { ...one.name, given: text.slice(0, 120) },
      }))
      const copy = makeCopy({ ...whole, people })
      const page = copy ? copyPage(copy, 'A4') : ''
      expect(page).not.toMatch(/<(script|img|svg|iframe|object|a|link|meta http)\b/i)
    }
  })
})
