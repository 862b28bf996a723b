import { ok, type Result, refused } from '../../../result'
import type { BreastSession, WarmUp } from '../../../schema/breast-session'
import type { Heat } from '../../../schema/stock'
import {
  celsiusOf,
  checkHeat,
  type HeatRefusal,
  heatRefusalWords,
  temperatureWords,
} from '../../supplies/heat-rules'
import { warmUpDayRefusal } from './day-bounds'
import { profiles } from './protocol'
import {
  type BodyFacts,
  goingOnRefusal,
  isForProvider,
  isInflamed,
  type TechniqueRefusal,
  techniqueRefusalWords,
} from './technique-rules'

export type WarmUpRefusal =
  | TechniqueRefusal
  | HeatRefusal
  | { readonly kind: 'noTemperature' }
  /** No warmth on red or warm skin, or where a provider has to look first (7.3, 4.B, LOCKED). */
  | { readonly kind: 'noWarmth' }

const heatThing: Partial<Record<WarmUp['method'], Heat['what']>> = {
  warmCloth: 'cloth',
  heatedMassager: 'massager',
}

export const isWarm = (method: WarmUp['method']): boolean =>
  ['warmCloth', 'warmShower', 'heatedMassager'].includes(method)

/** Is its temperature measured and kept? The shower is her own. */
export const isMeasured = (method: WarmUp['method']): boolean => heatThing[method] !== undefined

/**
 * May it be laid on? Limits of warmth are those of clinical rulebook 7.3, the same as in the heat log;
 * while it lies on, `minutes` is null and only counts once it is written.
 */
export function checkWarmUp(
  warmUp: WarmUp,
  session: BreastSession,
  body: BodyFacts,
): Result<null, WarmUpRefusal> {
  const { method } = warmUp
  if (method === 'none') return ok(null)
  const refusal = goingOnRefusal(session, body)
  if (refusal) return refused(refusal)
  if (profiles[session.protocol.profile].withoutWarmUp.includes(method)) {
    return refused({ kind: 'notInProfile' })
  }
  const bound = warmUpDayRefusal(method, body)
  if (bound && !isWarm(method)) return refused(bound)
  if (!isWarm(method)) return ok(null)
  if (body.temperatureC !== null && body.temperatureC >= 38) return refused({ kind: 'fever' })
  if (body.door === 'stop') return refused({ kind: 'doorStop' })
  if (session.sites.some((site) => isInflamed(site) || isForProvider(site))) {
    return refused({ kind: 'noWarmth' })
  }
  if (bound) return refused(bound)
  return checkLimits(warmUp)
}

/** The temperature, the wrist and the minutes alone: what is written later is held to them too. */
export function checkLimits(warmUp: WarmUp): Result<null, WarmUpRefusal> {
  const what = heatThing[warmUp.method]
  if (!what) return ok(null)
  const { temperatureC, wristChecked, reason } = warmUp
  if (temperatureC === null) return refused({ kind: 'noTemperature' })
  const heat: Heat = { what, temperatureC, wristChecked, minutes: warmUp.minutes ?? 0, reason }
  const checked = checkHeat(heat, 'parent')
  return checked.ok ? ok(null) : checked
}

export type TemperatureRefusal =
  | { readonly kind: 'otherScale'; readonly typed: number; readonly scale: 'C' | 'F' }
  | { readonly kind: 'impossible' }

/** A reading in either scale, to °C with one decimal; a number that only fits the other scale is asked about. */
export function readTemperature(
  typed: number,
  scale: 'C' | 'F',
): Result<number, TemperatureRefusal> {
  const plausible = (celsius: number) => celsius >= 25 && celsius <= 45
  const celsius = scale === 'F' ? celsiusOf(typed) : Math.round(typed * 10) / 10
  if (plausible(celsius)) return ok(celsius)
  const other = scale === 'F' ? typed : celsiusOf(typed)
  if (plausible(other)) return refused({ kind: 'otherScale', typed, scale })
  return celsius >= 0 && celsius <= 100 ? ok(celsius) : refused({ kind: 'impossible' })
}

export function temperatureRefusalWords(refusal: TemperatureRefusal): string {
  if (refusal.kind === 'impossible') return 'Check the number and the scale.'
  const { typed, scale } = refusal
  const celsius = scale === 'F' ? typed : celsiusOf(typed)
  return `${typed} °${scale} cannot be: did you read ${typed} °${scale === 'F' ? 'C' : 'F'}, which is ${temperatureWords(celsius)}? Choose the other scale.`
}

export function warmUpRefusalWords(refusal: WarmUpRefusal): string {
  switch (refusal.kind) {
    case 'noTemperature':
      return 'Measure it first and enter the temperature.'
    case 'noWarmth':
      return 'No warmth on red, warm or broken skin, or where a provider has to look first. A cold pack is open.'
    case 'tooHot':
    case 'needsReason':
    case 'wristNotChecked':
    case 'tooLong':
    case 'infant':
      return heatRefusalWords(refusal)
    default:
      return techniqueRefusalWords(refusal)
  }
}
