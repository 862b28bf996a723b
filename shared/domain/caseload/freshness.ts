import { dayWords, nearDayWords, timeWords } from '#shared/domain/schedule/time-words'
import { type Day, dayOf, daysBetween, type Instant } from '#shared/domain/time/calendar-day'
import type { Staff } from '#shared/schema/staff'
import type { HouseholdDigest } from './digest'
import type { CaseloadFrame } from './frame'

/**
 * How fresh one therapist's figures are on this laptop.
 * - here: this is their own laptop
 * - synced: a laptop of theirs told when it last had everything on the server
 * - heard: none told, so the newest change of theirs that is here stands for it
 * - never: nothing of theirs is here
 */
export interface Freshness {
  readonly kind: 'here' | 'synced' | 'heard' | 'never'
  readonly at: Instant | null
  /** Visits that were due between then and now and of which nothing has arrived. */
  readonly missingVisits: number
}

type Laptops = Pick<Staff, 'id' | 'name' | 'signingKeys'>

export function freshnessOf(
  { id, signingKeys }: Laptops,
  households: Iterable<HouseholdDigest>,
  here: { readonly staffId: string },
  { now }: Pick<CaseloadFrame, 'now'>,
): Freshness {
  if (id === here.staffId) return { kind: 'here', at: now, missingVisits: 0 }
  const synced = signingKeys
    .flatMap(({ lastSyncedAt, revokedAt }) => (lastSyncedAt && !revokedAt ? [lastSyncedAt] : []))
    .sort()
    .at(-1)
  let heard: Instant | null = null
  const due: Instant[] = []
  for (const digest of households) {
    const at = digest.heard[id]
    if (at !== undefined && at <= now && (heard === null || at > heard)) heard = at
    for (const { therapistId, state, endAt } of digest.visits) {
      if (therapistId === id && state === 'planned' && endAt < now) due.push(endAt)
    }
  }
  // A clock that runs ahead does not make figures fresher than now.
  const at = synced === undefined ? heard : synced > now ? now : synced
  if (at === null) return { kind: 'never', at: null, missingVisits: due.length }
  const missingVisits = due.filter((endAt) => endAt > at).length
  return { kind: synced === undefined ? 'heard' : 'synced', at, missingVisits }
}

/** Told with a warning after a day, or when visits are missing. */
export const isStale = (
  { kind, at, missingVisits }: Freshness,
  { now }: { now: Instant },
): boolean =>
  kind !== 'here' &&
  (at === null || missingVisits > 0 || Date.parse(now) - Date.parse(at) > 24 * 3_600_000)

const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? ''

const whenWords = (at: Instant, today: Day, timeZone: string): string => {
  const day = dayOf(at, timeZone)
  const far = Math.abs(daysBetween(today, day)) > 1
  return `${far ? `on ${dayWords(day, today)}` : nearDayWords(day, today)}, ${timeWords(at, timeZone)}`
}

/** `Maya’s laptop last synced yesterday, 5:40 PM. 3 visits since are not here.` */
export function freshnessWords(
  { kind, at, missingVisits }: Freshness,
  name: string,
  { today, timeZone }: Pick<CaseloadFrame, 'today' | 'timeZone'>,
): string {
  if (kind === 'here') return 'Your own laptop: as of now.'
  const who = firstName(name) || 'They'
  const missing =
    missingVisits === 0
      ? ''
      : ` ${missingVisits} ${missingVisits === 1 ? 'visit since is' : 'visits since are'} not here.`
  if (at === null) return `Nothing of ${who}’s laptop has arrived here yet.${missing}`
  const when = whenWords(at, today, timeZone)
  return kind === 'synced'
    ? `${who}’s laptop last synced ${when}.${missing}`
    : `The newest change here by ${who} came ${when}.${missing}`
}
