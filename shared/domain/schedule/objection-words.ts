import type { Instant } from '../time/calendar-day'
import type { Objection } from './check-time'
import { minutesWords, timeRangeWords, timeWords } from './time-words'
import type { Trip } from './trip-check'
import type { ClosedSpan } from './working-time'

const closedKinds: Record<ClosedSpan['kind'], string> = {
  hours: 'outside working hours',
  break: 'your break',
  off: 'time off',
  busy: 'held by something else',
}

/** `Lunch, 12:30 – 1:00 PM` */
export const closedWords = (closed: ClosedSpan, timeZone: string): string =>
  `${closed.reason || capital(closedKinds[closed.kind])}, ${timeRangeWords(closed.startAt, closed.endAt, timeZone)}`

/** One line for each thing that stands against a time. */
export function objectionWords(objection: Objection, timeZone: string): string {
  switch (objection.kind) {
    case 'overlap':
      return 'At the same time as another visit'
    case 'travel':
      return `Leaves ${minutesWords(objection.shortMin)} too little to drive`
    case 'timeOff':
      return `In ${closedKinds[objection.closed.kind]}: ${closedWords(objection.closed, timeZone)}`
    case 'hours':
      return 'Outside your working hours'
    case 'window':
      return 'Outside the times this home calls possible'
  }
}

/** `18 min drive, estimated; 30 min between the visits.` */
export function tripWords(trip: Trip): string {
  if (trip.driveMin === null) return 'Drive not known: one of the homes has no place on the map.'
  if (trip.driveMin === 0) return 'The same home: no drive.'
  const gap = `${minutesWords(trip.gapMin)} between the visits`
  const drive = `${minutesWords(trip.driveMin)} drive, estimated`
  return trip.shortMin > 0
    ? `${drive}; ${gap}: ${minutesWords(trip.shortMin)} too little.`
    : `${drive}; ${gap}.`
}

/** `2:30 PM works.` */
export const nearestWords = (startAt: Instant, timeZone: string): string =>
  `${timeWords(startAt, timeZone)} works.`

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
