import type { BreastSession } from '../../schema/breast-session'
import { feedingWords, shortDateWords } from '../clients/words'
import { milkLine } from '../clinical/breast/session-lines'
import { type Day, dayOf } from '../time/calendar-day'
import type { PageNote } from './session-blocks'
import type { SharedFact } from './shared-fact'
import type { Block } from './summary-content'
import type { SummarySubject } from './summary-subject'

/** How the baby is fed, and of the mother the milk of the chosen sessions. */
export function feedingBlocks(
  subject: SummarySubject,
  notes: readonly PageNote[],
  timeZone: string,
  today: Day,
): Block[] {
  const mode = subject.chart?.infant?.feeding ?? subject.chart?.parent?.feeding ?? 'unknown'
  const milk = notes.flatMap(({ note }) =>
    (note.content.breast?.milk ?? []).map((one) => ({ note, one })),
  )
  return [
    {
      ...{ topic: 'feeding', group: '', leaving: null },
      body: {
        kind: 'list',
        label: 'Feeding, as reported',
        items: [feedingWords[mode], ...notCounted(subject)],
      },
      facts: [{ kind: 'feeding', id: `${subject.clientId}/feeding`, mode }],
    },
    ...milk.map(({ note, one }, index): Block => {
      const on = shortDateWords(dayOf(note.sessionAt, timeZone), today)
      return {
        ...{ topic: 'feeding', group: '' },
        body: { kind: 'list', label: `Milk at the session of ${on}`, items: [milkWords(one)] },
        leaving: { what: 'Milk at sessions', part: on, rank: index === 0 ? 66 : 29 - index / 10 },
        facts: [milkFact(one, note.visitId)],
      }
    }),
  ]
}

/** A pediatrician looks for the counts (clinical rulebook 9.2); the door asks only whether they are too few. */
const notCounted = ({ kind }: SummarySubject): string[] =>
  kind === 'infant' ? ['feeds, wet diapers and stools in 24 hours not counted'] : []

const milkWords = (milk: BreastSession['milk'][number]): string => milkLine(milk, () => '').trim()

const milkFact = (
  { id, method, leftMl, rightMl, startedAt }: BreastSession['milk'][number],
  visitId: string,
): SharedFact => ({
  ...{ kind: 'milk', id, milk: { method, leftMl, rightMl } },
  ...{ at: startedAt, visitId },
})
