import { describe, expect, it } from 'vitest'
import { peopleOfNote } from '#renderer/data/queries/record-facts'
import { freshBody } from '#shared/domain/clinical/body/change-body'
import { freshGroupSession } from '#shared/domain/clinical/group/change-group'
import { freshInfantSession } from '#shared/domain/clinical/infant/change-infant'
import { freshScar } from '#shared/domain/clinical/scar/change-scar'
import { nothingAgreed } from '#shared/domain/consents/give-consent'
import { missingConsents } from '#shared/domain/consents/missing-consents'
import { draftNote, freshContent } from '#shared/domain/notes/draft-note'
import { readyToSign } from '#shared/domain/notes/ready-to-sign'
import { checkRecord } from '#shared/domain/notes/record-check'
import type {
  RecordFacts,
  RecordFinding,
  RecordFindingKind,
} from '#shared/domain/notes/record-finding'
import { addMinutes, instantAt } from '#shared/domain/time/calendar-day'
import type { BodyRow } from '#shared/schema/body-session'
import type { Chart, ParentChart } from '#shared/schema/chart'
import { type Client, clientSchema } from '#shared/schema/client'
import { type DoorGate, nothingMeasured } from '#shared/schema/door-gate'
import type { Note, NoteContent } from '#shared/schema/note'
import type { ScarRow } from '#shared/schema/scar-session'
import type { Visit } from '#shared/schema/visit'
import { at, event, ids, visit, wholeSession } from '../visit/visit-fixture'

const stamp = {
  ...{ space: ids.space, createdBy: ids.me, updatedBy: ids.me },
  ...{ createdAt: at('07:00'), updatedAt: at('07:00') },
}
const blankContact = {
  ...{ phone: '', email: '', preferred: 'text', safeToText: 'yes', language: 'English' },
  ...{ interpreterNeeded: false, emergencyName: '', emergencyPhone: '' },
}
const access = {
  ...{ gateCode: '', parking: '', entrance: '', stairs: '', pets: '', quietEntry: false },
  ...{ othersAtHome: '', note: '' },
}
const address = {
  ...{ street: '1 Elm', unit: '', city: 'Austin', region: 'TX', postalCode: '78701' },
  country: 'US',
}
const parent: Client = clientSchema.parse({
  ...{ ...stamp, id: ids.parent, kind: 'parent', parentId: '', status: 'active' },
  name: { given: 'Maya', family: 'Fernandez', preferred: '' },
  ...{ pronouns: '', gender: 'Woman', dateOfBirth: '1994-05-02', contact: blankContact },
  home: { address, location: null, access, windows: [] },
  ...{ careTeam: [], therapistId: ids.me, note: '' },
})
const infant: Client = clientSchema.parse({
  ...{ ...stamp, id: ids.infant, kind: 'infant', parentId: ids.parent, status: 'active' },
  name: { given: 'Leo', family: '', preferred: '' },
  ...{ pronouns: '', gender: 'Boy', dateOfBirth: '2026-11-01', contact: null, home: null },
  ...{ careTeam: [], therapistId: ids.me, note: '' },
})

const chart = (more: Partial<ParentChart> = {}, rest: Partial<Chart> = {}): Chart => ({
  ...{ ...stamp, id: ids.line, clientId: ids.parent, subject: 'parent', infant: null },
  parent: {
    ...{ stage: 'postpartum', dueOn: null, birthOn: '2026-11-01', birthMode: 'vaginal' },
    ...{ birthNote: '', gravida: 1, para: 1, checkupOn: null, feeding: 'direct', goals: '' },
    ...more,
  },
  ...{ allergyHistory: 'none', allergies: [], medications: [], conditions: ['Asthma'] },
  ...{ clearances: [], note: '', ...rest },
})
const gate = (more: Partial<DoorGate> = {}): DoorGate => ({
  ...{ subject: 'parent', answers: [], vitals: nothingMeasured, findings: [], outcome: 'clear' },
  ...{ rulesVersion: '1', overrides: [], calls: [], stoppedAt: null, skipped: null, note: '' },
  ...more,
})

const finished = (more: Partial<Visit> = {}): Visit =>
  visit({ state: 'finished', timeline: wholeSession(), ...more })

const words: NoteContent = {
  ...freshContent(finished(), 'postnatal'),
  ...{ subjective: 'Less tight.', objective: 'Soft.', assessment: 'Well.', plan: 'In a week.' },
  ...{ painBefore: 4, painAfter: 2 },
}
function note(content: Partial<NoteContent> = {}, more: Partial<Note> = {}, of = finished()): Note {
  const fields = { ...stamp, id: ids.note, createdAt: at('11:05'), updatedAt: at('11:05') }
  const made = draftNote(fields, of, more.clientId ?? ids.parent, { ...words, ...content })
  if (!made.ok) throw new Error(made.refusal)
  return { ...made.value, ...more }
}

const whole: RecordFacts = {
  ...{ note: note(), visit: finished(), serviceKind: 'postnatal', person: parent, parent },
  author: { licence: { title: 'LMT', number: 'MT-1', state: 'TX', expiresOn: '2027-01-01' } },
  ...{ chart: chart(), parentChart: chart(), gate: gate(), missingConsents: [] },
  ...{ agreedTo: null, guardianSigned: false, referralWritten: false, now: at('12:00') },
}
const found = (more: Partial<RecordFacts>): readonly RecordFinding[] =>
  checkRecord({ ...whole, ...more })
const kinds = (more: Partial<RecordFacts>): readonly RecordFindingKind[] =>
  found(more).map(({ kind }) => kind)
const named = (more: Partial<Client>): Client => ({ ...parent, ...more })
const call: DoorGate['calls'][number] = {
  ...{ id: ids.line, whom: 'obstetric', name: 'Dr. Lee', number: '555', calledAt: at('10:00') },
  ...{ outcome: 'reached', answer: 'Come in', nextStep: '', at: at('10:01'), by: ids.me },
}
const weekFinding = { id: 'T16', urgency: 'W', effect: 'note' } as const
const dayFinding = { id: 'A14', urgency: 'D', effect: 'stop' } as const

describe('a complete record', () => {
  it('of a whole one nothing is missing', () => expect(found({})).toEqual([]))

  it.each<[RecordFindingKind, string, Partial<RecordFacts>]>([
    [
      'licenceExpired',
      'license',
      { author: { licence: { ...whole.author.licence, expiresOn: '2026-11-20' } } },
    ],
    ['clientName', 'nobody', { person: null }],
    [
      'clientName',
      'no name',
      { person: named({ name: { given: ' ', family: '', preferred: '' } }) },
    ],
    ['address', 'no home', { parent: named({ home: null }) }],
    [
      'address',
      'no street',
      {
        parent: named({
          home: { ...parent.home, address: { ...address, street: ' ' } } as Client['home'],
        }),
      },
    ],
    ['dateOfBirth', 'none', { person: named({ dateOfBirth: null }) }],
    [
      'dateOfBirth',
      'after the session',
      { person: named({ dateOfBirth: '2026-11-22' }), guardianSigned: true },
    ],
    ['gender', 'none', { person: named({ gender: '' }) }],
    ['gender', 'from before it was asked', { person: named({ gender: undefined } as never) }],
    ['guardian', 'a minor', { person: named({ dateOfBirth: '2008-11-22' }) }],
    ['priorConditions', 'nothing', { chart: chart({}, { conditions: [] }) }],
    ['priorConditions', 'no chart', { chart: undefined }],
    ['allergies', 'not asked', { chart: chart({}, { allergyHistory: 'notAsked' }) }],
    ['allergies', 'none named', { chart: chart({}, { allergyHistory: 'some' }) }],
    ['doorNotAsked', 'not begun', { gate: null }],
    ['doorNotAsked', 'open', { gate: gate({ outcome: 'open' }) }],
    [
      'doorSkipped',
      'left out',
      {
        gate: gate({
          outcome: 'open',
          skipped: { reason: 'Baby cried', at: at('10:00'), by: ids.me },
        }),
      },
    ],
    ['stopWithoutCall', 'no call', { gate: gate({ outcome: 'stop', findings: [dayFinding] }) }],
    ['callWithoutAnswer', 'no answer', { gate: gate({ calls: [{ ...call, answer: ' ' }] }) }],
    ['referral', 'none', { gate: gate({ findings: [weekFinding] }) }],
    ['service', 'another kind', { serviceKind: 'breast' }],
    ['enteredLate', 'days after', { note: note({}, { createdAt: at('10:06', '2026-11-23') }) }],
    [
      'change',
      'worse and nothing said',
      { note: note({ painBefore: 2, painAfter: 5, assessment: '' }) },
    ],
    ['minutesTooMany', 'more than there were', { note: note({ handsOnMin: 56 }) }],
    ['minutesDiffer', 'not as logged', { note: note({ handsOnMin: 39 }) }],
    ['birthFacts', 'no mode of birth', { parentChart: chart({ birthMode: null }) }],
    [
      'birthFacts',
      'no due date',
      {
        note: note({ serviceKind: 'prenatal' }),
        serviceKind: 'prenatal',
        parentChart: chart({ stage: 'pregnant' }),
      },
    ],
  ])('%s: %s', (kind, _words, more) => expect(kinds(more)).toContain(kind))

  it.each<[string, Partial<RecordFacts>]>([
    [
      'a license on its last day',
      { author: { licence: { ...whole.author.licence, expiresOn: '2026-11-21' } } },
    ],
    ['a client who is 18 on that day', { person: named({ dateOfBirth: '2008-11-21' }) }],
    [
      'a minor with a guardian',
      { person: named({ dateOfBirth: '2010-01-01' }), guardianSigned: true },
    ],
    [
      'a stop with a call',
      { gate: gate({ outcome: 'stop', findings: [dayFinding], calls: [call] }) },
    ],
    [
      'a finding within days with a referral',
      { gate: gate({ findings: [weekFinding] }), referralWritten: true },
    ],
    ['a note begun at 48 hours', { note: note({}, { createdAt: at('10:05', '2026-11-23') }) }],
    ['minutes within five of the timeline', { note: note({ handsOnMin: 40 }) }],
    ['more pain after, and said so', { note: note({ painBefore: 2, painAfter: 5 }) }],
    [
      'an addendum, whatever the record lacks',
      { note: note({}, { addendumTo: ids.addendum }), gate: null, person: null },
    ],
  ])('nothing is said of %s', (_words, more) => expect(found(more)).toEqual([]))

  it('never keeps a note from being signed, and says where each thing is mended', () => {
    const all = found({ gate: null, person: named({ dateOfBirth: null, gender: '' }) })
    expect(all.map(({ weight, mend }) => [weight, mend])).toEqual([
      ['missing', { at: 'client', clientId: ids.parent }],
      ['missing', { at: 'client', clientId: ids.parent }],
      ['missing', { at: 'door' }],
    ])
  })
})

describe('what the law of the state asks', () => {
  const consents = (region: string) =>
    missingConsents({
      ...{ visit: finished(), serviceKind: 'breast', consents: [], rules: undefined, region },
      ...{ dateOfBirth: '1994-05-02', training: null, breastClearedUntil: [], now: at('10:05') },
    })

  it('is said in its own words, with the way to the rule, the form or the address', () => {
    const breast = { note: note({ serviceKind: 'breast' }), serviceKind: 'breast' } as const
    expect(found({ ...breast, missingConsents: consents('TX') })).toMatchObject([
      { kind: 'consent', mend: { at: 'settings', section: 'state-rules' } },
    ])
    expect(found({ ...breast, missingConsents: consents('') })).toMatchObject([
      { kind: 'consent', mend: { at: 'client', clientId: ids.parent } },
    ])
    const own = [{ kind: 'therapistNotSigned', consentId: ids.line }] as const
    expect(found({ ...breast, missingConsents: own })).toMatchObject([
      { kind: 'consent', mend: { at: 'door' } },
    ])
    const form = [{ kind: 'treatment', standing: 'expired' }] as const
    expect(found({ missingConsents: form })).toMatchObject([
      { words: 'Consent to treatment has expired.', mend: { at: 'consents' } },
    ])
  })
})

describe('the record of a baby', () => {
  const ofBaby = { note: note({}, { clientId: ids.infant }), person: infant }

  it('asks for no consent of its own, no pain and no parent’s birth facts', () => {
    const missing = [{ kind: 'treatment', standing: 'missing' }] as const
    expect(found({ ...ofBaby, missingConsents: missing })).toEqual([])
  })

  it('asks for the weeks at birth in a session of the baby’s own', () => {
    const own = { ...ofBaby, note: note({ serviceKind: 'infant' }, { clientId: ids.infant }) }
    expect(kinds({ ...own, serviceKind: 'infant' })).toEqual(['infantFacts'])
  })

  it('who would be older than the parent is asked about', () => {
    const older = { ...infant, dateOfBirth: '1994-05-02' }
    expect(found({ ...ofBaby, person: older })).toMatchObject([
      { kind: 'dateOfBirth', weight: 'doubtful' },
    ])
  })
})

describe('a note of a scar', () => {
  const scar = { note: note({ serviceKind: 'cesareanScar' }), serviceKind: 'cesareanScar' } as const
  const cleared = (givenOn: string, expiresOn: string | null) =>
    chart(
      { birthMode: 'cesareanPlanned' },
      {
        clearances: [
          {
            ...{ id: ids.line, providerId: null, scope: 'Scar', givenOn, expiresOn, fileId: null },
            scopes: ['scar'],
          },
        ],
      },
    )

  it.each([
    ['in force on its last day', '2026-10-01', '2026-11-21', []],
    ['over the day before', '2026-10-01', '2026-11-20', ['clearance']],
    ['without an end on its 90th day', '2026-08-23', null, []],
    ['without an end a day later', '2026-08-22', null, ['clearance']],
    ['given the day after', '2026-11-22', null, ['clearance']],
  ] as const)('with a clearance %s', (_words, from, until, expected) =>
    expect(kinds({ ...scar, parentChart: cleared(from, until) })).toEqual(expected),
  )

  it('without a cesarean in the chart is doubtful', () =>
    expect(kinds({ ...scar, parentChart: chart() })).toEqual(['birthFacts', 'clearance']))
})

describe('the record of another family of a group', () => {
  const berta: Client = {
    ...{ ...parent, id: ids.addendum, name: { given: 'Berta', family: 'Hall', preferred: '' } },
    ...{ dateOfBirth: '1992-02-02', gender: 'Woman' },
  }
  const group = finished({ groupClientIds: [berta.id], infantIds: [] })
  const people = (clientId: string, guest = berta) =>
    peopleOfNote(
      {
        household: { parent, infants: [infant], charts: new Map() } as never,
        groupFamilies: [guest],
      },
      { clientId },
    )
  const kind = { serviceKind: 'group' } as const
  const hosts = {
    ...{ ...kind, visit: group, gate: null, chart: undefined, parentChart: undefined },
  } as const
  const unsigned = {
    missingConsents: [{ kind: 'treatment', standing: 'missing' }],
    agreedTo: nothingAgreed,
  } as const
  const ofBerta = note({ ...kind }, { clientId: berta.id }, group)
  const asked = gate()
  const known = { chart: chart(), gate: asked }

  it('is whole when they signed for themselves', () => {
    expect(found({ ...hosts, ...known, ...people(berta.id), note: ofBerta })).toEqual([])
    const own = kinds({
      ...{ ...hosts, ...unsigned, ...people(ids.parent) },
      note: note({ ...kind }, {}, group),
    })
    expect(own).toEqual(['priorConditions', 'allergies', 'doorNotAsked', 'consent'])
  })

  it('asks for their own consent, and for one that names the massage of their baby', () => {
    const massaged = {
      ...freshGroupSession(),
      babies: [{ id: ids.infant, inA: 'massaged' as const }],
    }
    const held = { ...ofBerta, content: { ...ofBerta.content, group: massaged } }
    const all = found({ ...hosts, ...known, ...unsigned, ...people(berta.id), note: held })
    const mend = { at: 'consents', clientId: berta.id }
    expect(all.map((one) => [one.kind, one.mend])).toEqual([
      ['consent', mend],
      ['consent', mend],
    ])
    expect(all[1]?.words).toMatch(/baby was massaged/)
    const onDoll = {
      ...held.content,
      group: { ...massaged, babies: [{ id: ids.infant, inA: 'doll' as const }] },
    }
    const agreed = { ...hosts, ...known, ...people(berta.id), agreedTo: nothingAgreed }
    expect(found({ ...agreed, note: { ...held, content: onDoll } })).toEqual([])
  })

  it('leads to their own record, with their own address and birth', () => {
    const bare = { ...berta, home: null, dateOfBirth: null, gender: '' }
    const all = found({ ...hosts, ...known, ...people(berta.id, bare), note: ofBerta })
    expect(all.map((one) => [one.kind, one.mend])).toEqual(
      (['address', 'dateOfBirth', 'gender'] as const).map((one) => [
        one,
        { at: 'client', clientId: berta.id },
      ]),
    )
  })

  it('still asks when it was written and how long it was', () => {
    const late = { ...ofBerta, createdAt: at('10:06', '2026-11-23') }
    const long = { ...late, content: { ...late.content, handsOnMin: 300 } }
    expect(kinds({ ...hosts, ...known, ...people(berta.id), note: long })).toEqual([
      ...['enteredLate', 'minutesTooMany'],
    ])
  })

  it('asks for their own allergies and door check, as of everybody whose baby is oiled', () => {
    expect(kinds({ ...hosts, ...people(berta.id), note: ofBerta })).toEqual([
      ...['priorConditions', 'allergies', 'doorNotAsked'],
    ])
    const stopped = { ...known, gate: gate({ outcome: 'open' }) }
    expect(kinds({ ...hosts, ...stopped, ...people(berta.id), note: ofBerta })).toEqual([
      'doorNotAsked',
    ])
  })

  it('finds the host, the host’s baby, and nobody who was removed', () => {
    expect(people(ids.parent)).toEqual({ person: parent, parent })
    expect(people(ids.infant)).toEqual({ person: infant, parent })
    expect(people(ids.visit)).toEqual({ person: null, parent })
  })
})

describe('a baby coached beside a parent’s session', () => {
  const infantPart = freshInfantSession()
  const beside = (handsOnMin: number | null, kind: 'infant' | 'postnatal' = 'infant') => ({
    person: infant,
    note: note({ serviceKind: kind, handsOnMin, infant: infantPart }, { clientId: ids.infant }),
    chart: chart({}, { infant: { gestationAtBirthDays: 280 } as never }),
  })

  it('is not judged by the kind and the minutes of her session', () => {
    expect(kinds({ ...beside(10), serviceKind: 'postnatal' })).toEqual([])
    expect(kinds({ ...beside(null), serviceKind: 'postnatal' })).toEqual([])
    expect(kinds({ ...beside(56), serviceKind: 'postnatal' })).toEqual(['minutesTooMany'])
  })

  it('is, where the visit is the baby’s own session', () => {
    expect(kinds({ ...beside(10), serviceKind: 'infant' })).toEqual(['minutesDiffer'])
  })

  it('misses no minutes before signing, unless the session is the baby’s own', () => {
    const signer = { id: ids.me, licence: { ...whole.author.licence } }
    const asked = (ownSession: boolean) =>
      readyToSign(beside(null).note, finished(), signer, { ageDays: 20, ownSession }).map(
        (remark) => remark.kind,
      )
    expect(asked(false)).not.toContain('noMinutes')
    expect(asked(true)).toContain('noMinutes')
  })
})

const timing = { stage: 'pregnant', days: 210, clearedOn: null } as const
const body = freshBody(timing)
const scarPart = freshScar({ ...timing, stage: 'postpartum', days: 60 })
const baby = freshInfantSession()
const signs: readonly [string, Partial<NoteContent>][] = [
  ['a baby that moves less', { body: { ...body, babyMoves: 'less' } }],
  ['calves that differ', { body: { ...body, calfLeftCm: 38, calfRightCm: 35 } }],
  ['a wound', { scar: { ...scarPart, look: { ...scarPart.look, drainage: 'yes' } } }],
  ['a feverish baby', { infant: { ...baby, temperatureC: 38 } }],
]

describe('a sign that was found in the session', () => {
  const calls = (content: Partial<NoteContent>, more: Partial<RecordFacts> = {}) =>
    found({ note: note(content), ...more }).filter((one) => one.kind === 'stopWithoutCall')

  it.each(signs)('asks for the call: %s', (_words, content) => {
    expect(calls(content)).toMatchObject([{ mend: { at: 'door' } }])
    expect(calls(content, { gate: null })).toHaveLength(1)
    expect(calls(content, { gate: gate({ calls: [call] }) })).toEqual([])
    const stop = gate({ outcome: 'stop', findings: [dayFinding] })
    expect(calls(content, { gate: stop })).toHaveLength(1)
  })

  it('of another measure asks for none', () => {
    expect(calls({ body: { ...body, babyMoves: 'usual', calfLeftCm: 37 } })).toEqual([])
    expect(calls({ scar: scarPart })).toEqual([])
    expect(calls({ infant: { ...baby, temperatureC: 37.9 } })).toEqual([])
  })
})

describe('work that a consent names by itself', () => {
  const row = { id: ids.line, startedAt: at('10:10'), minutes: 3, tolerated: null }
  const belly: BodyRow = {
    ...row,
    area: 'abdomenLower',
    technique: 'effleurage',
    points: [],
    pressure: 1,
    position: 'semiReclined',
  }
  const scarRow: ScarRow = {
    ...row,
    scarTechnique: 'around',
    texture: null,
    pressure: 1,
    painDuring: null,
    skinAfter: null,
    skinClosed: true,
  }
  const stroke = (by: 'parent' | 'doll') => ({
    ...{ id: ids.line, stroke: 'legMilking' as const, by, startedAt: at('10:10') },
    ...{ minutes: 2, teachBack: null },
  })
  const agreed = (content: Partial<NoteContent>, scope: object = {}, more: object = {}) =>
    found({ note: note(content), agreedTo: { ...nothingAgreed, ...scope }, ...more }).filter(
      (one) => one.kind === 'consent',
    )

  it.each<[string, string, Partial<NoteContent>]>([
    ['abdomen', 'belly', { body: { ...body, rows: [belly] } }],
    [
      'abdomen',
      'belly',
      { body: { ...body, rows: [{ ...belly, area: 'lowBack', technique: 'abdominal' }] } },
    ],
    ['scar', 'scar', { scar: { ...scarPart, rows: [scarRow] } }],
    ['infantCoaching', 'infant massage', { infant: { ...baby, strokes: [stroke('parent')] } }],
  ])('is told when %s was not agreed to', (name, words, content) => {
    expect(agreed(content)).toMatchObject([
      { words: expect.stringContaining(words), mend: { at: 'consents', clientId: ids.parent } },
    ])
    expect(agreed(content, { [name]: true })).toEqual([])
    expect(agreed(content, {}, { agreedTo: null })).toEqual([])
  })

  it('is the parent’s to agree to in the baby’s note too; on the doll it asks for nothing', () => {
    const of = (by: 'parent' | 'doll') => ({
      person: infant,
      note: note({ infant: { ...baby, strokes: [stroke(by)] } }, { clientId: ids.infant }),
    })
    expect(agreed({}, {}, of('parent'))).toMatchObject([{ mend: { clientId: ids.parent } }])
    expect(agreed({}, {}, of('doll'))).toEqual([])
    const elsewhere = { body: { ...body, rows: [{ ...belly, area: 'lowBack' as const }] } }
    expect(agreed(elsewhere)).toEqual([])
  })
})

describe('the times of a session', () => {
  it('that cannot be so are said in the words of the timeline', () => {
    const [, , began, ...rest] = wholeSession()
    const torn = finished({ timeline: rest })
    expect(found({ visit: torn, note: note({}, {}, torn) })).toMatchObject([
      { kind: 'timeline', weight: 'doubtful', mend: { at: 'session' } },
    ])
    expect(began?.kind).toBe('began')
    const ahead = finished({ timeline: wholeSession() })
    expect(kinds({ visit: ahead, now: at('10:00') })).toEqual(['timeline'])
  })

  it('are not asked of a session that is not finished', () => {
    const open = visit({ state: 'inSession', timeline: wholeSession().slice(0, 3) })
    expect(kinds({ visit: open, note: note({ handsOnMin: null }, {}, open) })).toEqual([])
  })

  const zones = ['America/Vancouver', 'Africa/Monrovia', 'Pacific/Auckland']
  /** The nights on which clocks change in the north and in the south, and a plain one. */
  const nights = ['2026-03-08', '2026-11-01', '2026-04-05', '2026-09-27', '2026-06-15']
  it.each(zones.flatMap((zone) => nights.map((night) => [zone, night] as const)))(
    'over the night of a clock change add up as they were lived, in %s on %s',
    (timeZone, night) => {
      const beganAt = instantAt(night, '00:30', timeZone)
      const finishedAt = addMinutes(beganAt, 180)
      const of = finished({
        timeZone,
        startAt: beganAt,
        endAt: finishedAt,
        timeline: [
          event('arrived', addMinutes(beganAt, -10)),
          event('began', beganAt),
          event('finished', finishedAt),
        ],
      })
      const lived = note({ handsOnMin: 180 }, { createdAt: finishedAt }, of)
      const facts = { visit: of, now: finishedAt, person: named({ dateOfBirth: '1994-05-02' }) }
      const chartThen = chart({ birthOn: '2026-01-01' })
      expect(kinds({ ...facts, parentChart: chartThen, note: lived })).toEqual([])
      const long = note({ handsOnMin: 181 }, { createdAt: finishedAt }, of)
      expect(kinds({ ...facts, parentChart: chartThen, note: long })).toEqual(['minutesTooMany'])
      // The license holds on its last day there, and no longer on the day after.
      const until = (expiresOn: string) =>
        kinds({
          ...{ ...facts, parentChart: chartThen, note: lived },
          author: { licence: { ...whole.author.licence, expiresOn } },
        })
      expect(until(night)).toEqual([])
      const before = new Date(Date.parse(`${night}T12:00:00Z`) - 86_400_000)
      expect(until(before.toISOString().slice(0, 10))).toEqual(['licenceExpired'])
    },
  )
})
