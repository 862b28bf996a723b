import type { DoorGate } from '../../schema/door-gate'
import {
  blank,
  doubtful,
  type Mend,
  missing,
  type RecordFacts,
  type RecordFinding,
} from './record-finding'
import { asksForCall, asksForReferral } from './record-parts'

/* What the door check found, and what was found after it (clinical rulebook 4). */

const isUrgentStop = ({ outcome, findings }: DoorGate): boolean =>
  outcome === 'stop' && findings.some(({ urgency }) => urgency === 'E' || urgency === 'D')

export function atTheDoor(facts: RecordFacts): RecordFinding[] {
  const { gate, note } = facts
  const door: Mend = { at: 'door' }
  if (!gate) return [missing('doorNotAsked', 'The door check was not done.', door)]
  const found: RecordFinding[] = []
  if (gate.skipped) {
    const words = `The door check was left out: ${gate.skipped.reason}`
    found.push(doubtful('doorSkipped', words, door))
  } else if (gate.outcome === 'open') {
    found.push(missing('doorNotAsked', 'Urgent questions at the door were not asked.', door))
  }
  if (isUrgentStop(gate) && gate.calls.length === 0) {
    const words = 'The door check asked for a call today, and none is written down.'
    found.push(missing('stopWithoutCall', words, door))
  }
  if (gate.calls.some(({ answer, outcome }) => outcome === 'reached' && blank(answer))) {
    const words = 'A call reached somebody, and what was answered is not written down.'
    found.push(missing('callWithoutAnswer', words, door))
  }
  const later = gate.findings.some(({ urgency }) => urgency === 'W')
  if (later && !facts.referralWritten && gate.calls.length === 0) {
    const words =
      'The door check found something for a provider within days; no referral is written.'
    found.push(missing('referral', words, { at: 'referral', clientId: note.clientId }))
  }
  return found
}

/** Seen in the session itself, after the door: the call is written down in the same place. */
export function callFromSession({ gate, note, referralWritten }: RecordFacts): RecordFinding[] {
  if ((gate?.calls ?? []).length > 0 || (gate && isUrgentStop(gate))) return []
  if (asksForCall(note.content)) {
    const words = 'What was found in the session asks for a call today, and none is written down.'
    return [missing('stopWithoutCall', words, { at: 'door' })]
  }
  const saidAtDoor = gate?.findings.some(({ urgency }) => urgency === 'W') ?? false
  if (saidAtDoor || referralWritten || !asksForReferral(note.content)) return []
  const words =
    'What was found in the session is looked at by a provider within days; no referral is written.'
  return [missing('referral', words, { at: 'referral', clientId: note.clientId })]
}
