import { addDays, type Day, type Instant, startOfDay } from '../time/calendar-day'
import type { JournalStanding, ProvenAct } from './verify-journal'
import { howOf, placeOf, whatWords } from './words'

/** One act of the practice as it is listed. */
export interface LoggedAct extends ProvenAct {
  readonly at: Instant
  readonly what: string
  readonly collection: string
  readonly recordId: string
  readonly clientId: string
  readonly how: string
}

/** Acts of all laptops, the newest first. */
export const logOf = (standings: readonly JournalStanding[]): LoggedAct[] =>
  standings
    .flatMap(({ acts }) =>
      acts.map((proven): LoggedAct => {
        const [at, what, collection, recordId, clientId, how] = proven.act
        return { ...proven, at, what, collection, recordId, clientId, how }
      }),
    )
    .reverse()
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.n - a.n))

export interface LogFilter {
  readonly staffId: string | null
  readonly what: string | null
  readonly clientId: string | null
  /** In the practice's zone. */
  readonly day: Day | null
}

export const noFilter: LogFilter = { staffId: null, what: null, clientId: null, day: null }

export function filterLog(
  log: readonly LoggedAct[],
  { staffId, what, clientId, day }: LogFilter,
  timeZone: string,
): readonly LoggedAct[] {
  // Two instants once instead of a day for each of a hundred thousand acts.
  const from = day === null ? '' : startOfDay(day, timeZone)
  const until = day === null ? '' : startOfDay(addDays(day, 1), timeZone)
  return log.filter(
    (act) =>
      (staffId === null || act.staffId === staffId) &&
      (what === null || act.what === what) &&
      (clientId === null || act.clientId === clientId) &&
      (day === null || (act.at >= from && act.at < until)),
  )
}

/** Names as they are at the moment of reading. */
export interface LogNames {
  /** Of people of the practice, clients and providers; null for what is not here any more. */
  readonly nameOf: (id: string) => string | null
  readonly laptopOf: (deviceId: string) => string
}

/** What an act was about, in words. */
export function aboutWords(act: LoggedAct, { nameOf, laptopOf }: LogNames): string {
  if (act.collection === 'laptops') return `Laptop: ${laptopOf(act.recordId)}`
  const name = nameOf(act.clientId) ?? nameOf(act.recordId)
  const gone = act.recordId !== '' && name === null ? 'no longer here' : ''
  const words = [placeOf(act.collection), name ?? gone].filter(Boolean).join(': ')
  return [words, howOf(act.how)].filter(Boolean).join(' · ')
}

export const logHeadings = ['When', 'Who', 'Laptop', 'What', 'About', 'Number', 'Signed'] as const

export const logLine = (
  act: LoggedAct,
  names: LogNames,
  whenWords: (at: Instant) => string,
): readonly string[] => [
  whenWords(act.at),
  names.nameOf(act.staffId) ?? '',
  names.laptopOf(act.deviceId),
  whatWords(act.what),
  aboutWords(act, names),
  String(act.n),
  act.isClosed ? 'yes' : 'not yet',
]
