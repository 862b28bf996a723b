import { type Day, dayOf, type Instant } from '#shared/domain/time/calendar-day'
import type { Visit } from '#shared/schema/visit'
import { findTasks, type TaskFacts } from './find-tasks'
import { openTasks, standingOf, type Task, type TaskStanding } from './task'

/** The zone that a client's days are counted in: that of the last visit, or the practice's. */
export function zoneOf(visits: readonly Visit[], practiceZone: string): string {
  const last = visits.toSorted((a, b) => a.startAt.localeCompare(b.startAt)).at(-1)
  return last?.timeZone ?? practiceZone
}

export interface OpenTask {
  readonly task: Task
  readonly standing: TaskStanding
  /** Today, where the client lives. */
  readonly today: Day
}

/** What is open for one household now, earliest due first. */
export function openNow(
  file: Omit<TaskFacts, 'now' | 'timeZone'>,
  answered: ReadonlySet<string>,
  { now, timeZone }: { readonly now: Instant; readonly timeZone: string },
): readonly OpenTask[] {
  const zone = zoneOf(file.visits, timeZone)
  const today = dayOf(now, zone)
  const tasks = findTasks({ ...file, now, timeZone: zone })
  return openTasks(tasks, answered, today).map((task) => ({
    ...{ task, today, standing: standingOf(task, today, now) },
  }))
}

/** Of several households: what is due first comes first. */
export const inOrder = (tasks: readonly OpenTask[]): readonly OpenTask[] =>
  tasks.toSorted(
    (a, b) =>
      Number(b.task.kind === 'moodSafety') - Number(a.task.kind === 'moodSafety') ||
      a.task.dueOn.localeCompare(b.task.dueOn),
  )
