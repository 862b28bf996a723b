import type { CatalogEntry } from '../../schema/catalog-entry'
import type { PackLine } from './pack-line'

export interface BatteryPlan {
  readonly itemId: string
  readonly name: string
  readonly plannedMin: number
  /** On a full charge, all pieces that come along together. */
  readonly fullMin: number
  /** As it was last written down; null when it never was. */
  readonly percent: number | null
  /** Minutes it has by that; null when not known. */
  readonly leftMin: number | null
  /**
   * - enough: it lasts the day as it is
   * - charge: full, it lasts the day
   * - between: not even full; charge it again before `emptyAtStop`
   */
  readonly advice: 'enough' | 'charge' | 'between'
  /** The stop in which it runs out: on a full charge for `between`, as it is now for `charge`. */
  readonly emptyAtStop: number | null
  readonly checkedOn: string | null
}

/** The charge of each device that runs on a battery against the minutes the day asks of it. */
export function batteryPlan(
  lines: readonly PackLine[],
  items: ReadonlyMap<string, CatalogEntry>,
  visits: readonly { readonly id: string }[],
  charges: ReadonlyMap<string, number>,
): BatteryPlan[] {
  return lines.flatMap((line) => {
    const device = line.itemId === null ? null : items.get(line.itemId)?.item?.device
    if (!device || line.itemId === null) return []
    const pieces = Math.max(1, line.need ?? 1)
    const minutesAt = visits.map((_, index) =>
      line.shares.some(({ stop, stopped }) => stop === index + 1 && !stopped)
        ? device.perVisitMin
        : 0,
    )
    const plannedMin = minutesAt.reduce((sum, minutes) => sum + minutes, 0)
    const fullMin = device.fullChargeMin * pieces
    const percent = charges.get(line.itemId) ?? null
    const leftMin = percent === null ? null : Math.floor((fullMin * percent) / 100)
    const advice =
      plannedMin > fullMin ? 'between' : (leftMin ?? 0) >= plannedMin ? 'enough' : 'charge'
    const lasts = advice === 'between' ? fullMin : (leftMin ?? 0)
    return [
      {
        ...{ itemId: line.itemId, name: line.label, plannedMin, fullMin, percent, leftMin, advice },
        emptyAtStop: advice === 'enough' ? null : emptyAt(minutesAt, lasts),
        checkedOn: device.checkedOn,
      },
    ]
  })
}

function emptyAt(minutesAt: readonly number[], lasts: number): number | null {
  let used = 0
  for (const [index, minutes] of minutesAt.entries()) {
    used += minutes
    if (used > lasts) return index + 1
  }
  return null
}
