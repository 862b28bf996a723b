import type { Note } from '../../schema/note'
import { shortDateWords } from '../clients/words'
import { sessionMinutes, sessionMinutesWords } from '../clinical/infant/dose'
import { serviceKindWords } from '../supplies/words'
import { type Day, dayOf } from '../time/calendar-day'
import { leftLines, taughtLines, workLines } from './part-blocks'
import type { PageNote } from './session-blocks'
import type { SharedFact } from './shared-fact'
import type { Block } from './summary-content'

/**
 * What the hands did and what they left, session by session: where, which technique, how long, how firm
 * (clinical rulebook 9.1). What was done in the newest session stays; the older ones give way.
 */
export const doneBlocks = (notes: readonly PageNote[], timeZone: string, today: Day): Block[] =>
  notes.flatMap(({ note }, index) => {
    const on = shortDateWords(dayOf(note.sessionAt, timeZone), today)
    const what = `Work of ${on}`
    const rank = (newest: number) => (index === 0 ? newest : 30 - index + newest / 100)
    const line = (
      label: string,
      items: readonly string[],
      part: string,
      newest: number,
    ): Block => ({
      ...{ topic: 'done', group: '' },
      body: { kind: 'list', label, items },
      leaving: { what, part, rank: rank(newest) },
    })
    const left = leftLines(note.content)
    const taught = taughtLines(note.content)
    return [
      { ...line(`Done ${on}`, doneWords(note), 'done', 74), facts: [sessionFact(note)] },
      ...(left.length > 0 ? [line(`Not done ${on}`, left, 'not done', 74)] : []),
      ...(taught.length > 0 ? [line(`Taught ${on}`, taught, 'taught', 65)] : []),
    ]
  })

function doneWords({ content }: Note): string[] {
  return [
    `${serviceKindWords[content.serviceKind].toLowerCase()} session, ${sessionMinutesWords(content)}`,
    ...workLines(content),
  ]
}

function sessionFact(note: Note): SharedFact {
  const { serviceKind, breast } = note.content
  const handsOnMin = sessionMinutes(note.content)
  return {
    ...{ kind: 'session', id: note.id, serviceKind, handsOnMin, at: note.sessionAt },
    ...{ visitId: note.visitId, lines: workLines(note.content) },
    sides: [...new Set((breast?.techniques ?? []).map(({ side }) => side))],
  }
}
