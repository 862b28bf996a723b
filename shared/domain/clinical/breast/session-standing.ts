import type { BreastSession, BreastStage, TechniqueRow } from '../../../schema/breast-session'
import { isOnBreast } from './day-bounds'

export const breastStages: readonly BreastStage[] = [
  'assessment',
  'warmUp',
  'techniques',
  'milk',
  'aftercare',
]

/** Is anything written in it? */
export function isStageWritten(session: BreastSession, stage: BreastStage): boolean {
  switch (stage) {
    case 'assessment':
      return session.sites.length > 0 || session.nippleLeft !== null || session.nippleRight !== null
    case 'warmUp':
      return session.warmUps.length > 0
    case 'techniques':
      return session.techniques.length > 0
    case 'milk':
      return session.milk.length > 0
    case 'aftercare':
      return session.taught.length > 0 || session.handout.trim() !== ''
  }
}

/** How many things stand in a stage, for its mark; 0 says nothing. */
export function stageCount(session: BreastSession, stage: BreastStage): number {
  const counts: Record<BreastStage, number> = {
    assessment: session.sites.length,
    warmUp: session.warmUps.length,
    techniques: session.techniques.length,
    milk: session.milk.length,
    aftercare: session.taught.length,
  }
  return counts[stage]
}

export const skippedReason = (session: BreastSession, stage: BreastStage): string | null =>
  session.skipped.find((one) => one.stage === stage)?.reason ?? null

/** Nothing at all: the part was opened and left. */
export const isBlankSession = (session: BreastSession): boolean =>
  breastStages.every((stage) => !isStageWritten(session, stage)) &&
  session.consents.length === 0 &&
  session.contractions.length === 0 &&
  session.skipped.length === 0

/**
 * Milk flows and strokes on the breast go on: time to do less, so that nothing is overstimulated or
 * swells (clinical rulebook 4.10). Null while there is nothing to say.
 */
export function flowReminder(session: BreastSession): { readonly milkId: string } | null {
  const flowing = session.milk.findLast(({ flowAt }) => flowAt !== null)
  return flowing && flowing.reduced === null ? { milkId: flowing.id } : null
}

export type SessionRemark =
  | { readonly kind: 'stagesOpen'; readonly stages: readonly BreastStage[] }
  | { readonly kind: 'noConsent' }
  | { readonly kind: 'noAfter'; readonly count: number }
  | { readonly kind: 'noSkinCheck'; readonly count: number }
  | { readonly kind: 'noMinutes'; readonly count: number }
  | { readonly kind: 'notReduced' }
  | { readonly kind: 'noTeachBack' }
  | { readonly kind: 'afterStop'; readonly count: number }

/**
 * What a whole record of a session has and this one has not; empty when nothing is missing. `stoppedAt` are the
 * instants at which she stopped the session in another part of the note.
 */
export function sessionRemarks(
  session: BreastSession,
  stoppedAt: readonly string[] = [],
): SessionRemark[] {
  if (isBlankSession(session)) return []
  const remarks: SessionRemark[] = []
  const { techniques, sites } = session
  const say = (count: number, kind: 'noAfter' | 'noSkinCheck' | 'noMinutes' | 'afterStop') => {
    if (count > 0) remarks.push({ kind, count })
  }
  const open = breastStages.filter(
    (stage) => !isStageWritten(session, stage) && skippedReason(session, stage) === null,
  )
  if (open.length > 0) remarks.push({ kind: 'stagesOpen', stages: open })
  const consented = session.consents.some(({ kind }) => kind === 'agreed')
  if (techniques.length > 0 && !consented) remarks.push({ kind: 'noConsent' })
  const unmeasured = sites.filter(
    (site) =>
      (site.painBefore !== null && site.painAfter === null) ||
      (site.lengthCm !== null && site.lengthAfterCm === null),
  )
  say(unmeasured.length, 'noAfter')
  const unseen = techniques.filter((row) => isOnBreast(row.technique) && row.skinAfter === null)
  say(unseen.length, 'noSkinCheck')
  say(techniques.filter(({ minutes }) => minutes === null).length, 'noMinutes')
  say(techniques.filter((row) => begunAfterStop(row, session, stoppedAt)).length, 'afterStop')
  if (flowReminder(session)) remarks.push({ kind: 'notReduced' })
  const unlearned = session.taught.every(({ teachBack }) => teachBack === 'needsReview')
  if (session.taught.length > 0 && unlearned) remarks.push({ kind: 'noTeachBack' })
  return remarks
}

/** Two laptops can bring it together: one wrote the stop, the other the stroke. */
const begunAfterStop = (
  row: TechniqueRow,
  { consents }: BreastSession,
  stoppedAt: readonly string[],
): boolean =>
  stoppedAt.some((at) => row.startedAt > at) ||
  consents.some(
    ({ kind, siteId, at }) =>
      row.startedAt > at &&
      (kind === 'stopSession' ||
        (kind === 'stopSite' && row.siteId !== '' && siteId === row.siteId)),
  )
