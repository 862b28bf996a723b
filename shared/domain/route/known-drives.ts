import { z } from 'zod'
import { crowFlyKm, type Place } from './place'

/**
 * What a road server has told, pair by pair, so that the same day is planned again without asking and
 * without a network. Sealed on this laptop; of one server only.
 */
export const knownDrivesSchema = z.strictObject({
  server: z.string(),
  /** `lat,lon>lat,lon` → seconds, and the day (since 1970) it was told. Oldest first. */
  pairs: z.record(z.string(), z.tuple([z.number(), z.number()])),
})
export type KnownDrives = z.infer<typeof knownDrivesSchema>

/** Two practice days of 70 places and more; about 1 MB. */
export const mostKnownDrives = 12_000
/** Roads change: asked again after a month. */
const goodForDays = 30
/** No car is faster door to door; a server that has an address on another continent snaps it to a road it has. */
const fastestKmh = 150
/** A home may lie this far from the point of the road that stands for it. */
const slackKm = 1

const dayMs = 86_400_000
const dayNumber = (now: string) => Math.floor(Date.parse(now) / dayMs)

const pointKey = ({ latitude, longitude }: Place) =>
  `${latitude.toFixed(5)},${longitude.toFixed(5)}`
const pairKey = (from: Place, to: Place) => `${pointKey(from)}>${pointKey(to)}`

export const nothingKnown = (server: string): KnownDrives => ({ server, pairs: {} })

/** Each place once, as they come: two visits in one home are one question. */
export function distinctPlaces(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [pointKey(place), place])).values()]
}

/** Seconds for every pair, or null when one is not known or too old. */
export function secondsKnown(
  places: readonly Place[],
  known: KnownDrives,
  now: string,
): number[][] | null {
  const oldest = dayNumber(now) - goodForDays
  const rows: number[][] = []
  for (const from of places) {
    const row: number[] = []
    for (const to of places) {
      const key = pairKey(from, to)
      if (pointKey(from) === pointKey(to)) row.push(0)
      else {
        const told = Object.hasOwn(known.pairs, key) ? known.pairs[key] : undefined
        if (!told || told[1] < oldest) return null
        row.push(told[0])
      }
    }
    rows.push(row)
  }
  return rows
}

/** With what was told now; the longest known are forgotten first. */
export function learnDrives(
  known: KnownDrives,
  places: readonly Place[],
  seconds: readonly (readonly number[])[],
  now: string,
): KnownDrives {
  const pairs = new Map(Object.entries(known.pairs))
  const day = dayNumber(now)
  places.forEach((from, row) => {
    places.forEach((to, column) => {
      if (row === column) return
      const key = pairKey(from, to)
      pairs.delete(key)
      pairs.set(key, [seconds[row]?.[column] as number, day])
    })
  })
  return { ...known, pairs: Object.fromEntries([...pairs].slice(-mostKnownDrives)) }
}

/**
 * A whole table of seconds that cars can drive, or null: a number for each pair, none of them a day or
 * more, none faster than any car over the straight line.
 */
export function soundSeconds(
  seconds: readonly (readonly (number | null)[])[],
  places: readonly Place[],
): number[][] | null {
  if (seconds.length !== places.length) return null
  const rows: number[][] = []
  for (const [row, from] of places.entries()) {
    const told = seconds[row] ?? []
    if (told.length !== places.length) return null
    const sound: number[] = []
    for (const [column, to] of places.entries()) {
      const value = told[column]
      if (row === column) sound.push(0)
      else {
        const leastHours = Math.max(0, crowFlyKm(from, to) - slackKm) / fastestKmh
        if (typeof value !== 'number' || !(value >= leastHours * 3600) || value >= 86_400)
          return null
        sound.push(value)
      }
    }
    rows.push(sound)
  }
  return rows
}
