import type { Practice } from '../../schema/catalog-entry'
import type { PersonName } from '../../schema/client'
import type { Note } from '../../schema/note'
import type { Address } from '../../schema/primitives'
import type { Provider } from '../../schema/provider'
import type { Screening } from '../../schema/screening'
import type { Staff } from '../../schema/staff'
import type { SummaryPart } from '../../schema/summary'
import { babyAge, correctedAge } from '../clients/ages'
import { birthModeWords, careRoleWords, dateWords } from '../clients/words'
import type { SharingAnswer } from '../consents/sharing-answer'
import { privacyLine } from '../practice/hipaa'
import type { Day } from '../time/calendar-day'
import { perinatalClock, perinatalLabel } from '../time/perinatal-clock'
import { backgroundBlocks } from './background-blocks'
import { doneBlocks } from './done-blocks'
import { flagBlocks, latestDoor, vitalBlocks } from './door-blocks'
import { feedingBlocks } from './feeding-blocks'
import { moodBlocks } from './mood-blocks'
import { type MotherSources, motherBlocks } from './mother-blocks'
import { overrideBlocks } from './override-blocks'
import { partsOnPage } from './part-rules'
import {
  notesForPage,
  type PageNote,
  painBlocks,
  planBlocks,
  sessionBlocks,
  siteBlocks,
} from './session-blocks'
import type { SummaryChoices } from './summary-choices'
import type { Block, SummaryContent, Topic } from './summary-content'
import type { SummarySubject } from './summary-subject'
import { symptomBlocks } from './symptom-blocks'
import { purposeWords, urgencyWords } from './words'

export interface SummarySources {
  readonly subject: SummarySubject
  readonly choices: SummaryChoices
  /** Of any person and state: only signed ones of the subject, and of those the chosen, are read. */
  readonly notes: readonly Note[]
  /** Of any visit, person and kind: only those that a chosen part tells of are read. */
  readonly screenings?: readonly Screening[]
  /** Of a baby's page: the mother, read only where she signed for that part. */
  readonly mother?: MotherSources | null
  /** Null when the provider was removed meanwhile. */
  readonly provider: Provider | null
  /** For the names on clearances. */
  readonly providers: readonly Provider[]
  readonly sharing: Pick<SharingAnswer, 'sharing' | 'sharingOn' | 'parts' | 'until'> | null
  readonly therapist: Staff
  readonly practiceName: string
  readonly practice: Practice
  readonly today: Day
}

export const notRecorded = 'Not recorded'
const noName = 'Name not recorded'

/**
 * A summary in the order a busy provider reads: the ask, then situation, background, assessment and
 * request (SBAR). It says what was reported and observed and what was not asked; it never fills a gap.
 */
export function composeSummary(sources: SummarySources): SummaryContent {
  const { choices, practice, provider, therapist, today } = sources
  return {
    paper: practice.paper,
    mark: sources.sharing?.sharing === 'agreed' ? '' : markOf(sources.sharing),
    practice: {
      name: sources.practiceName,
      lines: [addressLine(practice.address), contactLine(practice)].filter(Boolean),
    },
    date: dateWords(today),
    recipient: provider
      ? { name: join([provider.name, provider.credentials], ', '), lines: recipientLines(sources) }
      : { name: 'No longer in the directory', lines: [] },
    therapist: { name: therapist.name, lines: therapistLines(therapist, practice) },
    purpose: choices.purpose ? purposeWords[choices.purpose] : '',
    facts: facts(sources),
    ask: choices.ask.trim(),
    urgency: urgencyWords[choices.urgency],
    replyBy: choices.requestBy ? dateWords(choices.requestBy) : '',
    sections: sections(sources),
    reply: replyWords(sources),
    consent: join([consentWords(sources), privacyLine(practice, 'en')], ' '),
  }
}

const join = (parts: readonly string[], by: string): string =>
  parts
    .map((part) => part.trim())
    .filter(Boolean)
    .join(by)

export const nameWords = (name: PersonName): string =>
  join([name.given, name.family], ' ') || name.preferred.trim()

const addressLine = ({ street, unit, city, region, postalCode }: Address): string =>
  join([join([street, unit], ', '), city, join([region, postalCode], ' ')], ', ')

const contactLine = ({ phone, email }: Pick<Practice, 'phone' | 'email'>): string =>
  join([phone, email], ' · ')

function markOf(sharing: SummarySources['sharing']): string {
  switch (sharing?.sharing) {
    case 'declined':
      return 'Not to be sent: the client declined sharing with this provider'
    case 'expired':
      return 'Not to be sent: the permission to share with this provider has expired'
    case 'withdrawn':
      return 'Not to be sent: the permission to share with this provider was taken back'
    default:
      return 'Not agreed yet: the client has not been asked about this provider'
  }
}

function recipientLines({ provider, choices }: SummarySources): string[] {
  if (!provider) return []
  return [
    join([careRoleWords[choices.recipientRole], provider.organisation], ' · '),
    join(
      [
        provider.phone && `Phone ${provider.phone}`,
        provider.fax && `Fax ${provider.fax}`,
        provider.npi && `NPI ${provider.npi}`,
      ],
      ' · ',
    ),
  ].filter(Boolean)
}

function therapistLines({ licence, phone }: Staff, practice: Practice): string[] {
  const held = join([licence.title, licence.number], ' ')
  const where = licence.state.trim() ? `(${licence.state.trim()})` : ''
  return [
    join(['Massage therapist', held ? join([held, where], ' ') : 'license not recorded'], ' · '),
    phone || practice.phone ? `Phone ${phone || practice.phone}` : '',
  ].filter(Boolean)
}

/** Who it is about; of the birth and the pregnancy only where that part may stand here. */
function facts(sources: SummarySources): { label: string; value: string }[] {
  const { subject, choices, today } = sources
  const may = partsOnPage(
    choices.parts,
    subject.kind,
    choices.recipientRole,
    sources.sharing,
  ).includes('birth')
  const born = subject.dateOfBirth ? dateWords(subject.dateOfBirth) : notRecorded
  const mode = subject.birthMode ? birthModeWords[subject.birthMode] : 'mode not recorded'
  const name = nameWords(subject.name)
  if (subject.kind === 'infant') {
    const age = subject.dateOfBirth ? babyAge(subject.dateOfBirth, today) : ''
    const corrected =
      may && subject.dateOfBirth
        ? correctedAge(
            subject.dateOfBirth,
            subject.chart?.infant?.gestationAtBirthDays ?? null,
            today,
          )
        : null
    return [
      { label: 'Baby', value: name || noName },
      { label: 'Parent', value: (subject.parentName && nameWords(subject.parentName)) || noName },
      { label: 'Born', value: join([born, may ? mode : ''], ' · ') },
      {
        label: 'Age',
        value: join([age || notRecorded, corrected ? `corrected ${corrected}` : ''], ' · '),
      },
    ]
  }
  const identity = [
    { label: 'Client', value: name || noName },
    { label: 'Date of birth', value: born },
  ]
  return may ? [...identity, ...birthRows(subject, mode, today)] : identity
}

function birthRows({ chart: whole }: SummarySubject, mode: string, today: Day) {
  const chart = whole?.parent ?? null
  const clock = chart ? perinatalClock(chart, today) : null
  const pregnant = clock?.kind === 'pregnant'
  return [
    pregnant
      ? { label: 'Due date', value: chart?.dueOn ? dateWords(chart.dueOn) : notRecorded }
      : {
          label: 'Gave birth',
          value: chart?.birthOn ? join([dateWords(chart.birthOn), mode], ' · ') : notRecorded,
        },
    { label: 'On this date', value: clock ? perinatalLabel(clock) : notRecorded },
  ]
}

function sections(sources: SummarySources): SummaryContent['sections'] {
  const { choices, subject, today, practice, screenings = [] } = sources
  const notes = notesForPage(sources.notes, subject.clientId, choices.noteIds)
  const chosen = new Set(
    partsOnPage(choices.parts, subject.kind, choices.recipientRole, sources.sharing),
  )
  const message = choices.message.trim()
  const about = { subject, notes, chosen, screenings, zone: practice.timeZone, today }
  return [
    { title: 'Situation', blocks: message ? [fixedText('reason', message)] : [] },
    {
      title: 'Background',
      blocks: [
        ...backgroundBlocks(subject, chosen, sources.providers, today),
        ...(chosen.has('mother') ? motherBlocks(sources.mother ?? null, screenings) : []),
      ],
    },
    { title: 'Assessment', blocks: assessed(about, choices.recipientRole) },
    { title: 'Request', blocks: chosen.has('plan') ? planBlocks(notes, practice.timeZone) : [] },
  ]
}

interface Assessed {
  readonly subject: SummarySubject
  readonly notes: readonly PageNote[]
  readonly chosen: ReadonlySet<SummaryPart>
  readonly screenings: readonly Screening[]
  readonly zone: string
  readonly today: Day
}

/** What was measured, asked, seen and done; each block only where its part may stand here. */
function assessed(
  { subject, notes, chosen, screenings, zone, today }: Assessed,
  role: SummaryChoices['recipientRole'],
): Block[] {
  const { clientId, kind } = subject
  const door = latestDoor(screenings, clientId, notes)
  const may = (part: SummaryPart, blocks: () => Block[]): Block[] =>
    chosen.has(part) ? blocks() : []
  // That a rule was gone past belongs to the account of the session (clinical rulebook 5).
  const tellsOfSessions = ['session', 'done', 'redFlags'].some((part) =>
    chosen.has(part as SummaryPart),
  )
  return [
    ...may('vitals', () => vitalBlocks(door, zone)),
    ...may('redFlags', () => flagBlocks(door, zone)),
    ...(kind === 'parent' ? may('pain', () => painBlocks(notes, zone, today)) : []),
    ...may('symptoms', () => symptomBlocks(screenings, clientId, zone)),
    ...may('sites', () => siteBlocks(notes, zone, today)),
    ...may('session', () => sessionBlocks(notes, zone, today)),
    ...may('done', () => doneBlocks(notes, zone, today)),
    ...(tellsOfSessions ? overrideBlocks(screenings, clientId, notes, zone) : []),
    ...may('feeding', () => feedingBlocks(subject, notes, zone, today)),
    ...moodBlocks(screenings, clientId, chosen, role, zone),
  ]
}

const fixedText = (topic: Topic, text: string): Block => ({
  ...{ topic, group: '', leaving: null },
  body: { kind: 'text', label: '', text },
})

function replyWords({ choices, therapist, practice }: SummarySources): string {
  const to = therapist.phone || practice.phone
  const by = choices.requestBy
    ? `Please answer by ${dateWords(choices.requestBy)}`
    : 'No date was set for an answer; please answer when you can'
  return to ? `${by}, by phone ${to} or on this page.` : `${by}, on this page.`
}

function consentWords({ sharing, subject }: SummarySources): string {
  if (sharing?.sharing !== 'agreed') return ''
  const who = subject.kind === 'infant' ? 'The parent' : 'The client'
  const on = sharing.sharingOn ? ` on ${dateWords(sharing.sharingOn)}` : ''
  return `${who} agreed${on} to sharing this with you.`
}
