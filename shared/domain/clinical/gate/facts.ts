import type { ServiceKind } from '#shared/schema/catalog-entry'
import type { Allergy, Chart, ClearanceScope } from '#shared/schema/chart'
import type { GateVitals } from '#shared/schema/door-gate'
import { clearanceState } from '../../clients/clearance-state'
import { type Day, daysBetween } from '../../time/calendar-day'

/** What is measured or counted. Days are completed days; weights in grams; pressure in mmHg. */
export type NumberKey =
  | 'systolic'
  | 'diastolic'
  | 'systolicLast'
  | 'diastolicLast'
  | 'temperatureC'
  | 'pulse'
  | 'breaths'
  | 'spo2'
  | 'daysSinceBirth'
  | 'gestationDays'
  | 'ageDays'
  | 'gestationAtBirthDays'
  | 'weightLossPercent'

/** What the records say for sure. A flag that is not set says nothing. */
export type FlagKey =
  | 'pregnant'
  | 'postpartum'
  | 'birthDayMissing'
  | 'dueDayMissing'
  | 'ageMissing'
  | 'vaginal'
  | 'cesarean'
  /** No provider's word that stands today: for hands-on work, and for what is asked for itself. */
  | 'notCleared'
  | 'abdomenNotCleared'
  | 'scarNotCleared'
  | 'flatNotCleared'
  | 'thinnerNotCleared'
  | 'noCheckup'
  | 'noProviderContact'
  | 'lactating'
  | 'allergiesNotAsked'
  | 'allergic'
  | 'bornEarlyOrNicu'
  | 'bornEarly'
  | 'cordNotHealed'
  | 'belowBirthWeight'
  | 'breastService'
  | 'bodyService'
  | 'scarService'
  | 'infantService'

export interface GateFacts {
  readonly subject: 'parent' | 'infant'
  readonly numbers: { readonly [K in NumberKey]?: number | null }
  readonly flags: ReadonlySet<FlagKey>
  /** The day that the sentence for the call names: of giving birth, or of being born. */
  readonly birthOn: Day | null
  readonly allergies: readonly Allergy[]
}

export interface GateSources {
  /** The day of the visit, in the visit's zone. */
  readonly day: Day
  readonly serviceKind: ServiceKind | null
  readonly subject: 'parent' | 'infant'
  readonly chart: Chart | undefined
  /** An infant's birthday stands with the person, not in the chart. */
  readonly bornOn: Day | null
  readonly vitals: GateVitals
}

const bodyKinds: readonly (ServiceKind | null)[] = ['postnatal', 'prenatal', 'cesareanScar']

/** Gestation is counted from 280 days before the due date (Naegele). */
const termDays = 280

/** Everything that the rules hang on, but for the answers. */
export function gateFacts(sources: GateSources): GateFacts {
  return sources.subject === 'infant' ? infantFacts(sources) : parentFacts(sources)
}

const measured = ({ vitals }: GateSources) => ({
  systolic: vitals.systolic,
  diastolic: vitals.diastolic,
  systolicLast: vitals.systolicAgain ?? vitals.systolic,
  diastolicLast: vitals.diastolicAgain ?? vitals.diastolic,
  temperatureC: vitals.temperatureC,
  pulse: vitals.pulse,
  breaths: vitals.breaths,
  spo2: vitals.spo2,
})

/** The graver of two readings of blood pressure: one reading is enough to call (4.A A3). */
const graver = (first: number | null, again: number | null): number | null =>
  first === null || again === null ? (first ?? again) : Math.max(first, again)

/** A day that has not come yet, or lies before any memory of it, tells nothing. */
const completedDays = (from: Day | null, day: Day): number | null => {
  if (from === null) return null
  const days = daysBetween(from, day)
  return days < 0 ? null : days
}

function parentFacts(sources: GateSources): GateFacts {
  const { chart, day, vitals, serviceKind } = sources
  const parent = chart?.parent ?? null
  const daysSinceBirth = completedDays(parent?.birthOn ?? null, day)
  const postpartum = daysSinceBirth !== null || parent?.stage === 'postpartum'
  const pregnant = !postpartum && (parent?.stage === 'pregnant' || serviceKind === 'prenatal')
  const dueIn = pregnant && parent?.dueOn ? daysBetween(day, parent.dueOn) : null
  const cesarean = parent?.birthMode?.startsWith('cesarean') === true
  const flags: readonly (FlagKey | false)[] = [
    pregnant && 'pregnant',
    postpartum && 'postpartum',
    postpartum && daysSinceBirth === null && 'birthDayMissing',
    pregnant && dueIn === null && 'dueDayMissing',
    postpartum && cesarean && 'cesarean',
    // Not recorded counts as vaginal: its timing is the earlier one, and T0 says what is missing.
    postpartum && !cesarean && 'vaginal',
    !isCleared(sources, ['body', 'prenatal', 'breast']) && 'notCleared',
    !isCleared(sources, ['abdomen']) && 'abdomenNotCleared',
    !isCleared(sources, ['scar']) && 'scarNotCleared',
    !isCleared(sources, ['lyingFlat']) && 'flatNotCleared',
    !isCleared(sources, ['anticoagulant']) && 'thinnerNotCleared',
    (parent?.checkupOn ?? null) === null && 'noCheckup',
    (parent?.checkupOn ?? parent?.contactOn ?? null) === null && 'noProviderContact',
    (parent?.feeding === 'direct' || parent?.feeding === 'pumped' || parent?.feeding === 'mixed') &&
      'lactating',
    ...shared(sources),
    serviceKind === 'breast' && 'breastService',
    bodyKinds.includes(serviceKind) && 'bodyService',
    serviceKind === 'cesareanScar' && 'scarService',
  ]
  return {
    subject: 'parent',
    numbers: {
      ...measured(sources),
      systolic: graver(vitals.systolic, vitals.systolicAgain),
      diastolic: graver(vitals.diastolic, vitals.diastolicAgain),
      daysSinceBirth,
      gestationDays: dueIn === null ? null : termDays - dueIn,
    },
    flags: setOf(flags),
    birthOn: parent?.birthOn ?? null,
    allergies: chart?.allergies ?? [],
  }
}

function infantFacts(sources: GateSources): GateFacts {
  const { chart, day, bornOn, vitals } = sources
  const infant = chart?.infant ?? null
  const ageDays = completedDays(bornOn, day)
  const birthWeightG = infant?.birthWeightG ?? null
  const lost =
    birthWeightG === null || vitals.weightG === null
      ? null
      : ((birthWeightG - vitals.weightG) / birthWeightG) * 100
  const bornEarly = (infant?.gestationAtBirthDays ?? termDays) < 259
  const flags: readonly (FlagKey | false)[] = [
    'infantService',
    ageDays === null && 'ageMissing',
    !isCleared(sources, ['infant']) && 'notCleared',
    bornEarly && 'bornEarly',
    (bornEarly || infant?.nicu === 'yes') && 'bornEarlyOrNicu',
    infant?.cordHealed !== 'yes' && 'cordNotHealed',
    lost !== null && lost > 0 && 'belowBirthWeight',
    ...shared(sources),
  ]
  return {
    subject: 'infant',
    numbers: {
      ...measured(sources),
      ageDays,
      gestationAtBirthDays: infant?.gestationAtBirthDays ?? null,
      // Floats: 10.0 % must not come out as 10.000000000000002.
      weightLossPercent: lost === null ? null : Math.round(lost * 1e6) / 1e6,
    },
    flags: setOf(flags),
    birthOn: bornOn,
    allergies: chart?.allergies ?? [],
  }
}

const shared = ({ chart }: GateSources): readonly (FlagKey | false)[] => [
  (chart?.allergyHistory ?? 'notAsked') === 'notAsked' && 'allergiesNotAsked',
  (chart?.allergies.length ?? 0) > 0 && 'allergic',
]

/**
 * A provider's word that stands on the day (T17: 90 days where it says no end of its own). One from
 * before scopes were kept says in words what it covers: it counts for general work, for nothing special.
 */
const isCleared = ({ chart, day }: GateSources, scopes: readonly ClearanceScope[]): boolean =>
  (chart?.clearances ?? []).some(
    (clearance) =>
      clearance.givenOn <= day &&
      clearanceState(clearance, day).kind !== 'expired' &&
      (clearance.scopes ?? generalScopes).some((scope) => scopes.includes(scope)),
  )
const generalScopes: readonly ClearanceScope[] = ['body', 'infant']

const setOf = (flags: readonly (FlagKey | false)[]): ReadonlySet<FlagKey> =>
  new Set(flags.filter((flag): flag is FlagKey => flag !== false))
