import type { CatalogEntry } from '../../schema/catalog-entry'
import type { PackLine } from './pack-line'

/** What goes into the bag at once, from home base until the next fetch. */
export interface BagLoad {
  /** Fetched from home base before this stop; 1 is the morning. */
  readonly beforeStop: number
  readonly untilStop: number
  readonly liters: number
  /** What a single visit needs does not fit by itself: a second bag, or two walks to the car. */
  readonly over: boolean
  readonly things: readonly { readonly key: string; readonly quantity: number }[]
}

export interface BagLoads {
  readonly capacityLiters: number
  readonly neededLiters: number
  readonly loads: readonly BagLoad[]
}

/**
 * Fills the bag visit by visit; where the next visit's things do not fit any more, they are fetched from
 * home base before it. What goes along from home to home takes its room in every load, and used linen
 * comes back as large as it went, so that nothing becomes free on the way.
 */
export function bagLoads(
  lines: readonly PackLine[],
  items: ReadonlyMap<string, CatalogEntry>,
  visits: readonly { readonly id: string }[],
  capacityLiters: number,
): BagLoads {
  const sized = lines.flatMap((line) => {
    const item = line.itemId === null ? null : (items.get(line.itemId)?.item ?? null)
    return item && item.bagLiters > 0 ? [{ line, item }] : []
  })
  const along = sized.filter(({ item }) => !item.freshEachVisit)
  const alongThings = along.map(({ line }) => ({ key: line.key, quantity: line.need ?? 0 }))
  const alongLiters = along.reduce(
    (sum, { line, item }) => sum + (line.need ?? 0) * item.bagLiters,
    0,
  )
  const fresh = sized.filter(({ item }) => item.freshEachVisit)
  const ofStop = (stop: number) =>
    fresh.flatMap(({ line, item }) => {
      const quantity = line.shares
        .filter((share) => share.stop === stop && !share.stopped)
        .reduce((sum, share) => sum + share.quantity, 0)
      return quantity > 0 ? [{ key: line.key, quantity, liters: quantity * item.bagLiters }] : []
    })

  const loads: { from: number; to: number; liters: number; things: Map<string, number> }[] = []
  for (const [index] of visits.entries()) {
    const stop = index + 1
    const things = ofStop(stop)
    const liters = things.reduce((sum, one) => sum + one.liters, 0)
    let load = loads.at(-1)
    if (!load || load.liters + liters > capacityLiters) {
      load = { from: stop, to: stop, liters: alongLiters, things: new Map() }
      loads.push(load)
    }
    load.to = stop
    load.liters += liters
    for (const { key, quantity } of things) {
      load.things.set(key, (load.things.get(key) ?? 0) + quantity)
    }
  }
  const freshLiters = loads.reduce((sum, load) => sum + load.liters - alongLiters, 0)
  return {
    capacityLiters,
    neededLiters: tenth(visits.length === 0 ? 0 : alongLiters + freshLiters),
    loads: loads.map(({ from, to, liters, things }, index) => ({
      ...{ beforeStop: from, untilStop: to, liters: tenth(liters) },
      over: liters > capacityLiters,
      things: [
        ...(index === 0 ? alongThings : []),
        ...[...things].map(([key, quantity]) => ({ key, quantity })),
      ],
    })),
  }
}

const tenth = (liters: number): number => Math.round(liters * 10) / 10
