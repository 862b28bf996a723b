import type { Allergy, Chart, Clearance, InfantChart, ParentChart } from '../../schema/chart'
import type { Provider } from '../../schema/provider'
import type { SummaryPart } from '../../schema/summary'
import { gestationWords, weightWords } from '../clients/ages'
import { allergyStanding } from '../clients/allergy-standing'
import { clearanceState } from '../clients/clearance-state'
import { dateWords } from '../clients/words'
import type { Day } from '../time/calendar-day'
import type { SharedFact } from './shared-fact'
import type { Block, Topic } from './summary-content'
import type { SummarySubject } from './summary-subject'

const notRecorded = 'Not recorded'

/** The older facts give way to the newer sessions, and none of them before a whole old session does. */
const ranks = { birthNote: 40, medications: 60, conditions: 62, clearances: 64, birth: 80 } as const

/** What the provider should know beforehand, of the chosen parts alone. */
export function backgroundBlocks(
  subject: SummarySubject,
  chosen: ReadonlySet<SummaryPart>,
  providers: readonly Provider[],
  today: Day,
): Block[] {
  const { chart } = subject
  return [
    ...(chosen.has('birth') ? birthBlocks(subject) : []),
    ...(chosen.has('allergies') ? [allergyBlock(subject)] : []),
    ...(chosen.has('medications') ? [medicationBlock(chart)] : []),
    ...(chosen.has('conditions') ? [conditionBlock(chart)] : []),
    ...(chosen.has('clearances') ? [clearanceBlock(chart, providers, today)] : []),
  ]
}

/** Nothing written down is not the same as nothing there. */
const listBlock = (
  topic: Topic,
  label: string,
  items: readonly string[],
  rank: number,
  facts: readonly SharedFact[],
): Block => ({
  ...{ topic, group: '', facts },
  body: { kind: 'list', label, items: items.length > 0 ? items : [notRecorded] },
  leaving: items.length > 0 ? { what: label, part: '', rank } : null,
})

function medicationBlock(chart: Chart | null): Block {
  const facts = (chart?.medications ?? []).map(
    ({ id, name, dose, note }): SharedFact => ({
      ...{ kind: 'medication', id, name, dose, note, whose: 'subject' },
    }),
  )
  return listBlock('medications', 'Medications', medicationWords(chart), ranks.medications, facts)
}

function conditionBlock(chart: Chart | null): Block {
  const words = chart?.conditions ?? []
  const facts = words.map(
    (one, index): SharedFact => ({
      ...{ kind: 'condition', id: `${chart?.id}/condition/${index}`, words: one },
    }),
  )
  return listBlock('conditions', 'Conditions', words, ranks.conditions, facts)
}

function clearanceBlock(chart: Chart | null, providers: readonly Provider[], today: Day): Block {
  const facts = (chart?.clearances ?? []).map(
    ({ id, scope, givenOn, expiresOn }): SharedFact => ({
      ...{ kind: 'clearance', id, scope, givenOn, expiresOn },
    }),
  )
  const words = clearanceWords(chart, providers, today)
  return listBlock('clearances', 'Clearances', words, ranks.clearances, facts)
}

function birthFacts(subject: SummarySubject): SharedFact[] {
  const { parent = null, infant = null } = subject.chart ?? {}
  const id = `${subject.clientId}/birth`
  if (subject.kind === 'infant') {
    return [
      {
        ...{ kind: 'newborn', id, birthMode: subject.birthMode },
        gestationDays: infant?.gestationAtBirthDays ?? null,
        birthWeightG: infant?.birthWeightG ?? null,
      },
    ]
  }
  if (!parent) return []
  const { stage, dueOn, birthOn, birthMode, gravida, para } = parent
  return [{ kind: 'pregnancy', id, stage, dueOn, birthOn, birthMode, gravida, para }]
}

function birthBlocks(subject: SummarySubject): Block[] {
  const { parent = null, infant = null } = subject.chart ?? {}
  const items = subject.kind === 'infant' ? infantFacts(infant) : parentFacts(parent)
  const facts = birthFacts(subject)
  const block = listBlock('pregnancy', 'Birth', items, ranks.birth, facts)
  const note = subject.kind === 'parent' ? (parent?.birthNote.trim() ?? '') : ''
  if (note === '') return [block]
  return [
    block,
    {
      ...{ topic: 'pregnancy', group: '' },
      body: { kind: 'text', label: 'About the birth, as reported', text: note },
      leaving: { what: 'About the birth', part: '', rank: ranks.birthNote },
    },
  ]
}

function parentFacts(chart: ParentChart | null): string[] {
  if (!chart) return []
  const { gravida, para, checkupOn } = chart
  return [
    `${gravida === null ? 'gravida not recorded' : `G${gravida}`}, ${para === null ? 'para not recorded' : `P${para}`}`,
    checkupOn ? `postpartum checkup ${dateWords(checkupOn)}` : 'postpartum checkup not recorded',
  ]
}

const answers = { yes: 'yes', no: 'no', unknown: 'not asked' } as const

function infantFacts(chart: InfantChart | null): string[] {
  if (!chart) return []
  const { gestationAtBirthDays, birthWeightG, nicu, cordHealed } = chart
  return [
    gestationAtBirthDays === null
      ? 'gestation at birth not recorded'
      : `gestation at birth ${gestationWords(gestationAtBirthDays)}`,
    birthWeightG === null
      ? 'birth weight not recorded'
      : `birth weight ${weightWords(birthWeightG)}`,
    `NICU stay: ${answers[nicu]}`,
    `cord healed: ${answers[cordHealed]}`,
  ]
}

const severityText: Record<Allergy['severity'], string> = {
  mild: 'mild',
  moderate: 'moderate',
  severe: 'SEVERE',
  unknown: 'severity not known',
}

/** Stays whatever the length: to overlook one could harm. */
function allergyBlock({ clientId, chart }: SummarySubject): Block {
  const { history, allergies } = allergyStanding(clientId, chart ?? undefined)
  const none = history === 'none' ? 'None reported' : 'Not asked'
  const items = allergies.map(
    ({ substance, reaction, severity }) =>
      `${substance} (${[reaction.trim(), severityText[severity]].filter(Boolean).join(', ')})`,
  )
  const facts = allergies.map(
    ({ id, substance, reaction, severity }): SharedFact => ({
      ...{ kind: 'allergy', id, substance, reaction, severity },
    }),
  )
  if (facts.length === 0 && history === 'none') {
    facts.push({ kind: 'noAllergies', id: `${clientId}/noAllergies` })
  }
  return {
    ...{ topic: 'allergies', group: '', facts },
    body: { kind: 'list', label: 'Allergies', items: items.length > 0 ? items : [none] },
    leaving: null,
  }
}

const medicationWords = (chart: Chart | null): string[] =>
  (chart?.medications ?? []).map(({ name, dose, note }) =>
    [[name, dose].filter(Boolean).join(' '), note.trim() && `(${note.trim()})`]
      .filter(Boolean)
      .join(' '),
  )

const clearanceWords = (
  chart: Chart | null,
  providers: readonly Provider[],
  today: Day,
): string[] =>
  (chart?.clearances ?? [])
    .toSorted((a, b) => b.givenOn.localeCompare(a.givenOn))
    .map((clearance) => oneClearance(clearance, providers, today))

function oneClearance(clearance: Clearance, providers: readonly Provider[], today: Day): string {
  const by = providers.find(({ id }) => id === clearance.providerId)?.name
  const { kind, until } = clearanceState(clearance, today)
  const end = kind === 'expired' ? `ended ${dateWords(until)}` : `until ${dateWords(until)}`
  return `${clearance.scope} (given ${dateWords(clearance.givenOn)}${by ? ` by ${by}` : ''}, ${end})`
}
