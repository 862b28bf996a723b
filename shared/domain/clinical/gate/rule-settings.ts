import { ok, type Result, refused } from '#shared/result'
import type { ClinicalRules, RuleChange } from '#shared/schema/clinical-rules'
import { type HelpLine, helpLineKeys, helpLines, isHelpLine } from './lines'
import {
  isLockedThreshold,
  type ThresholdKey,
  type Thresholds,
  thresholdData,
  thresholdKeys,
  usualThresholds,
} from './thresholds'

export type RuleChangeProblem = 'locked' | 'unknownRule' | 'outOfBounds' | 'noReason' | 'same'

const isKey = (key: string): key is ThresholdKey => (thresholdKeys as string[]).includes(key)

const within = (key: ThresholdKey, value: number): boolean =>
  value >= thresholdData[key].least && value <= thresholdData[key].most

const inTime = (a: RuleChange, b: RuleChange): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1

/** Every change, oldest first, of however many entries there are (two laptops may each have begun one). */
export const ruleChanges = (entries: readonly ClinicalRules[]): RuleChange[] =>
  entries.flatMap(({ changes }) => changes).sort(inTime)

/**
 * The practice's numbers: the rulebook's, moved by its own changes. A change past a floor, from wherever
 * it came, moves nothing.
 */
export function practiceThresholds(changes: readonly RuleChange[]): Thresholds {
  const values: Record<ThresholdKey, number> = { ...usualThresholds }
  for (const { key, value } of changes) {
    if (value !== null && isKey(key) && !isLockedThreshold(key) && within(key, value)) {
      values[key] = value
    }
  }
  return values
}

/** Which edition a gate was worked out with: of the rules, and how often the practice changed its own. */
export const rulesVersion = (edition: string, changes: readonly RuleChange[]): string =>
  `${edition}.${changes.length}`

export interface NewRuleChange {
  readonly key: string
  readonly value: number
  readonly reason: string
}

/** Moves one number. Refused past its bounds, without a reason, and for what is LOCKED. */
export function changeThreshold(
  current: Thresholds,
  { key, value, reason }: NewRuleChange,
  made: Pick<RuleChange, 'id' | 'at' | 'by'>,
): Result<RuleChange, RuleChangeProblem> {
  if (!isKey(key)) return refused('unknownRule')
  if (isLockedThreshold(key)) return refused('locked')
  if (!Number.isFinite(value) || !within(key, value)) return refused('outOfBounds')
  const rounded = Number(value.toFixed(thresholdData[key].decimals ?? 0))
  if (rounded === current[key]) return refused('same')
  if (reason.trim().length < 3) return refused('noReason')
  return ok({
    ...made,
    key,
    value: rounded,
    previous: current[key],
    text: '',
    reason: reason.trim(),
  })
}

const linePrefix = 'line.'

/** The phone lines, moved where the practice put another number, with the day it was last verified. */
export function practiceLines(
  changes: readonly RuleChange[],
): Readonly<Record<HelpLine, { readonly number: string; readonly verifiedAt: string | null }>> {
  const lines = Object.fromEntries(
    helpLineKeys.map((key) => {
      const last = changes.findLast((change) => change.key === `${linePrefix}${key}`)
      return [key, { number: last?.text || helpLines[key].number, verifiedAt: last?.at ?? null }]
    }),
  )
  return lines as Record<HelpLine, { number: string; verifiedAt: string | null }>
}

/** Puts another number in place, or says that the one there was verified. */
export function changeLine(
  line: string,
  number: string,
  reason: string,
  made: Pick<RuleChange, 'id' | 'at' | 'by'>,
): Result<RuleChange, RuleChangeProblem> {
  if (!isHelpLine(line)) return refused('unknownRule')
  if (!/\d{3}/.test(number.replaceAll(/\D/g, ''))) return refused('outOfBounds')
  if (reason.trim().length < 3) return refused('noReason')
  return ok({
    ...made,
    key: `${linePrefix}${line}`,
    value: null,
    previous: null,
    text: number.trim(),
    reason: reason.trim(),
  })
}
