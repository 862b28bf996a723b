import { standingOf, type Task, taskWords } from '#shared/domain/tasks/task'
import { addDays, type Day, dayOf, daysBetween } from '#shared/domain/time/calendar-day'
import type { TaskKind } from '#shared/schema/task-answer'
import type { HouseholdDigest, VisitMark } from './digest'
import { type CaseloadFrame, clearanceDays, todayIn } from './frame'

export type ItemKind = 'unsigned' | 'redFlag' | 'unanswered' | 'clearance' | 'followUp'

/** What a row opens. */
export type Opens =
  | { readonly room: 'visit' | 'client' | 'summary'; readonly id: string }
  | { readonly room: 'screens'; readonly id: string; readonly view: 'mood' | 'referral' }

/** One thing that is open in one household: what the figures count and the lists show. */
export interface OpenItem {
  readonly kind: ItemKind
  /** Whose it is to do. */
  readonly therapistId: string
  readonly parentId: string
  /** With its words: what it is about. */
  readonly id: string
  readonly rule: TaskKind | 'doorStop' | 'draft' | 'clearanceGone' | 'clearanceSoon'
  readonly words: string
  /** Since when it is open; of a clearance, its last day. */
  readonly on: Day
  readonly opens: Opens
}

const flagTasks: ReadonlySet<TaskKind> = new Set(['moodSafety', 'moodTellProvider'])
const waitingTasks: ReadonlySet<TaskKind> = new Set(['referralUnanswered', 'summaryUnanswered'])
/** A call that was not made in so many days after it was due asks about nothing any more, as on Today. */
const callLapsesAfterDays = 7

/** Still to be held: a clearance and a next visit are judged by these. */
export const isAhead = ({ state, startAt }: VisitMark, now: string): boolean =>
  state === 'planned' && startAt >= now

export const isHeld = ({ state }: VisitMark): boolean => state === 'finished'

/** Under way, held or to come: what a week's work is. */
export const isWork = ({ state }: VisitMark): boolean => state !== 'cancelled' && state !== 'noShow'

/**
 * The file is not archived, and somebody was there in the last 13 weeks or will be. Who has neither is an
 * open file and no caseload.
 */
export const isActive = (digest: HouseholdDigest, frame: CaseloadFrame): boolean =>
  digest.active &&
  digest.visits.some(
    (visit) => isAhead(visit, frame.now) || (isHeld(visit) && visit.startAt >= frame.activeSinceAt),
  )

/** Everything open in a household as of now, oldest first. */
export function itemsOf(digest: HouseholdDigest, frame: CaseloadFrame): readonly OpenItem[] {
  const items = [
    ...draftItems(digest),
    ...stopItems(digest),
    ...digest.tasks.flatMap((task) => taskItems(task, digest, frame)),
    ...clearanceItems(digest, frame),
  ]
  return items.sort((a, b) => (a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? -1 : 1))
}

const draftItems = ({ drafts, parentId, timeZone }: HouseholdDigest): OpenItem[] =>
  drafts.map(({ id, visitId, authorId, sessionAt }) => ({
    ...{ kind: 'unsigned', rule: 'draft', parentId, id, therapistId: authorId },
    words: 'The note of the session is not signed.',
    on: dayOf(sessionAt, timeZone),
    opens: visitId ? { room: 'visit', id: visitId } : { room: 'client', id: parentId },
  }))

const stopItems = ({ stops, parentId, therapistId, timeZone }: HouseholdDigest): OpenItem[] =>
  stops.map(({ id, visitId, at }) => ({
    ...{ kind: 'redFlag', rule: 'doorStop', parentId, id, therapistId },
    words: 'The door check said stop and call. Nobody was reached.',
    on: dayOf(at, timeZone),
    opens: visitId ? { room: 'visit', id: visitId } : { room: 'client', id: parentId },
  }))

function taskItems(task: Task, digest: HouseholdDigest, frame: CaseloadFrame): OpenItem[] {
  const { parentId, therapistId, timeZone } = digest
  const today = todayIn(frame, timeZone)
  if (task.fromOn > today) return []
  const item = (kind: ItemKind): OpenItem => ({
    ...{ kind, rule: task.kind, parentId, therapistId, id: `${task.kind} ${task.about}` },
    words: `${taskWords[task.kind]}. ${task.words}`,
    on: task.dueOn,
    opens: opensOf(task, parentId),
  })
  if (flagTasks.has(task.kind)) return [item('redFlag')]
  if (waitingTasks.has(task.kind)) return task.dueOn <= today ? [item('unanswered')] : []
  // Screens are offered and calls made while somebody is a client.
  if (!digest.active || standingOf(task, today, frame.now) !== 'overdue') return []
  if (task.kind === 'callAfterSession' && today > addDays(task.dueOn, callLapsesAfterDays))
    return []
  return [item('followUp')]
}

function opensOf(task: Task, parentId: string): Opens {
  if (task.summaryId) return { room: 'summary', id: task.summaryId }
  if (task.kind === 'callAfterSession') return { room: 'client', id: parentId }
  const view = task.kind === 'referralUnanswered' ? 'referral' : 'mood'
  return { room: 'screens', id: parentId, view }
}

/** It matters while somebody comes: a client who is done needs no clearance. */
function clearanceItems(digest: HouseholdDigest, frame: CaseloadFrame): OpenItem[] {
  const { parentId, therapistId, timeZone, visits } = digest
  const next = visits.find((visit) => isAhead(visit, frame.now))
  if (!digest.active || !next) return []
  const today = todayIn(frame, timeZone)
  return digest.clearances.flatMap(({ chartId, endsOn }): OpenItem[] => {
    if (daysBetween(today, endsOn) > clearanceDays) return []
    const gone = endsOn < today
    return [
      {
        ...{ kind: 'clearance', parentId, therapistId, id: `${chartId} ${endsOn}` },
        rule: gone ? 'clearanceGone' : 'clearanceSoon',
        words: gone
          ? 'The provider’s clearance has ended and a visit is planned.'
          : 'The provider’s clearance ends soon and a visit is planned.',
        on: endsOn,
        opens: { room: 'client', id: parentId },
      },
    ]
  })
}
