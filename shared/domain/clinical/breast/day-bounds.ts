import type { BodyAreaName } from '../../../schema/body-session'
import type {
  BreastSide,
  BreastTechnique,
  TechniqueRow,
  WarmUp,
} from '../../../schema/breast-session'
import { type Bound, firstBound } from '../body/facts'
import { type Restriction, restrictionWords } from '../gate/restrictions'

/*
 * What the door, the chart and the other parts of the note say to a session at the breast. What is left out
 * here the session knows itself: an inflamed breast by what is seen at its sites, day and stage by the chart.
 */

/** Nothing of it given: nothing speaks against the work. */
export interface DayBounds {
  /** She stopped the session in another part of the note: it holds here too. */
  readonly saidStop?: boolean
  /** Areas of the body map that she stopped. */
  readonly stoppedAreas?: readonly BodyAreaName[]
  /** The breasts that the bounds of `oneSided` mean. */
  readonly affectedSides?: readonly BreastSide[]
  /** Of what is forbidden, what holds on `affectedSides` alone; left out: nothing, all of it holds on both. */
  readonly oneSided?: ReadonlySet<Restriction>
  /** Forbidden by the door and the chart, overrides taken off, and by findings in another part. */
  readonly forbidden?: ReadonlyMap<Restriction, Bound>
}

export type DayRefusal =
  | ({ readonly kind: 'forbidden'; readonly restriction: Restriction } & Bound)
  /** She stopped a place that this stroke passes over. */
  | { readonly kind: 'areaStopped' }

/** Work beside the breast (2.4): it is body work by another name, and bound by the same. */
const besideBreast: readonly BreastTechnique[] = ['pecRelease', 'neckShoulder']

/** Where a stroke of this session passes over the body map; the breast itself is not on it. */
function areasOf({ technique, side }: Pick<TechniqueRow, 'technique' | 'side'>): BodyAreaName[] {
  const of = (left: BodyAreaName, right: BodyAreaName) =>
    side === 'both' ? [left, right] : [side === 'left' ? left : right]
  switch (technique) {
    case 'lymphTrunk':
    case 'pecRelease':
      return ['chest']
    case 'lymphArm':
      return of('upperArmLeft', 'upperArmRight')
    case 'neckShoulder':
      return ['neckFront', 'neckBack', ...of('shoulderLeft', 'shoulderRight')]
    default:
      return []
  }
}

/** Hands on the breast itself, against those beside it (clinical rulebook 2.4). */
const onBreast: readonly BreastTechnique[] = [
  'lymphBreast',
  'butterfly',
  'fingertipCircle',
  'nippleRoll',
  'compression',
  'reversePressure',
]

export const isOnBreast = (technique: BreastTechnique): boolean => onBreast.includes(technique)

export const sidesOf = (side: TechniqueRow['side']): readonly BreastSide[] =>
  side === 'both' ? ['left', 'right'] : [side]

type Stroke = Pick<TechniqueRow, 'technique' | 'side'>

/** The breasts that a bound means: of one that the door check denied nothing is known to be wrong. */
export const boundSides = (
  name: Restriction,
  { affectedSides = sidesOf('both'), oneSided }: DayBounds,
): readonly BreastSide[] => (oneSided?.has(name) ? affectedSides : sidesOf('both'))

const meets = (name: Restriction, { technique, side }: Stroke, bounds: DayBounds): boolean =>
  isOnBreast(technique) && boundSides(name, bounds).some((one) => sidesOf(side).includes(one))

const boundsOf = (row: Stroke, bounds: DayBounds): readonly Restriction[] => [
  'allMassage',
  ...(besideBreast.includes(row.technique) ? (['bodyMassage'] as const) : []),
  ...affectedBounds(row).filter((name) => meets(name, row, bounds)),
]

/** 4.B: B1, B7 and T14. */
const affectedBounds = ({ technique }: Stroke): readonly Restriction[] => [
  'affectedBreast',
  ...(technique === 'nippleRoll' ? (['nipple'] as const) : []),
  ...(technique === 'compression' ? (['breastCompression'] as const) : []),
]

const nothing: ReadonlyMap<Restriction, Bound> = new Map()

export function dayRefusal(row: Stroke, bounds: DayBounds): DayRefusal | null {
  const { forbidden = nothing, stoppedAreas = [] } = bounds
  const bound = firstBound({ forbidden }, boundsOf(row, bounds))
  if (bound) return { kind: 'forbidden', ...bound }
  return areasOf(row).some((area) => stoppedAreas.includes(area)) ? { kind: 'areaStopped' } : null
}

/**
 * The firmest that medicines, the day and an inflamed or operated breast leave of what the protocol allows (4.B, T8,
 * T12), for one kind of stroke.
 */
export function dayPressureMost(usual: number, row: Stroke, bounds: DayBounds): number {
  const { forbidden = nothing } = bounds
  const caps = [
    usual,
    forbidden.has('breastDeep') && meets('breastDeep', row, bounds) ? 2 : usual,
    forbidden.has('pressureOver2') ? 2 : usual,
    forbidden.has('pressureOver3') || forbidden.has('deepPressure') ? 3 : usual,
  ]
  const most = Math.min(...caps)
  return forbidden.has('lessPressure') ? Math.max(1, most - 1) : most
}

const warmUpBounds: Readonly<Record<WarmUp['method'], readonly Restriction[]>> = {
  ...{ warmCloth: ['heat'], warmShower: ['heat'], heatedMassager: ['heat', 'vibration'] },
  ...{ gelPack: ['cold'], coldPack: ['cold'], none: [] },
}

/** 7.3 and 4.B: no heat, no vibration, no cold, as the door found it. */
export function warmUpDayRefusal(
  method: WarmUp['method'],
  { forbidden = nothing }: DayBounds,
): DayRefusal | null {
  const bound = firstBound({ forbidden }, [
    ...(method === 'none' ? [] : (['allMassage'] as const)),
    ...warmUpBounds[method],
  ])
  return bound ? { kind: 'forbidden', ...bound } : null
}

export function dayRefusalWords(refusal: DayRefusal): string {
  if (refusal.kind === 'areaStopped') {
    return 'She stopped that place in the body work. It stays closed for today; other places are open.'
  }
  const lifted = refusal.locked
    ? 'Nobody can lift that.'
    : 'If it is meant, give the reason at the door.'
  return `${restrictionWords[refusal.restriction]}. ${refusal.reason} ${lifted}`
}
