import type { BodyAreaName } from '../../../schema/body-session'
import type { BreastSide } from '../../../schema/breast-session'
import type { Item, ServiceKind } from '../../../schema/catalog-entry'
import type { ClearanceScope } from '../../../schema/chart'
import type { DoorGate } from '../../../schema/door-gate'
import type { TimingStamp } from '../../../schema/hands-on'
import { isLockedGateRule } from '../../../schema/locked-gate-rules'
import { clearanceState } from '../../clients/clearance-state'
import type { AllergyHistory } from '../../supplies/allergy-check'
import type { Day } from '../../time/calendar-day'
import { blankGate, evaluate, type GateAround } from '../gate/change-gate'
import { gateFacts } from '../gate/facts'
import type { Restriction } from '../gate/restrictions'

/** Why something must not be done today. */
export interface Bound {
  readonly reason: string
  /** No reason lifts it; the others can be lifted at the door. */
  readonly locked: boolean
}

/** An oil or lotion of the practice. */
export interface KnownOil {
  readonly itemId: string
  readonly name: string
  readonly allergens: Item['allergens']
}

/** What touches skin: the practice's oils, and everybody in the home with their allergies. */
export interface Materials {
  readonly oils: readonly KnownOil[]
  readonly people: readonly AllergyHistory[]
  readonly serviceKind: ServiceKind | null
}

/** Facts from outside a session that bound it. What is not known is never taken for "no". */
export interface HandsOnFacts extends Materials {
  readonly stage: TimingStamp['stage']
  /** Completed days since birth; null: not known, or not born. */
  readonly daysSinceBirth: number | null
  readonly gestationDays: number | null
  readonly cesarean: boolean
  /** The door check stops the session. */
  readonly stopped: boolean
  /** She stopped the session in another part of the note: it holds here too. */
  readonly saidStop: boolean
  /** Areas that she stopped in another part of the note. */
  readonly stoppedAreas: readonly BodyAreaName[]
  /** What the rules of timing, the chart and the answers at the door forbid, overrides taken off. */
  readonly forbidden: ReadonlyMap<Restriction, Bound>
  /** The breasts that bounds of one breast mean. */
  readonly affectedSides: readonly BreastSide[]
  /** Of what is forbidden, what holds on those alone. */
  readonly oneSided: ReadonlySet<Restriction>
  /** From this day of pregnancy on nobody lies flat for longer than a few minutes (5 T4). */
  readonly flatFromDays: number
  /** The newest word of a provider that stands today and covers it; null: none. */
  readonly bodyClearedOn: Day | null
  readonly scarClearedOn: Day | null
}

/**
 * What bounds the work of one visit, by the door check as it was answered (null: not begun) and the rules,
 * chart and numbers as they stand.
 */
export function handsOnFacts(
  gate: DoorGate | null,
  around: GateAround,
  { oils, people }: Pick<Materials, 'oils' | 'people'>,
): HandsOnFacts {
  const asked = gate ?? blankGate(around.subject, around.rulesVersion)
  const result = evaluate(asked, around)
  const { flags, numbers } = gateFacts({ ...around, vitals: asked.vitals })
  const forbidden = new Map<Restriction, Bound>()
  for (const { rule, overridden } of result.hits) {
    if (overridden) continue
    const locked = isLockedGateRule(rule.id)
    for (const name of rule.doNot) {
      if (!forbidden.has(name) || (locked && forbidden.get(name)?.locked === false)) {
        forbidden.set(name, { reason: rule.reason, locked })
      }
    }
  }
  return {
    ...{ oils, people, serviceKind: around.serviceKind },
    stage: stageOf(flags, around),
    daysSinceBirth: numbers.daysSinceBirth ?? null,
    gestationDays: numbers.gestationDays ?? null,
    cesarean: flags.has('cesarean'),
    stopped: result.outcome === 'stop',
    saidStop: false,
    stoppedAreas: [],
    forbidden,
    affectedSides: result.affectedSides,
    oneSided: result.oneSided,
    flatFromDays: around.thresholds.supinePregnantDays,
    bodyClearedOn: clearedOn(around, ['body', 'prenatal']),
    scarClearedOn: clearedOn(around, ['scar']),
  }
}

function stageOf(
  flags: ReadonlySet<string>,
  { chart }: Pick<GateAround, 'chart'>,
): TimingStamp['stage'] {
  if (flags.has('pregnant')) return 'pregnant'
  if (flags.has('postpartum')) return 'postpartum'
  return chart?.parent?.stage === 'other' ? 'other' : 'unknown'
}

/** Standing on the day (T17), and saying that it covers this. */
function clearedOn({ chart, day }: GateAround, scopes: readonly ClearanceScope[]): Day | null {
  const standing = (chart?.clearances ?? []).filter(
    (one) =>
      one.givenOn <= day &&
      clearanceState(one, day).kind !== 'expired' &&
      (one.scopes ?? ['body']).some((scope) => scopes.includes(scope)),
  )
  return (
    standing
      .map(({ givenOn }) => givenOn)
      .sort()
      .at(-1) ?? null
  )
}

/** How it stands in the note, whatever the chart says later. */
export const timingOf = (facts: HandsOnFacts, clearedOnDay: Day | null): TimingStamp => ({
  stage: facts.stage,
  days: facts.stage === 'pregnant' ? positive(facts.gestationDays) : facts.daysSinceBirth,
  clearedOn: clearedOnDay,
})

/** A due date far ahead makes no days of pregnancy yet. */
const positive = (days: number | null): number | null => (days !== null && days >= 0 ? days : null)

/** Which of these is forbidden today, one that nobody can lift before the others; null when none is. */
export function firstBound(
  { forbidden }: Pick<HandsOnFacts, 'forbidden'>,
  names: readonly Restriction[],
): (Bound & { readonly restriction: Restriction }) | null {
  const found = names.flatMap((restriction) => {
    const bound = forbidden.get(restriction)
    return bound ? [{ restriction, ...bound }] : []
  })
  return found.find(({ locked }) => locked) ?? found[0] ?? null
}
