import type { BagLoads } from './bag-loads'
import type { BatteryPlan } from './battery-plan'
import type { PackLine, PackShare } from './pack-line'
import { quantityWords } from './words'

/** `stop 2`, `stops 1–3`, `stops 1, 3`. */
export function stopsWords(shares: readonly Pick<PackShare, 'stop'>[]): string {
  const stops = [...new Set(shares.map(({ stop }) => stop))].toSorted((a, b) => a - b)
  const [first, last] = [stops[0], stops.at(-1)]
  if (first === undefined || last === undefined) return ''
  if (stops.length === 1) return `stop ${first}`
  const unbroken = last - first === stops.length - 1 && stops.length > 2
  return `stops ${unbroken ? `${first}–${last}` : stops.join(', ')}`
}

/** What a line asks for and where it stands: `4 in the bag, 8 to pack`. */
export function packLineWords(line: PackLine): string {
  const { unit, inBag, toPack, missing, shares } = line
  const going = shares.filter(({ stopped }) => !stopped)
  const parts = [
    stopsWords(going),
    inBag > 0 && !line.packed ? `${quantityWords(inBag, unit)} in the bag` : '',
    inBag > 0 && toPack > 0 && !line.packed ? `${quantityWords(toPack, unit)} to add` : '',
    missing !== null && missing > 0 && !line.packed
      ? `home base lacks ${quantityWords(missing, unit)}`
      : '',
    line.blockedInBag > 0
      ? `take out ${quantityWords(line.blockedInBag, unit)}: called back or past its date`
      : '',
  ]
  return parts.filter(Boolean).join(' · ')
}

/** One sentence a fetch; empty when all fits at once. */
export function loadsWords({ loads }: BagLoads): string[] {
  const over = loads
    .filter((load) => load.over)
    .map(({ beforeStop }) => `Stop ${beforeStop} alone needs more room than the bag has.`)
  const fetches = loads
    .slice(1)
    .map(
      ({ beforeStop, untilStop, liters }) =>
        `Fetch from home base before stop ${beforeStop}: ${liters} liters for ${
          untilStop > beforeStop ? `stops ${beforeStop} to ${untilStop}` : `stop ${beforeStop}`
        }.`,
    )
  return [...fetches, ...over]
}

export function batteryWords(plan: BatteryPlan): string {
  const { plannedMin, fullMin, percent, leftMin, advice, emptyAtStop } = plan
  const has = leftMin === null ? 'charge not noted' : `${percent} % is ${leftMin} min`
  const needs = `${plannedMin} min planned, ${has}`
  if (advice === 'enough') return `${needs}: enough for the day.`
  if (advice === 'charge') {
    return `${needs}. Charge it fully before you leave: ${fullMin} min then.`
  }
  return `${needs}, ${fullMin} min when full. Charge it again before stop ${emptyAtStop}.`
}
