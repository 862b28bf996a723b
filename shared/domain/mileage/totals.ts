import type { DistanceUnit, Drive, DrivePurpose } from '#shared/schema/drive'
import type { MileageRate, MileageSettings } from '#shared/schema/mileage-settings'
import type { Trip } from '#shared/schema/trip'
import type { Day } from '../time/calendar-day'

/** A trip that is a drive. */
export type LoggedTrip = Trip & { readonly drive: Drive }
export const isLoggedTrip = (trip: Trip): trip is LoggedTrip => trip.drive !== null

/** Until a practice says otherwise. */
export const usualMileage: MileageSettings = { unit: 'mi', homeLegs: 'business', rates: [] }

/** The rate of a day: the latest that began by then; null before the first. */
export function rateOn(day: Day, rates: readonly MileageRate[]): MileageRate | null {
  let found: MileageRate | null = null
  for (const rate of rates) {
    if (rate.fromDay > day) continue
    const later =
      found === null ||
      rate.fromDay > found.fromDay ||
      (rate.fromDay === found.fromDay && rate.setAt > found.setAt)
    if (later) found = rate
  }
  return found
}

/**
 * What a drive counts for, in hundredths of a cent: tenths of a mile × tenths of a cent, so never a
 * fraction. 0 for what is not business; null when no rate is entered for its day and unit.
 */
export function amountOf(
  { day, drive }: Pick<LoggedTrip, 'day' | 'drive'>,
  settings: MileageSettings,
): number | null {
  if (drive.purpose !== 'business') return 0
  const rate = drive.unit === settings.unit ? rateOn(day, settings.rates) : null
  return rate ? drive.distanceTenths * rate.tenthsOfCent : null
}

export type TenthsByPurpose = Readonly<Record<DrivePurpose, number>>

/** Sums of drives; what was taken out of the book does not count. */
export interface DriveSums {
  readonly drives: number
  /** Kilometers are never added to miles. */
  readonly tenths: Readonly<Record<DistanceUnit, TenthsByPurpose>>
  /** Hundredths of a cent, exactly; rounded only where it is shown. */
  readonly amountHundredths: number
  /** Business drives that no rate is known for: they are missing in the amount. */
  readonly withoutRate: number
}

export function sumDrives(trips: readonly LoggedTrip[], settings: MileageSettings): DriveSums {
  const none = () => ({ business: 0, commute: 0, personal: 0 })
  const tenths: Record<DistanceUnit, Record<DrivePurpose, number>> = { mi: none(), km: none() }
  let amountHundredths = 0
  let withoutRate = 0
  let drives = 0
  for (const trip of trips) {
    const { drive } = trip
    if (drive.voidedAt !== null) continue
    drives++
    tenths[drive.unit][drive.purpose] += drive.distanceTenths
    const amount = amountOf(trip, settings)
    if (amount === null) withoutRate++
    else amountHundredths += amount
  }
  return { drives, tenths, amountHundredths, withoutRate }
}

export interface DriveMonth {
  /** `2026-11` */
  readonly month: string
  /** Latest first. */
  readonly trips: readonly LoggedTrip[]
  readonly sums: DriveSums
}

/** The drives month by month, latest first. */
export function driveMonths(
  trips: readonly LoggedTrip[],
  settings: MileageSettings,
): readonly DriveMonth[] {
  const months = new Map<string, LoggedTrip[]>()
  for (const trip of trips) {
    const month = trip.day.slice(0, 7)
    const known = months.get(month)
    if (known) known.push(trip)
    else months.set(month, [trip])
  }
  return [...months]
    .toSorted(([a], [b]) => b.localeCompare(a))
    .map(([month, found]) => ({
      month,
      trips: found.toSorted((a, b) => b.startAt.localeCompare(a.startAt)),
      sums: sumDrives(found, settings),
    }))
}
