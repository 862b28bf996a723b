import type { Day, Instant } from '#shared/domain/time/calendar-day'
import type { TaskAnswer, TaskKind } from '#shared/schema/task-answer'
import { idFrom } from '#shared/sync/merge/id-from'

/** Something to do for a client, worked out from the records. Only a person's answer to it is kept. */
export interface Task {
  readonly kind: TaskKind
  readonly clientId: string
  /** With the kind: what raised it. The same on every laptop. */
  readonly about: string
  /** The visit or record to open; '' for the client's page. */
  readonly visitId: string
  readonly summaryId: string
  /** The first day on which it stands, and the day it is due, in the client's zone. */
  readonly fromOn: Day
  readonly dueOn: Day
  /** Where hours count (a call within 24 h); null where the day does. */
  readonly dueAt: Instant | null
  readonly words: string
}

/** What a task leaves empty that opens the client's page and is due by the day. */
export const blank = { visitId: '', summaryId: '', dueAt: null } as const

/** The id of the answer to a task: two laptops that answer write one record. */
export const taskAnswerId = (task: Pick<Task, 'kind' | 'about' | 'clientId'>): string =>
  idFrom(['task', task.kind, task.clientId, task.about])

export type TaskStanding = 'overdue' | 'today' | 'soon'

export function standingOf(task: Task, today: Day, now: Instant): TaskStanding {
  if (task.dueAt !== null && task.dueAt <= now) return 'overdue'
  if (task.dueOn < today) return 'overdue'
  return task.dueOn === today ? 'today' : 'soon'
}

/** What is still open, the earliest due first. */
export function openTasks(
  tasks: readonly Task[],
  answeredIds: ReadonlySet<string>,
  today: Day,
): readonly Task[] {
  return tasks
    .filter((task) => task.fromOn <= today && !answeredIds.has(taskAnswerId(task)))
    .toSorted(
      (a, b) =>
        a.dueOn.localeCompare(b.dueOn) ||
        kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
        a.clientId.localeCompare(b.clientId),
    )
}

/** Where several are due the same day, in this order. */
const kinds: readonly TaskKind[] = [
  'moodSafety',
  'moodTellProvider',
  'moodOffer',
  'callAfterSession',
  'summaryReply',
  'referralUnanswered',
  'summaryUnanswered',
  'rescreen',
  'clearanceEnds',
  'letterEnds',
]

export const taskWords: Readonly<Record<TaskKind, string>> = {
  moodSafety: 'Safety: not handed over',
  moodTellProvider: 'Tell her provider',
  moodOffer: 'Offer a full screen',
  rescreen: 'Screen again',
  callAfterSession: 'Call after the session',
  clearanceEnds: 'Clearance ends',
  referralUnanswered: 'Referral without an answer',
  summaryUnanswered: 'Summary without an answer',
  summaryReply: 'An answer to read',
  letterEnds: 'Letter of need ends',
}

export const taskAnswerWords: Readonly<Record<TaskAnswer['answer'], string>> = {
  done: 'Done',
  notNeeded: 'Not needed',
}
