import type { MileageSettings } from '#shared/schema/mileage-settings'
import { clockTimeOf } from '../time/calendar-day'
import { knownWords, purposeWords } from './drive-words'
import { endWords } from './log-drive'
import { amountOf, type LoggedTrip, rateOn } from './totals'

/** What a spreadsheet would run, or take for its own, at the start of a cell. */
const formula = /^[=+\-@\t\r\n|%]/

/** One cell of text (RFC 4180), which no spreadsheet takes for a formula. */
export function csvText(text: string): string {
  const safe = formula.test(text.trimStart()) || formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Whole numbers with a point put in, never through a fraction: 12045 and 1 → `1204.5`. */
export function decimal(value: number, places: number): string {
  const digits = String(Math.abs(value)).padStart(places + 1, '0')
  const sign = value < 0 ? '-' : ''
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

const headings = [
  ...['Date', 'Start', 'End', 'From', 'To', 'Purpose', 'Distance', 'Unit', 'How known'],
  ...['Odometer start', 'Odometer end', 'Rate (USD)', 'Amount (USD)', 'Remark', 'Changes', 'Void'],
]

export interface MileageCsvOptions {
  readonly settings: MileageSettings
  readonly timeZone: string
  /** Says whose home an end is; without it every home is "Client visit". */
  readonly nameOf?: (visitId: string) => string | null
}

/**
 * The drives for the tax return, earliest first, one a line, ends with CRLF. Amounts have four decimals:
 * exact, so that a sum over the column is the sum in the book. Void drives are listed and count nothing.
 */
export function mileageCsv(trips: readonly LoggedTrip[], options: MileageCsvOptions): string {
  const lines = trips
    .toSorted((a, b) => a.startAt.localeCompare(b.startAt) || a.id.localeCompare(b.id))
    .map((trip) => lineOf(trip, options))
  return [headings, ...lines].map((cells) => `${cells.join(',')}\r\n`).join('')
}

function lineOf(trip: LoggedTrip, { settings, timeZone, nameOf }: MileageCsvOptions): string[] {
  const { drive } = trip
  const isVoid = drive.voidedAt !== null
  const end = (one: LoggedTrip['drive']['from']) =>
    csvText((one.visitId && nameOf?.(one.visitId)) || endWords(one))
  const amount = isVoid ? 0 : amountOf(trip, settings)
  const rate =
    drive.purpose === 'business' && drive.unit === settings.unit
      ? rateOn(trip.day, settings.rates)
      : null
  return [
    trip.day,
    clockTimeOf(trip.startAt, timeZone),
    drive.endedAt ? clockTimeOf(drive.endedAt, timeZone) : '',
    end(drive.from),
    end(drive.to),
    csvText(purposeWords[drive.purpose]),
    decimal(drive.distanceTenths, 1),
    drive.unit,
    csvText(knownWords[drive.known]),
    drive.odometer ? decimal(drive.odometer.startTenths, 1) : '',
    drive.odometer ? decimal(drive.odometer.endTenths, 1) : '',
    rate ? decimal(rate.tenthsOfCent, 3) : '',
    amount === null ? '' : decimal(amount, 4),
    csvText(drive.note),
    String(drive.edits.length),
    isVoid ? 'void' : '',
  ]
}
