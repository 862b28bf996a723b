import type { TimelineEvent } from '../../schema/visit'
import { inOrder } from './timeline'

export interface HandsOn {
  /** Milliseconds with hands on: from the beginning to the end, pauses taken out. */
  readonly handsOnMs: number
  readonly pausedMs: number
  /** Begun, not finished, not paused: the time is still growing. */
  readonly running: boolean
}

/** Adds up the session until `now`, or until it was finished. Nothing before it began counts. */
export function handsOn(timeline: readonly TimelineEvent[], now: string): HandsOn {
  const sum = { handsOnMs: 0, pausedMs: 0 }
  let since: number | null = null
  let into: keyof typeof sum = 'handsOnMs'
  // Two taps in one minute, one of them corrected by hand, can stand seconds out of order.
  const close = (until: number) => {
    if (since !== null) sum[into] += Math.max(0, until - since)
    since = null
  }
  for (const { kind, at } of inOrder(timeline)) {
    if (kind === 'departed' || kind === 'arrived' || kind === 'left') continue
    close(Date.parse(at))
    if (kind === 'finished') break
    since = Date.parse(at)
    into = kind === 'paused' ? 'pausedMs' : 'handsOnMs'
  }
  const running = since !== null && into === 'handsOnMs'
  close(Date.parse(now))
  return { ...sum, running }
}

/** Whole minutes of a finished session, for its note; null until it is finished. At most a day. */
export function handsOnMinutes(timeline: readonly TimelineEvent[]): number | null {
  const finished = timeline.find(({ kind }) => kind === 'finished')
  if (!finished) return null
  return Math.min(1440, Math.round(handsOn(timeline, finished.at).handsOnMs / 60_000))
}
