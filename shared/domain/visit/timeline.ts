import { ok, type Result, refused } from '../../result'
import type { TimelineEvent, TimelineKind, Visit } from '../../schema/visit'

/**
 * What happened in a visit, and when, in the therapist's own words. `at` is when it happened,
 * `recordedAt` when it was written down; only `at` is ever edited. The order is checked in whole
 * minutes, because that is how times are read and typed; sums use the full instants, so that midnight
 * and clock changes cost nothing.
 */
export type TimelineProblem =
  | { readonly kind: 'closed'; readonly state: 'cancelled' | 'noShow' }
  | { readonly kind: 'noSuchEvent' }
  | { readonly kind: 'future' }
  | { readonly kind: 'twice'; readonly event: TimelineKind }
  /** `event` stands before `needs`, or `needs` is not there at all. */
  | { readonly kind: 'needs'; readonly event: TimelineKind; readonly needs: TimelineKind }
  | { readonly kind: 'after'; readonly event: TimelineKind; readonly last: TimelineKind }
  | { readonly kind: 'notPaused' }
  | { readonly kind: 'alreadyPaused' }
  | { readonly kind: 'gap'; readonly from: TimelineKind; readonly to: TimelineKind }
  | { readonly kind: 'full' }

/** A laptop's clock may be a little behind the one that an event was read from. */
const clockToleranceMs = 2 * 60_000
/** Two steps of one visit further apart than this are a wrong day, not a long visit. */
const longestGapMs = 12 * 3_600_000
const mostEvents = 200

const rank: Record<TimelineKind, number> = {
  departed: 0,
  arrived: 1,
  began: 2,
  paused: 3,
  resumed: 3,
  finished: 4,
  left: 5,
}

const minute = (event: TimelineEvent): number => Math.floor(Date.parse(event.at) / 60_000)

/** As it happened. Within one minute the natural order of a visit decides, then the exact instant. */
export const inOrder = (timeline: readonly TimelineEvent[]): TimelineEvent[] =>
  timeline.toSorted(
    (a, b) =>
      minute(a) - minute(b) ||
      rank[a.kind] - rank[b.kind] ||
      a.at.localeCompare(b.at) ||
      a.recordedAt.localeCompare(b.recordedAt),
  )

/** Where a visit with this timeline stands. */
export function stateOfTimeline(timeline: readonly TimelineEvent[]): Visit['state'] {
  const has = (kind: TimelineKind) => timeline.some((event) => event.kind === kind)
  if (has('finished')) return 'finished'
  if (has('began')) return 'inSession'
  if (has('arrived')) return 'arrived'
  return has('departed') ? 'travelling' : 'planned'
}

/** Begun, and for now interrupted. */
export function isPaused(timeline: readonly TimelineEvent[]): boolean {
  const last = inOrder(timeline).findLast(({ kind }) => kind !== 'departed' && kind !== 'arrived')
  return last?.kind === 'paused'
}

/** The first thing that cannot be so, or null. */
export function timelineProblem(
  timeline: readonly TimelineEvent[],
  now: string,
): TimelineProblem | null {
  if (timeline.length > mostEvents) return { kind: 'full' }
  const latest = Date.parse(now) + clockToleranceMs
  if (timeline.some((event) => Date.parse(event.at) > latest)) return { kind: 'future' }
  const events = inOrder(timeline)
  const seen = new Set<TimelineKind>()
  let paused = false
  for (const [index, event] of events.entries()) {
    const problem = stepProblem(event.kind, seen, paused) ?? gapProblem(events[index - 1], event)
    if (problem) return problem
    if (event.kind === 'paused') paused = true
    if (event.kind === 'resumed') paused = false
    seen.add(event.kind)
  }
  return null
}

const needed: Partial<Record<TimelineKind, TimelineKind>> = {
  began: 'arrived',
  paused: 'began',
  resumed: 'began',
  finished: 'began',
  left: 'arrived',
}

function stepProblem(
  event: TimelineKind,
  seen: ReadonlySet<TimelineKind>,
  paused: boolean,
): TimelineProblem | null {
  const repeats = event === 'paused' || event === 'resumed'
  if (!repeats && seen.has(event)) return { kind: 'twice', event }
  const needs = needed[event]
  if (needs && !seen.has(needs)) return { kind: 'needs', event, needs }
  const last = [...seen].find((kind) => rank[kind] > rank[event])
  if (last) return { kind: 'after', event, last }
  if (event === 'paused' && paused) return { kind: 'alreadyPaused' }
  if (event === 'resumed' && !paused) return { kind: 'notPaused' }
  return null
}

function gapProblem(
  before: TimelineEvent | undefined,
  event: TimelineEvent,
): TimelineProblem | null {
  if (!before || Date.parse(event.at) - Date.parse(before.at) <= longestGapMs) return null
  return { kind: 'gap', from: before.kind, to: event.kind }
}

type Touch = Pick<Visit, 'updatedAt' | 'updatedBy'>

function withTimeline(
  visit: Visit,
  timeline: readonly TimelineEvent[],
  touch: Touch,
): Result<Visit, TimelineProblem> {
  if (visit.state === 'cancelled' || visit.state === 'noShow') {
    return refused({ kind: 'closed', state: visit.state })
  }
  const problem = timelineProblem(timeline, touch.updatedAt)
  if (problem) return refused(problem)
  return ok({ ...visit, ...touch, timeline: inOrder(timeline), state: stateOfTimeline(timeline) })
}

/** Writes down that something happened: now, or at an earlier instant `at`. */
export const addEvent = (
  visit: Visit,
  event: Pick<TimelineEvent, 'id' | 'kind' | 'at'>,
  touch: Touch,
): Result<Visit, TimelineProblem> =>
  withTimeline(visit, [...visit.timeline, { ...event, recordedAt: touch.updatedAt }], touch)

/** Corrects when something happened. When it was first written down stays as it is. */
export function moveEvent(
  visit: Visit,
  eventId: string,
  at: string,
  touch: Touch,
): Result<Visit, TimelineProblem> {
  if (!visit.timeline.some(({ id }) => id === eventId)) return refused({ kind: 'noSuchEvent' })
  const moved = visit.timeline.map((event) => (event.id === eventId ? { ...event, at } : event))
  return withTimeline(visit, moved, touch)
}

/** Takes back what did not happen. Later steps that need it stand in the way. */
export function removeEvent(
  visit: Visit,
  eventId: string,
  touch: Touch,
): Result<Visit, TimelineProblem> {
  const rest = visit.timeline.filter(({ id }) => id !== eventId)
  if (rest.length === visit.timeline.length) return refused({ kind: 'noSuchEvent' })
  return withTimeline(visit, rest, touch)
}
