import type { BreastSide } from '#shared/schema/breast-session'
import type {
  GateAnswer,
  GateAnswerValue,
  GateFinding,
  GateOutcome,
  GateOverride,
  GateUrgency,
} from '#shared/schema/door-gate'
import { isLockedGateRule } from '#shared/schema/locked-gate-rules'
import { type Asked, holds, questionsOf } from './condition'
import type { GateFacts } from './facts'
import { type GateGroup, groupsFor, sidedQuestions } from './questions'
import { inBrief, type Restriction, sidedRestrictions } from './restrictions'
import type { GateRule } from './rule'
import { breastRules } from './rules-breast'
import { infantRules } from './rules-infant'
import { contraindicationRules, maternalRules } from './rules-maternal'
import { timingRules } from './rules-timing'
import type { Thresholds } from './thresholds'

/** Changes whenever a rule or a question does: it is stamped on every gate that is saved. */
export const gateRulesEdition = '2'

export const gateRules: readonly GateRule[] = [
  ...maternalRules,
  ...breastRules,
  ...infantRules,
  ...contraindicationRules,
  ...timingRules,
]
const rulesById = new Map(gateRules.map((rule) => [rule.id, rule]))
export const gateRule = (id: string): GateRule | undefined => rulesById.get(id)

/** The graver first. */
export const urgencies: readonly GateUrgency[] = ['E', 'D', 'W', 'gate']
const rank = (urgency: GateUrgency): number => urgencies.indexOf(urgency)

/** Urgent questions hold up the start until each has a yes or a no: "not asked" is not "no". */
const mustAsk: ReadonlySet<string> = new Set(
  gateRules
    .filter(({ id, urgency }) => urgency === 'E' || isLockedGateRule(id))
    .flatMap(({ when }) => questionsOf(when)),
)
export const isMustAsk = (questionId: string): boolean => mustAsk.has(questionId)

export interface GateHit {
  readonly rule: GateRule
  /** A person's reason to go on all the same; never there for a locked rule. */
  readonly overridden: GateOverride | null
}

export interface GateResult {
  readonly outcome: GateOutcome
  /** Of everything found, overridden or not; null when nothing was. */
  readonly urgency: GateUrgency | null
  /** The gravest first. */
  readonly hits: readonly GateHit[]
  readonly groups: readonly GateGroup[]
  /** Urgent questions without a yes or a no. */
  readonly open: readonly string[]
  /** All questions without any answer, urgent or not. */
  readonly unasked: readonly string[]
  /** What must not be done, in brief. */
  readonly doNot: readonly Restriction[]
  /** The breasts that "the sore breast" means: both, unless it is said of one and denied of the other. */
  readonly affectedSides: readonly BreastSide[]
  /** What is forbidden on `affectedSides` alone; everything else that is forbidden holds on both sides. */
  readonly oneSided: ReadonlySet<Restriction>
}

export interface GateInput {
  readonly facts: GateFacts
  readonly thresholds: Thresholds
  readonly answers: readonly GateAnswer[]
  readonly overrides: readonly GateOverride[]
}

/** Every rule is looked at, every hit shown, the highest urgency wins (clinical rulebook 4). */
export function evaluateGate({ facts, thresholds, answers, overrides }: GateInput): GateResult {
  const given = new Map(answers.map(({ id, answer }) => [id, answer]))
  const asked: Asked = { answers: given, facts, thresholds }
  const hits = gateRules
    .filter(({ subject, when }) => subject === facts.subject && holds(when, asked) === 'yes')
    .map((rule) => ({ rule, overridden: overrideOf(rule, overrides) }))
    .sort((a, b) => rank(a.rule.urgency) - rank(b.rule.urgency))
  const found = answers.flatMap(({ id, answer }) => (answer === 'yes' ? [id] : []))
  const groups = groupsFor(facts, new Set(found))
  const ids = groups.flatMap(({ questions }) => questions.map(({ id }) => id))
  const sides = affectedSides(given)
  const oneSided = sides.length === 1 ? sidedAlone(hits, asked) : new Set<Restriction>()
  const open = ids.filter((id) => mustAsk.has(id) && (given.get(id) ?? 'unknown') === 'unknown')
  return {
    outcome: outcomeOf(hits, open),
    urgency: hits[0]?.rule.urgency ?? null,
    hits,
    groups,
    open,
    unasked: ids.filter((id) => !given.has(id)),
    affectedSides: sides,
    oneSided,
    doNot: inBrief(
      new Set(hits.flatMap(({ rule, overridden }) => (overridden ? [] : [...rule.doNot]))),
      oneSided,
    ),
  }
}

function affectedSides(given: ReadonlyMap<string, GateAnswerValue>): readonly BreastSide[] {
  const [left, right] = [given.get('breastLeft'), given.get('breastRight')]
  if (left === 'yes' && right === 'no') return ['left']
  return right === 'yes' && left === 'no' ? ['right'] : ['left', 'right']
}

/**
 * The side says where the soreness is. A rule that holds without it speaks of the whole person: pregnancy, the
 * first days, fingers that turn white (5 T14, 4.B B7).
 */
function sidedAlone(hits: readonly GateHit[], asked: Asked): ReadonlySet<Restriction> {
  const answers = new Map([...asked.answers].filter(([id]) => !sidedQuestions.includes(id)))
  const standing = hits.filter(({ overridden }) => !overridden)
  const wholly = new Set(
    standing
      .filter(({ rule }) => holds(rule.when, { ...asked, answers }) === 'yes')
      .flatMap(({ rule }) => rule.doNot),
  )
  const named = standing.flatMap(({ rule }) => rule.doNot)
  return new Set(named.filter((name) => sidedRestrictions.includes(name) && !wholly.has(name)))
}

const overrideOf = (rule: GateRule, overrides: readonly GateOverride[]): GateOverride | null =>
  isLockedGateRule(rule.id)
    ? null
    : (overrides.findLast(({ ruleId }) => ruleId === rule.id) ?? null)

function outcomeOf(hits: readonly GateHit[], open: readonly string[]): GateOutcome {
  if (hits.some(({ rule, overridden }) => rule.effect === 'stop' && !overridden)) return 'stop'
  if (open.length > 0) return 'open'
  // What was overridden stays in sight: such a session is not a clear one.
  return hits.some(({ rule }) => rule.effect !== 'note') ? 'modify' : 'clear'
}

/** The hits as they are kept with the screening. */
export const findingsOf = ({ hits }: GateResult): GateFinding[] =>
  hits.map(({ rule: { id, urgency, effect } }) => ({ id, urgency, effect }))

/**
 * A stop that help is called for, or that bounds the whole session. A baby who may not be massaged today for
 * want of a letter still can be skipped at the door of the parent's session.
 */
export const cannotBeSkipped = (result: GateResult, subject: 'parent' | 'infant'): boolean =>
  stopping(result).some(({ urgency }) => subject === 'parent' || urgency === 'E' || urgency === 'D')

/** What stops the session now, the gravest first. */
export const stopping = ({ hits }: GateResult): readonly GateRule[] =>
  hits
    .filter(({ rule, overridden }) => rule.effect === 'stop' && !overridden)
    .map(({ rule }) => rule)
