import type { DoorGate, GateContact } from '../../schema/door-gate'
import type { Screening } from '../../schema/screening'
import { isMustAsk } from '../clinical/gate/evaluate'
import { type GateGroup, infantGroups, parentGroups } from '../clinical/gate/questions'

/**
 * Whether somebody is safe at home is answered in confidence, and a file at home may be read by the very
 * person it is about: it is told face to face. The same goes for a baby whose injury nobody can explain, as
 * the file goes to whoever asks for it. That it was asked is said in every copy with a door check alike, so
 * that the line gives nothing away, and what else the check says is as if it had not been found.
 */
export function withoutSafety(
  screening: Screening,
  leftOut: { what: string; why: string }[],
): Screening {
  const { doorGate } = screening
  if (!doorGate) return screening
  if (!leftOut.includes(confidential)) leftOut.push(confidential)
  const found =
    doorGate.findings.some(({ id }) => inConfidence.has(id)) ||
    doorGate.answers.some(({ id, answer }) => inConfidence.has(id) && answer === 'yes')
  const rest: DoorGate = {
    ...doorGate,
    answers: doorGate.answers.filter(({ id }) => !inConfidence.has(id)),
    findings: doorGate.findings.filter(({ id }) => !inConfidence.has(id)),
    overrides: doorGate.overrides.filter(({ ruleId }) => !inConfidence.has(ruleId)),
    calls: doorGate.calls.filter(({ whom }) => !callsInConfidence.has(whom)),
  }
  if (!found) return { ...screening, doorGate: rest }
  const outcome = outcomeLeft(rest)
  const stoppedAt = outcome === 'stop' ? doorGate.stoppedAt : null
  return { ...screening, doorGate: { ...rest, outcome, stoppedAt, calls: [], note: '' } }
}

/** What the check would have come to by what may be told of it. */
function outcomeLeft({ subject, answers, findings, overrides }: DoorGate): DoorGate['outcome'] {
  const overruled = new Set(overrides.map(({ ruleId }) => ruleId))
  if (findings.some(({ id, effect }) => effect === 'stop' && !overruled.has(id))) return 'stop'
  const known = new Set(answers.flatMap(({ id, answer }) => (answer === 'unknown' ? [] : [id])))
  if (alwaysAsked[subject].some((id) => !known.has(id))) return 'open'
  return findings.some(({ effect }) => effect !== 'note') ? 'modify' : 'clear'
}

/** The questions about safety at home, and the rules that follow them (clinical rulebook 4.A A20, 4.C C14). */
const inConfidence: ReadonlySet<string> = new Set(['violence', 'A20', 'babyAbuse', 'C14-E'])
const callsInConfidence: ReadonlySet<GateContact> = new Set(['domesticViolence', 'stateReport'])

/** Urgent questions that everybody is asked. */
const urgentOf = (groups: readonly GateGroup[]): readonly string[] =>
  groups
    .filter(({ only }) => !only)
    .flatMap(({ questions }) => questions)
    .filter(({ id, only, fromGestationDays }) => !only && !fromGestationDays && isMustAsk(id))
    .map(({ id }) => id)
    .filter((id) => !inConfidence.has(id))
const alwaysAsked = { parent: urgentOf(parentGroups), infant: urgentOf(infantGroups) }

const confidential = {
  what: 'What is asked in confidence at the door',
  why: 'It is in the practice’s record and is told in person, never by a file.',
}
