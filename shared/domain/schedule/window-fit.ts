import type { TimeWindow } from '#shared/schema/client'
import { type ClockTime, clockTimeOf, dayOf, weekdayOf } from '../time/calendar-day'
import type { Span } from './occupied-time'
import { clockWords } from './time-words'

export interface WindowRemark {
  readonly window: TimeWindow
  readonly fit: 'inside' | 'startsInside' | 'endsInside' | 'covers' | 'outside'
}

export interface WindowFit {
  /** The home's windows on that weekday, earliest first. */
  readonly remarks: readonly WindowRemark[]
  /**
   * `free`: the home has no windows; `suits`: inside one; `uncomfortable`: outside of preferred ones;
   * `unsuitable`: outside of every hard one, or on a day that has none while other days do.
   */
  readonly verdict: 'free' | 'suits' | 'uncomfortable' | 'unsuitable'
  /** The window that the visit lies in, to be kept with it. */
  readonly chosen: TimeWindow | null
}

export const windowsOn = (windows: readonly TimeWindow[], weekday: number): TimeWindow[] =>
  windows
    .filter((window) => window.weekdays.length === 0 || window.weekdays.includes(weekday))
    .toSorted((a, b) => a.startTime.localeCompare(b.startTime))

/** How the session lies against the home's windows, by the wall clock of the home. */
export function fitWindows(
  windows: readonly TimeWindow[],
  visit: Span,
  timeZone: string,
): WindowFit {
  if (windows.length === 0) return { remarks: [], verdict: 'free', chosen: null }
  const day = dayOf(visit.startAt, timeZone)
  const start = clockTimeOf(visit.startAt, timeZone)
  // A session that ends after midnight ends after every window of its day.
  const end = dayOf(visit.endAt, timeZone) === day ? clockTimeOf(visit.endAt, timeZone) : '24:00'
  const remarks = windowsOn(windows, weekdayOf(day)).map((window) => ({
    window,
    fit: fitOf(window, start, end),
  }))
  const inside = remarks.filter((remark) => remark.fit === 'inside').map(({ window }) => window)
  const hardExists = windows.some((window) => window.strength === 'hard')
  const insideHard = inside.find((window) => window.strength === 'hard')
  const chosen = insideHard ?? (hardExists ? null : (inside[0] ?? null))
  const verdict = chosen ? 'suits' : hardExists ? 'unsuitable' : 'uncomfortable'
  return { remarks, verdict, chosen }
}

function fitOf(window: TimeWindow, start: ClockTime, end: ClockTime): WindowRemark['fit'] {
  const startsInside = start >= window.startTime && start < window.endTime
  const endsInside = end > window.startTime && end <= window.endTime
  if (startsInside && endsInside) return 'inside'
  if (startsInside) return 'startsInside'
  if (endsInside) return 'endsInside'
  return start < window.startTime && end > window.endTime ? 'covers' : 'outside'
}

const reasons: Record<TimeWindow['reason'], string> = {
  nap: 'Nap',
  feeding: 'Feeding',
  schoolRun: 'School run',
  partnerHome: 'Partner at home',
  partnerAway: 'Partner away',
  appointment: 'Appointment',
  other: 'Suits them',
}

const fits: Record<WindowRemark['fit'], string> = {
  inside: 'this visit lies inside it',
  startsInside: 'this visit starts inside it and ends after it',
  endsInside: 'this visit starts before it and ends inside it',
  covers: 'this visit starts before it and ends after it',
  outside: 'this visit is outside it',
}

export const windowReasonWords = (window: TimeWindow): string => reasons[window.reason]

/** `Nap 1:00 PM – 3:00 PM`. */
export const windowWords = (window: TimeWindow): string =>
  `${reasons[window.reason]} ${clockWords(window.startTime)} – ${clockWords(window.endTime)}`

/** `Nap 1:00 PM – 3:00 PM: this visit starts inside it and ends after it.` */
export const windowRemarkWords = ({ window, fit }: WindowRemark): string =>
  `${windowWords(window)}: ${fits[fit]}.`
