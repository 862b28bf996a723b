import type { CompositionSources } from '#shared/domain/summary/composition'
import { partsFor } from '#shared/domain/summary/part-rules'
import { choicesOf } from '#shared/domain/summary/summary-choices'
import { summarySubject } from '#shared/domain/summary/summary-subject'
import type { BreastSession } from '#shared/schema/breast-session'
import type { Chart } from '#shared/schema/chart'
import type { Client } from '#shared/schema/client'
import { nothingMeasured } from '#shared/schema/door-gate'
import type { Note } from '#shared/schema/note'
import type { Provider } from '#shared/schema/provider'
import type { Screening } from '#shared/schema/screening'
import type { Staff } from '#shared/schema/staff'

/* One made-up household with everything filled, to be bent by each test. */

export const idOf = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

const at = '2026-11-21T18:00:00.000Z'
const fields = (number: number) => ({
  ...{ id: idOf(number), space: idOf(900), createdAt: at, createdBy: idOf(901) },
  ...{ updatedAt: at, updatedBy: idOf(901) },
})
const address = {
  ...{ street: '12 Alder Street', unit: '', city: 'Vancouver', region: 'WA' },
  ...{ postalCode: '98660', country: 'US' },
}

export const parent: Client = {
  ...fields(1),
  ...{ kind: 'parent', parentId: '', status: 'active', pronouns: '' },
  name: { given: 'Maya', family: 'Fernandez', preferred: '' },
  dateOfBirth: '1991-03-14',
  ...{ contact: null, home: null, therapistId: idOf(901), note: 'Private remark.' },
  careTeam: [
    {
      ...{ id: idOf(50), providerId: idOf(10), role: 'obgyn' },
      ...{ sharing: 'agreed', sharingOn: '2026-11-12' },
    },
  ],
}

export const infant: Client = {
  ...parent,
  ...fields(2),
  ...{ kind: 'infant', parentId: parent.id, careTeam: [], dateOfBirth: '2026-11-04' },
  name: { given: 'Noa', family: 'Fernandez', preferred: '' },
}

export const parentChart: Chart = {
  ...fields(3),
  ...{ clientId: parent.id, subject: 'parent', infant: null, allergyHistory: 'some', note: '' },
  parent: {
    ...{ stage: 'postpartum', dueOn: '2026-11-08', birthOn: '2026-11-04' },
    birthMode: 'cesareanUnplanned',
    birthNote: 'Long labour, then an unplanned cesarean under spinal anaesthesia.',
    ...{ gravida: 2, para: 1, checkupOn: '2026-12-16', feeding: 'mixed', goals: 'Sleep' },
  },
  allergies: [
    {
      ...{ id: idOf(60), substance: 'Almond oil', allergenClass: 'almond' },
      ...{ reaction: 'hives', severity: 'severe' },
    },
  ],
  medications: [{ id: idOf(61), name: 'Ibuprofen', dose: '400 mg', note: 'as needed' }],
  conditions: ['Gestational diabetes, diet controlled'],
  clearances: [
    {
      ...{ id: idOf(62), providerId: idOf(10), scope: 'Hands-on work, not near the incision' },
      ...{ givenOn: '2026-11-12', expiresOn: null, fileId: null },
    },
  ],
}

export const infantChart: Chart = {
  ...parentChart,
  ...fields(4),
  ...{ clientId: infant.id, subject: 'infant', parent: null, allergyHistory: 'none' },
  infant: {
    ...{ gestationAtBirthDays: 276, birthWeightG: 3180, nicu: 'no', cordHealed: 'yes' },
    feeding: 'mixed',
  },
  ...{ allergies: [], medications: [], conditions: [], clearances: [] },
}

export const provider: Provider = {
  ...fields(10),
  ...{ name: 'Ana Ruiz', credentials: 'MD', role: 'obgyn', npi: '', email: '', note: '' },
  ...{ organisation: 'Cascade Women’s Health', phone: '(360) 555-0142', fax: '(360) 555-0143' },
  address,
}

export const therapist: Staff = {
  ...fields(901),
  ...{ name: 'Jordan Lee', role: 'owner', credentials: [], phone: '(360) 555-0199', email: '' },
  licence: { title: 'LMT', number: 'MA60412345', state: 'WA', expiresOn: null },
  ...{ homeBase: null, clientSpace: idOf(900), signingKeys: [], note: '' },
}

export const note = (number: number, sessionAt: string, more: Partial<Note> = {}): Note => ({
  ...fields(100 + number),
  ...{ visitId: idOf(200 + number), clientId: parent.id, authorId: therapist.id },
  ...{ state: 'signed', addendumTo: '', sessionAt, signature: null },
  content: {
    serviceKind: 'postnatal',
    subjective:
      'Tightness between the shoulder blades, worse on the right after night feeds. Slept four hours.',
    objective:
      'Upper trapezius and levator scapulae firm on both sides, softer after twenty minutes. Incision dressing dry; not touched. Side-lying, light to moderate pressure.',
    assessment: 'Turned her head further to the right afterwards. Tolerated the session well.',
    plan: 'Next visit in one week. Self-massage for the shoulders shown and shown back.',
    addendum: '',
    ...{ painBefore: 6, painAfter: 3, handsOnMin: 50 },
  },
  ...more,
})

/** One site on the left, worked on and measured again; its right neighbour was left alone. */
export const breastSession: BreastSession = {
  protocol: { profile: 'A', version: 1, pressureMost: 3 },
  ...{ nippleLeft: 'intact', nippleRight: null },
  sites: [
    {
      ...{ id: idOf(70), side: 'left', clock: 2, distanceCm: 4, status: 'new', presentHours: 36 },
      ...{ depth: 'mid', mobility: 'mobile', border: 'smooth', warmth: 'mild' },
      ...{ aggravators: ['missedFeed'], relievers: ['feeding'], lengthCm: 3, widthCm: 2 },
      ...{ consistency: 'hard', skin: 'pink', tenderness: 5, painBefore: 5, lengthAfterCm: 1.5 },
      ...{ widthAfterCm: 1, consistencyAfter: 'firm', skinAfter: 'pink', painAfter: 2 },
      ...{ leaveAlone: '', words: '' },
    },
    {
      ...{ id: idOf(71), side: 'right', clock: 10, distanceCm: 5, status: null },
      ...{ presentHours: null, depth: null, mobility: null, border: null, warmth: null },
      ...{ aggravators: [], relievers: [], lengthCm: null, widthCm: null, consistency: null },
      ...{ skin: 'red', tenderness: null, painBefore: 3, lengthAfterCm: null, widthAfterCm: null },
      ...{ consistencyAfter: null, skinAfter: null, painAfter: null },
      ...{ leaveAlone: 'Red and warm', words: '' },
    },
  ],
  warmUps: [],
  techniques: [
    {
      ...{ id: idOf(72), technique: 'lymphBreast', side: 'left', siteId: idOf(70), pressure: 1 },
      ...{ startedAt: '2026-11-20T18:10:00.000Z', minutes: 12, softened: 'partly' },
      ...{ tolerated: 'well', skinAfter: 'normal' },
    },
  ],
  milk: [
    {
      ...{ id: idOf(73), method: 'handExpression', startedAt: '2026-11-20T18:30:00.000Z' },
      ...{ endedAt: '2026-11-20T18:40:00.000Z', leftMl: 25, rightMl: 0, flowAt: null },
      ...{ reduced: null, lumpAfter: 'smaller', colour: 'white' },
    },
  ],
  taught: [{ topic: 'coldAfter', teachBack: 'demonstrated', at: '2026-11-20T18:45:00.000Z' }],
  ...{ handout: '', consents: [], contractions: [], skipped: [] },
}

export const breastNoteOf = (one: Note): Note => ({
  ...one,
  content: { ...one.content, serviceKind: 'breast', breast: breastSession },
})

const screening = (number: number, more: Partial<Screening>): Screening => ({
  ...fields(number),
  ...{ kind: 'doorGate', clientId: parent.id, visitId: '', startAt: '2026-11-20T17:55:00.000Z' },
  ...{ doorGate: null, mood: null, triage: null, ...more },
})
const asked = (id: string, answer: 'yes' | 'no' | 'unknown') => ({
  ...{ id, answer, at: '2026-11-20T17:56:00.000Z' },
})

/** The door, a mood sheet and a recovery check of the mother, and the baby's door. */
export const screenings: readonly Screening[] = [
  screening(300, {
    visitId: idOf(201),
    doorGate: {
      subject: 'parent',
      answers: [
        asked('headache', 'no'),
        asked('vision', 'no'),
        asked('leg', 'no'),
        asked('breastHot', 'yes'),
        asked('harm', 'no'),
        asked('violence', 'yes'),
        asked('chestBreath', 'no'),
      ],
      vitals: {
        ...{ ...nothingMeasured, systolic: 128, diastolic: 82, temperatureC: 37.2, pulse: 76 },
        ...{ spo2: 98, breaths: 15, measuredAt: '2026-11-20T17:58:00.000Z' },
      },
      ...{ findings: [], outcome: 'modify', rulesVersion: '1', overrides: [], calls: [] },
      ...{ stoppedAt: null, skipped: null, note: 'Private remark at the door.' },
    },
  }),
  screening(301, {
    ...{ kind: 'mood', startAt: '2026-11-18T17:00:00.000Z' },
    mood: {
      ...{ instrument: 'epds', items: [1, 1, 2, 2, 1, 1, 1, 1, 1, 0], readAs: 'score' },
      ...{ filledBy: 'client', language: 'English', form: 'Own copy', risks: [], note: '' },
      actions: [
        {
          ...{ id: idOf(74), step: 'gaveNumbers', at: '2026-11-18T17:10:00.000Z' },
          ...{ by: idOf(901), words: 'Private words of a step.' },
        },
      ],
    },
  }),
  screening(302, {
    kind: 'triage',
    triage: {
      symptoms: [
        { symptom: 'leaking', answer: 'yes' },
        { symptom: 'heaviness', answer: 'no' },
        { symptom: 'blockedDucts', answer: 'yes' },
        { symptom: 'veryLow', answer: 'yes' },
      ],
      ...{ offers: [], note: '', ptReferral: { needed: 'no', payer: '', authorization: '' } },
    },
  }),
  screening(303, {
    ...{ clientId: '00000000-0000-4000-8000-000000000002', visitId: idOf(201) },
    doorGate: {
      subject: 'infant',
      answers: [asked('babyYellow', 'yes'), asked('babyBreath', 'no'), asked('babyAbuse', 'no')],
      vitals: { ...nothingMeasured, weightG: 3320, measuredAt: '2026-11-20T17:59:00.000Z' },
      ...{ findings: [], outcome: 'modify', rulesVersion: '1', overrides: [], calls: [] },
      ...{ stoppedAt: null, skipped: null, note: '' },
    },
  }),
]

interface Bend {
  readonly about?: string
  readonly parent?: Client
  readonly charts?: readonly Chart[]
  readonly notes?: readonly Note[]
  readonly choices?: Partial<CompositionSources['choices']>
  readonly provider?: Provider
  readonly therapist?: Staff
  readonly paper?: 'Letter' | 'A4'
  readonly practiceName?: string
  readonly infants?: readonly Client[]
  readonly screenings?: readonly Screening[]
  readonly sharing?: CompositionSources['sharing']
}

export function sources(bend: Bend = {}): CompositionSources {
  const mother = bend.parent ?? parent
  const about = bend.about ?? mother.id
  const charts = new Map(
    (bend.charts ?? [parentChart, infantChart]).map((chart) => [chart.clientId, chart]),
  )
  const subject = summarySubject(
    { parent: mother, infants: bend.infants ?? [infant], charts },
    about,
  )
  if (!subject) throw new Error('Nobody of that id')
  const notes = bend.notes ?? [note(1, '2026-11-20T18:00:00.000Z')]
  const recipient = bend.provider ?? provider
  return {
    subject,
    notes,
    choices: {
      ...choicesOf({
        ...fields(500),
        ...{ clientId: about, providerId: recipient.id, recipientRole: 'obgyn', state: 'draft' },
        noteIds: notes.map(({ id }) => id),
        ask: 'May I work near the incision from week six, and is there anything you want me to watch for?',
        ...{ requestBy: '2026-11-28', urgency: 'routine', parts: [...plainParts] },
        message:
          'Seen at home twice since the birth for neck and shoulder tension. She asks about scar work before her checkup.',
        ...{ sentAt: null, sentHow: null, fileId: null, note: '' },
      }),
      ...bend.choices,
    },
    provider: recipient,
    providers: [recipient],
    sharing:
      bend.sharing === undefined
        ? { ...{ sharing: 'agreed', sharingOn: '2026-11-12', until: null }, parts: everyPart }
        : bend.sharing,
    screenings: bend.screenings ?? screenings,
    mother: { clientId: mother.id, chart: charts.get(mother.id) ?? null },
    ...{ summaryId: idOf(500), practiceId: idOf(902), now: '2026-11-21T18:00:00.000Z' },
    therapist: bend.therapist ?? therapist,
    practiceName: bend.practiceName ?? 'Juniper Home Massage',
    practice: {
      ...{ address, phone: '(360) 555-0100', email: 'hello@juniper.example' },
      ...{ timeZone: 'America/Los_Angeles', paper: bend.paper ?? 'Letter' },
      ...{ lockAfterMin: 10, firstWeekday: 1 },
    },
    today: '2026-11-21',
  }
}

/** Background, sessions and plan: what was there before the categories were told apart. */
const plainParts = [
  ...(['birth', 'allergies', 'medications', 'conditions', 'clearances', 'pain'] as const),
  ...(['session', 'plan'] as const),
]

/** A signed permission that names everything. */
export const everyPart = [...new Set([...partsFor('parent'), ...partsFor('infant')])]

/** Notes of one session a day, the latest on November 20. */
export const manyNotes = (count: number): Note[] =>
  Array.from({ length: count }, (_, index) =>
    note(index, new Date(Date.UTC(2026, 10, 20 - index, 18)).toISOString()),
  )
