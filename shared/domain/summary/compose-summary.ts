import type { Practice } from '../../schema/catalog-entry'
import type { PersonName } from '../../schema/client'
import type { Note } from '../../schema/note'
import type { Address } from '../../schema/primitives'
import type { Provider } from '../../schema/provider'
import type { Screening } from '../../schema/screening'
import type { Staff } from '../../schema/staff'
import { babyAge, correctedAge } from '../clients/ages'
import { birthModeWords, careRoleWords, dateWords } from '../clients/words'
import type { SharingAnswer } from '../consents/sharing-answer'
import type { Day } from '../time/calendar-day'
import { perinatalClock, perinatalLabel } from '../time/perinatal-clock'
import { backgroundBlocks } from './background-blocks'
import { overrideBlocks } from './override-blocks'
import { notesForPage, painBlocks, planBlocks, sessionBlocks } from './session-blocks'
import type { SummaryChoices } from './summary-choices'
import type { Block, SummaryContent } from './summary-content'
import type { SummarySubject } from './summary-subject'
import { urgencyWords } from './words'

export interface SummarySources {
  readonly subject: SummarySubject
  readonly choices: SummaryChoices
  /** Of any person and state: only signed ones of the subject, and of those the chosen, are read. */
  readonly notes: readonly Note[]
  /** Door checks of any visit and person: only those of the chosen notes' visits are read. */
  readonly gates?: readonly Screening[]
  /** Null when the provider was removed meanwhile. */
  readonly provider: Provider | null
  /** For the names on clearances. */
  readonly providers: readonly Provider[]
  readonly sharing: Pick<SharingAnswer, 'sharing' | 'sharingOn'> | null
  readonly therapist: Staff
  readonly practiceName: string
  readonly practice: Practice
  readonly today: Day
}

export const notRecorded = 'Not recorded'

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
    facts: facts(sources),
    ask: choices.ask.trim(),
    urgency: urgencyWords[choices.urgency],
    replyBy: choices.requestBy ? dateWords(choices.requestBy) : '',
    sections: sections(sources),
    reply: replyWords(sources),
    consent: consentWords(sources),
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

function facts(sources: SummarySources): { label: string; value: string }[] {
  const { subject, today } = sources
  const born = subject.dateOfBirth ? dateWords(subject.dateOfBirth) : notRecorded
  const mode = subject.birthMode ? birthModeWords[subject.birthMode] : 'mode not recorded'
  const name = nameWords(subject.name)
  if (subject.kind === 'infant') {
    const age = subject.dateOfBirth ? babyAge(subject.dateOfBirth, today) : ''
    const corrected = subject.dateOfBirth
      ? correctedAge(
          subject.dateOfBirth,
          subject.chart?.infant?.gestationAtBirthDays ?? null,
          today,
        )
      : null
    return [
      { label: 'Baby', value: name || 'Name not recorded' },
      { label: 'Parent', value: subject.parentName ? nameWords(subject.parentName) : notRecorded },
      { label: 'Born', value: join([born, mode], ' · ') },
      {
        label: 'Age',
        value: join([age || notRecorded, corrected ? `corrected ${corrected}` : ''], ' · '),
      },
    ]
  }
  const chart = subject.chart?.parent ?? null
  const clock = chart ? perinatalClock(chart, today) : null
  const pregnant = clock?.kind === 'pregnant'
  return [
    { label: 'Client', value: name || 'Name not recorded' },
    { label: 'Date of birth', value: born },
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
  const { choices, subject, today, practice } = sources
  const notes = notesForPage(sources.notes, subject.clientId, choices.noteIds)
  const chosen = new Set(choices.parts)
  const zone = practice.timeZone
  const assessed: Block[] = [
    ...(chosen.has('pain') && subject.kind === 'parent' ? painBlocks(notes, zone, today) : []),
    ...(chosen.has('session') ? sessionBlocks(notes, zone, today) : []),
    ...overrideBlocks(sources.gates ?? [], subject.clientId, notes, zone),
  ]
  const message = choices.message.trim()
  return [
    { title: 'Situation', blocks: message ? [fixedText('', message)] : [] },
    { title: 'Background', blocks: backgroundBlocks(subject, chosen, sources.providers, today) },
    { title: 'Assessment', blocks: assessed },
    { title: 'Request', blocks: chosen.has('plan') ? planBlocks(notes, zone) : [] },
  ]
}

const fixedText = (label: string, text: string): Block => ({
  group: '',
  leaving: null,
  body: { kind: 'text', label, text },
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
