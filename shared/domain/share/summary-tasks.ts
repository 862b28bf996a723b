import type { Summary } from '../../schema/summary'
import type { Task } from '../tasks/task'
import { dayOf, type Instant } from '../time/calendar-day'
import { entriesBySummary, pagesAmong, standingOf, undecided } from './standing'
import { undecidedWords } from './words'

/** What sent summaries ask for: an answer that is overdue, and answers that wait for a person. */
export function summaryTasks(
  records: readonly Summary[],
  clock: { readonly now: Instant; readonly timeZone: string },
): Task[] {
  const all = entriesBySummary(records)
  return pagesAmong(records).flatMap((summary): Task[] => {
    if (summary.state !== 'sent') return []
    const entries = all.get(summary.id) ?? []
    const about = { clientId: summary.clientId, visitId: '', summaryId: summary.id }
    const { status, dueOn, dueAt } = standingOf(summary, entries, clock)
    const waits = status === 'sent' || status === 'opened' || status === 'overdue'
    const unanswered: Task[] =
      waits && dueOn !== null && summary.ask.trim() !== ''
        ? [
            {
              ...about,
              ...{ kind: 'summaryUnanswered', about: summary.id, fromOn: dueOn, dueOn, dueAt },
              words: 'No answer is written down.',
            },
          ]
        : []
    const toRead = undecided(entries).map(({ id, entry }): Task => {
      const on = dayOf(entry.at, clock.timeZone)
      return {
        ...about,
        ...{ kind: 'summaryReply', about: id, fromOn: on, dueOn: on, dueAt: null },
        words: undecidedWords[entry.kind] ?? 'An answer came back.',
      }
    })
    return [...unanswered, ...toRead]
  })
}
