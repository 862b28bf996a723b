import type { Note } from '../../schema/note'
import type { Provider } from '../../schema/provider'
import type { Screening } from '../../schema/screening'
import { readScreen } from '../clinical/mood/score'
import { isCosignature } from '../notes/cosign'
import { backgroundBlocks } from '../summary/background-blocks'
import { doneBlocks } from '../summary/done-blocks'
import { flagBlocks, vitalBlocks } from '../summary/door-blocks'
import { feedingBlocks } from '../summary/feeding-blocks'
import { painBlocks, siteBlocks } from '../summary/session-blocks'
import type { SharedFact } from '../summary/shared-fact'
import type { Block } from '../summary/summary-content'
import type { SummarySubject } from '../summary/summary-subject'
import { symptomBlocks } from '../summary/symptom-blocks'
import type { Day } from '../time/calendar-day'

export interface FactSources {
  readonly subject: SummarySubject
  readonly notes: readonly Note[]
  readonly screenings: readonly Screening[]
  readonly providers: readonly Provider[]
  readonly timeZone: string
  readonly today: Day
}

const background = new Set([
  ...(['birth', 'allergies', 'medications', 'conditions', 'clearances'] as const),
])

/**
 * Everything of a record that has a value of its own, as summaries tell it (clinical rulebook 9.5): of every
 * signed session and every check, not of the latest alone.
 */
export function copyFacts(sources: FactSources): SharedFact[] {
  const { subject, screenings, providers, timeZone, today } = sources
  const notes = sources.notes
    .filter((note) => note.state === 'signed' && note.addendumTo === '' && !isCosignature(note))
    .map((note) => ({ note, addenda: [] }))
  const blocks: Block[] = [
    ...backgroundBlocks(subject, background, providers, today),
    ...feedingBlocks(subject, notes, timeZone, today),
    ...painBlocks(notes, timeZone, today),
    ...siteBlocks(notes, timeZone, today),
    ...doneBlocks(notes, timeZone, today),
    ...screenings.flatMap((one) => checkBlocks(one, subject.clientId, timeZone)),
  ]
  return [...blocks.flatMap(({ facts }) => facts ?? []), ...screenings.flatMap(moodFacts)]
}

/** Each check for itself; one outside a visit is under its own id. */
function checkBlocks(one: Screening, clientId: string, timeZone: string): Block[] {
  if (one.doorGate) {
    const { startAt, doorGate: gate } = one
    const door = { visitId: one.visitId || one.id, startAt, gate }
    return [...vitalBlocks(door, timeZone), ...flagBlocks(door, timeZone)]
  }
  return one.triage ? symptomBlocks([one], clientId, timeZone) : []
}

function moodFacts({ id, startAt, mood }: Screening): SharedFact[] {
  if (!mood) return []
  const { instrument, items } = mood
  const { total } = readScreen(mood)
  return [
    { kind: 'moodAnswers', id, instrument, items, at: startAt },
    ...(total.kind === 'total'
      ? [{ kind: 'moodTotal' as const, id, instrument, total: total.total, at: startAt }]
      : []),
  ]
}
