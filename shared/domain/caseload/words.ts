import { dayWords } from '#shared/domain/schedule/time-words'
import { type Day, dayOf, daysBetween } from '#shared/domain/time/calendar-day'
import { activeDays, type CaseloadFrame, clearanceDays, lookBackDays } from './frame'
import type { ItemKind } from './items'
import { type CaseloadRow, driveShare } from './row'

export const itemKinds: readonly ItemKind[] = [
  'unsigned',
  'redFlag',
  'unanswered',
  'clearance',
  'followUp',
]

export const itemKindWords: Readonly<Record<ItemKind, string>> = {
  unsigned: 'Unsigned notes',
  redFlag: 'Open red flags',
  unanswered: 'Unanswered referrals',
  clearance: 'Clearances ending',
  followUp: 'Follow-ups overdue',
}

/** How each figure is counted, for whoever asks. */
export const howCounted: readonly { readonly title: string; readonly words: string }[] = [
  {
    title: 'Active clients',
    words: `Households whose usual therapist this is, with an open file, and a visit held in the last ${activeDays / 7} weeks or one planned.`,
  },
  {
    title: 'Visits this week and next',
    words: 'Visits that were held, are under way or are planned. What was called off is not in it.',
  },
  {
    title: 'Drive share',
    words: `Minutes from leaving to arriving, out of those and the minutes in the homes, as logged in the visits of the last ${lookBackDays} days. A visit without both times is left out; the way home is not logged with a visit.`,
  },
  {
    title: 'Unsigned notes',
    words: 'Drafts of notes by their author, however old. The age is that of the oldest session.',
  },
  {
    title: 'Open red flags',
    words:
      'A safety answer that nobody else has taken over, a mood screen that a provider is to be told of within 24 hours and was not yet, and door checks that said stop and call where nobody was reached.',
  },
  {
    title: 'Unanswered referrals',
    words: 'Referrals of more than 14 days, and summaries that asked, without a word of an answer.',
  },
  {
    title: 'Clearances ending',
    words: `Ended, or ending within ${clearanceDays} days, where a visit is planned.`,
  },
  {
    title: 'Follow-ups overdue',
    words:
      'Screens to offer again, calls after a first or hard session, and provider’s answers to read, past their day.',
  },
  {
    title: 'Continuity',
    words: `Of the visits held in the last ${activeDays / 7} weeks that followed another one: how many were held by who came the time before.`,
  },
  {
    title: 'Supplies',
    words: `What was used up or thrown away in the last ${lookBackDays} days, at what it cost. Items without a cost are not in it.`,
  },
  {
    title: 'Outcome',
    words:
      'Averages of the month: pain before and after the sessions as the clients said it; size of each place that was measured (length times width); mood screens by band; days until a place was gone. Few clients make a restless line: the count stands beside each number.',
  },
]

/** What is older is not looked at. */
export const reachWords =
  'Looked at: everything since thirteen months before this one, and every draft.'

export const percentWords = (share: number | null): string =>
  share === null ? '–' : `${Math.round(share * 100)} %`

export const driveWords = (row: Pick<CaseloadRow, 'driveMin' | 'homeMin'>): string =>
  percentWords(driveShare(row))

export const continuityWords = ({
  continuity: { same, of },
}: Pick<CaseloadRow, 'continuity'>): string => (of === 0 ? '–' : percentWords(same / of))

/** `oldest 5 days`; '' where all are signed. */
export function oldestWords({ oldestUnsignedAt }: CaseloadRow, frame: CaseloadFrame): string {
  if (oldestUnsignedAt === null) return ''
  const days = daysBetween(dayOf(oldestUnsignedAt, frame.timeZone), frame.today)
  if (days <= 0) return 'of today'
  return days === 1 ? 'oldest 1 day' : `oldest ${days} days`
}

/** `Since Friday, November 20`: of a clearance, `Ends …` or `Ended …`. */
export function sinceWords(kind: ItemKind, on: Day, today: Day): string {
  const day = dayWords(on, today)
  if (kind === 'clearance') return on < today ? `Ended ${day}` : `Ends ${day}`
  return kind === 'unsigned' ? `Session of ${day}` : `Since ${day}`
}
