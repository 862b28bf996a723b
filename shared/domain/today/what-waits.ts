import type { Chart } from '#shared/schema/chart'
import type { Note } from '#shared/schema/note'
import type { Visit } from '#shared/schema/visit'
import { addDays, type Day, type Instant, minutesBetween } from '../time/calendar-day'
import { lastClearanceEnd } from './what-is-missing'

/** A note older than this is marked: what is written later is remembered less well. */
export const noteOverdueAfterHours = 48

/** A clearance that ends within these days can still be renewed before the next visit. */
export const clearanceSoonDays = 14

export type Waiting =
  | {
      readonly kind: 'noteToSign' | 'noteToWrite'
      readonly visitId: string
      /** The person the note is about. */
      readonly clientId: string
      readonly sessionAt: Instant
      readonly overdue: boolean
    }
  | {
      readonly kind: 'visitLeftOpen'
      readonly visitId: string
      readonly clientId: string
      readonly sessionAt: Instant
    }
  | {
      readonly kind: 'visitWentBy'
      readonly visitId: string
      readonly clientId: string
      readonly sessionAt: Instant
    }
  | { readonly kind: 'clearanceEnds'; readonly clientId: string; readonly expiresOn: Day }

interface Facts {
  readonly therapistId: string
  /** Visits of the last weeks, all states. */
  readonly recentVisits: readonly Visit[]
  /** Every draft, and the signed notes of those weeks. */
  readonly notes: readonly Note[]
  /** Charts of the people with a visit in the coming days. */
  readonly comingCharts: readonly Chart[]
  readonly today: Day
  /** Today's own visits stand in the day above and do not wait here. */
  readonly todayStartsAt: Instant
  readonly now: Instant
}

/** What was left behind, oldest first within its kind: notes, visits, clearances about to end. */
export function whatWaits(facts: Facts): readonly Waiting[] {
  return [...openVisits(facts), ...openNotes(facts), ...endingClearances(facts)]
}

const isOverdue = (sessionAt: Instant, now: Instant): boolean =>
  minutesBetween(sessionAt, now) > noteOverdueAfterHours * 60

function openNotes({ therapistId, recentVisits, notes, now }: Facts): Waiting[] {
  const drafts = notes
    .filter((note) => note.state === 'draft' && note.authorId === therapistId)
    .map((note) => ({
      kind: 'noteToSign' as const,
      visitId: note.visitId,
      clientId: note.clientId,
      sessionAt: note.sessionAt,
      overdue: isOverdue(note.sessionAt, now),
    }))
  const written = new Set(notes.map((note) => note.visitId))
  const unwritten = recentVisits
    .filter(
      (visit) =>
        visit.state === 'finished' && visit.therapistId === therapistId && !written.has(visit.id),
    )
    .map((visit) => ({
      kind: 'noteToWrite' as const,
      visitId: visit.id,
      clientId: visit.clientId,
      sessionAt: visit.startAt,
      overdue: isOverdue(visit.startAt, now),
    }))
  return [...drafts, ...unwritten].toSorted((a, b) => a.sessionAt.localeCompare(b.sessionAt))
}

/** Visits of earlier days that were never finished, or never begun and not called off. */
function openVisits({ therapistId, recentVisits, todayStartsAt, now }: Facts): Waiting[] {
  return recentVisits
    .filter((visit) => visit.therapistId === therapistId && visit.startAt < todayStartsAt)
    .flatMap((visit): Waiting[] => {
      const about = { visitId: visit.id, clientId: visit.clientId, sessionAt: visit.startAt }
      if (visit.state === 'planned')
        return visit.endAt > now ? [] : [{ kind: 'visitWentBy', ...about }]
      if (visit.state === 'finished' || visit.state === 'cancelled' || visit.state === 'noShow') {
        return []
      }
      // An hour over is a long session; more is a visit that nobody closed.
      return minutesBetween(visit.endAt, now) > 60 ? [{ kind: 'visitLeftOpen', ...about }] : []
    })
}

function endingClearances({ comingCharts, today }: Facts): Waiting[] {
  return comingCharts
    .flatMap((chart) => {
      const expiresOn = lastClearanceEnd(chart)
      if (expiresOn === null || expiresOn < today) return []
      if (expiresOn > addDays(today, clearanceSoonDays)) return []
      return [{ kind: 'clearanceEnds' as const, clientId: chart.clientId, expiresOn }]
    })
    .toSorted((a, b) => a.expiresOn.localeCompare(b.expiresOn))
}
