import type { Note } from '#shared/schema/note'
import type { Visit } from '#shared/schema/visit'
import { cosignsFor } from '../notes/cosign'
import { type Instant, minutesBetween } from '../time/calendar-day'

/** A note older than this is marked: what is written later is remembered less well. */
export const noteOverdueAfterHours = 48

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
      /** A note of somebody else that waits for this person's signature beside it. */
      readonly kind: 'noteToCosign'
      readonly visitId: string
      readonly clientId: string
      readonly sessionAt: Instant
      readonly noteId: string
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

interface Facts {
  readonly therapistId: string
  /** Visits of the last weeks, all states. */
  readonly recentVisits: readonly Visit[]
  /** Every draft, and the signed notes of those weeks. */
  readonly notes: readonly Note[]
  /** Today's own visits stand in the day above and do not wait here. */
  readonly todayStartsAt: Instant
  readonly now: Instant
}

/** What was left behind, oldest first within its kind: visits and notes. What is to be done is a task. */
export function whatWaits(facts: Facts): readonly Waiting[] {
  return [...openVisits(facts), ...openNotes(facts)]
}

/** The notes that others asked this person to sign too, as they wait on Today; oldest first. */
export const cosignsWaiting = (
  me: Parameters<typeof cosignsFor>[0],
  notes: readonly Note[],
  staff: Parameters<typeof cosignsFor>[2],
  now: Instant,
): readonly Waiting[] =>
  cosignsFor(me, notes, staff).map((note) => ({
    kind: 'noteToCosign',
    visitId: note.visitId,
    clientId: note.clientId,
    sessionAt: note.sessionAt,
    noteId: note.id,
    overdue: isOverdue(note.signature?.signedAt ?? note.sessionAt, now),
  }))

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
