import type { GateFinding, GateOutcome, GateUrgency } from '#shared/schema/door-gate'
import { contactWords } from './escalation'

export const outcomeWords: Readonly<Record<GateOutcome, string>> = {
  open: 'Not asked to the end',
  clear: 'Clear',
  modify: 'Go on, within bounds',
  stop: 'Stop',
}

export const gateUrgencyWords: Readonly<Record<GateUrgency, string>> = {
  E: 'Emergency now',
  D: 'Today',
  W: 'Within days',
  gate: 'For this session',
}

export const callOutcomeWords = {
  reached: 'Reached',
  notReached: 'Not reached',
  declined: 'The client declined',
  handedOver: 'Handed over',
} as const

const effectWords: Readonly<Record<GateFinding['effect'], string>> = {
  note: 'To know',
  modify: 'Bounds the work',
  stop: 'Stops the session',
}

/** Fixed answers of a door check, by the last name of their field. */
export const gateChoices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  outcome: { ...outcomeWords, ...callOutcomeWords },
  whom: contactWords,
  effect: effectWords,
  subject: { parent: 'Parent', infant: 'Baby' },
}
