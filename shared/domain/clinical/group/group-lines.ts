import type { GroupSession } from '../../../schema/group-session'
import type { LineGroup } from '../breast/session-lines'
import { attendanceWords, babyInAWords, groupPartWords, topicAWords, topicBWords } from './words'

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** Without a name: the note is the parent's, and twins are told apart in their own records. */
const babiesWords = ({ babies = [] }: GroupSession): string =>
  babies.length === 0
    ? ''
    : `${babies.length === 1 ? 'Baby' : 'Babies'}: ${babies.map(({ inA }) => lower(babyInAWords[inA])).join(', ')}`

/** One family's share of a group as lines to read. */
export function groupLines(group: GroupSession): LineGroup[] {
  const part = (
    title: string,
    attended: GroupSession['attendedA'],
    minutes: number | null,
    topics: readonly string[],
    babies = '',
  ): LineGroup => ({
    title,
    lines: [
      attended ? attendanceWords[attended] : '',
      minutes === null ? '' : `${minutes} min`,
      babies,
      topics.length > 0 ? `Topics: ${topics.map(lower).join(', ')}` : '',
    ].filter(Boolean),
  })
  const groups = [
    part(
      groupPartWords.a,
      group.attendedA,
      group.minutesA,
      group.topicsA.map((topic) => topicAWords[topic]),
      babiesWords(group),
    ),
    part(
      groupPartWords.b,
      group.attendedB,
      group.minutesB,
      group.topicsB.map((topic) => topicBWords[topic]),
    ),
    { title: 'This family', lines: group.words.trim() ? [group.words.trim()] : [] },
  ]
  return groups.filter(({ lines }) => lines.length > 0)
}
