import type { Instant } from '../time/calendar-day'
import type { JournalStanding } from './verify-journal'
import { problemWords } from './words'

/** What the checking of one journal found, a sentence a line; what is wrong comes first. */
export function standingLines(
  { problems, fromAt, untilAt, fromTheBeginning, acts, clockWentBack, isAwaited }: JournalStanding,
  when: (at: Instant) => string,
): readonly string[] {
  const open = acts.filter(({ isClosed }) => !isClosed).length
  const from = fromTheBeginning && problems.length === 0 ? 'its first act' : ''
  const since = from === '' ? (fromAt ? when(fromAt) : '') : from
  const run = untilAt
    ? `Complete and unbroken from ${since} up to ${when(untilAt)}.`
    : 'Nothing was noted in this time.'
  return [
    ...problems.map((problem) => problemWords(problem, when)),
    ...(problems.some(({ kind }) => kind === 'unknownLaptop') ? [] : [run]),
    ...(open > 0
      ? [`The last ${open === 1 ? 'act' : `${open} acts`} will be signed within four hours.`]
      : []),
    ...(isAwaited ? ['What was done there lately has not come to this laptop yet.'] : []),
    ...(clockWentBack ? ['This laptop’s clock went back in between.'] : []),
  ]
}
