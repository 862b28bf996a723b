import { ok, type Result, refused } from '../../result'
import type { Heat } from '../../schema/stock'
import type { Restriction } from '../clinical/gate/restrictions'

/**
 * How warm and how long, per thing (clinical rulebook 7.3). `targetC` and `usualMaxC` are the practice's
 * defaults; `lockedMaxC` is LOCKED: nothing warmer is written down as laid on, because it must not be.
 */
export const heatLimits: Record<
  Heat['what'],
  { targetC: readonly [number, number]; usualMaxC: number; lockedMaxC: number; mostMin: number }
> = {
  cloth: { targetC: [38, 41], usualMaxC: 42, lockedMaxC: 43, mostMin: 10 },
  massager: { targetC: [30, 41], usualMaxC: 41, lockedMaxC: 43, mostMin: 5 },
  heatPack: { targetC: [38, 41], usualMaxC: 42, lockedMaxC: 43, mostMin: 10 },
}

export type HeatRefusal =
  /** Above the locked limit: never on skin, whatever the reason. */
  | { readonly kind: 'tooHot'; readonly lockedMaxC: number }
  /** Above the practice's own limit: only with a reason. */
  | { readonly kind: 'needsReason'; readonly usualMaxC: number }
  | { readonly kind: 'wristNotChecked' }
  | { readonly kind: 'tooLong'; readonly mostMin: number }
  /** No warm cloth and no heated device on a baby (LOCKED). */
  | { readonly kind: 'infant' }

/** May this be laid on, and is it written down as it should be? Nothing is written when refused. */
export function checkHeat(heat: Heat, subject: 'parent' | 'infant'): Result<Heat, HeatRefusal> {
  const { usualMaxC, lockedMaxC, mostMin } = heatLimits[heat.what]
  if (subject === 'infant') return refused({ kind: 'infant' })
  if (heat.temperatureC > lockedMaxC) return refused({ kind: 'tooHot', lockedMaxC })
  if (!heat.wristChecked) return refused({ kind: 'wristNotChecked' })
  if (heat.minutes > mostMin) return refused({ kind: 'tooLong', mostMin })
  const reason = heat.reason.trim()
  if (heat.temperatureC > usualMaxC && reason === '') {
    return refused({ kind: 'needsReason', usualMaxC })
  }
  return ok({ ...heat, reason })
}

/** The same beside what the door check found: no warmth on skin where it says so (7.3: fever, numb, redness, pregnancy). */
export function checkHeatAtDoor(
  heat: Heat,
  door: { readonly stopped: boolean; readonly doNot: readonly Restriction[] },
): Result<Heat, HeatRefusal | DoorHeatRefusal> {
  if (door.stopped || door.doNot.includes('heat')) return refused({ kind: 'doorNoHeat' })
  return checkHeat(heat, 'parent')
}

/** The door check of this visit says no heat, or stops it. */
export interface DoorHeatRefusal {
  readonly kind: 'doorNoHeat'
}

/** Cooler or warmer than meant, and still allowed. */
export function heatRemark({ what, temperatureC }: Pick<Heat, 'what' | 'temperatureC'>) {
  const [from, to] = heatLimits[what].targetC
  if (temperatureC < from) return 'cool' as const
  return temperatureC > to ? ('warm' as const) : null
}

const tenth = (value: number): number => Math.round(value * 10) / 10
export const celsiusOf = (fahrenheit: number): number => tenth(((fahrenheit - 32) * 5) / 9)
export const fahrenheitOf = (celsius: number): number => tenth((celsius * 9) / 5 + 32)

/** `40 °C (104 °F)`: both scales, because thermometers come in both. */
export const temperatureWords = (celsius: number): string =>
  `${celsius} °C (${Math.round(fahrenheitOf(celsius))} °F)`

/** `38 to 41 °C (100 to 106 °F)`. */
export const rangeWords = ([from, to]: readonly [number, number]): string =>
  `${from} to ${to} °C (${Math.round(fahrenheitOf(from))} to ${Math.round(fahrenheitOf(to))} °F)`

export function heatRefusalWords(refusal: HeatRefusal | DoorHeatRefusal): string {
  switch (refusal.kind) {
    case 'doorNoHeat':
      return 'The door check of this visit says no heat. It stays off the skin; nothing was written down.'
    case 'tooHot':
      return `Above ${temperatureWords(refusal.lockedMaxC)} it burns. It stays off the skin: let it cool, and measure again.`
    case 'needsReason':
      return `Above ${temperatureWords(refusal.usualMaxC)} is more than this practice uses. Let it cool, or write why.`
    case 'wristNotChecked':
      return 'Try it on the inside of your wrist first, then tick that you did.'
    case 'tooLong':
      return `At most ${refusal.mostMin} minutes in one place. Write each place down for itself.`
    case 'infant':
      return 'No warm cloth or heated device on a baby. Nothing was written down.'
  }
}
