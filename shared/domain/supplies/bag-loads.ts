import type { CatalogEntry, Item } from '../../schema/catalog-entry'
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
  const byStop = thingsByStop(sized.filter(({ item }) => item.freshEachVisit))

  const loads: { from: number; to: number; liters: number; things: Map<string, number> }[] = []
  for (const [index] of visits.entries()) {
    const stop = index + 1
    const { things, liters } = byStop.get(stop) ?? nothing
    let load = loads.at(-1)
    if (!load || load.liters + liters > capacityLiters) {
      load = { from: stop, to: stop, liters: alongLiters, things: new Map() }
      loads.push(load)
    }
    load.to = stop
    load.liters += liters
    for (const [key, quantity] of things) {
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

interface Sized {
  readonly line: PackLine
  readonly item: Item
}
interface StopThings {
  readonly things: Map<string, number>
  liters: number
}
const nothing: Readonly<StopThings> = { things: new Map(), liters: 0 }

/** What each stop needs fresh, in one walk over the shares: a long day has hundreds of them. */
function thingsByStop(fresh: readonly Sized[]): ReadonlyMap<number, StopThings> {
  const stops = new Map<number, StopThings>()
  for (const { line, item } of fresh) {
    for (const { stop, stopped, quantity } of line.shares) {
      if (stopped || quantity <= 0) continue
      let known = stops.get(stop)
      if (!known) {
        known = { things: new Map(), liters: 0 }
        stops.set(stop, known)
      }
      known.things.set(line.key, (known.things.get(line.key) ?? 0) + quantity)
      known.liters += quantity * item.bagLiters
    }
  }
  return stops
}

const tenth = (liters: number): number => Math.round(liters * 10) / 10
