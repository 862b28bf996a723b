import { crowFlyKm, type Place } from './place'

/**
 * Fitted on 168,000 real pairs: 3.24 × km^0.767 of crow-fly km, at least 2 minutes. The margin of 15 % is
 * for the day, not for the road: without it 6.3 % of days bring a surprise, with it 1.3 %.
 */
const minutesAtOneKm = 3.24
const exponent = 0.767
const leastMin = 2
const margin = 1.15
/** So many logged drives count half: a few odd ones must not bend every plan. */
const drivesForHalf = 10
/** A wrong key in the log may teach no more than this. */
const mostLearned = 2

export interface TravelSettings {
  /** From `learnFactor`; 1 for a practice that has logged nothing. */
  readonly localFactor: number
  /** Parking and walking to the door, added to each drive between two places. */
  readonly parkingMin: number
}

export const usualTravel: TravelSettings = { localFactor: 1, parkingMin: 0 }

const roadMin = (from: Place, to: Place): number => minutesAtOneKm * crowFlyKm(from, to) ** exponent

/** What the model says of a road without margin, minutes; the measure that logged drives are held against. */
export const modelledDriveMin = (from: Place, to: Place): number =>
  Math.max(leastMin, roadMin(from, to))

/** Whole minutes to plan with, rounded up; always shown as estimated. */
export function estimatedDriveMin(from: Place, to: Place, settings: TravelSettings): number {
  const road = roadMin(from, to) * settings.localFactor * margin
  return Math.ceil(Math.max(leastMin, road)) + settings.parkingMin
}

export interface LoggedDrive {
  readonly from: Place
  readonly to: Place
  readonly tookMin: number
}

/** The local factor: the median ratio of logged to modelled minutes, shrunk towards 1 by n / (n + 10). */
export function learnFactor(drives: readonly LoggedDrive[]): number {
  const ratios = drives
    .filter(({ tookMin }) => Number.isFinite(tookMin) && tookMin > 0)
    .map(({ from, to, tookMin }) => Math.log(tookMin / modelledDriveMin(from, to)))
    .toSorted((a, b) => a - b)
  const count = ratios.length
  if (count === 0) return 1
  const upper = ratios[Math.floor(count / 2)] as number
  const lower = ratios[Math.floor((count - 1) / 2)] as number
  const factor = Math.exp((((upper + lower) / 2) * count) / (count + drivesForHalf))
  return Math.min(mostLearned, Math.max(1 / mostLearned, factor))
}

/** A row and a column a place; 0 where one stays. */
export const estimatedDrives = (
  places: readonly Place[],
  settings: TravelSettings,
): readonly (readonly number[])[] =>
  places.map((from, row) =>
    places.map((to, column) => (row === column ? 0 : estimatedDriveMin(from, to, settings))),
  )

/**
 * Minutes from a road server in whole ones, or null where the answer is not one number for every pair:
 * a nonsense answer is no matrix, and a day or more by car is nonsense.
 */
export function wholeDrives(
  seconds: unknown,
  count: number,
  { parkingMin }: TravelSettings,
): readonly (readonly number[])[] | null {
  if (!Array.isArray(seconds) || seconds.length !== count) return null
  const rows: number[][] = []
  for (const [from, row] of seconds.entries()) {
    if (!Array.isArray(row) || row.length !== count) return null
    const minutes: number[] = []
    for (const [to, value] of row.entries()) {
      if (typeof value !== 'number' || !(value >= 0) || value >= 86_400) return null
      minutes.push(from === to ? 0 : Math.max(1, Math.ceil(value / 60)) + parkingMin)
    }
    rows.push(minutes)
  }
  return rows
}
