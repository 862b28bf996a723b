import type { Allergy, Chart, Clearance, InfantChart, ParentChart } from '../../schema/chart'
import type { Provider } from '../../schema/provider'
import type { SummaryPart } from '../../schema/summary'
import { gestationWords, weightWords } from '../clients/ages'
import { allergyStanding } from '../clients/allergy-standing'
import { clearanceState } from '../clients/clearance-state'
import { dateWords, feedingWords } from '../clients/words'
import type { Day } from '../time/calendar-day'
import type { Block } from './summary-content'
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
    ...(chosen.has('medications')
      ? [listBlock('Medications', medicationWords(chart), ranks.medications)]
      : []),
    ...(chosen.has('conditions')
      ? [listBlock('Conditions', chart?.conditions ?? [], ranks.conditions)]
      : []),
    ...(chosen.has('clearances')
      ? [listBlock('Clearances', clearanceWords(chart, providers, today), ranks.clearances)]
      : []),
  ]
}

/** Nothing written down is not the same as nothing there. */
const listBlock = (label: string, items: readonly string[], rank: number): Block => ({
  group: '',
  body: { kind: 'list', label, items: items.length > 0 ? items : [notRecorded] },
  leaving: items.length > 0 ? { what: label, part: '', rank } : null,
})

function birthBlocks(subject: SummarySubject): Block[] {
  const { parent = null, infant = null } = subject.chart ?? {}
  const items = subject.kind === 'infant' ? infantFacts(infant) : parentFacts(parent)
  const block = listBlock('Birth', items, ranks.birth)
  const note = subject.kind === 'parent' ? (parent?.birthNote.trim() ?? '') : ''
  if (note === '') return [block]
  return [
    block,
    {
      group: '',
      body: { kind: 'text', label: 'About the birth, as reported', text: note },
      leaving: { what: 'About the birth', part: '', rank: ranks.birthNote },
    },
  ]
}

function parentFacts(chart: ParentChart | null): string[] {
  if (!chart) return []
  const { gravida, para, checkupOn, feeding } = chart
  return [
    `${gravida === null ? 'gravida not recorded' : `G${gravida}`}, ${para === null ? 'para not recorded' : `P${para}`}`,
    `feeding: ${feedingWords[feeding].toLowerCase()}`,
    checkupOn ? `postpartum checkup ${dateWords(checkupOn)}` : 'postpartum checkup not recorded',
  ]
}

const answers = { yes: 'yes', no: 'no', unknown: 'not asked' } as const

function infantFacts(chart: InfantChart | null): string[] {
  if (!chart) return []
  const { gestationAtBirthDays, birthWeightG, nicu, cordHealed, feeding } = chart
  return [
    gestationAtBirthDays === null
      ? 'gestation at birth not recorded'
      : `gestation at birth ${gestationWords(gestationAtBirthDays)}`,
    birthWeightG === null
      ? 'birth weight not recorded'
      : `birth weight ${weightWords(birthWeightG)}`,
    `NICU stay: ${answers[nicu]}`,
    `cord healed: ${answers[cordHealed]}`,
    `feeding: ${feedingWords[feeding].toLowerCase()}`,
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
  return {
    group: '',
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
