import { type Day, daysBetween } from '#shared/domain/time/calendar-day'

/** What a trend needs of one place in one session; more may stand in the note. */
export interface SeenSite {
  readonly side: 'left' | 'right'
  /** Hour of the clock, 1 to 12. */
  readonly clock: number
  readonly distanceCm: number
  readonly status: 'new' | 'ongoing' | 'recurrent' | 'resolved' | null
  readonly lengthCm: number | null
  readonly widthCm: number | null
  readonly painBefore: number | null
  readonly painAfter: number | null
}

export interface SitesOnDay {
  readonly day: Day
  readonly sites: readonly SeenSite[]
}

export interface SitePoint {
  readonly day: Day
  /** Length times width, cm² with one decimal (rulebook 2.2); null where one was not measured. */
  readonly areaCm2: number | null
  readonly painBefore: number | null
  readonly painAfter: number | null
  readonly gone: boolean
}

/** One place over all sessions. */
export interface SiteTrack {
  readonly side: 'left' | 'right'
  readonly clock: number
  readonly distanceCm: number
  readonly points: readonly SitePoint[]
  /** How often it came back after it was gone. */
  readonly recurrences: number
  /** Days from when it was first (or again) seen until a session found it gone; one a time that it went. */
  readonly daysToResolve: readonly number[]
}

/** The same place when it is at most an hour of the clock and 2 cm away (our own measure). */
const nearHours = 1
const nearCm = 2
const nearNippleCm = 1

const hoursApart = (a: number, b: number): number => {
  const apart = Math.abs(a - b) % 12
  return Math.min(apart, 12 - apart)
}

function isSamePlace(a: Pick<SeenSite, 'side' | 'clock' | 'distanceCm'>, b: typeof a): boolean {
  if (a.side !== b.side || Math.abs(a.distanceCm - b.distanceCm) > nearCm) return false
  // Behind the nipple every hour of the clock is the same place.
  if (a.distanceCm <= nearNippleCm && b.distanceCm <= nearNippleCm) return true
  return hoursApart(a.clock, b.clock) <= nearHours
}

const round1 = (value: number): number => Math.round(value * 10) / 10

const areaOf = ({ lengthCm, widthCm }: SeenSite): number | null =>
  lengthCm === null || widthCm === null ? null : round1(lengthCm * widthCm)

const isGone = (site: SeenSite): boolean => site.status === 'resolved' || areaOf(site) === 0

interface Growing {
  side: SeenSite['side']
  clock: number
  distanceCm: number
  points: SitePoint[]
  recurrences: number
  daysToResolve: number[]
  /** Since when it is there; null while it is gone. */
  since: Day | null
}

/**
 * Every place on the breasts over the sessions that looked at them: a place is gone when a session says
 * so or no longer finds it, and comes back when a later one finds it again.
 */
export function siteTracks(sessions: readonly SitesOnDay[]): readonly SiteTrack[] {
  const tracks: Growing[] = []
  for (const { day, sites } of sessions.toSorted((a, b) => a.day.localeCompare(b.day))) {
    const seen = new Set<Growing>()
    for (const site of sites) {
      const track =
        tracks.find((one) => !seen.has(one) && isSamePlace(one, site)) ?? begin(tracks, site)
      seen.add(track)
      add(track, site, day)
    }
    for (const track of tracks) {
      if (!seen.has(track) && track.since !== null) leave(track, day)
    }
  }
  return tracks.map(({ since: _since, ...track }) => track)
}

function begin(tracks: Growing[], { side, clock, distanceCm }: SeenSite): Growing {
  const track: Growing = {
    ...{ side, clock, distanceCm, points: [], recurrences: 0, daysToResolve: [], since: null },
  }
  tracks.push(track)
  return track
}

function add(track: Growing, site: SeenSite, day: Day): void {
  const { painBefore, painAfter, clock, distanceCm } = site
  const gone = isGone(site)
  Object.assign(track, { clock, distanceCm })
  if (!gone && track.since === null) {
    // The first time it was known already is not a return.
    if (track.points.length > 0 || site.status === 'recurrent') track.recurrences += 1
    track.since = day
  }
  track.points.push({ day, areaCm2: areaOf(site), painBefore, painAfter, gone })
  if (gone && track.since !== null) resolve(track, day)
}

function leave(track: Growing, day: Day): void {
  track.points.push({ day, areaCm2: 0, painBefore: null, painAfter: null, gone: true })
  resolve(track, day)
}

function resolve(track: Growing, day: Day): void {
  track.daysToResolve.push(daysBetween(track.since as Day, day))
  track.since = null
}

export const siteWords = ({ side, clock, distanceCm }: SeenSite | SiteTrack): string =>
  distanceCm <= nearNippleCm
    ? `${side === 'left' ? 'Left' : 'Right'}, behind the nipple`
    : `${side === 'left' ? 'Left' : 'Right'}, ${clock} o’clock, ${distanceCm} cm`
