import type { BodySession } from '../../../schema/body-session'
import type { WorkConsent } from '../../../schema/hands-on'
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
  session.oil === null &&
  session.response === null &&
  `${session.diastasis}${session.responseWords}`.trim() === ''

export type WorkRemark =
  | { readonly kind: 'noConsent' | 'noResponse' }
  | { readonly kind: 'noAfter' | 'noMinutes' | 'afterStop'; readonly count: number }

interface Work {
  readonly rows: readonly {
    readonly startedAt: string
    readonly minutes: number | null
    readonly area?: string
  }[]
  readonly consents: readonly WorkConsent[]
  readonly response: string | null
}

/** What a whole record of hands-on work has and this one has not; empty when nothing is missing. */
export function workRemarks({ rows, consents, response }: Work, noAfter: number): WorkRemark[] {
  const remarks: WorkRemark[] = []
  const say = (count: number, kind: 'noAfter' | 'noMinutes' | 'afterStop') => {
    if (count > 0) remarks.push({ kind, count })
  }
  if (rows.length > 0 && !consents.some(({ kind }) => kind === 'agreed')) {
    remarks.push({ kind: 'noConsent' })
  }
  say(noAfter, 'noAfter')
  say(rows.filter(({ minutes }) => minutes === null).length, 'noMinutes')
  const after = rows.filter(({ startedAt, area }) => isAfterStop(startedAt, area ?? '', consents))
  say(after.length, 'afterStop')
  if (rows.length > 0 && response === null) remarks.push({ kind: 'noResponse' })
  return remarks
}

export const bodyRemarks = (session: BodySession): WorkRemark[] =>
  isBlankBody(session)
    ? []
    : workRemarks(
        session,
        session.areas.filter(
          ({ painBefore, painAfter }) => painBefore !== null && painAfter === null,
        ).length,
      )

/** Minutes of all rows; what still goes on does not count. */
export const workedMin = (rows: readonly { readonly minutes: number | null }[]): number =>
  rows.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
