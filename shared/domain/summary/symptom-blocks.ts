import type { TriageSymptom } from '../../schema/referral-triage'
import type { Screening } from '../../schema/screening'
import { dateWords } from '../clients/words'
import { symptomWords } from '../clinical/triage/words'
import { dayOf } from '../time/calendar-day'
import type { SharedFact } from './shared-fact'
import type { Block } from './summary-content'

/** What concerns the mind is never told with the body's symptoms (clinical rulebook 4.D). */
const ofTheMind: ReadonlySet<TriageSymptom> = new Set([
  ...(['drained', 'anxious', 'veryLow', 'poorSleep', 'appetiteEnergy'] as const),
])

/** Recovery symptoms of the latest check, yes and no (clinical rulebook 1.5, 9.3). */
export function symptomBlocks(
  screenings: readonly Screening[],
  clientId: string,
  timeZone: string,
): Block[] {
  const latest = screenings
    .filter((one) => one.kind === 'triage' && one.clientId === clientId && one.triage)
    .toSorted((a, b) => b.startAt.localeCompare(a.startAt))[0]
  const asked = (latest?.triage?.symptoms ?? []).filter(({ symptom }) => !ofTheMind.has(symptom))
  if (!latest || asked.length === 0) return [symptomBlock('Recovery symptoms', ['Not asked'], [])]
  const on = dateWords(dayOf(latest.startAt, timeZone))
  const told = (answer: 'yes' | 'no', label: string, none: string): Block => {
    const some = asked.filter((one) => one.answer === answer)
    const words = some.map(({ symptom }) => lower(symptomWords[symptom]))
    const facts = some.map(({ symptom }): SharedFact => {
      const id = `${latest.id}/${symptom}`
      return { kind: 'symptom', id, words: symptomWords[symptom], answer, at: latest.startAt }
    })
    return symptomBlock(label, words.length > 0 ? words : [none], facts)
  }
  const absent = told('no', 'Asked, not there', 'nothing')
  return [
    told('yes', `Recovery symptoms reported, ${on}`, 'None of those asked'),
    ...(asked.some(({ answer }) => answer === 'no')
      ? [{ ...absent, leaving: { what: 'Recovery symptoms not there', part: '', rank: 66 } }]
      : []),
  ]
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const symptomBlock = (
  label: string,
  items: readonly string[],
  facts: readonly SharedFact[],
): Block => ({
  ...{ topic: 'symptoms', group: '', facts, leaving: null },
  body: { kind: 'list', label, items },
})
