import type { GateAnswerValue } from '#shared/schema/door-gate'
import type { FlagKey, GateFacts, NumberKey } from './facts'
import type { ThresholdKey, Thresholds } from './thresholds'

/** A bound by its key (the practice may have moved it) or as the plain number of the rulebook. */
export type Bound = ThresholdKey | number

/**
 * When a rule holds, as data. There is no "not" over answers: one more "yes" can only add findings, never
 * take one away.
 */
export type Condition =
  | { readonly yes: string }
  | { readonly flag: FlagKey }
  | { readonly atLeast: readonly [NumberKey, Bound] }
  | { readonly above: readonly [NumberKey, Bound] }
  | { readonly below: readonly [NumberKey, Bound] }
  | { readonly atMost: readonly [NumberKey, Bound] }
  | { readonly any: readonly Condition[] }
  | { readonly all: readonly Condition[] }
  /** So many of these at once. */
  | { readonly count: readonly [number, readonly Condition[]] }

/** `unknown`: something that it hangs on was not asked, not known or not measured. */
export type Truth = 'yes' | 'no' | 'unknown'

export interface Asked {
  readonly answers: ReadonlyMap<string, GateAnswerValue>
  readonly facts: GateFacts
  readonly thresholds: Thresholds
}

const truth = (value: boolean): Truth => (value ? 'yes' : 'no')

const compared = (
  [key, bound]: readonly [NumberKey, Bound],
  { facts, thresholds }: Asked,
  holds: (value: number, bound: number) => boolean,
): Truth => {
  const value = facts.numbers[key]
  if (value === undefined || value === null) return 'unknown'
  return truth(holds(value, typeof bound === 'number' ? bound : thresholds[bound]))
}

/** Three-valued, after Kleene: a "yes" is enough for `any`, a "no" for `all`, whatever is unknown. */
export function holds(condition: Condition, asked: Asked): Truth {
  if ('yes' in condition) return asked.answers.get(condition.yes) ?? 'unknown'
  if ('flag' in condition) return truth(asked.facts.flags.has(condition.flag))
  if ('atLeast' in condition) return compared(condition.atLeast, asked, (a, b) => a >= b)
  if ('above' in condition) return compared(condition.above, asked, (a, b) => a > b)
  if ('below' in condition) return compared(condition.below, asked, (a, b) => a < b)
  if ('atMost' in condition) return compared(condition.atMost, asked, (a, b) => a <= b)
  if ('any' in condition) return atLeastSo(1, condition.any, asked)
  if ('all' in condition) return atLeastSo(condition.all.length, condition.all, asked)
  return atLeastSo(condition.count[0], condition.count[1], asked)
}

function atLeastSo(many: number, conditions: readonly Condition[], asked: Asked): Truth {
  const truths = conditions.map((part) => holds(part, asked))
  const yes = truths.filter((value) => value === 'yes').length
  if (yes >= many) return 'yes'
  const unknown = truths.filter((value) => value === 'unknown').length
  return yes + unknown >= many ? 'unknown' : 'no'
}

/** Every question that a condition hangs on. */
export function questionsOf(condition: Condition): readonly string[] {
  if ('yes' in condition) return [condition.yes]
  if ('any' in condition) return condition.any.flatMap(questionsOf)
  if ('all' in condition) return condition.all.flatMap(questionsOf)
  if ('count' in condition) return condition.count[1].flatMap(questionsOf)
  return []
}
