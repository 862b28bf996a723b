import type { Chart } from '../../schema/chart'
import type { Screening } from '../../schema/screening'
import type { SharedFact } from './shared-fact'
import type { Block } from './summary-content'

/** Of the mother, what can matter for a baby at her breast: nothing else of hers is read for a baby's page. */
export interface MotherSources {
  readonly clientId: string
  readonly chart: Pick<Chart, 'medications'> | null
}

/** Medicines and blocked ducts alone (clinical rulebook 9.2), where she signed for exactly that. */
export function motherBlocks(
  mother: MotherSources | null,
  screenings: readonly Screening[],
): Block[] {
  const medications = mother?.chart?.medications ?? []
  const facts = medications.map(
    ({ id, name, dose }): SharedFact => ({
      ...{ kind: 'medication', id, name, dose, note: '', whose: 'mother' },
    }),
  )
  const triage = screenings
    .filter((one) => one.kind === 'triage' && one.clientId === mother?.clientId)
    .toSorted((a, b) => b.startAt.localeCompare(a.startAt))[0]?.triage
  const ducts = triage?.symptoms.find(({ symptom }) => symptom === 'blockedDucts')?.answer
  const items = [
    medications.length > 0
      ? `medicines: ${medications.map(({ name, dose }) => [name, dose].filter(Boolean).join(' ')).join(', ')}`
      : 'medicines: not recorded',
    `blocked ducts again and again: ${ducts ?? 'not asked'}`,
  ]
  return [
    {
      ...{ topic: 'mother', group: '', leaving: null, facts },
      body: { kind: 'list', label: 'Of the mother, as she agreed', items },
    },
  ]
}
