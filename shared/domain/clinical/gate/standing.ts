import type { ServiceKind } from '#shared/schema/catalog-entry'
import type { DoorGate } from '#shared/schema/door-gate'
import { gateRule } from './evaluate'

/**
 * Where the door stands for a whole visit. `toAsk`: somebody is not asked, or not to the end. `stop`: help
 * is called first. `skipped`: it begins all the same, and says so. `passed`: clear, or with bounds.
 */
export type GateStanding = 'toAsk' | 'stop' | 'skipped' | 'passed'

/** One person who takes part, with the gate that was begun for them. */
export interface GatedPerson {
  readonly kind: 'parent' | 'infant'
  readonly gate: DoorGate | null
  /** An urgent question has neither a yes nor a no. */
  readonly open: boolean
}

/**
 * What keeps a session from beginning. A baby who may not be massaged today keeps the parent's session from
 * beginning only when the baby needs help, or when the session is the baby's. In a group a stop binds the family
 * that it concerns (change-group) and the others go on: but for an emergency (4: stay with her, note the time),
 * which holds the whole group until help is reached.
 */
export function gateStanding(
  people: readonly GatedPerson[],
  serviceKind: ServiceKind | null,
): GateStanding {
  const isGroup = serviceKind === 'group'
  if (people.some((person) => (isGroup ? holdsGroup(person) : stops(person, serviceKind)))) {
    return 'stop'
  }
  // The one whose home it is: of the others nobody's hands wait for more than their own check.
  const heard = isGroup ? people.slice(0, 1) : people
  const open = heard.filter((person) => person.open)
  if (open.some(({ gate }) => !gate?.skipped)) return 'toAsk'
  return open.length > 0 ? 'skipped' : 'passed'
}

function stops({ kind, gate }: GatedPerson, serviceKind: ServiceKind | null): boolean {
  if (gate?.outcome !== 'stop') return false
  if (kind === 'parent' || serviceKind === 'infant') return true
  return gate.findings.some(({ urgency }) => urgency === 'E' || urgency === 'D')
}

const holdsGroup = ({ gate }: GatedPerson): boolean => gate !== null && waitsForHelp(gate)

/** An emergency for which nobody was reached yet (4): whose it is stays at the door until then. */
export const waitsForHelp = (gate: DoorGate): boolean =>
  gate.outcome === 'stop' &&
  gate.findings.some(({ urgency, effect }) => urgency === 'E' && effect === 'stop') &&
  !gate.calls.some(({ outcome }) => outcome === 'reached' || outcome === 'handedOver')

/** A line for the summary and the visit for each override: the rule in words, and why. */
export function overrideLines(gate: DoorGate): { readonly id: string; readonly words: string }[] {
  return gate.overrides.map(({ id, ruleId, reason }) => {
    const rule = gateRule(ruleId)
    return { id, words: `${rule?.reason ?? ruleId} Went on all the same: ${reason}` }
  })
}
