import type { BodySession } from '../../../schema/body-session'
import type { WorkConsent } from '../../../schema/hands-on'
import { usualThresholds } from '../gate/thresholds'
import { isFlatTooLong } from './body-rules'
import { isAfterStop } from './consent'

/** Nothing at all: the part was opened and left. */
export const isBlankBody = (session: BodySession): boolean =>
  session.areas.length === 0 &&
  session.rows.length === 0 &&
  session.consents.length === 0 &&
  session.goals.length === 0 &&
  session.calfLeftCm === null &&
  session.calfRightCm === null &&
  session.babyMoves === null &&
  (session.fatigue ?? session.bowels ?? session.gait ?? null) === null &&
  session.oil === null &&
  session.response === null &&
  `${session.diastasis}${session.responseWords}`.trim() === ''

export type WorkRemark =
  | { readonly kind: 'noConsent' | 'noResponse' }
  | { readonly kind: 'noAfter' | 'noMinutes' | 'afterStop'; readonly count: number }
  /** Minutes at a time that she lay flat, where they were too many (5 T4). */
  | { readonly kind: 'flatLong'; readonly count: number }

interface Work {
  readonly rows: readonly {
    readonly startedAt: string
    readonly minutes: number | null
    readonly area?: string
  }[]
  readonly consents: readonly WorkConsent[]
  readonly response: string | null
}

/**
 * What a whole record of hands-on work has and this one has not; empty when nothing is missing. `beside` are
 * her stops in the other parts of the note: they hold here too.
 */
export function workRemarks(
  { rows, consents, response }: Work,
  noAfter: number,
  beside: readonly WorkConsent[],
): WorkRemark[] {
  const remarks: WorkRemark[] = []
  const say = (count: number, kind: 'noAfter' | 'noMinutes' | 'afterStop') => {
    if (count > 0) remarks.push({ kind, count })
  }
  if (rows.length > 0 && !consents.some(({ kind }) => kind === 'agreed')) {
    remarks.push({ kind: 'noConsent' })
  }
  say(noAfter, 'noAfter')
  say(rows.filter(({ minutes }) => minutes === null).length, 'noMinutes')
  const said = [...consents, ...beside]
  const after = rows.filter(({ startedAt, area }) => isAfterStop(startedAt, area ?? '', said))
  say(after.length, 'afterStop')
  if (rows.length > 0 && response === null) remarks.push({ kind: 'noResponse' })
  return remarks
}

export function bodyRemarks(
  session: BodySession,
  beside: readonly WorkConsent[] = [],
): WorkRemark[] {
  if (isBlankBody(session)) return []
  const noAfter = session.areas.filter(
    ({ painBefore, painAfter }) => painBefore !== null && painAfter === null,
  ).length
  const flatMin = longestFlatMin(session)
  return [
    ...workRemarks(session, noAfter, beside),
    ...(flatMin > 0 ? [{ kind: 'flatLong' as const, count: flatMin }] : []),
  ]
}

/** By the stamp of the note: the chart may say otherwise by now. 0 where none were too many. */
function longestFlatMin({ rows, timing: { stage, days } }: BodySession): number {
  const timing = { stage, gestationDays: days, flatFromDays: usualThresholds.supinePregnantDays }
  const flat = rows.filter((row) => isFlatTooLong(row, timing))
  return Math.max(0, ...flat.map(({ minutes }) => minutes ?? 0))
}

/** Minutes of all rows; what still goes on does not count. */
export const workedMin = (rows: readonly { readonly minutes: number | null }[]): number =>
  rows.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
