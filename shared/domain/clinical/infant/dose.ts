import type { HomeDay, HomePractice, InfantSession } from '../../../schema/infant-session'
import type { NoteContent } from '../../../schema/note'

/** T13, rows 2.4 and 3.4: 15 minutes a day is the default and the most. LOCKED as a ceiling. */
const mostMinADay = 15
/** T13: up to eight weeks 5 to 10 minutes are enough. */
export const mostMinWhenYoung = 10
const youngDays = 56

/** The most minutes a day for this age; an age that is not known counts as young. */
export const mostMinutes = (ageDays: number | null): number =>
  ageDays === null || ageDays <= youngDays ? mostMinWhenYoung : mostMinADay

export const minutesADay = ({ minutes, timesADay }: HomePractice): number => minutes * timesADay

export const fitsDose = (home: HomePractice, ageDays: number | null): boolean =>
  minutesADay(home) <= mostMinutes(ageDays)

/** Minutes that hands or a tool were on the baby in this session; the doll's do not count. */
export const minutesOnBaby = ({
  strokes,
  tools,
}: Pick<InfantSession, 'strokes' | 'tools'>): number =>
  [...strokes, ...tools]
    .filter(({ by }) => by !== 'doll')
    .reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)

/**
 * The minutes of a session as its note says them: of a baby's with strokes or tools, those on the baby; of
 * any other, those with hands on. Null: not recorded.
 */
export const sessionMinutes = ({
  infant,
  handsOnMin,
}: Pick<NoteContent, 'infant' | 'handsOnMin'>): number | null =>
  hasRows(infant) ? minutesOnBaby(infant) : handsOnMin

export function sessionMinutesWords(content: Pick<NoteContent, 'infant' | 'handsOnMin'>): string {
  const minutes = sessionMinutes(content)
  if (minutes === null) return 'hands-on time not recorded'
  return hasRows(content.infant) ? `${minutes} min on the baby` : `${minutes} min hands-on`
}

const hasRows = (infant: InfantSession | undefined): infant is InfantSession =>
  infant !== undefined && infant.strokes.length + infant.tools.length > 0

export interface HomeTotal {
  /** Days with a word about massage, zero minutes too. */
  readonly days: number
  readonly minutes: number
  /** Minutes a day as agreed; null where nothing was. */
  readonly agreedADay: number | null
  /** Days on which it was more than the ceiling. */
  readonly over: number
}

/** What came of it at home, against what was agreed at the visit before. */
export function homeTotal(
  days: readonly HomeDay[],
  agreed: HomePractice | null,
  ageDays: number | null,
): HomeTotal {
  const told = days.flatMap(({ massageMin }) => (massageMin === null ? [] : [massageMin]))
  return {
    days: told.length,
    minutes: told.reduce((sum, minutes) => sum + minutes, 0),
    agreedADay: agreed ? minutesADay(agreed) : null,
    over: told.filter((minutes) => minutes > mostMinutes(ageDays)).length,
  }
}
