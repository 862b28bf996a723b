import { ok, type Result, refused } from '#shared/result'
import {
  type DoorGate,
  type GateAnswerValue,
  type GateCall,
  type GateOverride,
  type GateVitals,
  nothingMeasured,
} from '#shared/schema/door-gate'
import { isLockedGateRule } from '#shared/schema/locked-gate-rules'
import { cannotBeSkipped, evaluateGate, findingsOf, type GateResult } from './evaluate'
import { type GateSources, gateFacts } from './facts'
import { isGateQuestion } from './questions'
import type { Thresholds } from './thresholds'

/** Who does it, when, and the id for what is added. */
export interface GateHand {
  readonly id: string
  readonly at: string
  readonly by: string
}

/** What is done at the door, one tap each. */
export type GateChange =
  | {
      readonly kind: 'answer'
      readonly questionIds: readonly string[]
      readonly answer: GateAnswerValue | null
    }
  | { readonly kind: 'vitals'; readonly vitals: GateVitals }
  | { readonly kind: 'override'; readonly ruleId: string; readonly reason: string }
  | { readonly kind: 'call'; readonly call: Omit<GateCall, 'id' | 'at' | 'by'> }
  | { readonly kind: 'skip'; readonly reason: string }
  | { readonly kind: 'note'; readonly note: string }

export type GateProblem =
  | 'unknownQuestion'
  /** An emergency or a LOCKED row: no reason is good enough. */
  | 'locked'
  | 'notFound'
  | 'noReason'
  /** A stop is no question left out: it cannot be skipped. */
  | 'stopped'
  | 'laterThanNow'

/** What the rules need beside the gate itself. */
export interface GateAround extends Omit<GateSources, 'vitals'> {
  readonly thresholds: Thresholds
  readonly rulesVersion: string
}

export const blankGate = (subject: DoorGate['subject'], rulesVersion: string): DoorGate => ({
  subject,
  answers: [],
  vitals: nothingMeasured,
  findings: [],
  outcome: 'open',
  rulesVersion,
  overrides: [],
  calls: [],
  stoppedAt: null,
  skipped: null,
  note: '',
})

/** The rules as they stand, over what was answered and measured. */
export const evaluate = (gate: DoorGate, { thresholds, ...sources }: GateAround): GateResult =>
  evaluateGate({
    facts: gateFacts({ ...sources, vitals: gate.vitals }),
    thresholds,
    answers: gate.answers,
    overrides: gate.overrides,
  })

/** One change, and what follows from it: the outcome is never taken from anybody's word. */
export function changeGate(
  gate: DoorGate,
  change: GateChange,
  around: GateAround,
  hand: GateHand,
): Result<DoorGate, GateProblem> {
  const changed = applied(gate, change, around, hand)
  return changed.ok ? ok(worked(changed.value, around, hand.at)) : changed
}

/** Findings and outcome as they follow from the answers now. */
export function worked(gate: DoorGate, around: GateAround, at: string): DoorGate {
  const result = evaluate(gate, around)
  return {
    ...gate,
    findings: findingsOf(result),
    outcome: result.outcome,
    rulesVersion: around.rulesVersion,
    stoppedAt: result.outcome === 'stop' ? (gate.stoppedAt ?? at) : gate.stoppedAt,
    // What is found after skipping is not skipped with it.
    skipped: cannotBeSkipped(result, gate.subject) ? null : gate.skipped,
  }
}

function applied(
  gate: DoorGate,
  change: GateChange,
  around: GateAround,
  hand: GateHand,
): Result<DoorGate, GateProblem> {
  switch (change.kind) {
    case 'answer':
      return answered(gate, change, hand)
    case 'vitals':
      return ok({ ...gate, vitals: change.vitals })
    case 'override':
      return overridden(gate, change, around, hand)
    case 'call':
      if (change.call.calledAt > hand.at) return refused('laterThanNow')
      return ok({ ...gate, calls: [...gate.calls, { ...change.call, ...hand }] })
    case 'skip':
      if (change.reason.trim().length < 3) return refused('noReason')
      if (cannotBeSkipped(evaluate(gate, around), gate.subject)) return refused('stopped')
      return ok({
        ...gate,
        skipped: { reason: change.reason.trim(), at: hand.at, by: hand.by },
      })
    case 'note':
      return ok({ ...gate, note: change.note })
  }
}

function answered(
  gate: DoorGate,
  { questionIds, answer }: Extract<GateChange, { kind: 'answer' }>,
  { at }: GateHand,
): Result<DoorGate, GateProblem> {
  if (!questionIds.every(isGateQuestion)) return refused('unknownQuestion')
  const touched = new Set(questionIds)
  const others = gate.answers.filter(({ id }) => !touched.has(id))
  const given = answer === null ? [] : [...touched].map((id) => ({ id, answer, at }))
  return ok({ ...gate, answers: [...others, ...given] })
}

function overridden(
  gate: DoorGate,
  { ruleId, reason }: Extract<GateChange, { kind: 'override' }>,
  around: GateAround,
  hand: GateHand,
): Result<DoorGate, GateProblem> {
  if (isLockedGateRule(ruleId)) return refused('locked')
  if (!evaluate(gate, around).hits.some(({ rule }) => rule.id === ruleId))
    return refused('notFound')
  if (reason.trim().length < 3) return refused('noReason')
  const override: GateOverride = { ...hand, ruleId, reason: reason.trim() }
  return ok({ ...gate, overrides: [...gate.overrides, override] })
}

/** "Asked, all no" of a group: only what has no answer yet becomes a no; a yes is never taken back. */
export const allNo = (gate: DoorGate, questionIds: readonly string[]): GateChange => {
  const given = new Set(gate.answers.map(({ id }) => id))
  return { kind: 'answer', questionIds: questionIds.filter((id) => !given.has(id)), answer: 'no' }
}

export function gateProblemWords(problem: GateProblem): string {
  switch (problem) {
    case 'locked':
      return 'This one cannot be overridden, whatever the reason.'
    case 'noReason':
      return 'Say why, in a few words.'
    case 'stopped':
      return 'The session is stopped: call first. That cannot be skipped.'
    case 'laterThanNow':
      return 'That time has not come yet.'
    case 'notFound':
      return 'This does not apply any more. Look again at what was found.'
    case 'unknownQuestion':
      return 'This question is not known here. Bring Doorstep up to date on this laptop.'
  }
}
