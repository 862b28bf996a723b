import type { WorkConsent } from '../../../schema/hands-on'
import type { ScarSession } from '../../../schema/scar-session'
import { type WorkRemark, workedMin, workRemarks } from '../body/body-standing'
import { scarArea, scarUsualMin } from './scar-rules'

const isBlankPart = (part: Readonly<Record<string, unknown>>): boolean =>
  Object.values(part).every((value) => value === null)

/** Nothing at all: the part was opened and left. */
export const isBlankScar = (session: ScarSession): boolean =>
  [session.look, session.glide, session.glideAfter, session.scale].every(isBlankPart) &&
  [session.rows, session.goals, session.consents].every(({ length }) => length === 0) &&
  `${session.homeCare}${session.responseWords}`.trim() === '' &&
  isBlankPart({
    ...{ incision: session.incision, closure: session.closure, length: session.lengthCm },
    ...{ color: session.scarColor, sensation: session.sensation, pain: session.painBefore },
    ...{ after: session.painAfter, sensationAfter: session.sensationAfter },
    ...{ tenderness: session.tenderness, taught: session.homeCareTaught },
    response: session.response,
  })

export type ScarRemark = WorkRemark | { readonly kind: 'longScar'; readonly count: number }

/** What a whole record has and this one has not, and minutes beyond the usual ones. */
export function scarRemarks(
  session: ScarSession,
  beside: readonly WorkConsent[] = [],
): ScarRemark[] {
  if (isBlankScar(session)) return []
  const missing = session.painBefore !== null && session.painAfter === null ? 1 : 0
  const minutes = workedMin(session.rows)
  const placed = session.rows.map((row) => ({ ...row, area: scarArea }))
  return [
    ...workRemarks({ ...session, rows: placed }, missing, beside),
    ...(minutes > scarUsualMin ? [{ kind: 'longScar' as const, count: minutes }] : []),
  ]
}
