import type { InfantSession } from '../../../schema/infant-session'
import { minutesOnBaby, mostMinutes } from './dose'
import { isReady } from './infant-rules'

/** Nothing at all: the part was opened and left. */
export const isBlankInfant = (session: InfantSession): boolean =>
  Object.values(session).every(
    (value) => value === null || value === '' || (Array.isArray(value) && value.length === 0),
  )

export type InfantRemark =
  /** Strokes on the baby, and nobody asked it: nothing to sign. */
  | { readonly kind: 'notAsked' }
  | { readonly kind: 'noStateBefore' }
  | { readonly kind: 'noStateAfter' }
  | { readonly kind: 'noMinutes'; readonly count: number }
  | { readonly kind: 'overDose'; readonly minutes: number }
  | { readonly kind: 'noTeachBack' }
  | { readonly kind: 'toolNotCleaned'; readonly count: number }
  | { readonly kind: 'oilNotTried' }
  | { readonly kind: 'noCues' }
  | { readonly kind: 'afterStop'; readonly count: number }
  | { readonly kind: 'noHome' }

/**
 * What a whole record of a session has and this one has not; empty when nothing is missing. By the baby's
 * age in days on that day; null: not known, which counts as young.
 */
export function infantRemarks(session: InfantSession, ageDays: number | null): InfantRemark[] {
  if (isBlankInfant(session)) return []
  const remarks: InfantRemark[] = []
  const say = (missing: boolean, remark: InfantRemark) => {
    if (missing) remarks.push(remark)
  }
  const { strokes, tools, asks, oil } = session
  const rows = [...strokes, ...tools].filter(({ by }) => by !== 'doll')
  const asked = asks.some(({ answer, state }) => answer === 'yes' && isReady(state))
  say(rows.length > 0 && !asked, { kind: 'notAsked' })
  say(asks.length === 0 && rows.length === 0, { kind: 'noStateBefore' })
  say(rows.length > 0 && session.stateAfter === null, { kind: 'noStateAfter' })
  const open = rows.filter(({ minutes }) => minutes === null).length
  say(open > 0, { kind: 'noMinutes', count: open })
  const minutes = minutesOnBaby(session)
  say(minutes > mostMinutes(ageDays), { kind: 'overDose', minutes })
  say(strokes.length > 0 && strokes.every(({ teachBack }) => teachBack !== 'demonstrated'), {
    kind: 'noTeachBack',
  })
  const uncleaned = tools.filter(({ by, cleanedAfter }) => by !== 'doll' && !cleanedAfter).length
  say(uncleaned > 0, { kind: 'toolNotCleaned', count: uncleaned })
  say(oil !== null && oil.name !== '' && oil.patchTested === null, { kind: 'oilNotTried' })
  say(rows.length > 0 && session.cues.length === 0, { kind: 'noCues' })
  const late = rows.filter((row) => begunAfterStop(row.startedAt, session)).length
  say(late > 0, { kind: 'afterStop', count: late })
  say(strokes.length > 0 && session.home === null, { kind: 'noHome' })
  return remarks
}

/** Two laptops can bring it together: one wrote the stop, the other the stroke. */
const begunAfterStop = (startedAt: string, { cues }: InfantSession): boolean =>
  cues.some(({ at, response }) => response === 'stopped' && startedAt > at)

/** What may be taken over from last time: strokes and oil, never what was found or how it went. */
export const lastTimesStrokes = (
  last: InfantSession,
): InfantSession['strokes'][number]['stroke'][] => [
  ...new Set(last.strokes.map(({ stroke }) => stroke)),
]
