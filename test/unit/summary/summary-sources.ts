import type { SummarySources } from '#shared/domain/summary/compose-summary'
import { choicesOf } from '#shared/domain/summary/summary-choices'
import { partsFor, summarySubject } from '#shared/domain/summary/summary-subject'
import type { Chart } from '#shared/schema/chart'
import type { Client } from '#shared/schema/client'
import type { Note } from '#shared/schema/note'
import type { Provider } from '#shared/schema/provider'
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

interface Bend {
  readonly about?: string
  readonly parent?: Client
  readonly charts?: readonly Chart[]
  readonly notes?: readonly Note[]
  readonly choices?: Partial<SummarySources['choices']>
  readonly provider?: Provider
  readonly therapist?: Staff
  readonly paper?: 'Letter' | 'A4'
  readonly practiceName?: string
  readonly infants?: readonly Client[]
}

export function sources(bend: Bend = {}): SummarySources {
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
        ...{ requestBy: '2026-11-28', urgency: 'routine', parts: [...partsFor(subject.kind)] },
        message:
          'Seen at home twice since the birth for neck and shoulder tension. She asks about scar work before her checkup.',
        ...{ sentAt: null, sentHow: null, fileId: null, note: '' },
      }),
      ...bend.choices,
    },
    provider: recipient,
    providers: [recipient],
    sharing: mother.careTeam[0] ?? null,
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

/** Notes of one session a day, the latest on November 20. */
export const manyNotes = (count: number): Note[] =>
  Array.from({ length: count }, (_, index) =>
    note(index, new Date(Date.UTC(2026, 10, 20 - index, 18)).toISOString()),
  )
