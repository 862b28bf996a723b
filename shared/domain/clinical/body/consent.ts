import { ok, type Result } from '../../../result'
import {
  type SessionGoal,
  sessionGoalSchema,
  type WorkConsent,
  workConsentSchema,
  workLimits,
} from '../../../schema/hands-on'
import type { Goal } from '../../../schema/wellbeing'
import { added, type ListRefusal, parsed } from './listed'

/** LOCKED (4.E, 4.B): no hands without her word, none after her stop. */
export type ConsentRefusal =
  | { readonly kind: 'notAgreed' }
  | { readonly kind: 'sessionStopped' }
  | { readonly kind: 'areaStopped' }

type Consents = readonly WorkConsent[]

export const isStopped = (consents: Consents): boolean =>
  consents.some(({ kind }) => kind === 'stopSession')

export const hasAgreed = (consents: Consents): boolean =>
  consents.findLast(({ kind }) => kind === 'agreed' || kind === 'declined')?.kind === 'agreed'

/** A stopped place stays closed for this session, whatever is said later. */
export const isWhereStopped = (consents: Consents, where: string): boolean =>
  consents.some((event) => event.kind === 'stopArea' && event.where === where)

export function consentRefusal(consents: Consents, where = ''): ConsentRefusal | null {
  if (isStopped(consents)) return { kind: 'sessionStopped' }
  if (!hasAgreed(consents)) return { kind: 'notAgreed' }
  return where !== '' && isWhereStopped(consents, where) ? { kind: 'areaStopped' } : null
}

/** There is no change that takes one out. */
export function withConsent(
  consents: Consents,
  event: WorkConsent,
): Result<WorkConsent[], ListRefusal> {
  const fresh = parsed(workConsentSchema, event)
  return fresh.ok ? added(consents, fresh.value, workLimits.consents) : fresh
}

/** Sets one goal's numbers; null takes the goal out. */
export function withGoal(
  goals: readonly SessionGoal[],
  goal: Goal,
  set: Partial<Omit<SessionGoal, 'goal'>> | null,
): Result<SessionGoal[], ListRefusal> {
  if (set === null) return ok(goals.filter((one) => one.goal !== goal))
  const before = goals.find((one) => one.goal === goal)
  const fresh = parsed(sessionGoalSchema, {
    ...(before ?? { goal, trouble: null, measure: '' }),
    ...set,
  })
  if (!fresh.ok) return fresh
  return ok(
    before ? goals.map((one) => (one.goal === goal ? fresh.value : one)) : [...goals, fresh.value],
  )
}

/** Written after her stop, as two laptops can bring it together. */
export const isAfterStop = (startedAt: string, where: string, consents: Consents): boolean =>
  consents.some(
    (event) =>
      startedAt > event.at &&
      (event.kind === 'stopSession' || (event.kind === 'stopArea' && event.where === where)),
  )
