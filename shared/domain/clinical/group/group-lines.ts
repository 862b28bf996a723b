import type { GroupSession } from '../../../schema/group-session'
import type { LineGroup } from '../breast/session-lines'
import { attendanceWords, groupPartWords, topicAWords, topicBWords } from './words'

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** One family's share of a group as lines to read. */
export function groupLines(group: GroupSession): LineGroup[] {
  const part = (
    title: string,
    attended: GroupSession['attendedA'],
    minutes: number | null,
    topics: readonly string[],
  ): LineGroup => ({
    title,
    lines: [
      attended ? attendanceWords[attended] : '',
      minutes === null ? '' : `${minutes} min`,
      topics.length > 0 ? `Topics: ${topics.map(lower).join(', ')}` : '',
    ].filter(Boolean),
  })
  const groups = [
    part(
      groupPartWords.a,
      group.attendedA,
      group.minutesA,
      group.topicsA.map((topic) => topicAWords[topic]),
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
