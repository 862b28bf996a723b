import type { Screening } from '../../schema/screening'
import { dateWords } from '../clients/words'
import { gateRule } from '../clinical/gate/evaluate'
import { dayOf } from '../time/calendar-day'
import type { PageNote } from './session-blocks'
import type { Block } from './summary-content'

/**
 * A session that went on although a rule at the door spoke against it says so, with the reason (clinical
 * rulebook 5, override). Of the visits whose notes stand on the page, of that person alone; what concerns the
 * mind (4.D) is never told this way.
 */
export function overrideBlocks(
  screenings: readonly Screening[],
  clientId: string,
  notes: readonly PageNote[],
  timeZone: string,
): Block[] {
  const visitIds = new Set(notes.map(({ note }) => note.visitId))
  return screenings
    .filter((gate) => gate.clientId === clientId && visitIds.has(gate.visitId))
    .flatMap(({ startAt, doorGate }) =>
      (doorGate?.overrides ?? []).flatMap(({ ruleId, reason }) => {
        const rule = gateRule(ruleId)
        if (!rule || rule.source.includes('4.D')) return []
        const label = `Gone on at the door, ${dateWords(dayOf(startAt, timeZone))}`
        const text = `${rule.reason} Reason to go on: ${reason}`
        return [
          {
            topic: 'done' as const,
            group: '',
            leaving: null,
            body: { kind: 'text' as const, label, text },
          },
        ]
      }),
    )
}
