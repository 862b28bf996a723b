import { agreed, partsAgreed } from './record-agreement'
import { atTheDoor, callFromSession } from './record-door'
import type { RecordFacts, RecordFinding } from './record-finding'
import { knownBefore, whoGaveIt, whoTheyAre } from './record-person'
import { ofThisKind, times, written } from './record-session'

/*
 * What a complete record of a visit has (clinical rulebook 8.9, after MI R338.727): who gave it and to
 * whom, with address, birth date, gender and guardian; what was known before; the service and the day it
 * was written down; history, assessment, treatment, outcome, what changed, and referrals. Beside them
 * what this kind of session and the state of the home ask for. Nothing here keeps a note from being
 * signed: "any fail blocks start but never blocks save" (T20). What does stands in `ready-to-sign`.
 */

/** Everything that is missing or doubtful, in the order of the rulebook's list; empty for a whole record. */
export function checkRecord(facts: RecordFacts): readonly RecordFinding[] {
  if (facts.note.addendumTo !== '') return []
  return [
    ...whoGaveIt(facts),
    ...whoTheyAre(facts),
    ...knownBefore(facts),
    ...atTheDoor(facts),
    ...callFromSession(facts),
    ...agreed(facts),
    ...partsAgreed(facts),
    ...ofThisKind(facts),
    ...written(facts),
    ...times(facts),
  ]
}
