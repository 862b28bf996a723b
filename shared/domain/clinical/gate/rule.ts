import type { GateContact, GateUrgency } from '#shared/schema/door-gate'
import { isLockedGateRule } from '#shared/schema/locked-gate-rules'
import type { Condition } from './condition'
import type { Restriction } from './restrictions'
import type { ThresholdKey } from './thresholds'

/** `note` is shown and changes nothing; `modify` bounds the work; `stop` keeps it from beginning. */
export type GateEffect = 'note' | 'modify' | 'stop'

/** One row of the clinical rulebook, as data. */
export interface GateRule {
  readonly id: string
  readonly subject: 'parent' | 'infant'
  /** Section and row of the rulebook. */
  readonly source: string
  readonly evidence: 'default' | 'LOCKED'
  readonly urgency: GateUrgency
  readonly effect: GateEffect
  readonly when: Condition
  /** Why, in a therapist's words. */
  readonly reason: string
  /** What the person has, to follow "has" in the sentence for the call; '' where nobody is called. */
  readonly sign: string
  /** In this order: the next one when one is not reached. */
  readonly contacts: readonly GateContact[]
  readonly doNot: readonly Restriction[]
  /** After how long without an answer the next contact is called. */
  readonly nextLevel: ThresholdKey
  /** How soon, where it is neither now nor the usual days: hours. */
  readonly withinHours?: number
}

type RuleParts = Pick<GateRule, 'when' | 'reason'> &
  Partial<Pick<GateRule, 'sign' | 'contacts' | 'doNot' | 'nextLevel' | 'effect' | 'withinHours'>>

const usualContacts: Readonly<Record<GateUrgency, readonly GateContact[]>> = {
  E: ['emergency', 'obstetric'],
  D: ['obstetric', 'emergency'],
  W: ['obstetric'],
  gate: [],
}
const infantContacts: Readonly<Record<GateUrgency, readonly GateContact[]>> = {
  E: ['emergency', 'pediatrician'],
  D: ['pediatrician', 'emergency'],
  W: ['pediatrician'],
  gate: [],
}

/** Any E or D: the session is not started. */
const usualEffect = (urgency: GateUrgency): GateEffect =>
  urgency === 'E' || urgency === 'D' ? 'stop' : 'modify'

const ruleFor =
  (subject: GateRule['subject']) =>
  (id: string, urgency: GateUrgency, source: string, parts: RuleParts): GateRule => {
    const effect = parts.effect ?? usualEffect(urgency)
    const none = subject === 'infant' ? 'infantMassage' : 'allMassage'
    return {
      id,
      subject,
      source,
      evidence: isLockedGateRule(id) ? 'LOCKED' : 'default',
      urgency,
      effect,
      sign: '',
      contacts: (subject === 'infant' ? infantContacts : usualContacts)[urgency],
      doNot: effect === 'stop' ? [none] : [],
      nextLevel: 'nextLevelMin',
      ...parts,
    }
  }

export const parentRule = ruleFor('parent')
export const infantRule = ruleFor('infant')

export const yes = (id: string): Condition => ({ yes: id })
export const flag = (name: Extract<Condition, { flag: unknown }>['flag']): Condition => ({
  flag: name,
})
export const any = (...parts: readonly Condition[]): Condition => ({ any: parts })
export const all = (...parts: readonly Condition[]): Condition => ({ all: parts })
