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
 * beginning only when the baby needs help, or when the session is the baby's. In a group each baby's check
 * binds that family alone: hands on that baby wait for it (change-group), and the group begins without.
 */
export function gateStanding(
  people: readonly GatedPerson[],
  serviceKind: ServiceKind | null,
): GateStanding {
  const heard = serviceKind === 'group' ? people.filter(({ kind }) => kind === 'parent') : people
  if (heard.some((person) => stops(person, serviceKind))) return 'stop'
  const open = heard.filter((person) => person.open)
  if (open.some(({ gate }) => !gate?.skipped)) return 'toAsk'
  return open.length > 0 ? 'skipped' : 'passed'
}

function stops({ kind, gate }: GatedPerson, serviceKind: ServiceKind | null): boolean {
  if (gate?.outcome !== 'stop') return false
  if (kind === 'parent' || serviceKind === 'infant') return true
  return gate.findings.some(({ urgency }) => urgency === 'E' || urgency === 'D')
}

/** A line for the summary and the visit for each override: the rule in words, and why. */
export function overrideLines(gate: DoorGate): { readonly id: string; readonly words: string }[] {
  return gate.overrides.map(({ id, ruleId, reason }) => {
    const rule = gateRule(ruleId)
    return { id, words: `${rule?.reason ?? ruleId} Went on all the same: ${reason}` }
  })
}
