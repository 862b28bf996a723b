import type {
  DistanceKnown,
  DistanceUnit,
  DriveEnd,
  DriveField,
  DrivePurpose,
} from '#shared/schema/drive'
import { timeRangeWords, timeWords } from '../schedule/time-words'
import type { Instant } from '../time/calendar-day'

export const purposeWords: Readonly<Record<DrivePurpose, string>> = {
  business: 'Business',
  commute: 'Commute',
  personal: 'Personal',
}
export const knownWords: Readonly<Record<DistanceKnown, string>> = {
  odometer: 'Read off the odometer',
  estimated: 'Estimated from the map',
  typed: 'Typed in',
}
export const unitNames: Readonly<Record<DistanceUnit, string>> = { mi: 'Miles', km: 'Kilometers' }

export const driveEndWords: Readonly<Record<DriveEnd['kind'], string>> = {
  homeBase: 'Home base',
  visit: 'Client visit',
  other: 'Elsewhere',
}

export const driveFieldWords: Readonly<Record<DriveField, string>> = {
  startAt: 'Start',
  endedAt: 'End',
  from: 'From',
  to: 'To',
  distance: 'Distance',
  known: 'How it is known',
  purpose: 'What for',
  note: 'Remark',
  voided: 'In the book',
}

const whole = new Intl.NumberFormat('en-US')
/** `1,204.5`, from 12045. */
export const tenthsWords = (tenths: number): string =>
  `${whole.format(Math.trunc(tenths / 10))}.${Math.abs(tenths % 10)}`

/** `12.5 mi` */
export const distanceWords = (tenths: number, unit: DistanceUnit): string =>
  `${tenthsWords(tenths)} ${unit}`

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })
/** Money kept in hundredths of a cent, rounded to the cent once, where it is shown: `$8.61`. */
export const amountWords = (hundredths: number): string =>
  dollars.format(Math.round(hundredths / 100) / 100)

/** `70¢`, `65.5¢` a mile: rates are kept in tenths of a cent. */
export const rateWords = (tenthsOfCent: number, unit: DistanceUnit): string =>
  `${tenthsOfCent / 10}¢ a ${unit === 'mi' ? 'mile' : 'kilometer'}`

/** `9:02 – 9:31 AM`; only the start where nobody wrote down the end. */
export const driveTimes = (startAt: Instant, endedAt: Instant | null, timeZone: string): string =>
  endedAt === null ? timeWords(startAt, timeZone) : timeRangeWords(startAt, endedAt, timeZone)

/** A drive that is offered: when it was, and how far it is thought to have been. */
export const offerWords = (
  offer: {
    readonly startAt: Instant
    readonly endedAt: Instant | null
    readonly distanceTenths: number | null
    readonly unit: DistanceUnit
  },
  timeZone: string,
): string =>
  [
    driveTimes(offer.startAt, offer.endedAt, timeZone),
    offer.distanceTenths === null
      ? 'not on the map: tell how far'
      : `${distanceWords(offer.distanceTenths, offer.unit)}, estimated`,
  ].join(' · ')
